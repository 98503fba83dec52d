// Days, moments and ages in the words of the table in use (UI-4).
#pragma once

#include <string>

#include "shared/core/date.h"

namespace words {

/// "3 Mar 2025".
std::string day(Date day);
/// "Mar 2025".
std::string month(Date day);
/// "Wednesday 3 April 2019": which day a typed one was taken for.
std::string long_day(Date day);
/// "10:42 am", at this many minutes before UTC's own.
std::string time_of_day(Instant moment, int utc_offset_minutes);
/// "23 Nov 2026, 10:42 am".
std::string moment(Instant moment, int utc_offset_minutes);
/// "6 years 4 months", "2 years", "11 months", "under 1 month".
std::string age(Age age);
/// The same on a day, with weeks and days under two months.
std::string age(Date born, Date on);

}  // namespace words
