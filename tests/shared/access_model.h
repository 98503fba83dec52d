// A second model of who has access and who signs in, for the tests: the rows of section 5.6 one after the other, then
// the order of MAN-22. Written from the rules and not from the code that it is held against.
#pragma once

#include <string>
#include <vector>

#include "shared/policy/access_state.h"

namespace access_model {

using policy::AccessFacts;
using policy::AccessState;

// ---- The rows of 5.6, each by what enters it and what leaves it

/// A decision of the Department, until another (RES). It survives removal and a new invitation.
inline bool is_restricted(const AccessFacts& facts) { return facts.restricted; }

/// The Authoriser has taken the last invitation back, and no new one was sent; with it went what it granted.
inline bool is_cancelled(const AccessFacts& facts)
{
    return facts.invitation == AccessFacts::Invitation::Cancelled && facts.grants == 0;
}

/// The last grant is gone.
inline bool is_inactive(const AccessFacts& facts) { return facts.grants == 0; }

/// UAR-7: none of the grants is left that an overdue review has not locked.
inline bool is_locked_by_review(const AccessFacts& facts)
{
    return facts.grants > 0 && facts.locked_grants == facts.grants;
}

/// UAR-7, Q20, or an operator's hold.
inline bool is_locked(const AccessFacts& facts)
{
    return is_locked_by_review(facts) || facts.credential_lapsed || facts.held;
}

/// The link has been sent and was not clicked yet.
inline bool is_invited(const AccessFacts& facts) { return facts.invitation == AccessFacts::Invitation::Sent; }

/// It was clicked, and steps are missing.
inline bool is_incomplete(const AccessFacts& facts) { return facts.invitation == AccessFacts::Invitation::Opened; }

/// In Invitations: the column "Sign-in" says no, or registration only.
inline bool is_registering(const AccessFacts& facts) { return is_invited(facts) || is_incomplete(facts); }

// ---- MAN-22

/// By the letter: Restricted, Inactive, Locked, Incomplete, Active. Cancelled is how an invitation becomes inactive,
/// Invited the state before Incomplete: each stands with its own.
inline AccessState card_by_the_letter(const AccessFacts& facts)
{
    if (is_restricted(facts)) return AccessState::Restricted;
    if (is_cancelled(facts)) return AccessState::Cancelled;
    if (is_inactive(facts)) return AccessState::Inactive;
    if (is_locked(facts)) return AccessState::Locked;
    if (is_incomplete(facts)) return AccessState::Incomplete;
    if (is_invited(facts)) return AccessState::Invited;
    return AccessState::Active;
}

/// The one departure from the letter: somebody in Invitations stays there until every step is done, though something
/// would lock them. An access review has no row for them (UAR-6) and could not release them.
inline bool departs(const AccessFacts& facts)
{
    return is_registering(facts) && card_by_the_letter(facts) == AccessState::Locked;
}

inline AccessState card(const AccessFacts& facts)
{
    if (departs(facts)) return is_invited(facts) ? AccessState::Invited : AccessState::Incomplete;
    return card_by_the_letter(facts);
}

/// The column "Sign-in": a User signs in when Active. Signing in serves an Authoriser and the Department without any
/// grant; a review and a lapsed credential do not lock them out (UAR-7), a restriction does. An operator's hold is not
/// of 5.6: it closes the sign-in of everybody who has one.
inline AccessState sign_in(const AccessFacts& facts)
{
    if (is_restricted(facts)) return AccessState::Restricted;
    if (is_registering(facts)) return AccessState::Inactive;
    if (facts.held) return AccessState::Locked;
    if (facts.other_capability) return AccessState::Active;
    const auto state = card(facts);
    return state == AccessState::Cancelled ? AccessState::Inactive : state;
}

/// The columns "Sign-in" and "Child data" together: whoever signs in and has access that is Active.
inline bool sees_children(const AccessFacts& facts)
{
    return sign_in(facts) == AccessState::Active && card(facts) == AccessState::Active;
}

// ---- Every combination

inline std::vector<AccessFacts> all_facts()
{
    std::vector<AccessFacts> all;
    for (int invitation = 0; invitation < 5; ++invitation)
        for (int grants = 0; grants <= 3; ++grants)
            for (int locked = 0; locked <= grants; ++locked)
                for (unsigned bits = 0; bits < 16; ++bits)
                    all.push_back({.invitation = static_cast<AccessFacts::Invitation>(invitation),
                                   .grants = grants,
                                   .locked_grants = locked,
                                   .restricted = (bits & 1U) != 0,
                                   .credential_lapsed = (bits & 2U) != 0,
                                   .held = (bits & 4U) != 0,
                                   .other_capability = (bits & 8U) != 0});
    return all;
}

inline std::string in_words(const AccessFacts& facts)
{
    constexpr const char* kInvitations[] = {"no invitation", "sent", "opened", "done", "cancelled"};
    std::string words = kInvitations[static_cast<int>(facts.invitation)];
    words += ", " + std::to_string(facts.grants) + " grants of which " + std::to_string(facts.locked_grants) +
             " locked by a review";
    if (facts.restricted) words += ", restricted";
    if (facts.credential_lapsed) words += ", credential lapsed";
    if (facts.held) words += ", held";
    if (facts.other_capability) words += ", has another capability";
    return words;
}

}  // namespace access_model
