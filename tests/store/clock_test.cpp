#include "server/core/clock.h"

#include <catch_amalgamated.hpp>

using namespace std::chrono;

TEST_CASE("a moment lies in the day that Melbourne's calendars show, daylight saving included")
{
    const auto at = [](const char* text) { return *parse_instant(text); };
    CHECK(melbourne_day(at("2026-11-22T12:59:59Z")) == Date{2026y / November / 22});  // summer: eleven hours ahead
    CHECK(melbourne_day(at("2026-11-22T13:00:00Z")) == Date{2026y / November / 23});
    CHECK(melbourne_day(at("2026-07-22T13:59:59Z")) == Date{2026y / July / 22});  // winter: ten
    CHECK(melbourne_day(at("2026-07-22T14:00:00Z")) == Date{2026y / July / 23});
    CHECK(melbourne_offset_minutes(at("2026-10-03T15:59:59Z")) == 600);  // first Sunday of October, 2 am
    CHECK(melbourne_offset_minutes(at("2026-10-03T16:00:00Z")) == 660);
    CHECK(melbourne_offset_minutes(at("2027-04-03T15:59:59Z")) == 660);  // first Sunday of April, 3 am
    CHECK(melbourne_offset_minutes(at("2027-04-03T16:00:00Z")) == 600);
}
