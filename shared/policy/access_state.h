// Section 5.6: what state somebody's access is in, out of the facts. One function, so that no two places disagree.
#pragma once

#include <string_view>

#include "shared/core/result.h"

namespace policy {

enum class AccessState { Invited, Incomplete, Active, Locked, Restricted, Inactive, Cancelled };
/// "invited" and so on; in the order of the table.
std::string_view word_of(AccessState state);
AccessState access_state_of(std::string_view word);

struct AccessFacts {
    enum class Invitation { None, Sent, Opened, Done, Cancelled };
    Invitation invitation{};   // the last one
    int grants{};              // live
    int locked_grants{};       // of these, by a review that is overdue (UAR-7) or for want of an Authoriser (Q21)
    bool restricted{};         // wholly, by the Department (RES-3)
    bool credential_lapsed{};  // WWCC or VIT expired (Q20)
    bool held{};               // by an operator of the server
    bool other_capability{};   // Authoriser, or the Department's: signing in serves more than looking at children
};

/// MAN-22: the User's access, as the card shows it.
AccessState access_state(const AccessFacts& facts);

/// Whether signing in is open, and under which name it is refused: Active, Locked, Restricted or Inactive. An
/// Authoriser's own sign-in is not locked by a review or a lapsed credential (UAR-7).
AccessState sign_in_state(const AccessFacts& facts);

}  // namespace policy
