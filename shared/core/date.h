// Days and moments. Legal periods are counted in Date (a calendar day in Melbourne), audit times in Instant (UTC).
// The server alone turns a moment into a Melbourne day; the client is told `today`.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

using Date = std::chrono::year_month_day;
using Instant = std::chrono::sys_seconds;

struct Age {
    int years{};
    int months{};  // 0-11, after the whole years
    friend bool operator==(const Age&, const Age&) = default;
};

/// The day in "2025-03-03", or nothing when the text is not such a day.
std::optional<Date> parse_date(std::string_view text);
/// "2025-03-03".
std::string to_iso(Date day);
/// "3 Mar 2025" (UI-4).
std::string format_day(Date day);
/// UTC, "2025-03-03T04:05:06Z".
std::string to_iso(Instant moment);
std::optional<Instant> parse_instant(std::string_view text);

std::chrono::sys_days days(Date day);
Date add_days(Date day, int count);
/// The same day of the month `count` years later; 29 February becomes 28 February.
Date add_years(Date day, int count);
/// The same day of the month `count` months later, or that month's last day.
Date add_months(Date day, int count);
/// Age in whole years and months on `on`. A birthday counts from its first moment; before birth it is 0.
Age age_on(Date born, Date on);
