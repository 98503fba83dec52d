#include "server/register/cell_reader.h"

#include <utf8proc.h>

#include <algorithm>

namespace registry {

namespace {

constexpr std::size_t kLongestText = 120;  // bytes; the longest registered names stay well under it

std::string_view trim(std::string_view text)
{
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    return text;
}

/// Whether `text` is UTF-8 of letters, marks and the given ASCII characters, with a letter among them.
bool is_made_of(std::string_view text, std::string_view also)
{
    bool has_letter = false;
    const auto* at = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
    auto left = static_cast<utf8proc_ssize_t>(text.size());
    while (left > 0) {
        const auto byte = static_cast<char>(*at);
        if ((byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z')) {
            has_letter = true;
            ++at, --left;
            continue;
        }
        if (static_cast<unsigned char>(byte) < 0x80) {
            if (also.find(byte) == also.npos) return false;
            ++at, --left;
            continue;
        }
        utf8proc_int32_t point = 0;
        const auto taken = utf8proc_iterate(at, left, &point);
        if (taken <= 0) return false;
        const auto category = utf8proc_category(point);
        const bool letter = category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO;
        const bool mark = category >= UTF8PROC_CATEGORY_MN && category <= UTF8PROC_CATEGORY_ME;
        constexpr utf8proc_int32_t kRightQuote = 0x2019, kLeftQuote = 0x2018, kHyphen = 0x2010;
        const bool stroke = point == kRightQuote || point == kLeftQuote || point == kHyphen;
        if (!letter && !mark && !stroke) return false;
        has_letter |= letter;
        at += taken, left -= taken;
    }
    return has_letter;
}

}  // namespace

std::vector<std::string_view> split(std::string_view text, char separator)
{
    std::vector<std::string_view> pieces;
    for (;;) {
        const auto at = text.find(separator);
        pieces.push_back(trim(text.substr(0, at)));
        if (at == text.npos) return pieces;
        text.remove_prefix(at + 1);
    }
}

std::string CellReader::name(std::string_view cell)
{
    if (cell.empty()) return {};
    if (cell.size() > kLongestText) fault("is too long");
    else if (!is_made_of(cell, " -'.")) fault("holds something that is no part of a name");
    return std::string(cell);
}

std::string CellReader::place(std::string_view cell)
{
    if (cell.empty()) return {};
    if (cell.size() > kLongestText) fault("is too long");
    else if (!is_made_of(cell, " -'.,()/&0123456789")) fault("holds something that is no part of a place name");
    return std::string(cell);
}

std::string CellReader::reference(std::string_view cell)
{
    const auto fits = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
               c == '.' || c == '/';
    };
    if (cell.empty()) fault("is missing");
    else if (cell.size() > 64 || !std::all_of(cell.begin(), cell.end(), fits))
        fault("is no reference: use letters, digits, - _ . /");
    return std::string(cell);
}

bool CellReader::yes(std::string_view cell)
{
    if (cell == "yes") return true;
    if (cell != "no" && !cell.empty()) fault("must be yes or no");
    return false;
}

std::optional<Date> CellReader::day(std::string_view cell)
{
    if (cell.empty()) return {};
    const auto parsed = parse_date(cell);
    if (!parsed) fault("is no day: write 2020-07-18");
    return parsed;
}

std::optional<Date> CellReader::past_day(std::string_view cell)
{
    const auto parsed = day(cell);
    if (parsed && *parsed > as_at) fault("lies after the day of the extract");
    return parsed;
}

std::string CellReader::label(std::string_view cell, std::span<const Word> words)
{
    const auto found = std::find_if(words.begin(), words.end(), [&](const Word& word) { return word.code == cell; });
    if (found != words.end()) return std::string(found->label);
    fault("is not one of the words for it");
    return {};
}

std::optional<ServiceId> CellReader::service(std::string_view cell, std::string_view kind)
{
    if (cell.empty()) {
        fault("names no service");
        return {};
    }
    const auto found = services(kind, cell);
    if (!found) fault("names a service that is not in the register");
    return found;
}

Period CellReader::period(std::string kind, std::string_view from, std::string_view to)
{
    Period period{std::move(kind), past_day(from), day(to)};
    if (from.empty()) fault("has no first day");
    if (period.from && period.to && *period.to < *period.from) fault("ends before it begins");
    return period;
}

std::vector<std::vector<std::string_view>> CellReader::items(std::string_view cell, std::size_t count)
{
    std::vector<std::vector<std::string_view>> all;
    if (cell.empty()) return all;
    for (const auto item : split(cell, ';')) {
        auto pieces = split(item, '|');
        if (pieces.size() == count) all.push_back(std::move(pieces));
        else fault("has an item without " + std::to_string(count) + " parts");
    }
    return all;
}

}  // namespace registry
