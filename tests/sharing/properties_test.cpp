// What holds of every verdict, whatever the facts.
#include <rapidcheck.h>

#include <catch_amalgamated.hpp>

#include "tests/sharing/random_facts.h"
#include "tests/sharing/situations.h"

using namespace sharing;

namespace {

Facts drawn() { return random_facts(*rc::gen::inRange<std::uint32_t>(0, 0x7fffffff)); }

/// Among drawn facts, a set that stands at a share outcome.
Facts drawn_share()
{
    auto number = *rc::gen::inRange<std::uint32_t>(0, 0x7fffffff);
    while (!is_share(evaluate(random_facts(number)).outcome)) ++number;
    return random_facts(number);
}

Outcome drawn_outcome() { return static_cast<Outcome>(*rc::gen::inRange<int>(0, 8)); }

FactId drawn_exclusion() { return static_cast<FactId>(static_cast<int>(FactId::Ex1) + *rc::gen::inRange<int>(0, 8)); }

constexpr std::pair<std::string_view, std::string_view> kGrounds[] = {
    {"actor_volunteer", "true"},
    {"actor_role_current", "false"},
    {"self_ise", "false"},
    {"self_restricted", "true"},
    {"peer_ise", "NO"},
    {"acting_in_capacity", "NO"},
    {"peer_verified.organisation", "FAILED"},
    {"peer_verified.person", "FAILED"},
    {"peer_engagement", "VOLUNTEER"},
    {"impersonation_flag", "true"},
    {"part1", "NO"},
    {"activities", "EMPTY"},
    {"relevant", "NO"},
    {"necessary", "NO"},
    {"principle_breach", "LP5"},
    {"exclusion.EX4", "KNOWN"},
    {"fv_override", "NO"},
    {"child_at_risk", "NO"},
    {"serious_threat", "NO"},
    {"consent", "REFUSED"},
    {"purpose", "ACCESS_LIMITING"},
};

void holds(bool ok) { CHECK(ok); }

}  // namespace

TEST_CASE("IS-203 no path leads from a known exclusion to a share")
{
    holds(rc::check([] {
        auto facts = drawn();
        RC_ASSERT_FALSE(is_share(evaluate(facts.set(drawn_exclusion(), "KNOWN")).outcome));
    }));
    holds(rc::check([] {
        auto facts = drawn_share();
        RC_ASSERT_FALSE(is_share(evaluate(facts.set(drawn_exclusion(), "KNOWN")).outcome));
    }));
}

TEST_CASE("IS-460 a ground of refusal added never turns into a share what was none")
{
    for (const auto& [name, value] : kGrounds) {
        CAPTURE(name);
        holds(rc::check([&] {
            auto facts = drawn();
            RC_PRE(!is_share(evaluate(facts).outcome));
            RC_ASSERT_FALSE(is_share(evaluate(facts.set(name, value)).outcome));
        }));
    }
}

TEST_CASE("IS-460 under CISS a law that forbids it refuses whatever would have been shared")
{
    holds(rc::check([] {
        auto facts = drawn_share();
        facts.set("other_law", "RESTRICTED");
        if (facts.is(FactId::Scheme, "CISS")) RC_ASSERT(row_of(facts) == "D08");
        if (!facts.is(FactId::FvOverride, "YES")) RC_ASSERT_FALSE(is_share(evaluate(facts).outcome));
    }));
}

TEST_CASE("IS-234 the strictest outcome holds, in whatever order the people are looked at")
{
    holds(rc::check([] {
        const auto a = drawn_outcome(), b = drawn_outcome(), c = drawn_outcome();
        RC_ASSERT(strictest(a, b) == strictest(b, a));
        RC_ASSERT(strictest(a, strictest(b, c)) == strictest(strictest(a, b), c));
        RC_ASSERT(strictest(a, a) == a);
        RC_ASSERT(strictest(c, strictest(a, b)) == strictest(strictest(c, b), a));
        RC_ASSERT(is_share(strictest(a, b)) == (is_share(a) && is_share(b)));
    }));
}

TEST_CASE("IS-248 whatever is shared was judged: every answer that it rests on has been given")
{
    holds(rc::check([] {
        const auto facts = drawn_share();
        const bool ciss = facts.is(FactId::Scheme, "CISS"), ise = facts.is(FactId::RecipientKind, "ISE");
        const bool disclosing = !facts.is(FactId::Flow, "REQUEST_OUT");
        for (auto id = FactId::Ex1; id <= FactId::Ex8; id = static_cast<FactId>(static_cast<int>(id) + 1))
            RC_ASSERT(facts.get(id) == "NOT_KNOWN");
        RC_ASSERT_FALSE(facts.is_blank(FactId::OtherLaw));
        RC_ASSERT_FALSE(facts.is_blank(FactId::Flow));
        RC_ASSERT(facts.get(FactId::ActorVolunteer) == "false");
        RC_ASSERT(facts.get(FactId::ActorRoleCurrent) == "true");
        if (ise) RC_ASSERT(facts.get(FactId::ActingInCapacity) == "YES");
        if (ise && ciss) RC_ASSERT(facts.get(FactId::Part1) == "YES");
        if (!ise) RC_ASSERT_FALSE(facts.is(FactId::RecipientPerpetrator, "UNKNOWN"));
        if (!ciss || !ise) RC_ASSERT_FALSE(facts.is(FactId::Purpose, "NONE"));
        if (!ciss) RC_ASSERT_FALSE(facts.is_blank(FactId::SubjectRole));
        if (!ciss) RC_ASSERT(facts.get(FactId::Relevant) == "YES");
        if (!disclosing) return;
        RC_ASSERT(facts.get(FactId::PeerPerson) == "PASSED");
        if (ise) RC_ASSERT(facts.get(FactId::PeerOrganisation) == "PASSED");
        if (ise) RC_ASSERT(facts.get(FactId::PeerEngagement) == "EMPLOYED");
        RC_ASSERT(facts.get(FactId::Relevant) == "YES");
        if (!facts.is(FactId::Purpose, "FV_ASSESSMENT") || ciss) RC_ASSERT(facts.get(FactId::Necessary) == "YES");
    }));
}

TEST_CASE("IS-248 of a share, blanking one judgement that it rests on leaves no share")
{
    const auto rests_on = [](const Facts& whole, std::initializer_list<std::string_view> names) {
        REQUIRE(is_share(evaluate(whole).outcome));
        for (const auto name : names) {
            CAPTURE(said(whole), name);
            const auto outcome = evaluate(with(whole, {{name, ""}})).outcome;
            CHECK_FALSE(is_share(outcome));
            CHECK(word_of(outcome) != "");
        }
    };
    rests_on(ciss_request_in(), {"scheme", "actor_volunteer", "actor_role_current", "self_ise", "self_restricted",
                                 "flow", "recipient_kind", "peer_ise", "acting_in_capacity",
                                 "peer_verified.organisation", "peer_verified.person", "peer_engagement", "part1",
                                 "activities", "relevant", "necessary", "exclusion.EX1", "exclusion.EX8", "other_law"});
    rests_on(ciss_request_out(), {"scheme", "flow", "peer_ise", "peer_restricted", "acting_in_capacity", "part1",
                                  "exclusion.EX1", "other_law"});
    rests_on(ciss_parent(), {"purpose", "recipient_perpetrator", "peer_verified.person", "relevant", "necessary",
                             "exclusion.EX3", "other_law", "recipient_kind"});
    rests_on(fviss_to_rae(), {"purpose", "subject_role", "relevant", "peer_rae", "exclusion.EX5", "other_law"});
    rests_on(with(fviss_request_in(), {{"consent", "EXPRESS"}}),
             {"purpose", "subject_role", "relevant", "necessary", "consent", "exclusion.EX7", "other_law"});
    rests_on(fviss_survivor(), {"purpose", "subject_role", "relevant", "necessary", "recipient_perpetrator"});
}
