#include "server/text/fold.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>

namespace text {

namespace {

enum class Sort { Letter, Separator, Nothing };

struct Special {
    utf8proc_int32_t letter;
    std::string_view plain;
};
// Letters that Unicode does not decompose, as Australian forms write them down.
constexpr std::array kSpecial{
    Special{0x00C6, "ae"}, Special{0x00E6, "ae"}, Special{0x00D0, "d"},  Special{0x00F0, "d"},  Special{0x00D8, "o"},
    Special{0x00F8, "o"},  Special{0x00DE, "th"}, Special{0x00FE, "th"}, Special{0x00DF, "ss"}, Special{0x1E9E, "ss"},
    Special{0x0110, "d"},  Special{0x0111, "d"},  Special{0x0126, "h"},  Special{0x0127, "h"},  Special{0x0131, "i"},
    Special{0x0138, "k"},  Special{0x0141, "l"},  Special{0x0142, "l"},  Special{0x014A, "n"},  Special{0x014B, "n"},
    Special{0x0152, "oe"}, Special{0x0153, "oe"}, Special{0x0166, "t"},  Special{0x0167, "t"},  Special{0x0189, "d"},
    Special{0x0256, "d"},  Special{0x0197, "i"},  Special{0x0268, "i"},  Special{0x0244, "u"},  Special{0x0289, "u"},
};

Sort sort_of(utf8proc_int32_t point)
{
    switch (utf8proc_category(point)) {
        case UTF8PROC_CATEGORY_LU:
        case UTF8PROC_CATEGORY_LL:
        case UTF8PROC_CATEGORY_LT:
        case UTF8PROC_CATEGORY_LO:
        case UTF8PROC_CATEGORY_ND:
        case UTF8PROC_CATEGORY_NL:
        case UTF8PROC_CATEGORY_NO: return Sort::Letter;
        case UTF8PROC_CATEGORY_PD:
        case UTF8PROC_CATEGORY_ZS:
        case UTF8PROC_CATEGORY_ZL:
        case UTF8PROC_CATEGORY_ZP:
        case UTF8PROC_CATEGORY_CC: return Sort::Separator;
        default: return Sort::Nothing;  // marks, apostrophes, the ʻokina (a modifier letter), full stops
    }
}

/// Calls `letter(text)` for each folded letter and `gap()` between parts.
template <class Letter, class Gap>
void walk(std::string_view name, Letter&& letter, Gap&& gap)
{
    const auto plain_ascii =
        std::all_of(name.begin(), name.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    if (plain_ascii) {  // most names by far
        for (const char c : name) {
            if (c >= 'A' && c <= 'Z') {
                const char lower = static_cast<char>(c - 'A' + 'a');
                letter(std::string_view(&lower, 1));
            } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
                letter(std::string_view(&c, 1));
            } else if (c == ' ' || c == '-' || static_cast<unsigned char>(c) < ' ') {
                gap();
            }
        }
        return;
    }
    const auto* at = reinterpret_cast<const utf8proc_uint8_t*>(name.data());
    auto left = static_cast<utf8proc_ssize_t>(name.size());
    while (left > 0) {
        utf8proc_int32_t point = 0;
        const auto taken = utf8proc_iterate(at, left, &point);
        if (taken <= 0) {  // not UTF-8: the byte says nothing
            ++at, --left;
            continue;
        }
        at += taken, left -= taken;

        std::array<utf8proc_int32_t, 32> pieces{};
        int last_class = UTF8PROC_BOUNDCLASS_START;
        constexpr auto kHow = static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD);
        const auto count = utf8proc_decompose_char(point, pieces.data(), static_cast<utf8proc_ssize_t>(pieces.size()),
                                                   kHow, &last_class);
        for (utf8proc_ssize_t i = 0; i < count && i < static_cast<utf8proc_ssize_t>(pieces.size()); ++i) {
            const auto piece = pieces[static_cast<std::size_t>(i)];
            const auto special =
                std::find_if(kSpecial.begin(), kSpecial.end(), [&](const Special& s) { return s.letter == piece; });
            if (special != kSpecial.end()) {
                letter(special->plain);
                continue;
            }
            const auto sort = sort_of(piece);
            if (sort == Sort::Separator) gap();
            if (sort != Sort::Letter) continue;
            std::array<utf8proc_uint8_t, 4> bytes{};
            const auto size = utf8proc_encode_char(piece, bytes.data());
            letter(std::string_view(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(size)));
        }
    }
}

}  // namespace

std::string fold(std::string_view name)
{
    std::string key;
    key.reserve(name.size());
    walk(
        name, [&](std::string_view letter) { key += letter; }, [] {});
    return key;
}

std::vector<std::string> parts(std::string_view name)
{
    std::vector<std::string> all;
    bool open = false;
    walk(
        name,
        [&](std::string_view letter) {
            if (!open) all.emplace_back();
            open = true;
            all.back() += letter;
        },
        [&] { open = false; });
    return all;
}

std::string spaced_key(std::string_view name)
{
    std::string key;
    for (const auto& part : parts(name)) {
        if (!key.empty()) key += ' ';
        key += part;
    }
    return key;
}

std::vector<std::string> search_keys(std::string_view name)
{
    std::vector<std::string> keys;
    auto whole = fold(name);
    if (whole.empty()) return keys;
    auto pieces = parts(name);
    keys.push_back(std::move(whole));
    if (pieces.size() < 2) return keys;
    for (auto& piece : pieces)
        if (letters(piece) >= 2 && std::find(keys.begin(), keys.end(), piece) == keys.end())
            keys.push_back(std::move(piece));
    return keys;
}

std::size_t letters(std::string_view key)
{
    return static_cast<std::size_t>(
        std::count_if(key.begin(), key.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

}  // namespace text
