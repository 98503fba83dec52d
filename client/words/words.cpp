#include "client/words/words.h"

#include <algorithm>

#include "client/words/table.h"

namespace words {

namespace {

struct Table {
    std::string code{kBuiltInLanguage};
    std::string text;                     // empty: the built-in one
    std::vector<std::string_view> lines;  // by Word
    std::vector<Language> offered;

    Table() { cut(); }
    void cut()
    {
        std::string_view all = text.empty() ? std::string_view(kBuiltIn, kBuiltInSize) : std::string_view(text);
        lines.clear();
        for (auto end = all.find('\0'); end != std::string_view::npos; end = all.find('\0')) {
            lines.push_back(all.substr(0, end));
            all.remove_prefix(end + 1);
        }
    }
};

Table& table()
{
    static Table the_table;
    return the_table;
}

std::string filled(std::string_view line, std::span<const Given> given)
{
    std::string said;
    while (!line.empty()) {
        const auto open = line.find('{');
        said += line.substr(0, open);
        if (open == std::string_view::npos) break;
        const auto close = line.find('}', open);
        const auto name = line.substr(open + 1, close - open - 1);
        for (const auto& each : given)
            if (each.name == name) said += each.value;
        if (close == std::string_view::npos) break;
        line.remove_prefix(close + 1);
    }
    return said;
}

}  // namespace

std::string_view say(Word word) { return table().lines[static_cast<unsigned>(word)]; }

std::string say(Word word, std::initializer_list<Given> given)
{
    return filled(say(word), {given.begin(), given.end()});
}

std::string say(Plural plural, long count, std::initializer_list<Given> given)
{
    const auto word = static_cast<Word>(static_cast<unsigned>(plural) + (count == 1 ? 0 : 1));
    const auto number = std::to_string(count);
    std::vector<Given> all{given};
    all.push_back({"count", number});
    return filled(say(word), all);
}

std::vector<std::string> all(std::initializer_list<Word> words)
{
    std::vector<std::string> lines;
    for (const auto word : words) lines.emplace_back(say(word));
    return lines;
}

namespace {
/// The place of a code in a list of them, each ended by a nought and empty where this part of the program has no words
/// for it; below 0: it is not there.
int place_in(std::string_view codes, std::string_view code)
{
    if (code.empty()) return -1;
    for (int at = 0; !codes.empty(); ++at) {
        const auto end = codes.find('\0');
        if (codes.substr(0, end) == code) return at;
        codes.remove_prefix(end + 1);
    }
    return -1;
}
}  // namespace

std::string_view of_code(std::string_view code)
{
    const int at = place_in({kCodes, kCodesSize}, code);
    return say(at < 0 ? Word::error_unknown : static_cast<Word>(kFirstError + static_cast<unsigned>(at)));
}

std::string_view of_name(std::string_view name)
{
    const int at = place_in({kNames, kNamesSize}, name);
    return at < 0 ? std::string_view() : say(static_cast<Word>(kFirstName + static_cast<unsigned>(at)));
}

const std::string& language() { return table().code; }
const std::vector<Language>& offered() { return table().offered; }

void offer(std::string_view list)
{
    auto& offered = table().offered;
    offered.clear();
    for (auto end = list.find('\x1e'); end != std::string_view::npos; end = list.find('\x1e')) {
        const auto row = list.substr(0, end);
        const auto split = row.find('\x1f');
        if (split != std::string_view::npos)
            offered.push_back({std::string(row.substr(0, split)), std::string(row.substr(split + 1))});
        list.remove_prefix(end + 1);
    }
}

bool take_up(std::string code, std::string text)
{
    if (!text.empty() && std::count(text.begin(), text.end(), '\0') != kWords) return false;
    auto& in_use = table();
    in_use.code = text.empty() ? std::string(kBuiltInLanguage) : std::move(code);
    in_use.text = std::move(text);
    in_use.cut();
    return true;
}

}  // namespace words
