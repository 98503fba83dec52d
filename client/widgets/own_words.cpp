#include "client/widgets/own_words.h"

#include "client/words/words.h"

namespace widgets::own {

using words::Plural;
using words::say;
using words::Word;

std::string figure(std::size_t number)
{
    auto digits = std::to_string(number);
    for (auto at = static_cast<int>(digits.size()) - 3; at > 0; at -= 3)
        digits.insert(static_cast<std::size_t>(at), ",");
    return digits;
}

std::string counted(std::size_t number, Noun noun)
{
    return say(Word::widget_counted, {{"number", figure(number)}, {"noun", number == 1 ? noun.one : noun.many}});
}

std::string matching(std::size_t number, Noun noun)
{
    if (number == 0) return say(Word::widget_no_match, {{"noun", noun.many}});
    return say(Plural::widget_match, static_cast<long>(number), {{"rows", counted(number, noun)}});
}

std::string characters_left(int left, int most)
{
    return say(Word::widget_left,
               {{"left", figure(static_cast<std::size_t>(left))}, {"most", figure(static_cast<std::size_t>(most))}});
}

std::string showing(std::size_t first, std::size_t last, std::size_t total, Noun noun)
{
    if (total == 0) return say(Word::widget_none, {{"noun", noun.many}});
    return say(Word::widget_showing,
               {{"first", figure(first)}, {"last", figure(last)}, {"rows", counted(total, noun)}});
}

std::string selected(std::size_t number, Noun noun)
{
    return say(Word::widget_selected, {{"rows", counted(number, noun)}});
}

std::string size_of(std::uint64_t bytes)
{
    if (bytes < 1000) return say(Plural::widget_bytes, static_cast<long>(bytes));
    if (bytes < 999500) return say(Word::widget_kilobytes, {{"size", std::to_string((bytes + 500) / 1000)}});
    const auto tenths = (bytes + 50000) / 100000;
    auto size = std::to_string(tenths / 10);
    if (tenths % 10) size += "." + std::to_string(tenths % 10);
    return say(Word::widget_megabytes, {{"size", size}});
}

std::string wrong_ending(std::string_view name, std::span<const std::string_view> endings)
{
    std::string kinds;
    for (std::size_t i = 0; i < endings.size(); ++i) {
        std::string kind;
        for (const char c : endings[i].substr(1)) kind += static_cast<char>(c >= 'a' && c <= 'z' ? c - 32 : c);
        if (i == 0) kinds = kind;
        else if (i + 1 < endings.size()) kinds += ", " + kind;
        else kinds = say(Word::widget_or, {{"these", kinds}, {"last", kind}});
    }
    return say(Word::widget_wrong_kind, {{"name", name}, {"kinds", kinds}});
}

std::string too_large(std::string_view name, std::uint64_t size, std::uint64_t largest)
{
    return say(Word::widget_too_large, {{"name", name}, {"size", size_of(size)}, {"most", size_of(largest)}});
}

std::string is_empty(std::string_view name) { return say(Word::widget_empty_file, {{"name", name}}); }

std::string too_many(int most) { return say(Plural::widget_files, most); }

}  // namespace widgets::own
