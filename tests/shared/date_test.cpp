#include "shared/core/date.h"

#include <catch_amalgamated.hpp>

using namespace std::chrono;

TEST_CASE("UI-4 days are read and written, and what is no day is refused")
{
    CHECK(parse_date("2024-02-29") == Date{2024y / February / 29});
    CHECK_FALSE(parse_date("2023-02-29"));
    CHECK_FALSE(parse_date("2024-2-9"));
    CHECK_FALSE(parse_date("2024-02-3x"));
    CHECK(to_iso(Date{2024y / February / 3}) == "2024-02-03");
    CHECK(format_day(2024y / February / 3) == "3 Feb 2024");
    CHECK(parse_instant("2026-11-22T23:59:59Z") == Instant{sys_days{2026y / November / 22} + 23h + 59min + 59s});
    CHECK_FALSE(parse_instant("2026-11-22 23:59:59"));
    CHECK(to_iso(Instant{sys_days{2026y / November / 22} + 5s}) == "2026-11-22T00:00:05Z");
}

TEST_CASE("UI-4 an age counts whole years and months")
{
    const Date born = 2020y / July / 18;
    CHECK(age_on(born, 2026y / November / 22) == Age{6, 4});
    CHECK(age_on(born, 2026y / July / 17) == Age{5, 11});                      // the day before a birthday
    CHECK(age_on(born, 2026y / July / 18) == Age{6, 0});                       // the birthday
    CHECK(age_on(2024y / February / 29, 2025y / February / 28) == Age{1, 0});  // a birthday that most years lack
}
