#include "shared/policy/clocks.h"

#include <algorithm>

namespace policy {

namespace {
int between(Date from, Date to) { return static_cast<int>((days(to) - days(from)).count()); }
}  // namespace

Instant link_end(Instant sent, const ClockRules& rules)
{
    return sent + std::chrono::hours(24) * rules.invite_link_days;
}
bool link_works(Instant sent, Instant now, const ClockRules& rules) { return now <= link_end(sent, rules); }

ReviewWindow review_window(Date starts, const ClockRules& rules)
{
    return {starts, add_days(starts, rules.review_window_days - 1)};
}

bool review_starts_on(Date day, const ClockRules& rules)
{
    return std::any_of(rules.review_starts.begin(), rules.review_starts.end(), [day](const StartDay& start) {
        return unsigned(day.month()) == start.month && unsigned(day.day()) == start.day;
    });
}

Date next_review_start(Date after, const ClockRules& rules)
{
    Date next = add_days(after, 1);
    while (!review_starts_on(next, rules)) next = add_days(next, 1);
    return next;
}

bool reminds_on(const ReviewWindow& window, Date day, const ClockRules& rules)
{
    const int number = between(window.starts, day) + 1;
    return std::find(rules.review_reminder_days.begin(), rules.review_reminder_days.end(), number) !=
               rules.review_reminder_days.end() &&
           !is_overdue(window, day);
}

bool is_overdue(const ReviewWindow& window, Date today) { return today > window.closes; }

Date inactivity_removal_day(Date last, const ClockRules& rules, std::optional<Date> unlocked)
{
    const auto day = add_days(last, rules.inactivity_days + 1);
    return unlocked ? std::max(day, add_days(*unlocked, rules.unlock_grace_days + 1)) : day;
}

std::vector<Date> inactivity_warnings(Date last, const ClockRules& rules, std::optional<Date> unlocked)
{
    const auto keeps = add_days(inactivity_removal_day(last, rules, unlocked), -1);
    std::vector<Date> all;
    for (const int before : rules.inactivity_warn_before) all.push_back(add_days(keeps, -before));
    return all;
}

bool inactivity_removes(Date last, Date today, bool is_locked, std::optional<Date> unlocked, const ClockRules& rules)
{
    return !is_locked && today >= inactivity_removal_day(last, rules, unlocked);
}

bool warning_is_out(std::optional<Instant> warned, Instant now, const ClockRules& rules)
{
    return warned && now >= *warned + std::chrono::hours(rules.warning_hours);
}

int days_inside(Date from, Date to) { return between(from, to) + 1; }

bool absence_removes(Date from, Date to, const ClockRules& rules)
{
    return days_inside(from, to) >= rules.absence_remove_days;
}

bool transfer_fits(Date from, Date to, const ClockRules& rules)
{
    const int length = days_inside(from, to);
    return length >= 1 && length <= rules.transfer_max_days;
}

bool notice_is_in_time(Date told, Date leaves, const ClockRules& rules)
{
    return add_days(told, 7 * rules.exit_notice_weeks) <= leaves;
}

bool holding_is_over(Date left, Date today, const ClockRules& rules)
{
    return today > add_days(left, rules.holding_days);
}

bool may_reuse_receipt(Date removed, Date today, const ClockRules& rules)
{
    return today <= add_months(removed, rules.receipt_reuse_months);
}

bool credential_has_lapsed(std::optional<Date> expires_on, Date today) { return expires_on && today > *expires_on; }

std::vector<Date> credential_warnings(Date expires_on, const ClockRules& rules)
{
    std::vector<Date> all;
    for (const int before : rules.credential_warn_before) all.push_back(add_days(expires_on, -before));
    return all;
}

bool is_business_day(Date day, std::span<const Date> holidays)
{
    const std::chrono::weekday weekday{days(day)};
    if (weekday == std::chrono::Saturday || weekday == std::chrono::Sunday) return false;
    return std::find(holidays.begin(), holidays.end(), day) == holidays.end();
}

Date add_business_days(Date from, int count, std::span<const Date> holidays)
{
    Date day = from;
    while (count > 0) {
        day = add_days(day, 1);
        if (is_business_day(day, holidays)) --count;
    }
    return day;
}

Date review_request_due(Date notified, std::span<const Date> holidays, const ClockRules& rules)
{
    return add_business_days(notified, rules.review_request_business_days, holidays);
}

}  // namespace policy
