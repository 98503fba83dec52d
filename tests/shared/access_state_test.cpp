// The state of somebody's access against a second model of section 5.6, row by row and in the order of MAN-22. The
// model is slow and obvious on purpose, and shares nothing with the first but the names of the states.
#include "shared/policy/access_state.h"

#include <array>
#include <catch_amalgamated.hpp>
#include <vector>

#include "tests/shared/access_model.h"

using access_model::all_facts;
using access_model::in_words;
using policy::access_state;
using policy::AccessFacts;
using policy::AccessState;
using policy::sign_in_state;
using enum AccessFacts::Invitation;

namespace {

AccessFacts active() { return {.invitation = Done, .grants = 2}; }

}  // namespace

TEST_CASE("MAN-22 the state of the card is that of the rules, for every combination of the facts")
{
    int count = 0;
    for (const auto& facts : all_facts()) {
        ++count;
        if (access_state(facts) != access_model::card(facts)) {
            INFO(in_words(facts));
            CHECK(policy::word_of(access_state(facts)) == policy::word_of(access_model::card(facts)));
        }
    }
    CHECK(count == 5 * 10 * 16);
}

TEST_CASE("MAN-22 signing in is open or refused as the rules say, for every combination of the facts")
{
    for (const auto& facts : all_facts())
        if (sign_in_state(facts) != access_model::sign_in(facts)) {
            INFO(in_words(facts));
            CHECK(policy::word_of(sign_in_state(facts)) == policy::word_of(access_model::sign_in(facts)));
        }
}

TEST_CASE("MAN-22 of two that apply, the one named first is the state")
{
    struct Pair {
        const char* what;
        AccessFacts facts;
        AccessState state;
    };
    auto restricted = active();
    restricted.restricted = true;
    auto restricted_removed = restricted;
    restricted_removed.grants = 0;
    auto restricted_locked = restricted;
    restricted_locked.locked_grants = 2;
    auto restricted_lapsed = restricted;
    restricted_lapsed.credential_lapsed = true;
    auto restricted_invited = restricted;
    restricted_invited.invitation = Sent;
    auto restricted_opened = restricted;
    restricted_opened.invitation = Opened;
    auto restricted_cancelled = restricted_removed;
    restricted_cancelled.invitation = Cancelled;
    auto removed_lapsed = active();
    removed_lapsed.grants = 0;
    removed_lapsed.credential_lapsed = true;
    auto removed_held = active();
    removed_held.grants = 0;
    removed_held.held = true;
    const std::vector<Pair> pairs{
        {"restricted before active", restricted, AccessState::Restricted},
        {"a restriction survives removal", restricted_removed, AccessState::Restricted},
        {"restricted before locked by a review", restricted_locked, AccessState::Restricted},
        {"restricted before locked by a credential", restricted_lapsed, AccessState::Restricted},
        {"a restriction survives a new invitation", restricted_invited, AccessState::Restricted},
        {"restricted before incomplete", restricted_opened, AccessState::Restricted},
        {"restricted before cancelled", restricted_cancelled, AccessState::Restricted},
        {"inactive before locked by a credential", removed_lapsed, AccessState::Inactive},
        {"inactive before locked by an operator", removed_held, AccessState::Inactive},
        {"incomplete before active", {.invitation = Opened, .grants = 2}, AccessState::Incomplete},
        {"invited before active", {.invitation = Sent, .grants = 2}, AccessState::Invited},
        {"active where nothing else applies", active(), AccessState::Active},
    };
    for (const auto& pair : pairs) {
        INFO(pair.what);
        CHECK(policy::word_of(access_state(pair.facts)) == policy::word_of(pair.state));
    }
}

TEST_CASE("MAN-22 whoever has still to register stays in Invitations whatever would lock them, and does not sign in")
{
    int count = 0;
    for (const auto& facts : all_facts()) {
        if (!access_model::departs(facts)) continue;
        ++count;
        INFO(in_words(facts));
        CHECK(access_state(facts) == (facts.invitation == Sent ? AccessState::Invited : AccessState::Incomplete));
        CHECK(sign_in_state(facts) == AccessState::Inactive);
        CHECK_FALSE(access_model::sees_children(facts));
    }
    // Of 2 invitations and 2 other capabilities: 3 where all grants are locked, with any of 4; 6 others, with 3.
    CHECK(count == 2 * 2 * (3 * 4 + 6 * 3));
}

TEST_CASE("UAR-7 with grants of two Authorisers, the account is locked when none is left unlocked, and not before")
{
    auto facts = active();
    facts.locked_grants = 1;
    CHECK(access_state(facts) == AccessState::Active);
    CHECK(sign_in_state(facts) == AccessState::Active);
    facts.locked_grants = 2;
    CHECK(access_state(facts) == AccessState::Locked);
    CHECK(sign_in_state(facts) == AccessState::Locked);
}

TEST_CASE("UAR-7 an Authoriser's own sign-in is not locked by a review, though their access to children is")
{
    auto facts = active();
    facts.locked_grants = 2;
    facts.other_capability = true;
    CHECK(access_state(facts) == AccessState::Locked);
    CHECK(sign_in_state(facts) == AccessState::Active);
}

TEST_CASE("Q20 a lapsed credential locks a User, and of an Authoriser only the access to children")
{
    auto facts = active();
    facts.credential_lapsed = true;
    CHECK(access_state(facts) == AccessState::Locked);
    CHECK(sign_in_state(facts) == AccessState::Locked);
    facts.other_capability = true;
    CHECK(access_state(facts) == AccessState::Locked);
    CHECK(sign_in_state(facts) == AccessState::Active);
}

TEST_CASE("RES-7 a restriction closes the sign-in of everybody, whatever else they may")
{
    for (auto facts : all_facts()) {
        facts.restricted = true;
        INFO(in_words(facts));
        CHECK(sign_in_state(facts) == AccessState::Restricted);
    }
}

TEST_CASE("MAN-13 the last grant removed ends access, and the sign-in of whoever is nothing but a User")
{
    AccessFacts facts{.invitation = Done, .grants = 1};
    CHECK(access_state(facts) == AccessState::Active);
    facts.grants = 0;
    CHECK(access_state(facts) == AccessState::Inactive);
    CHECK(sign_in_state(facts) == AccessState::Inactive);
    facts.other_capability = true;
    CHECK(access_state(facts) == AccessState::Inactive);
    CHECK(sign_in_state(facts) == AccessState::Active);
}

TEST_CASE("MAN-22 nobody who may not see children on the card signs in as a mere User, and whoever may, does")
{
    for (const auto& facts : all_facts()) {
        if (facts.other_capability) continue;
        INFO(in_words(facts));
        CHECK((access_state(facts) == AccessState::Active) == (sign_in_state(facts) == AccessState::Active));
    }
}

TEST_CASE("MAN-22 a fact that closes never opens: each of them added leaves whoever could not sign in where they were")
{
    for (const auto& facts : all_facts()) {
        if (sign_in_state(facts) == AccessState::Active) continue;
        for (const auto closing : {&AccessFacts::restricted, &AccessFacts::credential_lapsed, &AccessFacts::held}) {
            auto more = facts;
            more.*closing = true;
            INFO(in_words(more));
            CHECK(sign_in_state(more) != AccessState::Active);
        }
    }
}

TEST_CASE("MAN-22 each state has its word, and each word its state")
{
    constexpr std::array kWords{"invited", "incomplete", "active", "locked", "restricted", "inactive", "cancelled"};
    for (std::size_t i = 0; i < kWords.size(); ++i) {
        CHECK(policy::word_of(static_cast<AccessState>(i)) == kWords.at(i));
        CHECK(policy::access_state_of(kWords.at(i)) == static_cast<AccessState>(i));
    }
}
