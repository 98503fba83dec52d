// The periods of the rules (table 0.1), as pure functions of civil days in Melbourne; of instants where a rule counts
// seconds. Nothing here reads a clock. Every length is a value of ClockRules, which the server fills from its settings.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <vector>

#include "shared/core/date.h"

namespace policy {

struct StartDay {
    unsigned month, day;
};

struct ClockRules {
    int invite_link_days = 7;                                          // REG-3
    std::array<StartDay, 3> review_starts{{{2, 1}, {6, 1}, {10, 1}}};  // UAR-1
    int review_window_days = 14;                                       // UAR-3
    std::array<int, 3> review_reminder_days{8, 12, 14};
    int inactivity_days = 60;                             // OFF-1: the last day that keeps access
    std::array<int, 3> inactivity_warn_before{14, 7, 1};  // OFF-4: before that day; 46, 53 and 59 of 60
    int unlock_grace_days = 14;                           // OFF-6
    int warning_hours = 24;                               // OFF-5
    int absence_remove_days = 90;                         // OFF-10
    int transfer_max_days = 90;                           // ACT-8, ACT-9
    int receipt_reuse_months = 12;                        // OFF-8
    int exit_notice_weeks = 4;                            // ACT-10
    int review_request_business_days = 20;                // RES-9
    int usage_report_days = 14;                           // USE-4
    int holding_days = 14;                                // Q21
    std::array<int, 3> credential_warn_before{30, 14, 3};
};

// ---- Invitations ----------------------------------------------------------------------------------------------------
/// REG-3: to the second, whatever the clocks in Melbourne do meanwhile.
Instant link_end(Instant sent, const ClockRules& rules);
bool link_works(Instant sent, Instant now, const ClockRules& rules);

// ---- Access reviews -------------------------------------------------------------------------------------------------
struct ReviewWindow {
    Date starts, closes;  // both inside: day 1 and the last day
    friend bool operator==(const ReviewWindow&, const ReviewWindow&) = default;
};
/// UAR-3: the window that begins on this day, whether or not it is one of the state-wide ones (a demo starts one at
/// will).
ReviewWindow review_window(Date starts, const ClockRules& rules);
/// UAR-1: whether a state-wide review begins on this day.
bool review_starts_on(Date day, const ClockRules& rules);
/// The first state-wide start after this day.
Date next_review_start(Date after, const ClockRules& rules);
/// UAR-3: whether a reminder of this window is due on this day.
bool reminds_on(const ReviewWindow& window, Date day, const ClockRules& rules);
/// UAR-7: from the first moment after the last day.
bool is_overdue(const ReviewWindow& window, Date today);

// ---- Inactivity -----------------------------------------------------------------------------------------------------
/// OFF-1, OFF-2: the day on which access is gone, counted from the day of the last completed sign-in or of activation.
/// OFF-6: never before the grace after `unlocked` is over, the day on which a lock by a review ended.
Date inactivity_removal_day(Date last, const ClockRules& rules, std::optional<Date> unlocked = {});
/// OFF-4: so many days before the last one that keeps access, in order.
std::vector<Date> inactivity_warnings(Date last, const ClockRules& rules, std::optional<Date> unlocked = {});
/// OFF-1, OFF-6: whether access ends on this day. `is_locked`: by a review, still.
bool inactivity_removes(Date last, Date today, bool is_locked, std::optional<Date> unlocked, const ClockRules& rules);
/// OFF-5: whether a warning has been out for long enough at `now`.
bool warning_is_out(std::optional<Instant> warned, Instant now, const ClockRules& rules);

// ---- Absence, transfer, leaving -------------------------------------------------------------------------------------
/// Both days inside.
int days_inside(Date from, Date to);
/// OFF-10, OFF-11.
bool absence_removes(Date from, Date to, const ClockRules& rules);
/// ACT-8, ACT-9: up to and including the longest.
bool transfer_fits(Date from, Date to, const ClockRules& rules);
/// ACT-10: whether the notice comes in time.
bool notice_is_in_time(Date told, Date leaves, const ClockRules& rules);
/// Q21: whether the Users of a service have been without an Authoriser of their own for too long, since `left`.
bool holding_is_over(Date left, Date today, const ClockRules& rules);

// ---- Training and credentials ---------------------------------------------------------------------------------------
/// OFF-8: the same day of the month counts as within.
bool may_reuse_receipt(Date removed, Date today, const ClockRules& rules);
/// Q20: the day itself still counts. Without a day it does not end.
bool credential_has_lapsed(std::optional<Date> expires_on, Date today);
/// The days on which its end is warned of, in order.
std::vector<Date> credential_warnings(Date expires_on, const ClockRules& rules);

// ---- Business days (RES-9) ------------------------------------------------------------------------------------------
/// Monday to Friday, and not one of `holidays` (in any order).
bool is_business_day(Date day, std::span<const Date> holidays);
/// The `count`th business day after `from`.
Date add_business_days(Date from, int count, std::span<const Date> holidays);
/// RES-9: the last day on which a review may be asked for without a reason for being late.
Date review_request_due(Date notified, std::span<const Date> holidays, const ClockRules& rules);

}  // namespace policy
