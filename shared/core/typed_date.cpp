#include "shared/core/typed_date.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <vector>

namespace {

constexpr std::array<std::string_view, 12> kMonths{"January",   "February", "March",    "April",
                                                   "May",       "June",     "July",     "August",
                                                   "September", "October",  "November", "December"};

/// Runs of letters or of digits; everything between them only separates.
std::vector<std::string> pieces(std::string_view typed)
{
    std::vector<std::string> found;
    bool joined = false;
    for (const char c : typed) {
        const auto letter = static_cast<unsigned char>(c);
        if (!std::isalnum(letter)) {
            joined = false;
            continue;
        }
        if (!joined) found.emplace_back();
        found.back() += static_cast<char>(std::tolower(letter));
        joined = true;
    }
    return found;
}

std::optional<int> number(const std::string& text)
{
    if (text.empty() || text.size() > 4) return {};
    int value = 0;
    for (const char digit : text) {
        if (!std::isdigit(static_cast<unsigned char>(digit))) return {};
        value = value * 10 + (digit - '0');
    }
    return value;
}

std::optional<int> month_of(const std::string& text)
{
    if (const auto value = number(text)) return value;
    if (text.size() < 3) return {};
    for (std::size_t i = 0; i < kMonths.size(); ++i) {
        if (text.size() > kMonths[i].size()) continue;
        const auto same = [](char typed, char month) {
            return typed == std::tolower(static_cast<unsigned char>(month));
        };
        if (std::equal(text.begin(), text.end(), kMonths[i].begin(), same)) return static_cast<int>(i) + 1;
    }
    return {};
}

}  // namespace

std::optional<Date> read_typed_date(std::string_view typed)
{
    auto parts = pieces(typed);
    if (parts.size() != 3) return {};
    if (parts[0].size() == 4) std::swap(parts[0], parts[2]);
    if (parts[2].size() != 4) return {};
    const auto d = number(parts[0]), m = month_of(parts[1]), y = number(parts[2]);
    if (!d || !m || !y || parts[0].size() > 2) return {};
    const Date day{std::chrono::year{*y}, std::chrono::month{static_cast<unsigned>(*m)},
                   std::chrono::day{static_cast<unsigned>(*d)}};
    if (!day.ok()) return {};
    return day;
}
