// Rows of CISS: the threshold of three parts, need and relevance, and the people who may be told.
#include <catch_amalgamated.hpp>

#include "tests/sharing/situations.h"

using namespace sharing;

TEST_CASE("D14 without the purpose of part 1 nothing is shared")
{
    for (const auto& whole : {ciss_request_in(), ciss_request_out()}) {
        CHECK(said(with(whole, {{"part1", "NO"}})) == "MUST_REFUSE D14 THRESHOLD_PART_1 E-221 E-214");
        CHECK(row_of(with(whole, {{"purpose", "ACCESS_LIMITING"}})) == "D14");  // IS-210, whatever part 1 says
        CHECK(row_of(with(whole, {{"purpose", "ACCESS_LIMITING"}, {"part1", "UNKNOWN"}})) == "D14");
        for (const auto* purpose : {"CHILD_WELLBEING", "CHILD_SAFETY_RISK", "OTHER", "NONE", "FV_PROTECTION", ""})
            CHECK(row_of(with(whole, {{"purpose", purpose}})) == "D19");  // part 1 decides
    }
    CHECK(row_of(with(ciss_parent(), {{"part1", "NO"}})) == "D10");  // a person is told for safety, not by part 1
    CHECK(row_of(with(fviss_request_in(), {{"part1", "NO"}})) == "D30");
}

TEST_CASE("D15 what is missing for the threshold is asked about before anything is refused")
{
    const auto whole = ciss_request_in();
    for (const auto* blank : {"UNKNOWN", ""}) {
        CHECK(said(with(whole, {{"part1", blank}})) == "ASK_MORE D15 NEED_DETAIL E-221");
        CHECK(row_of(with(whole, {{"activities", blank}})) == "D15");
        CHECK(row_of(with(whole, {{"flow", "VOLUNTARY"}, {"activities", blank}})) == "D15");
        CHECK(row_of(with(ciss_request_out(), {{"activities", blank}})) == "D19");  // the discloser's to judge
        CHECK(row_of(with(ciss_request_out(), {{"part1", blank}})) == "D15");
        CHECK(row_of(with(ciss_parent(), {{"part1", blank}, {"activities", blank}})) == "D10");
    }
    const auto context = with(whole, {{"flow", "VOLUNTARY"}, {"context_in_request", "true"}});
    CHECK(row_of(with(context, {{"activities", "UNKNOWN"}})) == "D19a");
    CHECK(row_of(with(context, {{"part1", "UNKNOWN"}})) == "D15");
    CHECK(row_of(with(whole, {{"part1", "UNKNOWN"}, {"activities", "EMPTY"}})) == "D15");  // ask, then refuse
}

TEST_CASE("D16 information that helps in none of the four activities is refused")
{
    const auto none = with(ciss_request_in(), {{"activities", "EMPTY"}});
    CHECK(said(none) == "MUST_REFUSE D16 THRESHOLD_PART_2 E-221");
    CHECK(row_of(with(none, {{"flow", "VOLUNTARY"}})) == "D16");
    CHECK(row_of(with(none, {{"flow", "VOLUNTARY"}, {"context_in_request", "true"}})) == "D19a");
    CHECK(row_of(with(none, {{"flow", "REQUEST_OUT"}})) == "D19");
    CHECK(row_of(with(ciss_parent(), {{"activities", "EMPTY"}})) == "D10");
    CHECK(row_of(with(none, {{"activities", "SOME"}})) == "D19");
}

TEST_CASE("D17 what is not relevant stays out, whoever would get it and whoever asks")
{
    for (const auto& whole : {ciss_request_in(), ciss_request_out(), ciss_parent()}) {
        CHECK(said(with(whole, {{"relevant", "NO"}})) == "MUST_REFUSE D17 NOT_RELEVANT E-221");
        CHECK(row_of(with(whole, {{"relevant", "YES"}})) == row_of(whole));
    }
    CHECK(row_of(with(ciss_request_in(),
                      {{"flow", "VOLUNTARY"}, {"context_in_request", "true"}, {"relevant", "NO"}})) == "D17");
    CHECK(row_of(with(ciss_request_in(), {{"relevant", "NO"}, {"necessary", "NO"}})) == "D17");  // before D18
}

TEST_CASE("D18 more than is needed, or against a principle, stays out; the reason names the principle")
{
    for (const auto& whole : {ciss_request_in(), ciss_request_out(), ciss_parent()}) {
        CHECK(said(with(whole, {{"necessary", "NO"}})) == "MUST_REFUSE D18 PRINCIPLE_LP8 E-221");
        CHECK(said(with(whole, {{"principle_breach", "LP3"}})) == "MUST_REFUSE D18 PRINCIPLE_LP3 E-221");
        CHECK(said(with(whole, {{"principle_breach", "LP9"}, {"necessary", "NO"}})) ==
              "MUST_REFUSE D18 PRINCIPLE_LP9 E-221");
        CHECK(row_of(with(whole, {{"principle_breach", "NONE"}})) == row_of(whole));
        CHECK(row_of(with(whole, {{"principle_breach", ""}})) == row_of(whole));
    }
    CHECK(row_of(with(fviss_to_rae(), {{"principle_breach", "LP1"}})) == "D24");  // principles of CISS
}

TEST_CASE("D18a a judgement of need or relevance that is not made yet is asked for")
{
    for (const auto& whole : {ciss_request_in(), with(ciss_request_in(), {{"flow", "VOLUNTARY"}}), ciss_parent()})
        for (const auto* blank : {"UNKNOWN", ""}) {
            CHECK(said(with(whole, {{"relevant", blank}})) == "ASK_MORE D18a JUDGE_NEED E-221");
            CHECK(row_of(with(whole, {{"necessary", blank}})) == "D18a");
        }
    CHECK(row_of(with(ciss_request_out(), {{"relevant", ""}, {"necessary", ""}})) == "D19");  // W-119, not a stop
    CHECK(row_of(with(ciss_request_in(), {{"relevant", "UNKNOWN"}, {"necessary", "NO"}})) == "D18");
}

TEST_CASE("D10 child, parent or co-resident may be told what helps to manage a risk to the child's safety (A17)")
{
    const auto told = ciss_parent();
    CHECK(said(told) == "MAY_SHARE D10 SAFETY_DISCLOSURE");
    CHECK(said(with(told, {{"flow", "REQUEST_IN"}})) == "MAY_SHARE D10 SAFETY_DISCLOSURE");  // never compulsory
    CHECK(row_of(with(told, {{"purpose", "OTHER"}})) == "D11");
    CHECK(row_of(with(told, {{"flow", ""}})) == "D99");
    CHECK(row_of(with(told, {{"recipient_kind", ""}})) == "D99");
}

TEST_CASE("D11 for any other purpose a person is told nothing under CISS (A18)")
{
    for (const auto* purpose : {"CHILD_WELLBEING", "OTHER", "ACCESS_LIMITING", "FV_ASSESSMENT", "FV_PROTECTION"})
        CHECK(said(with(ciss_parent(), {{"purpose", purpose}})) == "MUST_REFUSE D11 SAFETY_PURPOSE_ONLY E-221");
    for (const auto* none : {"NONE", ""}) CHECK(row_of(with(ciss_parent(), {{"purpose", none}})) == "D99");
    CHECK(row_of(with(ciss_request_in(), {{"purpose", "OTHER"}})) == "D19");
}

TEST_CASE("D10, D11 come after need and relevance (A30)")
{
    CHECK(row_of(with(ciss_parent(), {{"relevant", "NO"}})) == "D17");
    CHECK(row_of(with(ciss_parent(), {{"relevant", "NO"}, {"purpose", "OTHER"}})) == "D17");
    CHECK(row_of(with(ciss_parent(), {{"necessary", "NO"}, {"purpose", "OTHER"}})) == "D18");
}

TEST_CASE("D19a what helps the responder to find the record or to decide goes with the request (A19)")
{
    const auto context = with(ciss_request_in(), {{"flow", "VOLUNTARY"}, {"context_in_request", "true"}});
    CHECK(said(context) == "MAY_SHARE D19a REQUEST_CONTEXT");
    CHECK(row_of(with(context, {{"context_in_request", "false"}})) == "D19");
    CHECK(row_of(with(context, {{"context_in_request", ""}})) == "D19");
    CHECK(row_of(with(context, {{"flow", "REQUEST_IN"}})) == "D19");
    CHECK(row_of(with(context, {{"flow", "REQUEST_OUT"}})) == "D19");
    CHECK(row_of(with(context, {{"part1", "NO"}})) == "D14");
    CHECK(row_of(with(context, {{"necessary", "NO"}})) == "D18");
    CHECK(row_of(with(context, {{"exclusion.EX2", "KNOWN"}})) == "D07");
    CHECK(row_of(with(fviss_to_rae(), {{"context_in_request", "true"}})) == "D24");  // FVISS knows no such item
    CHECK(row_of(with(ciss_parent(), {{"context_in_request", "true"}})) == "D10");
}

TEST_CASE("D19 the whole threshold met: must on request, may if offered, may be asked for")
{
    CHECK(said(ciss_request_in()) == "MUST_SHARE D19 CISS_MET");
    CHECK(said(with(ciss_request_in(), {{"self_court_exempt", "true"}})) == "MAY_SHARE D19 CISS_MET");  // A27
    CHECK(said(with(ciss_request_in(), {{"self_court_exempt", ""}})) == "MUST_SHARE D19 CISS_MET");
    CHECK(said(with(ciss_request_in(), {{"flow", "VOLUNTARY"}})) == "MAY_SHARE D19 CISS_MET");
    CHECK(said(ciss_request_out()) == "MAY_SEND D19 CISS_MET");
    CHECK(said(with(ciss_request_out(), {{"self_court_exempt", "true"}})) == "MAY_SEND D19 CISS_MET");
    CHECK(row_of(with(ciss_request_in(), {{"flow", ""}})) == "D99");
}

TEST_CASE("D99 what no row settles is asked about")
{
    CHECK(said(with(ciss_request_in(), {{"flow", ""}})) == "ASK_MORE D99 INCOMPLETE_FACTS E-221");
    CHECK(row_of(with(ciss_request_in(), {{"scheme", ""}})) == "D99");
    CHECK(row_of(with(ciss_request_in(), {{"recipient_kind", ""}})) == "D99");
    CHECK(row_of(with(fviss_request_in(), {{"subject_role", ""}})) == "D99");
    CHECK(row_of(with(fviss_request_in(), {{"purpose", ""}, {"consent", "EXPRESS"}})) == "D99");
}
