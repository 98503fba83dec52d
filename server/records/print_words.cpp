#include "server/records/print_words.h"

#include <array>
#include <unordered_map>

#include "server/core/clock.h"
#include "shared/acts/fields.h"

// The table as it is: it is small, and what is printed needs any of its names.
asm(".section .rodata\n"
    ".global childlink_words_begin\n.global childlink_words_end\n"
    "childlink_words_begin:\n.incbin \"" WORDS_TABLE
    "\"\nchildlink_words_end:\n"
    ".byte 0\n"
    ".text\n");

extern "C" const char childlink_words_begin[], childlink_words_end[];

namespace records {

namespace {

/// What stands under `name.` in the table: "scheme.ciss".
const std::unordered_map<std::string_view, std::string_view>& table()
{
    static const auto all = [] {
        constexpr std::string_view kBefore = "name.", kIs = " = ";
        std::unordered_map<std::string_view, std::string_view> names;
        std::string_view rest(childlink_words_begin,
                              static_cast<std::size_t>(childlink_words_end - childlink_words_begin));
        while (!rest.empty()) {
            const auto end = rest.find('\n');
            auto line = rest.substr(0, end);
            rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
            const auto is = line.find(kIs);
            if (!line.starts_with(kBefore) || is == std::string_view::npos) continue;
            names.emplace(line.substr(kBefore.size(), is - kBefore.size()), line.substr(is + kIs.size()));
        }
        return names;
    }();
    return all;
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// As the table writes a code: "E-204" is "e_204".
std::string key_of(std::string_view code)
{
    std::string key;
    for (const char c : code) key += c == '-' || c == '.' ? '_' : lower(c);
    return key;
}

std::string_view find(std::string_view group, std::string_view code)
{
    const auto found = table().find(std::string(group) + "." + key_of(code));
    return found == table().end() ? std::string_view() : found->second;
}

/// "why_needed" as "Why needed".
std::string readable(std::string_view code)
{
    std::string words;
    for (const char c : code) words += c == '_' ? ' ' : words.empty() ? c : lower(c);
    if (!words.empty() && words.front() >= 'a' && words.front() <= 'z')
        words.front() = static_cast<char>(words.front() - 'a' + 'A');
    return words;
}

}  // namespace

std::string words_of(std::string_view group, std::string_view code)
{
    if (code.empty()) return {};
    const auto words = find(group, code);
    return words.empty() ? readable(code) : std::string(words);
}

std::string label_of(std::string_view path)
{
    auto [part, number, field] = sharing::parts_of(path);
    std::string scheme;
    for (const std::string_view each : {"CISS", "FVISS"})
        if (field.starts_with(each) && field.size() > each.size() && field[each.size()] == '.') {
            scheme = " (" + std::string(each) + ")";
            field.remove_prefix(each.size() + 1);
        }
    auto words = find("sheet", std::string(part) + "_" + std::string(field));
    for (const std::string_view group : {"sheet", "question"})
        if (words.empty()) words = find(group, field);
    return (words.empty() ? readable(field) : std::string(words)) + scheme;
}

std::string value_of(const sharing::RecordType& type, std::string_view path, const std::string& value)
{
    const auto* field = sharing::field_at(type, path);
    if (field == nullptr || value.empty()) return value;
    switch (field->kind) {
        case acts::Kind::Day: return long_day(value);
        case acts::Kind::Flag: return "Yes";
        case acts::Kind::Choice: {
            // An answer of the decision aid is said as it is there: "No, nothing I know points to it".
            const bool is_answer = find(field->options, value).empty() && !find("answer", value).empty();
            return words_of(is_answer ? "answer" : field->options, value);
        }
        case acts::Kind::Choices: {
            std::string all;
            for (const auto& each : values_of({{"x", value}}, "x"))
                all += (all.empty() ? "" : "; ") + words_of(field->options, each);
            return all;
        }
        default: return value;
    }
}

std::string long_day(std::string_view iso)
{
    constexpr std::array<const char*, 12> kMonths{"January",   "February", "March",    "April",
                                                  "May",       "June",     "July",     "August",
                                                  "September", "October",  "November", "December"};
    const auto day = parse_date(iso);
    if (!day) return std::string(iso);
    return std::to_string(static_cast<unsigned>(day->day())) + " " + kMonths[static_cast<unsigned>(day->month()) - 1] +
           " " + std::to_string(static_cast<int>(day->year()));
}

std::string long_moment(Instant moment)
{
    const auto local = moment + std::chrono::minutes(melbourne_offset_minutes(moment));
    const auto day = std::chrono::floor<std::chrono::days>(local);
    const auto minutes = static_cast<int>((local - day).count() / 60);
    const int hour = minutes / 60, minute = minutes % 60;
    return long_day(to_iso(Date(day))) + ", " + std::to_string(hour % 12 == 0 ? 12 : hour % 12) +
           (minute < 10 ? ":0" : ":") + std::to_string(minute) + (hour < 12 ? " am" : " pm");
}

}  // namespace records
