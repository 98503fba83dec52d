// RES-12: in what state a case of restriction is, and what may be done to it there, as a table.
#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace policy {

enum class CaseState { Received, Assessing, Restricted, NotRestricted, ReviewRequested, ReviewDecided, Closed };
/// "received", "assessing", "restricted", "not_restricted", "review_requested", "review_decided", "closed".
std::string_view word_of(CaseState state);
std::optional<CaseState> case_state_of(std::string_view word);

enum class CaseStep {
    Assess,
    Restrict,
    Decline,
    AskReview,
    AskLate,     // past RES-9's last day: waits for a decision of its own, while the restriction stands
    AcceptLate,  // and its refusal leaves everything as it was
    RefuseLate,
    Confirm,  // the three outcomes of a review (RES-11)
    Vary,
    LiftInReview,
    Lift,
    Close,
};
std::string_view word_of(CaseStep step);

struct CaseTransition {
    CaseStep step;
    CaseState from, to;
};
/// Every one that is allowed; what does not stand here is not.
std::span<const CaseTransition> case_transitions();
/// Where the step leads from this state; nothing: it cannot be taken there.
std::optional<CaseState> after(CaseState state, CaseStep step);

}  // namespace policy
