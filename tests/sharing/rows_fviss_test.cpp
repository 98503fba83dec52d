// Rows of FVISS: the two purposes, the people who may be told, risk assessment entities, and consent.
#include <catch_amalgamated.hpp>

#include "tests/sharing/situations.h"

using namespace sharing;

namespace {

/// Testina, no child at risk, no serious threat, consent refused (A6).
Facts refused() { return with(fviss_request_in(), {{"consent", "REFUSED"}}); }
Facts ours() { return with(fviss_request_in(), {{"flow", "REQUEST_OUT"}}); }

}  // namespace

TEST_CASE("D20a FVISS serves assessment and protection and no other purpose")
{
    for (const auto* purpose : {"CHILD_SAFETY_RISK", "CHILD_WELLBEING", "ACCESS_LIMITING", "OTHER"}) {
        CHECK(said(with(fviss_request_in(), {{"purpose", purpose}})) == "MUST_REFUSE D20a FV_PURPOSE_ONLY E-221");
        CHECK(row_of(with(fviss_survivor(), {{"purpose", purpose}})) == "D20a");
        CHECK(row_of(with(ciss_request_in(), {{"purpose", purpose}})) != "D20a");
    }
    for (const auto* purpose : {"FV_PROTECTION", "NONE", ""})
        CHECK(row_of(with(fviss_request_in(), {{"purpose", purpose}})) == "D30");
}

TEST_CASE("D21 what has no bearing on family violence risk stays out")
{
    for (const auto& whole : {fviss_request_in(), fviss_to_rae(), fviss_survivor(), ours()})
        CHECK(said(with(whole, {{"relevant", "NO"}})) == "MUST_REFUSE D21 NOT_RELEVANT E-221");
}

TEST_CASE("D21a for protection, more than is needed stays out; for assessment need is no test of its own")
{
    for (const auto& whole : {fviss_request_in(), fviss_survivor(), ours()})
        CHECK(said(with(whole, {{"necessary", "NO"}})) == "MUST_REFUSE D21a NOT_NECESSARY E-221");
    CHECK(row_of(with(fviss_to_rae(), {{"necessary", "NO"}})) == "D24");
}

TEST_CASE("D21b relevance, and for a disclosure its need, are judged before anything is shared")
{
    for (const auto* blank : {"UNKNOWN", ""}) {
        CHECK(said(with(fviss_request_in(), {{"relevant", blank}})) == "ASK_MORE D21b JUDGE_NEED E-221");
        CHECK(row_of(with(fviss_request_in(), {{"necessary", blank}})) == "D21b");
        CHECK(row_of(with(fviss_survivor(), {{"necessary", blank}})) == "D21b");
        CHECK(row_of(with(fviss_to_rae(), {{"relevant", blank}})) == "D21b");
        CHECK(row_of(with(fviss_to_rae(), {{"necessary", blank}})) == "D24");
        CHECK(row_of(with(ours(), {{"relevant", blank}})) == "D21b");   // IS-232: a request needs relevance
        CHECK(row_of(with(ours(), {{"necessary", blank}})) == "D29a");  // need is the discloser's to judge
    }
}

TEST_CASE("D12 a victim survivor may be told about a perpetrator, to manage safety (IS-231)")
{
    for (const auto* kind : {"VICTIM_SURVIVOR", "CHILD", "PARENT"})
        CHECK(said(with(fviss_survivor(), {{"recipient_kind", kind}})) == "MAY_SHARE D12 VICTIM_SURVIVOR_SAFETY");
    CHECK(said(with(fviss_survivor(), {{"flow", "REQUEST_IN"}})) == "MAY_SHARE D12 VICTIM_SURVIVOR_SAFETY");
    CHECK(row_of(with(fviss_survivor(), {{"purpose", "FV_ASSESSMENT"}})) == "D13");
    CHECK(row_of(with(fviss_survivor(), {{"flow", ""}})) == "D13");

    // The parent is one who is not a perpetrator; of a survivor using violence too, D06 has asked before.
    const auto safe = with(fviss_survivor(), {{"sharing_could_raise_risk", "NO"}});
    for (const auto* who : {"YES", "SUSPECTED"}) {
        CHECK(row_of(with(safe, {{"recipient_kind", "PARENT"}, {"recipient_perpetrator", who}})) == "D13");
        CHECK(row_of(with(safe, {{"recipient_kind", "VICTIM_SURVIVOR"}, {"recipient_perpetrator", who}})) == "D12");
        CHECK(row_of(with(safe, {{"recipient_kind", "CHILD"}, {"recipient_perpetrator", who}})) == "D12");
    }
}

TEST_CASE("D13 about anybody else a person is told nothing under FVISS")
{
    for (const auto* role : {"ALLEGED_PERPETRATOR", "ADULT_VICTIM_SURVIVOR", "CHILD_VICTIM_SURVIVOR", "THIRD_PARTY"})
        for (const auto* purpose : {"FV_ASSESSMENT", "FV_PROTECTION"})
            CHECK(
                said(with(fviss_survivor(), {{"subject_role", role}, {"purpose", purpose}, {"consent", "EXPRESS"}})) ==
                "MUST_REFUSE D13 PERPETRATOR_INFO_ONLY E-221 E-212");
    CHECK(row_of(with(fviss_survivor(), {{"purpose", ""}})) == "D99");
    CHECK(row_of(with(fviss_survivor(), {{"subject_role", ""}})) == "D99");  // in which role is asked, not refused
}

TEST_CASE("D12, D13 come after need and relevance (IS-214)")
{
    CHECK(row_of(with(fviss_survivor(), {{"relevant", "NO"}})) == "D21");
    CHECK(row_of(with(fviss_survivor(), {{"necessary", "NO"}, {"subject_role", "THIRD_PARTY"}})) == "D21a");
    CHECK(row_of(with(fviss_survivor(), {{"relevant", "UNKNOWN"}, {"subject_role", "THIRD_PARTY"}})) == "D21b");
}

TEST_CASE("D22 for assessment only a risk assessment entity receives")
{
    for (const auto* role : {"PERPETRATOR", "ALLEGED_PERPETRATOR", "ADULT_VICTIM_SURVIVOR", "THIRD_PARTY"})
        CHECK(said(with(fviss_to_rae(), {{"peer_rae", "false"}, {"subject_role", role}})) ==
              "MUST_REFUSE D22 NOT_RAE E-211 E-221");
    CHECK(row_of(with(fviss_to_rae(), {{"peer_rae", ""}})) == "D22");
    CHECK(row_of(with(fviss_to_rae(), {{"peer_rae", "false"}, {"self_rae", "true"}})) == "D22");
    CHECK(row_of(with(fviss_to_rae(), {{"peer_rae", "true"}})) == "D24");
    CHECK(row_of(with(fviss_to_rae(), {{"peer_rae", "false"}, {"purpose", "FV_PROTECTION"}})) == "D25");
}

TEST_CASE("D23 for assessment only a risk assessment entity asks (A3)")
{
    const auto asked = with(fviss_to_rae(), {{"flow", "REQUEST_OUT"}, {"subject_role", "PERPETRATOR"}});
    CHECK(said(asked) == "MUST_REFUSE D23 NOT_RAE E-211 E-221");
    CHECK(row_of(with(asked, {{"self_rae", ""}})) == "D23");
    CHECK(said(with(asked, {{"self_rae", "true"}})) == "MAY_SEND D24 NO_CONSENT_PERPETRATOR");
    CHECK(row_of(with(asked, {{"self_rae", "true"}, {"peer_rae", "false"}})) == "D24");
    CHECK(row_of(with(asked, {{"purpose", "FV_PROTECTION"}})) == "D26");
}

TEST_CASE("D24 to a risk assessment entity, for assessment, no consent of a perpetrator or an alleged one (A4)")
{
    for (const auto* role : {"PERPETRATOR", "ALLEGED_PERPETRATOR"}) {
        const auto facts = with(fviss_to_rae(), {{"subject_role", role}, {"consent", "REFUSED"}});
        CHECK(said(facts) == "MAY_SHARE D24 NO_CONSENT_PERPETRATOR");
        CHECK(said(with(facts, {{"flow", "REQUEST_IN"}})) == "MUST_SHARE D24 NO_CONSENT_PERPETRATOR");
        CHECK(row_of(with(facts, {{"flow", ""}})) == "D99");
    }
    CHECK(row_of(with(fviss_to_rae(), {{"subject_role", "ADULT_VICTIM_SURVIVOR"}})) == "D30");
}

TEST_CASE("D25 for protection nothing about an alleged perpetrator, not even to a risk assessment entity (A5)")
{
    const auto alleged = with(fviss_request_in(), {{"subject_role", "ALLEGED_PERPETRATOR"}, {"consent", "EXPRESS"}});
    CHECK(said(alleged) == "MUST_REFUSE D25 ALLEGED_ONLY_TO_RAE E-212 E-221");
    CHECK(row_of(with(alleged, {{"peer_rae", "true"}})) == "D25");
    CHECK(row_of(with(alleged, {{"flow", "REQUEST_OUT"}})) == "D25");
    CHECK(row_of(with(alleged, {{"serious_threat", "YES"}})) == "D25");
    CHECK(row_of(with(alleged, {{"subject_role", "PERPETRATOR"}})) == "D26");
    CHECK(row_of(with(alleged, {{"purpose", "FV_ASSESSMENT"}, {"peer_rae", "true"}})) == "D24");
}

TEST_CASE("D26 for protection no consent of a perpetrator")
{
    const auto known = with(fviss_request_in(), {{"subject_role", "PERPETRATOR"}, {"consent", "REFUSED"}});
    CHECK(said(known) == "MUST_SHARE D26 NO_CONSENT_PERPETRATOR");
    CHECK(said(with(known, {{"flow", "VOLUNTARY"}})) == "MAY_SHARE D26 NO_CONSENT_PERPETRATOR");
    CHECK(said(with(known, {{"flow", "REQUEST_OUT"}})) == "MAY_SEND D26 NO_CONSENT_PERPETRATOR");
    CHECK(row_of(with(known, {{"flow", ""}})) == "D99");
    CHECK(row_of(with(known, {{"subject_role", "THIRD_PARTY"}})) == "D31");
}

TEST_CASE("D27 for what bears on a child's risk no consent is needed (A8, A25)")
{
    for (const auto* role : {"ADULT_VICTIM_SURVIVOR", "CHILD_VICTIM_SURVIVOR", "THIRD_PARTY"}) {
        const auto at_risk = with(refused(), {{"subject_role", role}, {"child_at_risk", "YES"}});
        CHECK(said(with(at_risk, {{"relevant_to_child_risk", "YES"}})) == "MUST_SHARE D27 NO_CONSENT_CHILD");
        CHECK(row_of(with(at_risk, {{"relevant_to_child_risk", "NO"}})) == "D31");  // A25
        CHECK(row_of(with(at_risk, {{"relevant_to_child_risk", "UNKNOWN"}})) == "D29b");
        CHECK(row_of(with(at_risk, {{"relevant_to_child_risk", "YES"}, {"child_at_risk", "NO"}})) == "D31");
        CHECK(row_of(with(at_risk,
                          {{"relevant_to_child_risk", "YES"}, {"purpose", "FV_ASSESSMENT"}, {"peer_rae", "true"}})) ==
              "D27");
    }
}

TEST_CASE("D28 to lessen a serious threat no consent is needed (A7)")
{
    CHECK(said(with(refused(), {{"serious_threat", "YES"}})) == "MUST_SHARE D28 NO_CONSENT_SERIOUS_THREAT");
    CHECK(row_of(with(refused(), {{"serious_threat", "NO"}})) == "D31");
    CHECK(row_of(with(refused(), {{"serious_threat", "UNKNOWN"}})) == "D29b");
    // A threat settles it, whatever is not known about a child (reading order: before D29b).
    CHECK(row_of(with(refused(), {{"serious_threat", "YES"}, {"child_at_risk", "UNKNOWN"}})) == "D28");
    CHECK(row_of(with(refused(), {{"serious_threat", "YES"}, {"purpose", ""}})) != "D28");  // IS-248
}

TEST_CASE("D29 consent, spoken, written or shown")
{
    for (const auto* consent : {"EXPRESS", "IMPLIED"}) {
        CHECK(said(with(fviss_request_in(), {{"consent", consent}})) == "MUST_SHARE D29 CONSENT");
        CHECK(said(with(ours(), {{"consent", consent}})) == "MAY_SEND D29 CONSENT");
        CHECK(row_of(with(fviss_request_in(), {{"consent", consent}, {"child_at_risk", ""}})) == "D29");
    }
    for (const auto* consent : {"NOT_ASKED", "REFUSED", "WITHDRAWN", "UNSAFE_TO_ASK", ""})
        CHECK(row_of(with(fviss_request_in(), {{"consent", consent}})) != "D29");
}

TEST_CASE("D29a a request goes out where the discloser is to ask for consent (A24)")
{
    for (const auto* consent : {"NOT_ASKED", "UNSAFE_TO_ASK", ""}) {
        CHECK(said(with(ours(), {{"consent", consent}})) == "MAY_SEND D29a FVISS_REQUEST_MET");
        CHECK(said(with(ours(), {{"consent", consent}, {"consent_by", "DISCLOSER"}})) ==
              "MAY_SEND D29a FVISS_REQUEST_MET");
    }
    CHECK(row_of(with(ours(), {{"consent_by", "REQUESTER"}})) == "D30");
    CHECK(row_of(with(ours(), {{"consent_by", "REQUESTER"}, {"consent", "UNSAFE_TO_ASK"}})) == "D31");
    for (const auto* told_us_no : {"REFUSED", "WITHDRAWN"})
        CHECK(row_of(with(ours(), {{"consent", told_us_no}})) == "D31");  // Q31
    CHECK(row_of(with(ours(), {{"flow", "REQUEST_IN"}})) == "D30");
    CHECK(row_of(with(ours(), {{"child_at_risk", "UNKNOWN"}})) == "D29a");  // before D29b
}

TEST_CASE("D29b the risk is judged before consent is asked or the item refused")
{
    for (const auto& whole : {fviss_request_in(), refused()}) {
        for (const auto* blank : {"UNKNOWN", ""}) {
            CHECK(said(with(whole, {{"child_at_risk", blank}})) == "ASK_MORE D29b JUDGE_RISK E-221 E-213");
            CHECK(row_of(with(whole, {{"serious_threat", blank}})) == "D29b");
            CHECK(row_of(with(whole, {{"child_at_risk", "YES"}, {"relevant_to_child_risk", blank}})) == "D29b");
            CHECK(row_of(with(whole, {{"child_at_risk", "NO"}, {"relevant_to_child_risk", blank}})) == row_of(whole));
        }
    }
}

TEST_CASE("D30 nobody has asked yet: consent is asked for")
{
    CHECK(said(fviss_request_in()) == "ASK_CONSENT D30 CONSENT_NEEDED E-221 E-213");
    CHECK(row_of(with(fviss_request_in(), {{"consent", ""}})) == "D30");
    CHECK(row_of(with(fviss_request_in(), {{"consent", "REFUSED"}})) == "D31");
    CHECK(row_of(with(fviss_request_in(), {{"subject_role", "THIRD_PARTY"}})) == "D30");
}

TEST_CASE("D31 without consent, a child's risk or a serious threat nothing is shared (A6)")
{
    for (const auto* consent : {"REFUSED", "WITHDRAWN", "UNSAFE_TO_ASK"})
        CHECK(said(with(fviss_request_in(), {{"consent", consent}})) == "MUST_REFUSE D31 CONSENT_NOT_MET E-221 E-213");
    CHECK(row_of(with(refused(), {{"consent", "EXPRESS"}})) == "D29");
}
