#include "shared/core/typed_date.h"

#include <catch_amalgamated.hpp>

using namespace std::chrono;

TEST_CASE("SRC-1 a date of birth is read as people write it, day before month")
{
    const std::optional<Date> july = 2020y / July / 18;
    CHECK(read_typed_date("18/7/2020") == july);
    CHECK(read_typed_date("18-07-2020") == july);
    CHECK(read_typed_date(" 18.7.2020 ") == july);
    CHECK(read_typed_date("18 Jul 2020") == july);
    CHECK(read_typed_date("18 july 2020") == july);
    CHECK(read_typed_date("2020-07-18") == july);
    CHECK(read_typed_date("3/4/2019") == std::optional<Date>{2019y / April / 3});
}

TEST_CASE("PLT-39 a typed day is read back with its weekday and its month in words")
{
    for (const auto* typed : {"3/4/2019", "3 Apr 2019", "2019-04-03"}) {
        const auto day = read_typed_date(typed);
        REQUIRE(day);
        CHECK(format_long_day(*day) == "Wednesday 3 April 2019");
    }
    CHECK(format_long_day(2024y / February / 29) == "Thursday 29 February 2024");
    CHECK(format_long_day(2026y / December / 31) == "Thursday 31 December 2026");
    CHECK_FALSE(read_typed_date("3/4/19"));
    CHECK_FALSE(read_typed_date("3 Aprilis 2019"));
}

TEST_CASE("SRC-1 what is no day is not guessed at")
{
    for (const auto* typed : {"", "18/7", "18/7/20", "31/2/2020", "29/2/2019", "18/13/2020", "july", "18/ju/2020",
                              "1/1/1/2020", "118/7/2020"})
        CHECK_FALSE(read_typed_date(typed));
}

TEST_CASE("UI-4 an age reads as years and months")
{
    CHECK(words_for_age({6, 4}) == "6 years 4 months");
    CHECK(words_for_age({1, 1}) == "1 year 1 month");
    CHECK(words_for_age({6, 0}) == "6 years");
    CHECK(words_for_age({0, 11}) == "11 months");
    CHECK(words_for_age({0, 0}) == "under 1 month");
}
