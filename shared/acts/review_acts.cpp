// The User Access Review (UAR).
#include <array>

#include "shared/acts/act.h"

namespace acts {

namespace {

// `reason` and `note` are asked where the choice is "remove" (MAN-14).
constexpr Field kChoice{"choice", Kind::Choice}, kReason{"reason", Kind::Choice, false},
    kNote{"note", Kind::Lines, false, 500};
constexpr std::array kDecide{Field{"person", Kind::Id}, kChoice, kReason, kNote};
constexpr std::array kDecideMany{Field{"people", Kind::Ids}, kChoice, kReason, kNote};
constexpr std::array kSubmit{Field{"is_checked", Kind::Tick}};

constexpr std::array kActs{
    Act{"review_decide", By::Authoriser, kDecide},
    Act{"review_decide_many", By::Authoriser, kDecideMany},
    Act{"review_submit", By::Authoriser, kSubmit},
    Act{"review_start", By::Administrator, {}},
};

constexpr std::array<std::string_view, 6> kReviewFacts{"starts_on", "closes_on", "is_overdue",
                                                       "people",    "decided",   "shows_usage"};
// `changes`: words, one a line; `purposes`: labels with their counts, one a line, and only where an operator shows
// them.
constexpr std::array<std::string_view, 15> kPeopleColumns{
    "id",         "name",    "user_type", "services", "state",  "last_sign_in", "credential", "credential_end",
    "trained_on", "changes", "uses",      "purposes", "choice", "reason",       "note"};
constexpr std::array<std::string_view, 6> kInvitedColumns{"id", "name", "state", "user_type", "services", "sent_on"};
constexpr std::array kReviewLists{List{"people", kPeopleColumns}, List{"invitations", kInvitedColumns}};

constexpr std::array<std::string_view, 9> kPastColumns{"id", "service", "starts_on", "closes_on", "submitted_at",
                                                       "by", "kept",    "removed",   "was_late"};
constexpr std::array kPastLists{List{"reviews", kPastColumns}};
constexpr std::array kJustReview{Field{"review", Kind::Id}};
constexpr std::array<std::string_view, 6> kPastFacts{"service",      "starts_on", "closes_on",
                                                     "submitted_at", "by",        "was_late"};
constexpr std::array<std::string_view, 7> kDecisionColumns{"id", "name", "choice", "reason", "at", "by", "is_final"};
constexpr std::array kPastReviewLists{List{"decisions", kDecisionColumns}};

constexpr std::array kViews{
    ViewOf{"review", By::Authoriser, {}, kReviewFacts, kReviewLists},
    ViewOf{"past_reviews", By::Authoriser, {}, {}, kPastLists},
    ViewOf{"past_review", By::Authoriser, kJustReview, kPastFacts, kPastReviewLists, true},
};

}  // namespace

std::span<const Act> review_acts() { return kActs; }
std::span<const ViewOf> review_views() { return kViews; }

}  // namespace acts
