// Rows that stand before both schemes: who acts, who would get it, and part 3 of the threshold.
#include <catch_amalgamated.hpp>

#include "tests/sharing/situations.h"

using namespace sharing;

TEST_CASE("D01 who is a volunteer or holds no current role hands over")
{
    const auto whole = ciss_request_in();
    CHECK(said(whole) == "MUST_SHARE D19 CISS_MET");
    CHECK(said(with(whole, {{"actor_volunteer", "true"}})) == "HAND_OVER D01 ACTOR_NOT_AUTHORISED E-201 E-221");
    CHECK(row_of(with(whole, {{"actor_role_current", "false"}})) == "D01");
    CHECK(row_of(with(whole, {{"actor_volunteer", ""}})) == "D01");  // IS-248: unanswered counts against
    CHECK(row_of(with(whole, {{"actor_role_current", ""}})) == "D01");
    // Nothing comes before it, not even a perpetrator at the other end.
    CHECK(row_of(with(whole, {{"actor_volunteer", "true"},
                              {"recipient_perpetrator", "YES"},
                              {"sharing_could_raise_risk", "YES"}})) == "D01");
}

TEST_CASE("D06 a perpetrator is told nothing that could raise the risk")
{
    for (const auto& whole : {ciss_request_in(), ciss_parent(), fviss_survivor(), fviss_request_in()}) {
        for (const auto* known : {"YES", "SUSPECTED"}) {
            const auto facts = with(whole, {{"recipient_perpetrator", known}});
            CHECK(said(with(facts, {{"sharing_could_raise_risk", "YES"}})) ==
                  "MUST_REFUSE D06 PERPETRATOR_RECIPIENT E-216 E-221");
            CHECK(row_of(with(facts, {{"sharing_could_raise_risk", "NO"}})) != "D06");
        }
        CHECK(row_of(with(whole, {{"recipient_perpetrator", "NO"}, {"sharing_could_raise_risk", "YES"}})) ==
              row_of(whole));
    }
}

TEST_CASE("D06a whether telling a perpetrator raises the risk is found out first")
{
    for (const auto& whole : {ciss_request_in(), ciss_parent(), fviss_survivor()}) {
        for (const auto* known : {"YES", "SUSPECTED"})
            for (const auto* risk : {"UNKNOWN", ""})
                CHECK(said(with(whole, {{"recipient_perpetrator", known}, {"sharing_could_raise_risk", risk}})) ==
                      "ASK_MORE D06a PERPETRATOR_RECIPIENT E-216 E-221");
    }
    // Whether the recipient is one is asked about people whom a scheme knows, and about them alone.
    for (const auto* unknown : {"UNKNOWN", ""}) {
        CHECK(row_of(with(ciss_parent(), {{"recipient_perpetrator", unknown}})) == "D06a");
        CHECK(row_of(with(fviss_survivor(), {{"recipient_perpetrator", unknown}})) == "D06a");
        CHECK(row_of(with(ciss_request_in(), {{"recipient_perpetrator", unknown}})) == "D19");
        CHECK(row_of(with(ciss_parent(), {{"recipient_kind", "OTHER"}, {"recipient_perpetrator", unknown}})) == "D02");
    }
}

TEST_CASE("D06, D06a, D05a stand before D02: such a person is sent to no other route (IS-215)")
{
    const auto outside = with(ciss_request_in(), {{"peer_ise", "NO"}});
    CHECK(row_of(outside) == "D02");
    const auto told = with(outside, {{"recipient_perpetrator", "YES"}});
    CHECK(row_of(with(told, {{"sharing_could_raise_risk", "YES"}})) == "D06");
    CHECK(row_of(with(told, {{"sharing_could_raise_risk", "UNKNOWN"}})) == "D06a");
    CHECK(row_of(with(outside, {{"impersonation_flag", "true"}})) == "D05a");
    // and the perpetrator rows before a failed check
    CHECK(row_of(with(told, {{"sharing_could_raise_risk", "YES"}, {"peer_verified.person", "FAILED"}})) == "D06");
}

TEST_CASE("D05a a check that failed refuses, on whichever side of the exchange it failed")
{
    for (const auto& whole : {ciss_request_in(), ciss_request_out(), fviss_request_in()}) {
        CHECK(said(with(whole, {{"peer_verified.person", "FAILED"}})) == "MUST_REFUSE D05a CHECK_FAILED E-209 E-221");
        CHECK(row_of(with(whole, {{"peer_verified.organisation", "FAILED"}})) == "D05a");
        CHECK(row_of(with(whole, {{"impersonation_flag", "true"}})) == "D05a");
        CHECK(row_of(with(whole, {{"impersonation_flag", ""}})) == row_of(whole));
    }
    CHECK(row_of(with(ciss_parent(), {{"peer_verified.person", "FAILED"}})) == "D05a");
    CHECK(row_of(with(ciss_parent(), {{"peer_verified.organisation", "FAILED"}})) == "D10");  // IS-139: none to check
}

TEST_CASE("D02 outside the scheme: another law may apply")
{
    const auto whole = ciss_request_in();
    CHECK(said(with(whole, {{"self_ise", "false"}})) == "WRONG_SCHEME D02 NOT_AN_ISE E-221 E-217 E-224");
    CHECK(row_of(with(whole, {{"self_ise", ""}})) == "D02");
    CHECK(row_of(with(whole, {{"peer_ise", "NO"}})) == "D02");
    CHECK(row_of(with(whole, {{"peer_ise", ""}})) == "D02");
    CHECK(row_of(with(whole, {{"peer_ise", "UNVERIFIED"}})) == "D19");  // W-107 warns; the check decides
    CHECK(row_of(with(whole, {{"acting_in_capacity", "NO"}})) == "D02");

    // People: each scheme knows three kinds, and none of them is asked for information.
    CHECK(row_of(with(ciss_parent(), {{"peer_ise", "NO"}, {"acting_in_capacity", "NO"}})) == "D10");
    for (const auto* kind : {"CHILD", "PARENT", "CO_RESIDENT"})
        CHECK(row_of(with(ciss_parent(), {{"recipient_kind", kind}})) == "D10");
    for (const auto* kind : {"VICTIM_SURVIVOR", "OTHER"})
        CHECK(row_of(with(ciss_parent(), {{"recipient_kind", kind}})) == "D02");
    for (const auto* kind : {"CHILD", "PARENT", "VICTIM_SURVIVOR"})
        CHECK(row_of(with(fviss_survivor(), {{"recipient_kind", kind}})) == "D12");
    for (const auto* kind : {"CO_RESIDENT", "OTHER"})
        CHECK(row_of(with(fviss_survivor(), {{"recipient_kind", kind}})) == "D02");
    CHECK(row_of(with(ciss_parent(), {{"flow", "REQUEST_OUT"}})) == "D02");
    CHECK(row_of(with(fviss_survivor(), {{"flow", "REQUEST_OUT"}})) == "D02");
}

TEST_CASE("D03 a restricted ISE may ask under CISS but never discloses (IS-103)")
{
    const auto restricted = with(ciss_request_in(), {{"self_restricted", "true"}});
    CHECK(said(restricted) == "MUST_REFUSE D03 RESTRICTED_ISE_CANNOT_DISCLOSE E-215 E-221");
    CHECK(row_of(with(restricted, {{"flow", "VOLUNTARY"}})) == "D03");
    CHECK(row_of(with(restricted, {{"self_restricted", ""}})) == "D03");
    CHECK(row_of(with(restricted, {{"flow", "REQUEST_OUT"}})) == "D19");
    CHECK(row_of(with(restricted, {{"flow", "VOLUNTARY"}, {"context_in_request", "true"}})) == "D03");  // IS-217
    CHECK(row_of(with(fviss_request_in(), {{"self_restricted", "true"}})) == "D30");
}

TEST_CASE("D04 the restricted ISE is not asked under CISS (A15)")
{
    CHECK(said(with(ciss_request_out(), {{"peer_restricted", "true"}})) ==
          "MUST_REFUSE D04 RESTRICTED_ISE_CANNOT_DISCLOSE E-215 E-221");
    CHECK(row_of(with(ciss_request_out(), {{"peer_restricted", ""}})) == "D04");
    CHECK(row_of(with(ciss_request_in(), {{"peer_restricted", "true"}})) == "D19");  // it may collect
    CHECK(row_of(with(fviss_request_in(), {{"flow", "REQUEST_OUT"}, {"peer_restricted", "true"}})) == "D29a");
}

TEST_CASE("D05 who is not verified gets nothing yet, and is not refused")
{
    const auto whole = ciss_request_in();
    CHECK(said(with(whole, {{"peer_verified.person", "MISSING"}})) == "ASK_MORE D05 NOT_VERIFIED E-209 E-224 E-221");
    for (const auto* check : {"MISSING", "NOT_APPLICABLE", ""})
        CHECK(row_of(with(whole, {{"peer_verified.organisation", check}})) == "D05");
    for (const auto* engagement : {"VOLUNTEER", "UNKNOWN", "NOT_APPLICABLE", ""})
        CHECK(row_of(with(whole, {{"peer_engagement", engagement}})) == "D05");
    for (const auto* capacity : {"UNKNOWN", ""}) {
        CHECK(row_of(with(whole, {{"acting_in_capacity", capacity}})) == "D05");
        CHECK(row_of(with(ciss_request_out(), {{"acting_in_capacity", capacity}})) == "D05");
        CHECK(row_of(with(ciss_parent(), {{"acting_in_capacity", capacity}})) == "D10");
    }
    // A person's identity and capacity are checked, no organisation is (IS-139).
    CHECK(row_of(with(ciss_parent(), {{"peer_verified.person", "MISSING"}})) == "D05");
    CHECK(row_of(with(ciss_parent(), {{"peer_verified.person", ""}})) == "D05");
    CHECK(row_of(with(ciss_parent(), {{"peer_verified.organisation", ""}, {"peer_engagement", ""}})) == "D10");
}

TEST_CASE("D05 a request of ours goes out before the other side is verified")
{
    CHECK(row_of(with(ciss_request_out(), {{"peer_verified.person", "MISSING"},
                                           {"peer_verified.organisation", "MISSING"},
                                           {"peer_engagement", "UNKNOWN"}})) == "D19");
}

TEST_CASE("D05b a blocked destination stops the sending and leaves the outcome as it is")
{
    const auto whole = ciss_request_in();
    for (const auto* to : {"PERSONAL_MAILBOX", "UNCONFIRMED_ORG"}) {
        CHECK(said(with(whole, {{"destination", to}})) == "[DESTINATION_BLOCKED] MUST_SHARE D19 CISS_MET E-219");
        CHECK(said(with(whole, {{"destination", to}, {"relevant", "NO"}})) ==
              "[DESTINATION_BLOCKED] MUST_REFUSE D17 NOT_RELEVANT E-219 E-221");
        CHECK(said(with(ciss_parent(), {{"destination", to}})) == "MAY_SHARE D10 SAFETY_DISCLOSURE");
    }
    for (const auto* to : {"ORG_CHANNEL", "TO_PERSON", "NOT_CHOSEN", ""})
        CHECK(said(with(whole, {{"destination", to}})) == "MUST_SHARE D19 CISS_MET");
    // It is only passed where the walk comes by.
    CHECK(evaluate(with(whole, {{"destination", "PERSONAL_MAILBOX"}, {"peer_ise", "NO"}})).notes.empty());
}

TEST_CASE("D07 what is known to be excluded is refused, whichever of the eight it is")
{
    for (const auto& whole :
         {ciss_request_in(), ciss_request_out(), ciss_parent(), fviss_request_in(), fviss_to_rae(), fviss_survivor()})
        for (const auto* each : {"exclusion.EX1", "exclusion.EX2", "exclusion.EX3", "exclusion.EX4", "exclusion.EX5",
                                 "exclusion.EX6", "exclusion.EX7", "exclusion.EX8"}) {
            CHECK(said(with(whole, {{each, "KNOWN"}})) == "MUST_REFUSE D07 EXCLUDED E-210 E-221");
            CHECK(row_of(with(whole, {{each, "NOT_KNOWN"}})) == row_of(whole));
            CHECK(row_of(with(whole, {{each, ""}})) == "D08a");
        }
    // KNOWN needs no other answer.
    CHECK(row_of(with(ciss_request_in(), {{"exclusion.EX8", "KNOWN"}, {"exclusion.EX1", ""}, {"other_law", ""}})) ==
          "D07");
}

TEST_CASE("D08 a law that does not permit it refuses the item")
{
    CHECK(said(with(ciss_request_in(), {{"other_law", "RESTRICTED"}})) == "MUST_REFUSE D08 OTHER_LAW E-210 E-221");
    CHECK(row_of(with(ciss_request_in(), {{"other_law", "PERMITTED"}})) == "D19");  // IS-306
    CHECK(row_of(with(ciss_request_in(), {{"other_law", "UNKNOWN"}})) == "D08a");
    CHECK(row_of(with(ciss_request_in(), {{"other_law", "NONE"}})) == "D19");
    CHECK(row_of(with(ciss_request_in(), {{"other_law", "RESTRICTED"}, {"fv_override", "YES"}})) ==
          "D08");  // FVISS alone
}

TEST_CASE("D08 under FVISS only a NO about its own overrides refuses (IS-235)")
{
    const auto forbidden = with(fviss_to_rae(), {{"other_law", "RESTRICTED"}});
    CHECK(row_of(with(forbidden, {{"fv_override", "NO"}})) == "D08");
    CHECK(row_of(with(forbidden, {{"fv_override", "UNKNOWN"}})) == "D08a");
    CHECK(row_of(with(forbidden, {{"fv_override", "YES"}})) == "D24");
    const auto listed = with(fviss_to_rae(), {{"override", "OV10"}});
    CHECK(row_of(with(listed, {{"fv_override", "NO"}})) == "D08");
    CHECK(row_of(with(listed, {{"fv_override", ""}})) == "D08a");
    CHECK(row_of(with(listed, {{"fv_override", "YES"}})) == "D24");
    CHECK(row_of(with(fviss_to_rae(), {{"fv_override", "NO"}})) == "D24");  // nothing restricts it
}

TEST_CASE("D11a a person's own information needs no scheme (IS-216)")
{
    const auto own = with(ciss_parent(), {{"purpose", "CHILD_WELLBEING"}, {"own_information", "true"}});
    CHECK(said(own) == "WRONG_SCHEME D11a OWN_INFORMATION E-221");
    CHECK(row_of(with(own, {{"own_information", "false"}})) == "D11");
    CHECK(row_of(with(own, {{"own_information", ""}})) == "D11");
    CHECK(row_of(with(own, {{"purpose", "CHILD_SAFETY_RISK"}})) == "D10");
    CHECK(row_of(with(own, {{"purpose", ""}})) == "D11a");
    CHECK(row_of(with(fviss_survivor(), {{"own_information", "true"}})) == "D11a");
    CHECK(row_of(with(fviss_survivor(), {{"own_information", "true"}, {"purpose", "CHILD_SAFETY_RISK"}})) == "D11a");
    CHECK(row_of(with(ciss_request_in(), {{"own_information", "true"}})) == "D19");  // an ISE has none of its own
    // After what is excluded or restricted, before what is still open.
    CHECK(row_of(with(own, {{"exclusion.EX1", "KNOWN"}})) == "D07");
    CHECK(row_of(with(own, {{"other_law", "RESTRICTED"}})) == "D08");
    CHECK(row_of(with(own, {{"exclusion.EX1", ""}, {"other_law", ""}})) == "D11a");
}

TEST_CASE("D08a exclusions and other laws are answered before anything is shared")
{
    for (const auto& whole : {ciss_request_in(), ciss_request_out(), ciss_parent(), fviss_to_rae()}) {
        CHECK(said(with(whole, {{"other_law", ""}})) == "ASK_MORE D08a CHECK_OTHER_LAW E-210 E-221");
        CHECK(row_of(with(whole, {{"other_law", "UNKNOWN"}})) == "D08a");
        CHECK(row_of(with(whole, {{"other_law", "PERMITTED"}})) == row_of(whole));
    }
    const auto unclear = with(fviss_to_rae(), {{"other_law", "UNKNOWN"}});
    CHECK(row_of(with(unclear, {{"fv_override", "YES"}})) == "D24");
    CHECK(row_of(with(unclear, {{"fv_override", "NO"}})) == "D08a");
    CHECK(row_of(with(ciss_request_in(), {{"other_law", "UNKNOWN"}, {"fv_override", "YES"}})) == "D08a");
    CHECK(row_of(with(fviss_to_rae(), {{"other_law", ""}, {"fv_override", "YES"}})) == "D08a");  // not asked yet
}

TEST_CASE("D09 an override is noted, and counts only where the item is then shared under its scheme (IS-302)")
{
    const auto freed = with(ciss_request_in(), {{"override", "OV07"}});
    CHECK(said(freed) == "[OVERRIDE_OV07] MUST_SHARE D19 CISS_MET");
    CHECK(said(with(freed, {{"relevant", "NO"}})) == "[OVERRIDE_OV07] MUST_REFUSE D17 NOT_RELEVANT E-221");
    CHECK(said(with(ciss_parent(), {{"override", "OV16"}})) == "[OVERRIDE_OV16] MAY_SHARE D10 SAFETY_DISCLOSURE");
    CHECK(said(with(freed, {{"flow", "VOLUNTARY"}, {"context_in_request", "true"}})) ==
          "[OVERRIDE_OV07] MAY_SHARE D19a REQUEST_CONTEXT");
    CHECK(said(with(freed, {{"override", "NONE"}})) == "MUST_SHARE D19 CISS_MET");
    CHECK(said(with(freed, {{"fv_override", "YES"}, {"override", ""}})) == "MUST_SHARE D19 CISS_MET");
    CHECK(said(with(fviss_to_rae(), {{"override", "OV10"}, {"fv_override", "YES"}})) ==
          "[OVERRIDE_FV] MAY_SHARE D24 NO_CONSENT_PERPETRATOR");
}

TEST_CASE("D20 who was confirmed to be misidentified is a victim survivor in every row that follows (A26)")
{
    const auto zed = with(fviss_to_rae(), {{"misidentified", "CONFIRMED"}});
    for (const auto* role : {"ALLEGED_PERPETRATOR", "PERPETRATOR"}) {
        CHECK(said(with(zed, {{"subject_role", role}})) ==
              "[ROLE_CORRECTED] ASK_CONSENT D30 CONSENT_NEEDED E-221 E-213");
        CHECK(row_of(with(zed, {{"subject_role", role}, {"consent", "EXPRESS"}})) == "D29");
        CHECK(row_of(with(zed, {{"subject_role", role}, {"purpose", "FV_PROTECTION"}})) == "D30");
        CHECK(row_of(with(fviss_survivor(), {{"subject_role", role}, {"misidentified", "CONFIRMED"}})) == "D13");
    }
    for (const auto* doubt : {"SUSPECTED", "NO", ""})
        CHECK(said(with(zed, {{"misidentified", doubt}})) == "MAY_SHARE D24 NO_CONSENT_PERPETRATOR");
    CHECK(said(with(zed, {{"subject_role", "THIRD_PARTY"}})) == "ASK_CONSENT D30 CONSENT_NEEDED E-221 E-213");
    CHECK(evaluate(with(ciss_request_in(), {{"misidentified", "CONFIRMED"}, {"subject_role", "PERPETRATOR"}}))
              .notes.empty());
}
