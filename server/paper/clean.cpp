#include "server/paper/clean.h"

#include <utf8proc.h>

#include <algorithm>
#include <cstdlib>
#include <memory>

namespace paper {

namespace {

constexpr char32_t kMark = 0xFFFD;

Letters decode(std::string_view text)
{
    Letters letters;
    letters.reserve(text.size());
    const auto* at = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
    auto left = static_cast<utf8proc_ssize_t>(text.size());
    while (left > 0) {
        utf8proc_int32_t letter = -1;
        auto used = utf8proc_iterate(at, left, &letter);
        if (used <= 0) used = 1, letter = static_cast<utf8proc_int32_t>(kMark);
        letters += static_cast<char32_t>(letter);
        at += used;
        left -= used;
    }
    return letters;
}

/// U+202E and its like make a name read as another one.
bool turns_direction(char32_t c)
{
    return c == 0x200E || c == 0x200F || c == 0x061C || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

bool is_left_out(char32_t c)
{
    const bool is_control = c < 0x20 || (c >= 0x7F && c <= 0x9F);
    return (is_control && c != '\n') || turns_direction(c) || c == 0xFEFF || (c & 0xFFFE) == 0xFFFE;
}

}  // namespace

std::string utf8_of(const Letters& letters)
{
    std::string text;
    text.reserve(letters.size());
    for (const auto letter : letters) {
        utf8proc_uint8_t bytes[4];
        const auto size = utf8proc_encode_char(static_cast<utf8proc_int32_t>(letter), bytes);
        text.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
    }
    return text;
}

Letters letters_of(std::string_view text)
{
    auto letters = decode(text);
    Letters kept;
    kept.reserve(letters.size());
    for (std::size_t i = 0; i < letters.size(); ++i) {
        auto c = letters[i];
        if (c == '\r') {
            if (i + 1 < letters.size() && letters[i + 1] == '\n') continue;
            c = '\n';
        }
        if (c == 0x2028 || c == 0x2029) c = '\n';
        if (c == '\t') c = ' ';
        if (!is_left_out(c)) kept += c;
    }
    // Most text is composed already.
    if (std::all_of(kept.begin(), kept.end(), [](char32_t c) { return c < 0x300; })) return kept;
    const auto plain = utf8_of(kept);
    utf8proc_uint8_t* composed = nullptr;
    const auto size = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(plain.data()),
                                   static_cast<utf8proc_ssize_t>(plain.size()), &composed,
                                   static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
    const std::unique_ptr<utf8proc_uint8_t, void (*)(void*)> owned(composed, std::free);
    if (size < 0) return kept;
    return decode({reinterpret_cast<const char*>(composed), static_cast<std::size_t>(size)});
}

std::string clean(std::string_view text) { return utf8_of(letters_of(text)); }

std::string clean_line(std::string_view text)
{
    auto line = clean(text);
    std::replace(line.begin(), line.end(), '\n', ' ');
    return line;
}

}  // namespace paper
