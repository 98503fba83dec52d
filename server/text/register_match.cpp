#include "server/text/register_match.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <optional>

namespace text {
namespace {

// Apostrophes as keyboards, telephones and word processors write them, and letters that are used as one.
constexpr std::array<utf8proc_int32_t, 12> kApostrophes{0x0027, 0x0060, 0x00B4, 0x02B9, 0x02BB, 0x02BC,
                                                        0x02C8, 0x2018, 0x2019, 0x201B, 0x2032, 0xFF07};
constexpr utf8proc_int32_t kMinus = 0x2212;

bool is_gap(utf8proc_int32_t point)
{
    switch (utf8proc_category(point)) {
        case UTF8PROC_CATEGORY_PD:
        case UTF8PROC_CATEGORY_ZS:
        case UTF8PROC_CATEGORY_ZL:
        case UTF8PROC_CATEGORY_ZP:
        case UTF8PROC_CATEGORY_CC: return true;
        default:
            return point == kMinus || std::find(kApostrophes.begin(), kApostrophes.end(), point) != kApostrophes.end();
    }
}

/// Nothing when it is not UTF-8.
std::optional<std::string> name_key(std::string_view name)
{
    // Gaps first: normalisation takes some apostrophes apart into a space and a mark.
    std::string spaced;
    const auto* at = reinterpret_cast<const utf8proc_uint8_t*>(name.data());
    for (auto left = static_cast<utf8proc_ssize_t>(name.size()); left > 0;) {
        utf8proc_int32_t point = 0;
        const auto taken = utf8proc_iterate(at, left, &point);
        if (taken <= 0) return std::nullopt;
        if (!is_gap(point)) {
            spaced.append(reinterpret_cast<const char*>(at), static_cast<std::size_t>(taken));
        } else if (!spaced.empty() && spaced.back() != ' ') {
            spaced += ' ';
        }
        at += taken, left -= taken;
    }
    if (spaced.ends_with(' ')) spaced.pop_back();

    constexpr auto kHow = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT |
                                                         UTF8PROC_CASEFOLD | UTF8PROC_IGNORE);
    utf8proc_uint8_t* folded = nullptr;
    const auto size = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(spaced.data()),
                                   static_cast<utf8proc_ssize_t>(spaced.size()), &folded, kHow);
    if (size < 0) return std::nullopt;
    std::string key(reinterpret_cast<const char*>(folded), static_cast<std::size_t>(size));
    std::free(folded);
    return key;
}

}  // namespace

bool names_agree(std::string_view first, std::string_view last, std::string_view register_first,
                 std::string_view register_last)
{
    const auto given = name_key(first), family = name_key(last);
    if (!given || !family || family->empty()) return false;
    return given == name_key(register_first) && family == name_key(register_last);
}

std::string number_key(std::string_view number)
{
    std::string key;
    for (const char c : number) {
        if (static_cast<unsigned char>(c) <= ' ') continue;
        key += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    }
    return key;
}

}  // namespace text
