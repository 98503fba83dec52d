#include "tests/sharing/situations.h"

#include <catch_amalgamated.hpp>

namespace sharing {

Facts with(Facts facts, const Changes& changes)
{
    for (const auto& [name, value] : changes) {
        INFO(name << " = " << value);
        const auto fact = find_fact(name);
        REQUIRE(fact != kNoFact);
        facts.set(fact, value);
        REQUIRE(facts.is_blank(fact) == value.empty());
    }
    return facts;
}

namespace {

Facts both_sides_in_order()
{
    return with({}, {{"actor_volunteer", "false"},
                     {"actor_role_current", "true"},
                     {"self_ise", "true"},
                     {"self_rae", "false"},
                     {"self_court_exempt", "false"},
                     {"self_restricted", "false"},
                     {"flow", "REQUEST_IN"},
                     {"recipient_kind", "ISE"},
                     {"peer_ise", "YES"},
                     {"peer_rae", "false"},
                     {"peer_restricted", "false"},
                     {"acting_in_capacity", "YES"},
                     {"peer_verified.organisation", "PASSED"},
                     {"peer_verified.person", "PASSED"},
                     {"peer_engagement", "EMPLOYED"},
                     {"impersonation_flag", "false"},
                     {"destination", "ORG_CHANNEL"},
                     {"relevant", "YES"},
                     {"necessary", "YES"},
                     {"exclusion.EX1", "NOT_KNOWN"},
                     {"exclusion.EX2", "NOT_KNOWN"},
                     {"exclusion.EX3", "NOT_KNOWN"},
                     {"exclusion.EX4", "NOT_KNOWN"},
                     {"exclusion.EX5", "NOT_KNOWN"},
                     {"exclusion.EX6", "NOT_KNOWN"},
                     {"exclusion.EX7", "NOT_KNOWN"},
                     {"exclusion.EX8", "NOT_KNOWN"},
                     {"other_law", "NONE"}});
}

Facts to_person(const Facts& facts, std::string_view kind)
{
    return with(facts, {{"flow", "VOLUNTARY"},
                        {"recipient_kind", kind},
                        {"peer_verified.organisation", "NOT_APPLICABLE"},
                        {"peer_engagement", "NOT_APPLICABLE"},
                        {"destination", "TO_PERSON"},
                        {"recipient_perpetrator", "NO"},
                        {"own_information", "false"}});
}

}  // namespace

Facts ciss_request_in()
{
    return with(both_sides_in_order(),
                {{"scheme", "CISS"}, {"purpose", "CHILD_WELLBEING"}, {"part1", "YES"}, {"activities", "SOME"}});
}

Facts ciss_request_out() { return with(ciss_request_in(), {{"flow", "REQUEST_OUT"}}); }

Facts ciss_parent() { return with(to_person(ciss_request_in(), "PARENT"), {{"purpose", "CHILD_SAFETY_RISK"}}); }

Facts fviss_request_in()
{
    return with(both_sides_in_order(), {{"scheme", "FVISS"},
                                        {"purpose", "FV_PROTECTION"},
                                        {"subject_role", "ADULT_VICTIM_SURVIVOR"},
                                        {"child_at_risk", "NO"},
                                        {"serious_threat", "NO"},
                                        {"consent", "NOT_ASKED"}});
}

Facts fviss_to_rae()
{
    return with(fviss_request_in(), {{"flow", "VOLUNTARY"},
                                     {"purpose", "FV_ASSESSMENT"},
                                     {"peer_rae", "true"},
                                     {"subject_role", "ALLEGED_PERPETRATOR"}});
}

Facts fviss_survivor()
{
    return with(to_person(fviss_request_in(), "VICTIM_SURVIVOR"), {{"subject_role", "PERPETRATOR"}});
}

std::string said(const Verdict& verdict)
{
    std::string text;
    for (const auto& note : verdict.notes) text += "[" + note + "] ";
    text += std::string{word_of(verdict.outcome)} + " " + std::string{verdict.row} + " " + verdict.reason;
    for (const auto stop : verdict.stops) text += " " + std::string{stop};
    return text;
}

}  // namespace sharing
