// The periods of table 0.1, each on both sides of its boundary. Days are far from and across the changes of the clocks
// in Melbourne (5 April and 4 October 2026), which no period in days may feel.
#include <catch_amalgamated.hpp>

#include "shared/policy/clocks.h"

using namespace std::chrono;
using namespace policy;

namespace {

const ClockRules kRules;

std::vector<std::string> iso(const std::vector<Date>& days)
{
    std::vector<std::string> all;
    for (const auto day : days) all.push_back(to_iso(day));
    return all;
}

}  // namespace

TEST_CASE("REG-3 a link works for seven days to the second, also while the clocks are put back")
{
    for (const auto* moment : {"2026-03-03T01:00:00Z", "2026-04-02T13:00:00Z", "2026-10-01T02:30:00Z"}) {
        const auto sent = *parse_instant(moment);
        CHECK(link_end(sent, kRules) == sent + hours(7 * 24));
        CHECK(link_works(sent, sent, kRules));
        CHECK(link_works(sent, sent + hours(7 * 24), kRules));
        CHECK_FALSE(link_works(sent, sent + hours(7 * 24) + seconds(1), kRules));
    }
}

TEST_CASE("UAR-1 reviews start on 1 February, 1 June and 1 October, and on no other day")
{
    int starts = 0;
    for (Date day = 2026y / January / 1; day <= Date{2026y / December / 31}; day = add_days(day, 1))
        starts += review_starts_on(day, kRules) ? 1 : 0;
    CHECK(starts == 3);
    CHECK(review_starts_on(2026y / February / 1, kRules));
    CHECK(review_starts_on(2026y / June / 1, kRules));
    CHECK(review_starts_on(2026y / October / 1, kRules));
    CHECK(next_review_start(2026y / January / 31, kRules) == Date{2026y / February / 1});
    CHECK(next_review_start(2026y / February / 1, kRules) == Date{2026y / June / 1});
    CHECK(next_review_start(2026y / October / 1, kRules) == Date{2027y / February / 1});
}

TEST_CASE("UAR-3 a window has 14 days with the first; it is overdue from the moment after the last")
{
    const auto window = review_window(2026y / February / 1, kRules);
    CHECK(window == ReviewWindow{2026y / February / 1, 2026y / February / 14});
    CHECK_FALSE(is_overdue(window, 2026y / February / 14));
    CHECK(is_overdue(window, 2026y / February / 15));
    CHECK(review_window(2026y / October / 1, kRules).closes == Date{2026y / October / 14});
    CHECK(review_window(2028y / February / 20, kRules).closes == Date{2028y / March / 4});  // a leap year
}

TEST_CASE("UAR-3 reminders go on days 8, 12 and 14, and on no other")
{
    const auto window = review_window(2026y / June / 1, kRules);
    std::vector<Date> reminded;
    for (Date day = 2026y / May / 20; day < Date{2026y / July / 1}; day = add_days(day, 1))
        if (reminds_on(window, day, kRules)) reminded.push_back(day);
    CHECK(iso(reminded) == std::vector<std::string>{"2026-06-08", "2026-06-12", "2026-06-14"});
}

TEST_CASE("OFF-1 day 60 keeps access and day 61 removes it")
{
    for (const Date last : {Date{2026y / January / 10}, Date{2026y / March / 3}, Date{2026y / September / 1},
                            Date{2027y / December / 31}}) {
        CHECK(inactivity_removal_day(last, kRules) == add_days(last, 61));
        CHECK_FALSE(inactivity_removes(last, add_days(last, 60), false, {}, kRules));
        CHECK(inactivity_removes(last, add_days(last, 61), false, {}, kRules));
        CHECK(inactivity_removes(last, add_days(last, 400), false, {}, kRules));
    }
}

TEST_CASE("OFF-4 warnings are due on days 46, 53 and 59; a shorter period moves them with its end")
{
    const Date last = 2026y / March / 1;
    CHECK(iso(inactivity_warnings(last, kRules)) == iso({add_days(last, 46), add_days(last, 53), add_days(last, 59)}));
    ClockRules shorter;
    shorter.inactivity_days = 45;
    CHECK(iso(inactivity_warnings(last, shorter)) == iso({add_days(last, 31), add_days(last, 38), add_days(last, 44)}));
    CHECK_FALSE(inactivity_removes(last, add_days(last, 45), false, {}, shorter));
    CHECK(inactivity_removes(last, add_days(last, 46), false, {}, shorter));
}

TEST_CASE("OFF-5 a warning is out for long enough after 24 hours, to the second; none never is")
{
    const auto warned = *parse_instant("2026-04-04T14:00:00Z");
    CHECK_FALSE(warning_is_out({}, warned + hours(1000), kRules));
    CHECK_FALSE(warning_is_out(warned, warned + hours(24) - seconds(1), kRules));
    CHECK(warning_is_out(warned, warned + hours(24), kRules));
}

TEST_CASE("OFF-6 removal waits while a review locks, and 14 days after; a lock that ended long before changes nothing")
{
    const Date last = 2026y / January / 1;
    CHECK_FALSE(inactivity_removes(last, add_days(last, 200), true, {}, kRules));
    const auto unlocked = add_days(last, 80);
    CHECK(inactivity_removal_day(last, kRules, unlocked) == add_days(unlocked, 15));
    CHECK_FALSE(inactivity_removes(last, add_days(unlocked, 14), false, unlocked, kRules));
    CHECK(inactivity_removes(last, add_days(unlocked, 15), false, unlocked, kRules));
    CHECK(iso(inactivity_warnings(last, kRules, unlocked)) ==
          iso({unlocked, add_days(unlocked, 7), add_days(unlocked, 13)}));
    // 46 days before the end is where both ends meet.
    CHECK(inactivity_removal_day(last, kRules, add_days(last, 46)) == add_days(last, 61));
    CHECK(inactivity_removal_day(last, kRules, add_days(last, 47)) == add_days(last, 62));
}

TEST_CASE("OFF-10 an absence of 89 days is a note, one of 90 ends access; both days count")
{
    const Date from = 2026y / March / 1;
    CHECK(days_inside(from, from) == 1);
    CHECK_FALSE(absence_removes(from, add_days(from, 88), kRules));
    CHECK(absence_removes(from, add_days(from, 89), kRules));
}

TEST_CASE("ACT-8 ACT-9 a transfer may have 90 days and not 91, and at least one")
{
    const Date from = 2026y / September / 1;
    CHECK(transfer_fits(from, from, kRules));
    CHECK(transfer_fits(from, add_days(from, 89), kRules));
    CHECK_FALSE(transfer_fits(from, add_days(from, 90), kRules));
    CHECK_FALSE(transfer_fits(from, add_days(from, -1), kRules));
}

TEST_CASE("ACT-10 notice of four weeks is in time, of a day less is not")
{
    const Date told = 2026y / March / 20;
    CHECK(notice_is_in_time(told, add_days(told, 28), kRules));
    CHECK_FALSE(notice_is_in_time(told, add_days(told, 27), kRules));
}

TEST_CASE("Q21 Users stay 14 days after their Authoriser has gone")
{
    const Date left = 2026y / March / 25;
    CHECK_FALSE(holding_is_over(left, left, kRules));
    CHECK_FALSE(holding_is_over(left, add_days(left, 14), kRules));
    CHECK(holding_is_over(left, add_days(left, 15), kRules));
}

TEST_CASE("OFF-8 the same day of the month twelve months later still counts as within")
{
    CHECK(may_reuse_receipt(2026y / March / 3, 2027y / March / 3, kRules));
    CHECK_FALSE(may_reuse_receipt(2026y / March / 3, 2027y / March / 4, kRules));
    CHECK(may_reuse_receipt(2028y / February / 29, 2029y / February / 28, kRules));
    CHECK_FALSE(may_reuse_receipt(2028y / February / 29, 2029y / March / 1, kRules));
}

TEST_CASE("Q20 a credential counts on its last day and not on the next; without a day it does not end")
{
    CHECK_FALSE(credential_has_lapsed(Date{2026y / June / 30}, 2026y / June / 30));
    CHECK(credential_has_lapsed(Date{2026y / June / 30}, 2026y / July / 1));
    CHECK_FALSE(credential_has_lapsed({}, 2999y / January / 1));
    CHECK(iso(credential_warnings(2026y / June / 30, kRules)) ==
          std::vector<std::string>{"2026-05-31", "2026-06-16", "2026-06-27"});
}

TEST_CASE("RES-9 twenty business days leave out weekends and holidays, wherever these stand in the list")
{
    CHECK(is_business_day(2026y / March / 6, {}));        // a Friday
    CHECK_FALSE(is_business_day(2026y / March / 7, {}));  // a Saturday
    CHECK_FALSE(is_business_day(2026y / March / 8, {}));
    CHECK(add_business_days(2026y / March / 6, 1, {}) == Date{2026y / March / 9});
    CHECK(add_business_days(2026y / March / 6, 0, {}) == Date{2026y / March / 6});
    CHECK(review_request_due(2026y / March / 2, {}, kRules) == Date{2026y / March / 30});
    const std::vector<Date> holidays{2026y / April / 6, 2026y / March / 9, 2026y / March / 14};  // one on a Saturday
    CHECK_FALSE(is_business_day(2026y / March / 9, holidays));
    CHECK(review_request_due(2026y / March / 2, holidays, kRules) == Date{2026y / March / 31});
}
