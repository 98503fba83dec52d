#include "shared/policy/entry_status.h"

#include <array>
#include <catch_amalgamated.hpp>

using namespace std::chrono;
using policy::Enrolment;
using policy::inactive_from;

namespace {
const Date kBorn = 2008y / March / 10;
const policy::EntryAges kAges;
}  // namespace

TEST_CASE("ENT-20 an entry turns inactive on the 18th birthday when there is no school enrolment")
{
    CHECK(inactive_from(kBorn, {}, {}, kAges) == Date{2026y / March / 10});
    CHECK(inactive_from(kBorn, Date{2025y / December / 19}, {}, kAges) == Date{2026y / March / 10});
    CHECK(inactive_from(kBorn, Date{2026y / March / 9}, {}, kAges) == Date{2026y / March / 10});
    CHECK(inactive_from(2008y / February / 29, {}, {}, kAges) == Date{2026y / February / 28});
}

TEST_CASE("ENT-20 still at school at 18, the entry turns inactive on the day enrolment ends")
{
    CHECK(inactive_from(kBorn, Date{2026y / March / 11}, {}, kAges) == Date{2026y / March / 11});
    CHECK(inactive_from(kBorn, Date{2026y / December / 18}, {}, kAges) == Date{2026y / December / 18});
}

TEST_CASE("ENT-20 at the latest it turns inactive on the 20th birthday")
{
    CHECK(inactive_from(kBorn, policy::kOpenEnded, {}, kAges) == Date{2028y / March / 10});
    CHECK(inactive_from(kBorn, Date{2028y / March / 9}, {}, kAges) == Date{2028y / March / 9});
    CHECK(inactive_from(kBorn, Date{2028y / March / 11}, {}, kAges) == Date{2028y / March / 10});
    CHECK(inactive_from(kBorn, policy::kOpenEnded, {}, {.limit_years = 17, .limit_at_school_years = 19}) ==
          Date{2027y / March / 10});
}

TEST_CASE("ENT-22 an entry turns inactive 12 months after death, or earlier by age")
{
    CHECK(inactive_from(kBorn, {}, Date{2020y / June / 1}, kAges) == Date{2021y / June / 1});
    CHECK(inactive_from(kBorn, policy::kOpenEnded, Date{2020y / February / 29}, kAges) == Date{2021y / February / 28});
    CHECK(inactive_from(kBorn, {}, Date{2026y / March / 1}, kAges) == Date{2026y / March / 10});
}

TEST_CASE("ENT-20 enrolment lasts to the latest of its ends, and an open one has no end")
{
    const std::array ended{Enrolment{Date{2014y / January / 28}, Date{2020y / December / 18}},
                           Enrolment{Date{2021y / January / 28}, Date{2025y / June / 27}}};
    CHECK(policy::enrolled_until(ended) == Date{2025y / June / 27});
    const std::array open{Enrolment{Date{2021y / January / 28}, {}}, ended[0]};
    CHECK(policy::enrolled_until(open) == policy::kOpenEnded);
    CHECK_FALSE(policy::enrolled_until({}));
}
