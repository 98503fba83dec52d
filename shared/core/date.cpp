#include "shared/core/date.h"

#include <array>
#include <charconv>
#include <cstdio>

using namespace std::chrono;

namespace {

std::optional<int> number(std::string_view text)
{
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || text.empty() || text.front() == '-') return {};
    return value;
}

}  // namespace

std::optional<Date> parse_date(std::string_view text)
{
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return {};
    const auto y = number(text.substr(0, 4)), m = number(text.substr(5, 2)), d = number(text.substr(8, 2));
    if (!y || !m || !d) return {};
    const Date day{year{*y}, month{static_cast<unsigned>(*m)}, std::chrono::day{static_cast<unsigned>(*d)}};
    if (!day.ok()) return {};
    return day;
}

std::string to_iso(Date day)
{
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", static_cast<int>(day.year()),
                  static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
    return text.data();
}

std::string format_day(Date day)
{
    static constexpr std::array kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    return std::to_string(static_cast<unsigned>(day.day())) + " " + kMonths[static_cast<unsigned>(day.month()) - 1] +
           " " + std::to_string(static_cast<int>(day.year()));
}

std::string to_iso(Instant moment)
{
    const auto midnight = floor<std::chrono::days>(moment);
    const hh_mm_ss time{moment - midnight};
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), "T%02d:%02d:%02dZ", static_cast<int>(time.hours().count()),
                  static_cast<int>(time.minutes().count()), static_cast<int>(time.seconds().count()));
    return to_iso(Date{midnight}) + text.data();
}

std::optional<Instant> parse_instant(std::string_view text)
{
    if (text.size() != 20 || text[10] != 'T' || text[13] != ':' || text[16] != ':' || text[19] != 'Z') return {};
    const auto day = parse_date(text.substr(0, 10));
    const auto h = number(text.substr(11, 2)), m = number(text.substr(14, 2)), s = number(text.substr(17, 2));
    if (!day || !h || !m || !s || *h > 23 || *m > 59 || *s > 59) return {};
    return sys_days{*day} + hours{*h} + minutes{*m} + seconds{*s};
}

sys_days days(Date day) { return sys_days{day}; }

Date add_days(Date day, int count) { return Date{sys_days{day} + std::chrono::days{count}}; }

Date add_months(Date day, int count)
{
    const auto moved = day + months{count};
    return moved.ok() ? moved : Date{moved.year() / moved.month() / last};
}

Date add_years(Date day, int count) { return add_months(day, 12 * count); }

Age age_on(Date born, Date on)
{
    if (sys_days{on} <= sys_days{born}) return {};
    int whole =
        (static_cast<int>(on.year()) - static_cast<int>(born.year())) * 12 +
        (static_cast<int>(static_cast<unsigned>(on.month())) - static_cast<int>(static_cast<unsigned>(born.month())));
    if (sys_days{add_months(born, whole)} > sys_days{on}) --whole;
    return {whole / 12, whole % 12};
}
