#include "shared/policy/access_state.h"

#include <array>
#include <utility>

namespace policy {

namespace {
constexpr std::array<std::pair<AccessState, std::string_view>, 7> kWords{{{AccessState::Invited, "invited"},
                                                                          {AccessState::Incomplete, "incomplete"},
                                                                          {AccessState::Active, "active"},
                                                                          {AccessState::Locked, "locked"},
                                                                          {AccessState::Restricted, "restricted"},
                                                                          {AccessState::Inactive, "inactive"},
                                                                          {AccessState::Cancelled, "cancelled"}}};
}  // namespace

std::string_view word_of(AccessState state)
{
    for (const auto& [each, word] : kWords)
        if (each == state) return word;
    return {};
}

AccessState access_state_of(std::string_view word)
{
    for (const auto& [state, each] : kWords)
        if (each == word) return state;
    return AccessState::Inactive;
}

AccessState access_state(const AccessFacts& facts)
{
    using Invitation = AccessFacts::Invitation;
    if (facts.restricted) return AccessState::Restricted;
    if (facts.grants == 0)
        return facts.invitation == Invitation::Cancelled ? AccessState::Cancelled : AccessState::Inactive;
    // Nobody who has still to register has anything to lock: the link comes first.
    if (facts.invitation == Invitation::Sent) return AccessState::Invited;
    if (facts.invitation == Invitation::Opened) return AccessState::Incomplete;
    if (facts.held || facts.credential_lapsed || facts.locked_grants == facts.grants) return AccessState::Locked;
    return AccessState::Active;
}

AccessState sign_in_state(const AccessFacts& facts)
{
    if (facts.restricted) return AccessState::Restricted;
    const bool is_registering =
        facts.invitation == AccessFacts::Invitation::Sent || facts.invitation == AccessFacts::Invitation::Opened;
    if (is_registering) return AccessState::Inactive;
    if (facts.held) return AccessState::Locked;
    if (facts.other_capability) return AccessState::Active;
    const auto state = access_state(facts);
    return state == AccessState::Cancelled ? AccessState::Inactive : state;
}

}  // namespace policy
