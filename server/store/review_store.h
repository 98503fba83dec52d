// User Access Reviews (UAR): one for a service and a window, whom it asks about and what was decided.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "server/store/database.h"
#include "shared/core/date.h"
#include "shared/domain/ids.h"

namespace store {

struct Review {
    std::int64_t id{};
    std::string public_id;
    ServiceId service{};
    std::string service_name;
    bool by_region{};  // of the principal, by the Co-ordinator (ACT-5)
    Date starts_on{}, closes_on{};
    Instant opened_at{};
    std::string opened_by;  // public id; "system:..." for the clock
    std::string reminded_on;
    std::optional<Instant> lapsed_at, submitted_at;
    AccountId submitted_by{};
};

/// Where a review can be held: a service with an Authoriser in force, or with a Co-ordinator.
struct ReviewPlace {
    ServiceId service{};
    bool by_region{};
};
Result<std::vector<ReviewPlace>> review_places(Tx& tx);
/// Whoever answers it: the Authorisers in force there now, or the Co-ordinators (UAR-10).
Result<std::vector<AccountId>> reviewers_at(Tx& tx, const ReviewPlace& place);
/// Whether one of this place began on this day; without a day, whether one is open.
Result<bool> has_review(Tx& tx, const ReviewPlace& place, std::optional<Date> starts_on);

/// One grant that a review asks about.
struct ReviewRow {
    std::int64_t review{};
    GrantId grant{};
    std::string grant_id;  // public
    AccountId account{};
    std::string service_name, user_type, locks_on;
    Instant granted_at{};
};
/// The live grants there that the Authoriser decides on, or the Co-ordinator; nothing of a review in them.
Result<std::vector<ReviewRow>> reviewable_at(Tx& tx, const ReviewPlace& place);
/// `id` is ignored. The grants lock on the day after `closes_on`, or sooner where another review has them already.
Status add_review(Tx& tx, const Review& review, const std::vector<ReviewRow>& rows);
/// What changes while it is open: reminded_on, lapsed_at, submitted_at, submitted_by.
Status save_review(Tx& tx, const Review& review);

/// Not submitted, oldest first.
Result<std::vector<Review>> open_reviews(Tx& tx);
/// Those that this account answers.
Result<std::vector<Review>> open_reviews_of(Tx& tx, AccountId authoriser);
/// Those of the services that this account answers for, submitted, newest first.
Result<std::vector<Review>> past_reviews_of(Tx& tx, AccountId authoriser);
/// The moment of the last one of this place that was submitted.
Result<std::optional<Instant>> last_review_at(Tx& tx, const ReviewPlace& place);

/// What is still to be answered in it: live grants of people who are not restricted (UAR-6).
Result<std::vector<ReviewRow>> rows_of(Tx& tx, std::int64_t review);

struct ReviewDecision {
    std::int64_t review{};
    AccountId account{};
    std::string choice;  // "maintain", "remove"
    std::string reason, note;
    AccountId by{};
    Instant at{};
};
/// UAR-11: in place of an earlier one, which stays.
Status add_decision(Tx& tx, const ReviewDecision& decision);
/// All of them, oldest first: of the same person the last counts.
Result<std::vector<ReviewDecision>> decisions_of(Tx& tx, std::int64_t review);

/// The reviews lock this grant no more; one that was locked is unlocked at `at`.
Status release_grant(Tx& tx, GrantId grant, Instant at);
/// The same for everything that this review asks about, also for people who are restricted meanwhile.
Status release_rows(Tx& tx, std::int64_t review, Instant at);
/// UAR-7: a grant given while `like` waits for a review waits for the same.
Status lock_like(Tx& tx, GrantId grant, GrantId like, Instant at);
/// What this account was given so at the services of this Authoriser, once no open review asks about it.
Status release_followers(Tx& tx, AccountId authoriser, AccountId account, Instant at);
/// UAR-7, UAR-12: whether reviews that are overdue have paused everything that this account may look at.
Result<bool> is_paused_by_review(Tx& tx, AccountId account, Date today);

/// UAR-5: what waits for this Authoriser. Without a day: nothing.
struct ReviewWaiting {
    std::optional<Date> closes_on;  // the soonest
    int undecided{};
};
Result<ReviewWaiting> review_waiting_for(Tx& tx, AccountId authoriser);

/// How often somebody looked since then, by purpose; for an installation that shows it in a review.
struct PurposeCount {
    std::string label;
    int count{};
};
Result<std::vector<PurposeCount>> purposes_used(Tx& tx, const std::string& actor, Instant since);

}  // namespace store
