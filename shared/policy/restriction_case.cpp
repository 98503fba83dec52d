#include "shared/policy/restriction_case.h"

#include <array>
#include <cstddef>

namespace policy {

namespace {

using S = CaseState;
using A = CaseStep;

constexpr std::array<std::string_view, 7> kStates{"received",         "assessing",      "restricted", "not_restricted",
                                                  "review_requested", "review_decided", "closed"};
constexpr std::array<std::string_view, 12> kSteps{"assess",   "restrict",       "decline",     "ask_review",
                                                  "ask_late", "accept_late",    "refuse_late", "confirm",
                                                  "vary",     "lift_in_review", "lift",        "close"};

constexpr std::array kTransitions{
    CaseTransition{A::Assess, S::Received, S::Assessing},
    CaseTransition{A::Restrict, S::Received, S::Restricted},  // RES-4: at once
    CaseTransition{A::Restrict, S::Assessing, S::Restricted},
    CaseTransition{A::Decline, S::Received, S::NotRestricted},
    CaseTransition{A::Decline, S::Assessing, S::NotRestricted},
    CaseTransition{A::AskReview, S::Restricted, S::ReviewRequested},
    CaseTransition{A::AskLate, S::Restricted, S::Restricted},
    CaseTransition{A::AcceptLate, S::Restricted, S::ReviewRequested},
    CaseTransition{A::RefuseLate, S::Restricted, S::Restricted},
    CaseTransition{A::Confirm, S::ReviewRequested, S::ReviewDecided},
    CaseTransition{A::Vary, S::ReviewRequested, S::ReviewDecided},
    CaseTransition{A::LiftInReview, S::ReviewRequested, S::ReviewDecided},
    // Not from ReviewRequested: while somebody independent decides, the first decision is not taken back (RES-10).
    CaseTransition{A::Lift, S::Restricted, S::Closed},
    CaseTransition{A::Lift, S::ReviewDecided, S::Closed},
    CaseTransition{A::Close, S::NotRestricted, S::Closed},
    CaseTransition{A::Close, S::ReviewDecided, S::Closed},
};

}  // namespace

std::string_view word_of(CaseState state) { return kStates[static_cast<std::size_t>(state)]; }

std::optional<CaseState> case_state_of(std::string_view word)
{
    for (std::size_t i = 0; i < kStates.size(); ++i)
        if (kStates[i] == word) return static_cast<CaseState>(i);
    return std::nullopt;
}

std::string_view word_of(CaseStep step) { return kSteps[static_cast<std::size_t>(step)]; }

std::span<const CaseTransition> case_transitions() { return kTransitions; }

std::optional<CaseState> after(CaseState state, CaseStep step)
{
    for (const auto& each : kTransitions)
        if (each.step == step && each.from == state) return each.to;
    return std::nullopt;
}

}  // namespace policy
