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

TEST_CASE("PLT-39 a day is taken in each of the three ways of writing it, and no other")
{
    for (const auto* typed : {"3/4/2019", "3 Apr 2019", "2019-04-03"}) {
        const auto day = read_typed_date(typed);
        CHECK(day == std::optional<Date>{2019y / April / 3});
    }
    CHECK_FALSE(read_typed_date("3/4/19"));
    CHECK_FALSE(read_typed_date("3 Aprilis 2019"));
}

TEST_CASE("SRC-1 what is no day is not guessed at")
{
    for (const auto* typed : {"", "18/7", "18/7/20", "31/2/2020", "29/2/2019", "18/13/2020", "july", "18/ju/2020",
                              "1/1/1/2020", "118/7/2020"})
        CHECK_FALSE(read_typed_date(typed));
}
