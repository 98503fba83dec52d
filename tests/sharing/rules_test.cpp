// Rules of section 2, the scenarios of section 11 and the answers of section 13 that are the engine's.
#include <catch_amalgamated.hpp>

#include "tests/sharing/situations.h"

using namespace sharing;

namespace {

Facts offered(const Facts& facts) { return with(facts, {{"flow", "VOLUNTARY"}}); }

}  // namespace

TEST_CASE("IS-203 being unaware of an exclusion or another law passes part 3")
{
    CHECK(row_of(with(ciss_request_in(), {{"exclusion.EX2", "NOT_KNOWN"}, {"other_law", "NONE"}})) == "D19");
    CHECK(row_of(with(ciss_request_in(), {{"exclusion.EX2", "KNOWN"}})) == "D07");
    CHECK(row_of(with(ciss_request_in(), {{"other_law", "RESTRICTED"}})) == "D08");
}

TEST_CASE("IS-204 a requester answers for parts 1 and 3, a discloser for all three")
{
    CHECK(row_of(with(ciss_request_out(), {{"activities", "EMPTY"}})) == "D19");
    CHECK(row_of(with(ciss_request_out(), {{"part1", "NO"}})) == "D14");
    CHECK(row_of(with(ciss_request_out(), {{"exclusion.EX1", "KNOWN"}})) == "D07");
    for (const auto& disclosing : {ciss_request_in(), offered(ciss_request_in())}) {
        CHECK(row_of(with(disclosing, {{"part1", "NO"}})) == "D14");
        CHECK(row_of(with(disclosing, {{"activities", "EMPTY"}})) == "D16");
        CHECK(row_of(with(disclosing, {{"exclusion.EX1", "KNOWN"}})) == "D07");
    }
}

TEST_CASE("IS-205 with the threshold met a request is answered, an offer may be made; without, neither")
{
    CHECK(evaluate(ciss_request_in()).outcome == Outcome::MustShare);
    CHECK(evaluate(with(ciss_request_in(), {{"self_court_exempt", "true"}})).outcome == Outcome::MayShare);  // A27
    CHECK(evaluate(offered(ciss_request_in())).outcome == Outcome::MayShare);
    for (const auto& facts : {ciss_request_in(), offered(ciss_request_in())})
        CHECK(evaluate(with(facts, {{"part1", "NO"}})).outcome == Outcome::MustRefuse);
}

TEST_CASE("IS-206 consent changes nothing under CISS")
{
    for (const auto consent : words_of(FactId::Consent)) {
        CHECK(said(with(ciss_request_in(), {{"consent", consent}})) == said(ciss_request_in()));
        CHECK(said(with(ciss_parent(), {{"consent", consent}})) == said(ciss_parent()));
    }
}

TEST_CASE("IS-210 information is not asked for or given to keep somebody from a service")
{
    for (const auto& facts : {ciss_request_in(), ciss_request_out(), offered(ciss_request_in())}) {
        const auto verdict = evaluate(with(facts, {{"purpose", "ACCESS_LIMITING"}}));
        CHECK(verdict.row == "D14");
        CHECK(std::ranges::find(verdict.stops, "E-214") != verdict.stops.end());
    }
    CHECK(row_of(with(fviss_request_in(), {{"purpose", "ACCESS_LIMITING"}})) == "D20a");
    CHECK(row_of(with(ciss_parent(), {{"purpose", "ACCESS_LIMITING"}})) == "D11");
}

TEST_CASE("IS-213 what the asker marks as not needed is not asked for; what it leaves open may go (A28)")
{
    CHECK(row_of(with(ciss_request_out(), {{"relevant", "NO"}})) == "D17");
    CHECK(row_of(with(ciss_request_out(), {{"necessary", "NO"}})) == "D18");
    CHECK(evaluate(with(ciss_request_out(), {{"relevant", ""}, {"necessary", ""}, {"activities", ""}})).outcome ==
          Outcome::MaySend);
}

TEST_CASE("IS-214 need and relevance are tested for every recipient before any share")
{
    for (const auto& facts : {ciss_request_in(), ciss_parent(), offered(ciss_request_in())}) {
        CHECK(row_of(with(facts, {{"relevant", "NO"}})) == "D17");  // A30
        CHECK(row_of(with(facts, {{"necessary", "NO"}})) == "D18");
    }
    for (const auto& facts : {fviss_request_in(), fviss_survivor()}) {
        CHECK(row_of(with(facts, {{"relevant", "NO"}})) == "D21");
        CHECK(row_of(with(facts, {{"necessary", "NO"}})) == "D21a");
    }
}

TEST_CASE("IS-215 Zed, a known perpetrator and Pip's father, would be told (A21)")
{
    const auto zed = with(ciss_parent(), {{"recipient_perpetrator", "YES"}});
    CHECK(row_of(with(zed, {{"sharing_could_raise_risk", "YES"}})) == "D06");
    CHECK(row_of(with(zed, {{"sharing_could_raise_risk", "UNKNOWN"}})) == "D06a");
    const auto supported = with(zed, {{"sharing_could_raise_risk", "NO"}});
    CHECK(row_of(supported) == "D10");
    CHECK(row_of(with(supported, {{"relevant", "NO"}})) == "D17");
    CHECK(row_of(with(supported, {{"necessary", "NO"}})) == "D18");
    CHECK(evaluate(with(zed, {{"sharing_could_raise_risk", "YES"}})).reason == "PERPETRATOR_RECIPIENT");
}

TEST_CASE("IS-216 a copy of Pip's own timetable for Testina needs no scheme and no record (A20)")
{
    const auto own = with(ciss_parent(), {{"own_information", "true"}, {"purpose", "OTHER"}});
    CHECK(evaluate(own).outcome == Outcome::WrongScheme);
    CHECK(evaluate(own).row == "D11a");
    CHECK(evaluate(with(own, {{"own_information", "false"}})).outcome == Outcome::MustRefuse);
}

TEST_CASE("IS-217 a context item needs parts 1 and 3, relevance and need, and no part 2 (A19)")
{
    const auto context = with(offered(ciss_request_in()), {{"context_in_request", "true"}, {"activities", ""}});
    CHECK(said(context) == "MAY_SHARE D19a REQUEST_CONTEXT");
    CHECK(row_of(with(context, {{"part1", "NO"}})) == "D14");
    CHECK(row_of(with(context, {{"other_law", ""}})) == "D08a");
    CHECK(row_of(with(context, {{"relevant", "NO"}})) == "D17");
    CHECK(row_of(with(context, {{"necessary", ""}})) == "D18a");
    CHECK(row_of(with(context, {{"self_restricted", "true"}})) == "D03");
}

TEST_CASE("IS-220, IS-102 for assessment only a risk assessment entity asks or receives; anybody shares with one (A3)")
{
    CHECK(row_of(fviss_to_rae()) == "D24");
    CHECK(row_of(with(fviss_to_rae(), {{"peer_rae", "false"}})) == "D22");
    CHECK(row_of(with(fviss_to_rae(), {{"flow", "REQUEST_OUT"}})) == "D23");
    CHECK(row_of(with(fviss_to_rae(), {{"flow", "REQUEST_OUT"}, {"self_rae", "true"}})) == "D24");
}

TEST_CASE("IS-221 for protection any ISE of the scheme asks, receives and shares what is necessary for it")
{
    const auto known = with(fviss_request_in(), {{"subject_role", "PERPETRATOR"}});
    for (const auto* flow : {"REQUEST_IN", "REQUEST_OUT", "VOLUNTARY"})
        CHECK(row_of(with(known, {{"flow", flow}, {"peer_rae", "false"}, {"self_rae", "false"}})) == "D26");
    CHECK(row_of(with(known, {{"necessary", "NO"}})) == "D21a");
}

TEST_CASE("IS-222, IS-101 who is not of the scheme cannot be given anything under it (A2)")
{
    const auto verdict = evaluate(with(ciss_request_in(), {{"peer_ise", "NO"}}));
    CHECK(verdict.outcome == Outcome::WrongScheme);
    CHECK(verdict.reason == "NOT_AN_ISE");
    CHECK(Facts{}.set("scheme", "OTHER_LAW").is_blank(FactId::Scheme));  // not evaluated at all
    CHECK_FALSE(is_share(evaluate(with(ciss_request_in(), {{"scheme", ""}})).outcome));
}

TEST_CASE("IS-480 a conference with the football club in the room is no sharing under the scheme (A11)")
{
    const auto verdict = evaluate(with(offered(ciss_request_in()), {{"peer_ise", "NO"}}));
    CHECK(std::ranges::find(verdict.stops, "E-217") != verdict.stops.end());
    CHECK_FALSE(is_share(strictest(evaluate(offered(ciss_request_in())).outcome, verdict.outcome)));
}

TEST_CASE("IS-223 without relevance to family violence risk nothing is shared under FVISS")
{
    for (const auto& facts : {fviss_request_in(), fviss_to_rae(), fviss_survivor()})
        CHECK(evaluate(with(facts, {{"relevant", "NO"}})).reason == "NOT_RELEVANT");
}

TEST_CASE("IS-224 the role in which the item concerns the person decides about consent")
{
    const auto row = [](std::string_view role) { return row_of(with(fviss_request_in(), {{"subject_role", role}})); };
    CHECK(row("PERPETRATOR") == "D26");
    CHECK(row("ALLEGED_PERPETRATOR") == "D25");
    CHECK(row("ADULT_VICTIM_SURVIVOR") == "D30");
    CHECK(row("CHILD_VICTIM_SURVIVOR") == "D30");
    CHECK(row("THIRD_PARTY") == "D30");
}

TEST_CASE("IS-226 consent is express or implied and never taken from silence")
{
    CHECK(row_of(with(fviss_request_in(), {{"consent", "EXPRESS"}})) == "D29");
    CHECK(row_of(with(fviss_request_in(), {{"consent", "IMPLIED"}})) == "D29");
    CHECK(row_of(with(fviss_request_in(), {{"consent", ""}})) == "D30");
    CHECK(row_of(fviss_request_in().set("consent", "SILENT")) == "D30");
}

TEST_CASE("IS-227, IS-233 a serious threat or a child's risk stands in for consent (A6, A7, A8, A25)")
{
    const auto refused = with(fviss_request_in(), {{"consent", "REFUSED"}});
    CHECK(said(refused) == "MUST_REFUSE D31 CONSENT_NOT_MET E-221 E-213");
    CHECK(row_of(with(refused, {{"serious_threat", "YES"}})) == "D28");
    const auto at_risk = with(refused, {{"child_at_risk", "YES"}});
    CHECK(row_of(with(at_risk, {{"relevant_to_child_risk", "YES"}})) == "D27");
    CHECK(row_of(with(at_risk, {{"relevant_to_child_risk", "NO"}})) == "D31");
    CHECK(find_fact("imminent") == kNoFact);
}

TEST_CASE("IS-229, IS-247 each scheme is tested by itself: failing one does not stop the other")
{
    auto both = with(fviss_request_in(), {{"consent", "REFUSED"}, {"part1", "YES"}, {"activities", "SOME"}});
    CHECK(row_of(both) == "D31");
    CHECK(row_of(with(both, {{"scheme", "CISS"}})) == "D19");
    both = with(both, {{"part1", "NO"}, {"consent", "EXPRESS"}});
    CHECK(row_of(both) == "D29");
    CHECK(row_of(with(both, {{"scheme", "CISS"}})) == "D14");
}

TEST_CASE("IS-231 a survivor may be told about a perpetrator and never about an alleged one")
{
    CHECK(row_of(fviss_survivor()) == "D12");
    CHECK(row_of(with(fviss_survivor(), {{"subject_role", "ALLEGED_PERPETRATOR"}})) == "D13");
    CHECK(row_of(with(fviss_survivor(), {{"recipient_kind", "PARENT"}, {"recipient_perpetrator", "NO"}})) == "D12");
}

TEST_CASE("IS-232 the hospital asks about Testina: whoever is to ask her decides whether it may go (A24)")
{
    const auto ours = with(fviss_request_in(), {{"flow", "REQUEST_OUT"}});
    CHECK(said(with(ours, {{"consent_by", "DISCLOSER"}})) == "MAY_SEND D29a FVISS_REQUEST_MET");
    CHECK(said(with(ours, {{"consent_by", "REQUESTER"}})) == "ASK_CONSENT D30 CONSENT_NEEDED E-221 E-213");
    CHECK(row_of(with(ours, {{"consent_by", "REQUESTER"}, {"consent", "EXPRESS"}})) == "D29");
    for (const auto* needed : {"purpose", "relevant", "other_law"})
        CHECK_FALSE(is_share(evaluate(with(ours, {{needed, ""}})).outcome));
}

TEST_CASE("IS-234 refusing is stricter than another scheme, asking, asking for consent, and sharing")
{
    using enum Outcome;
    const Outcome order[] = {HandOver, MustRefuse, WrongScheme, AskMore, AskConsent, MaySend, MayShare, MustShare};
    for (std::size_t i = 0; i + 1 < std::size(order); ++i) {
        CHECK(strictest(order[i], order[i + 1]) == order[i]);
        CHECK(strictest(order[i + 1], order[i]) == order[i]);
    }
    // One item shows Testina, who refused, and Zed, a perpetrator: it stays out.
    CHECK(strictest(evaluate(with(fviss_request_in(), {{"consent", "REFUSED"}})).outcome,
                    evaluate(with(fviss_request_in(), {{"subject_role", "PERPETRATOR"}})).outcome) == MustRefuse);
}

TEST_CASE("IS-235, IS-302 an item under a law of Table 1: freed in CISS, looked up in FVISS (A29)")
{
    CHECK(said(with(ciss_request_in(), {{"override", "OV10"}})) == "[OVERRIDE_OV10] MUST_SHARE D19 CISS_MET");
    CHECK(row_of(with(fviss_to_rae(), {{"override", "OV10"}, {"fv_override", "UNKNOWN"}})) == "D08a");
    CHECK(row_of(with(fviss_to_rae(), {{"override", "OV10"}, {"fv_override", "NO"}})) == "D08");
    CHECK(said(with(fviss_to_rae(), {{"override", "OV10"}, {"fv_override", "YES"}})) ==
          "[OVERRIDE_FV] MAY_SHARE D24 NO_CONSENT_PERPETRATOR");
}

TEST_CASE("IS-240, IS-241 the same facts give the same verdict, and only a changed fact gives another")
{
    const auto facts = ciss_request_in();
    CHECK(evaluate(facts) == evaluate(Facts::from(facts.fields())));
    CHECK(evaluate(facts) == evaluate(facts));
    CHECK(evaluate(with(facts, {{"part1", "NO"}})) != evaluate(facts));
    CHECK(evaluate(with(with(facts, {{"part1", "NO"}}), {{"part1", "YES"}})) == evaluate(facts));
}

TEST_CASE("IS-242, IS-247 one of three items known to be excluded: two are shared now (A9)")
{
    const Facts items[] = {ciss_request_in(), with(ciss_request_in(), {{"exclusion.EX2", "KNOWN"}}), ciss_request_in()};
    int shared = 0;
    for (const auto& item : items) shared += is_share(evaluate(item).outcome);
    CHECK(shared == 2);
    CHECK(evaluate(items[1]).reason == "EXCLUDED");
}

TEST_CASE("IS-243 awareness is asked, not proof: NOT_KNOWN passes and nothing else does")
{
    CHECK(words_of(FactId::Ex1) == std::vector<std::string_view>{"KNOWN", "NOT_KNOWN"});
    CHECK(row_of(with(ciss_request_in(), {{"exclusion.EX6", "NOT_KNOWN"}})) == "D19");
}

TEST_CASE("IS-246 handing over answers the person, not the request (A16)")
{
    const auto verdict = evaluate(with(ciss_request_in(), {{"actor_volunteer", "true"}, {"part1", "NO"}}));
    CHECK(verdict.outcome == Outcome::HandOver);
    CHECK(verdict.row == "D01");
    CHECK_FALSE(is_share(verdict.outcome));
}

TEST_CASE("IS-249 only share outcomes leave")
{
    using enum Outcome;
    for (const auto outcome : {MustShare, MayShare, MaySend}) CHECK(is_share(outcome));
    for (const auto outcome : {HandOver, MustRefuse, WrongScheme, AskMore, AskConsent}) CHECK_FALSE(is_share(outcome));
}

TEST_CASE("IS-303, IS-306 of an item under another law: its own exception noted, none, or not known (A22)")
{
    CHECK(row_of(with(ciss_request_in(), {{"other_law", "PERMITTED"}})) == "D19");
    CHECK(row_of(with(ciss_request_in(), {{"other_law", "RESTRICTED"}})) == "D08");
    CHECK(row_of(with(ciss_request_in(), {{"other_law", "UNKNOWN"}})) == "D08a");
}

TEST_CASE("IS-130, IS-137, IS-138 the caller's organisation pays her, has her as a volunteer, never heard of her (A23)")
{
    CHECK(row_of(ciss_request_in()) == "D19");
    CHECK(row_of(with(ciss_request_in(), {{"peer_engagement", "VOLUNTEER"}})) == "D05");
    CHECK(row_of(with(ciss_request_in(), {{"peer_verified.person", "FAILED"}, {"impersonation_flag", "true"}})) ==
          "D05a");
}

TEST_CASE("IS-107 a body prescribed for some of its work is asked in which capacity it acts")
{
    CHECK(row_of(with(ciss_request_in(), {{"acting_in_capacity", "UNKNOWN"}})) == "D05");
    CHECK(row_of(with(ciss_request_in(), {{"acting_in_capacity", "NO"}})) == "D02");
}

TEST_CASE("IS-455 Zed, confirmed misidentified, is a victim survivor from then on (A26)")
{
    CHECK(row_of(with(fviss_to_rae(), {{"misidentified", "CONFIRMED"}})) == "D30");
    CHECK(evaluate(with(fviss_to_rae(), {{"misidentified", "CONFIRMED"}})).notes.front() == "ROLE_CORRECTED");
}

TEST_CASE("IS-460 the threshold not met, or a law that forbids it: refusing is compulsory")
{
    for (const auto& [name, value] : {std::pair{"part1", "NO"}, {"activities", "EMPTY"}, {"exclusion.EX1", "KNOWN"}})
        CHECK(evaluate(with(ciss_request_in(), {{name, value}})).outcome == Outcome::MustRefuse);
    CHECK(evaluate(with(ciss_request_in(), {{"other_law", "RESTRICTED"}})).outcome == Outcome::MustRefuse);
}

TEST_CASE("IS-467 a parent is told for a risk to safety; for wellbeing alone not (A17, A18)")
{
    CHECK(row_of(ciss_parent()) == "D10");
    CHECK(row_of(with(ciss_parent(), {{"purpose", "CHILD_WELLBEING"}})) == "D11");
    CHECK(row_of(with(ciss_parent(), {{"purpose", "CHILD_WELLBEING"}, {"own_information", "true"}})) == "D11a");
}

// ---- What section 13 settles for now

TEST_CASE("Q25 a child is shown and the risk is an adult's alone: consent or a serious threat, not D27")
{
    const auto quill = with(fviss_request_in(), {{"subject_role", "CHILD_VICTIM_SURVIVOR"}, {"child_at_risk", "NO"}});
    CHECK(row_of(quill) == "D30");
    CHECK(row_of(with(quill, {{"consent", "EXPRESS"}})) == "D29");
    CHECK(row_of(with(quill, {{"serious_threat", "YES"}})) == "D28");
    CHECK(row_of(with(quill, {{"consent", "REFUSED"}})) == "D31");
}

TEST_CASE("Q28 CISS may carry what is known of an alleged perpetrator to any ISE, the threshold met")
{
    CHECK(row_of(with(ciss_request_in(), {{"subject_role", "ALLEGED_PERPETRATOR"}, {"peer_rae", "false"}})) == "D19");
}

TEST_CASE("Q29, Q30 against a principle it must be refused; harm by sharing refuses as part 1 or as a principle")
{
    CHECK(said(with(ciss_request_in(), {{"principle_breach", "LP1"}})) == "MUST_REFUSE D18 PRINCIPLE_LP1 E-221");
    CHECK(row_of(with(ciss_request_in(), {{"part1", "NO"}, {"principle_breach", "LP1"}})) == "D14");
}

TEST_CASE("Q31 who told us no is not asked about elsewhere, whoever is to obtain consent")
{
    for (const auto* by : {"DISCLOSER", "REQUESTER"})
        CHECK(row_of(with(fviss_request_in(), {{"flow", "REQUEST_OUT"}, {"consent", "REFUSED"}, {"consent_by", by}})) ==
              "D31");
}
