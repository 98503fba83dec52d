// Section 5: every E and W code, and the rules that have none, each on both sides of its edge.
#include "shared/sharing/checks.h"

#include <algorithm>
#include <catch_amalgamated.hpp>

using namespace sharing;
using namespace std::chrono;

namespace {

constexpr Date kToday = year{2026} / November / 20;

Sheet request()
{
    return {{"scheme", "CISS"},
            {"organisation", "o"},
            {"organisation_then", "Mythical MCH Service"},
            {"made_on", "2026-11-20"},
            {"received_on", "2026-11-20"},
            {"priority", "P2"},
            {"fv_present", "NO"},
            {"why",
             "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
             "seventeen eighteen nineteen twenty"},
            {"person.1.given_names", "Pip"},
            {"person.1.family_name", "Notareal"},
            {"person.1.is_child", "yes"},
            {"item.1.what", "Attendance"}};
}

Sheet disclosure()
{
    auto sheet = request();
    for (const auto* gone : {"organisation", "organisation_then", "made_on", "received_on", "why"}) sheet.erase(gone);
    sheet["occurred_on"] = "2026-11-20";
    sheet["threshold_how"] = "Pip is often away";
    sheet["item.1.summary"] = "Eleven days away";
    sheet["recipient.1.kind"] = "ISE";
    sheet["recipient.1.organisation"] = "o";
    sheet["view.1.person"] = "Pip Notareal";
    sheet["view.1.sought"] = "YES";
    sheet["view.1.obtained"] = "YES";
    sheet["view.1.views"] = "Fine";
    sheet["view.1.taken_into_account"] = "NO_CHANGE";
    sheet["notice.1.informed"] = "AFTER";
    return sheet;
}

Sheet safety()
{
    auto sheet = disclosure();
    sheet["recipient.1.kind"] = "PARENT";
    sheet["recipient.1.name"] = "Testina Sampleton";
    sheet["recipient.1.capacity"] = "Parent";
    sheet["recipient.1.recipient_perpetrator"] = "NO";
    return sheet;
}

Sheet fviss()
{
    auto sheet = disclosure();
    sheet["scheme"] = "FVISS";
    sheet.erase("person.1.is_child");
    sheet["person.1.given_names"] = "Testina";
    sheet["person.1.family_name"] = "Sampleton";
    sheet["person.1.roles"] = "ADULT_VICTIM_SURVIVOR";
    sheet["item.1.purpose"] = "FV_PROTECTION";
    return sheet;
}

Sheet consented()
{
    auto sheet = fviss();
    sheet["consent.1.person"] = "Testina Sampleton";
    sheet["consent.1.form"] = "VERBAL";
    for (const auto* field : {"is_voluntary", "is_informed", "has_capacity"})
        sheet[path_of("consent", 1, field)] = "yes";
    return sheet;
}

Context known()
{
    Context context;
    context.today = kToday;
    context.actor_may = true;
    return context;
}

Context standing(const char* outcome, const char* row, std::vector<std::string> stops = {}, int person = 0)
{
    auto context = known();
    context.standings = {{1, 1, person, "CISS", outcome, row, "", std::move(stops), {}}};
    return context;
}

/// Every finding as "E-204@view", with a space between them.
std::string found(const char* type, const Sheet& sheet, Step step, const Context& context = known())
{
    std::string all;
    for (const auto& each : check(*find_record_type(type), sheet, context, step))
        all += (all.empty() ? "" : " ") + each.code + (each.path.empty() ? "" : "@" + each.path);
    return all;
}

Sheet with(Sheet sheet, std::initializer_list<std::pair<const char*, const char*>> changes)
{
    for (const auto& [path, value] : changes)
        if (*value == '\0') sheet.erase(path);
        else sheet[path] = value;
    return sheet;
}

}  // namespace

TEST_CASE("E-201 whoever holds no current role does nothing")
{
    auto context = known();
    CHECK(found("request_in", request(), Step::Log, context).empty());
    context.actor_may = false;
    CHECK(found("request_in", request(), Step::Log, context) == "E-201");
}

TEST_CASE("E-202 a request received names who asks, when and for what")
{
    CHECK(found("request_in", with(request(), {{"organisation", ""}}), Step::Log) == "E-202@organisation");
    CHECK(found("request_in", with(request(), {{"made_on", ""}}), Step::Log) == "E-202@made_on");
    CHECK(found("request_in", with(request(), {{"item.1.what", ""}}), Step::Log) == "E-202@item");
    auto court = known();
    court.self_court_exempt = true;  // IS-106
    CHECK(found("request_in", with(request(), {{"organisation", ""}}), Step::Log, court).empty());
}

TEST_CASE("E-203 a disclosure names who received it, when and what; a safety disclosure the person and the capacity")
{
    CHECK(found("disclosure", disclosure(), Step::Share).empty());
    CHECK(found("disclosure", with(disclosure(), {{"occurred_on", ""}}), Step::Share) == "E-203@occurred_on");
    CHECK(found("disclosure", with(disclosure(), {{"item.1.summary", ""}}), Step::Share) == "E-203@item.1.summary");
    CHECK(found("disclosure", with(disclosure(), {{"recipient.1.organisation", ""}}), Step::Share) ==
          "E-203@recipient.1.organisation");
    CHECK(found("disclosure", with(disclosure(), {{"recipient.1.organisation", ""}, {"recipient.1.kind", ""}}),
                Step::Share) == "E-203@recipient");
    CHECK(found("safety_disclosure", safety(), Step::Share).empty());
    CHECK(found("safety_disclosure", with(safety(), {{"recipient.1.name", ""}}), Step::Share) ==
          "E-203@recipient.1.name");
    CHECK(found("safety_disclosure", with(safety(), {{"recipient.1.capacity", ""}}), Step::Share) ==
          "E-203@recipient.1.capacity");
    CHECK(found("safety_disclosure", with(safety(), {{"recipient.1.kind", "ISE"}}), Step::Share) ==
          "E-203@recipient.1.kind");
}

TEST_CASE("E-204 IS-490 views are presumed to be sought, and a no needs one of three reasons in words")
{
    CHECK(found("disclosure", with(disclosure(), {{"view.1.sought", ""}}), Step::Share) == "E-204@view.1.sought");
    CHECK(found("disclosure", with(disclosure(), {{"view.1.obtained", ""}}), Step::Share) == "E-204@view.1.obtained");
    const auto no = with(disclosure(), {{"view.1.sought", "NO"}, {"view.1.obtained", ""}, {"view.1.views", ""}});
    CHECK(found("disclosure", no, Step::Share) == "E-204@view.1.not_sought_reason E-204@view.1.not_sought_text");
    CHECK(found("disclosure",
                with(no, {{"view.1.not_sought_reason", "UNSAFE"}, {"view.1.not_sought_text", "He would hear"}}),
                Step::Share)
              .empty());
    auto none = disclosure();
    remove(none, "view", 1);
    CHECK(found("disclosure", none, Step::Share) == "E-204@view");
    none["recipient.1.kind"] = "PARENT";  // also where a person is told
    none["recipient.1.name"] = "Testina Sampleton";
    none["recipient.1.capacity"] = "Parent";
    none["recipient.1.recipient_perpetrator"] = "NO";
    CHECK(found("safety_disclosure", none, Step::Share) == "E-204@view");
}

TEST_CASE(
    "E-204 IS-228 under FVISS views are due where a victim survivor's consent falls away for a child at risk (A8)")
{
    auto sheet = fviss();
    remove(sheet, "view", 1);
    CHECK(found("disclosure", sheet, Step::Share, standing("MAY_SHARE", "D27", {}, 1)) == "E-204@view");
    CHECK(found("disclosure", sheet, Step::Share, standing("MAY_SHARE", "D26", {}, 1)).empty());
    sheet["person.1.roles"] = "THIRD_PARTY";
    CHECK(found("disclosure", sheet, Step::Share, standing("MAY_SHARE", "D27", {}, 1)).empty());
    sheet["person.1.roles"] = "CHILD_VICTIM_SURVIVOR";
    sheet["item.1.serious_threat_note"] = "Threats";
    CHECK(found("disclosure", sheet, Step::Share, standing("MAY_SHARE", "D28", {}, 1)).empty());
    sheet["item.1.child_at_risk"] = "YES";
    CHECK(found("disclosure", sheet, Step::Share, standing("MAY_SHARE", "D28", {}, 1)) == "E-204@view");
}

TEST_CASE("E-205 under CISS it is said whether child or parent was informed; under FVISS nobody asks")
{
    CHECK(found("disclosure", with(disclosure(), {{"notice.1.informed", ""}}), Step::Share) == "E-205@notice");
    CHECK(found("disclosure", with(disclosure(), {{"notice.1.informed", ""}, {"notice.1.person", "Pip Notareal"}}),
                Step::Share) == "E-205@notice.1.informed");
    CHECK(found("disclosure", with(fviss(), {{"notice.1.informed", ""}}), Step::Share).empty());
}

TEST_CASE("E-206 IS-430 a pointer is no copy; IS-431 with violence the safety plan is asked about")
{
    const auto held = with(disclosure(), {{"document.1.kind", "SAFETY_PLAN"},
                                          {"document.1.is_held", "YES"},
                                          {"document.1.pointer", "Case system, version 3"}});
    CHECK(found("disclosure", held, Step::Share) == "E-206@document.1.file");
    CHECK(found("disclosure", with(held, {{"document.1.file", "f"}}), Step::Share).empty());
    CHECK(found("disclosure", with(held, {{"document.1.is_held", "NO"}}), Step::Share).empty());
    for (const auto* violence : {"YES", "SUSPECTED"}) {
        const auto there = with(disclosure(), {{"fv_present", violence}, {"screening_note", "Asked"}});
        CHECK(found("disclosure", there, Step::Share) == "E-206@safety_plan_checked W-116@scheme");
        CHECK(found("disclosure", with(there, {{"safety_plan_checked", "NO_PLAN"}}), Step::Share) == "W-116@scheme");
    }
    for (const auto* violence : {"NO", "UNKNOWN"})
        CHECK(found("disclosure", with(disclosure(), {{"fv_present", violence}}), Step::Share).empty());
    const auto conflict = with(disclosure(), {{"plan_conflict_note", "The plan says not to call"}});
    CHECK(found("disclosure", conflict, Step::Share) == "IS-431@lead_note");
    CHECK(found("disclosure", with(conflict, {{"lead_note", "Agreed, by letter"}}), Step::Share).empty());
}

TEST_CASE("E-207 IS-461 a refusal has its internal reason, and is not complete before the written one is sent")
{
    const auto bare = with(request(), {{"withheld_why", ""}});
    const auto refused = standing("MUST_REFUSE", "D07");
    CHECK(found("request_in", bare, Step::Refuse, refused) ==
          "E-207@internal_reason E-207@external_reason E-207@reasons_method E-207@reasons_sent_on");
    const auto reasons = with(bare, {{"internal_reason", "EX2"},
                                     {"external_reason", "It is excluded"},
                                     {"reasons_method", "EMAIL"},
                                     {"reasons_sent_on", "2026-11-20"}});
    CHECK(found("request_in", reasons, Step::Refuse, refused).empty());
    CHECK(found("request_in", with(reasons, {{"is_withheld", "YES"}}), Step::Refuse, refused) == "E-207@withheld_why");
    auto court = refused;
    court.self_court_exempt = true;  // IS-106
    CHECK(found("request_in", bare, Step::Refuse, court).empty());
    auto exchange = refused;
    exchange.is_in_exchange = true;
    CHECK(found("request_in", bare, Step::Refuse, exchange) == "E-207@internal_reason E-207@external_reason");
}

TEST_CASE("IS-468 no written reasons are owed for a wrong scheme, a check that failed or a question")
{
    CHECK(found("request_in", request(), Step::Refuse, standing("WRONG_SCHEME", "D02")).empty());
    CHECK(found("request_in", request(), Step::Refuse, standing("MUST_REFUSE", "D05a")).empty());
    CHECK_FALSE(owes_reasons(standing("ASK_MORE", "D05").standings));
    CHECK(owes_reasons(standing("MUST_REFUSE", "D14").standings));
}

TEST_CASE(
    "E-209 E-211 E-215 E-216 E-219 stand beside the recipient, E-210 E-212 E-213 E-214 beside the item, E-221 always")
{
    for (const auto* code : {"E-209", "E-211", "E-215", "E-216", "E-219"})
        CHECK(found("disclosure", disclosure(), Step::Share, standing("ASK_MORE", "D05", {code})) ==
              std::string(code) + "@recipient.1.kind E-221@item.1.what");
    for (const auto* code : {"E-210", "E-212", "E-213", "E-214"})
        CHECK(found("disclosure", disclosure(), Step::Share, standing("MUST_REFUSE", "D07", {code})) ==
              std::string(code) + "@item.1.what E-221@item.1.what");
    // A blocked destination leaves the outcome as it is and stops all the same (D05b).
    CHECK(found("disclosure", disclosure(), Step::Share, standing("MAY_SHARE", "D19", {"E-219"})) ==
          "E-219@recipient.1.kind");
    CHECK(found("disclosure", disclosure(), Step::Share, standing("MAY_SHARE", "D19")).empty());
}

TEST_CASE("E-213 a serious threat has its note, and a consent that is relied on is there, whole and in force")
{
    const auto threat = standing("MAY_SHARE", "D28", {}, 1);
    CHECK(found("disclosure", fviss(), Step::Share, threat) == "E-213@item.1.serious_threat_note");
    CHECK(found("disclosure", with(fviss(), {{"item.1.serious_threat_note", "Threats today"}}), Step::Share, threat)
              .empty());
    const auto relied = standing("MAY_SHARE", "D29", {}, 1);
    CHECK(found("disclosure", fviss(), Step::Share, relied) == "E-213@item.1.consent");
    CHECK(found("disclosure", consented(), Step::Share, relied).empty());
    // IS-498: a withdrawal stops later sharing at once.
    CHECK(found("disclosure", with(consented(), {{"consent.1.withdrawn_on", "2026-11-19"}}), Step::Share, relied) ==
          "E-213@item.1.consent");
    CHECK(
        found("disclosure", with(consented(), {{"consent.1.expires_on", "2026-11-20"}}), Step::Share, relied).empty());
    CHECK(found("disclosure", with(consented(), {{"consent.1.expires_on", "2026-11-19"}}), Step::Share, relied) ==
          "E-213@item.1.consent");
    CHECK(found("disclosure", with(consented(), {{"consent.1.person", "Zed Fakerson"}}), Step::Share, relied) ==
          "E-213@item.1.consent");
    const auto without =
        with(fviss(), {{"consent.1.person", "Testina Sampleton"}, {"consent.1.basis", "CHILD_AT_RISK"}});
    CHECK(found("disclosure", without, Step::Share) == "E-213@consent.1.basis_text E-213@consent.1.was_told");
    CHECK(
        found("disclosure", with(without, {{"consent.1.basis_text", "Pip"}, {"consent.1.was_told", "NO"}}), Step::Share)
            .empty());
}

TEST_CASE("E-216 IS-215 that a perpetrator may be told needs a reason, advice and a LEAD; who is told is asked first")
{
    CHECK(found("safety_disclosure", with(safety(), {{"recipient.1.recipient_perpetrator", ""}}), Step::Share) ==
          "E-216@recipient.1.recipient_perpetrator");
    const auto one =
        with(safety(), {{"recipient.1.recipient_perpetrator", "YES"}, {"item.1.sharing_could_raise_risk", "NO"}});
    CHECK(found("safety_disclosure", one, Step::Share) ==
          "E-216@item.1.risk_reason E-216@item.1.risk_advice E-216@item.1.risk_lead");
    CHECK(found("safety_disclosure",
                with(one, {{"item.1.risk_reason", "r"}, {"item.1.risk_advice", "a"}, {"item.1.risk_lead", "l"}}),
                Step::Share)
              .empty());
    CHECK(found("safety_disclosure", with(one, {{"recipient.1.recipient_perpetrator", "NO"}}), Step::Share).empty());
}

TEST_CASE("E-217 IS-480 with somebody in the room who is of no such entity nothing is said under a scheme (A11)")
{
    const auto room = with(disclosure(), {{"is_scheme_sharing", "YES"}});
    auto context = known();
    CHECK(found("conference", room, Step::Share, context).empty());
    context.outsiders = {1};
    CHECK(found("conference", room, Step::Share, context) == "E-217@recipient.1.kind");
    CHECK(found("disclosure", room, Step::Share, context).empty());
    const auto other = with(disclosure(), {{"is_scheme_sharing", "NO"}});
    CHECK(found("conference", other, Step::Share, context).find("IS-480@is_scheme_sharing") != std::string::npos);
    CHECK(found("conference", with(other, {{"scheme", "OTHER_LAW"}, {"other_law_basis", "Guardian's wish"}}),
                Step::Share, context)
              .empty());
}

TEST_CASE("E-218 IS-110 CISS names a child or describes a group; FVISS says roles and purposes")
{
    const auto none = with(request(), {{"person.1.is_child", ""}});
    CHECK(found("request_in", none, Step::Log) == "E-218@person");
    CHECK(found("request_in", with(none, {{"child_group", "The younger children of the family"}}), Step::Log).empty());
    CHECK(found("request_in", with(request(), {{"scheme", ""}}), Step::Log) == "E-218@scheme");
    CHECK(found("disclosure", with(fviss(), {{"person.1.roles", ""}}), Step::Share) == "E-218@person");
    CHECK(found("disclosure", with(fviss(), {{"item.1.purpose", ""}}), Step::Share) == "E-218@item.1.purpose");
    CHECK(found("disclosure", with(fviss(), {{"item.1.purpose", ""}, {"item.1.FVISS.purpose", "FV_PROTECTION"}}),
                Step::Share)
              .empty());
}

TEST_CASE("IS-109 an unborn child has an expected day and the reference of its report in place of a birth date")
{
    const auto unborn = with(request(), {{"person.1.is_child", ""}, {"person.1.unborn", "yes"}});
    CHECK(found("request_in", unborn, Step::Log) == "IS-109@person.1.expected_on IS-109@person.1.report_reference");
    CHECK(found("request_in",
                with(unborn, {{"person.1.expected_on", "2027-01-09"}, {"person.1.report_reference", "R 29/1"}}),
                Step::Log)
              .empty());
}

TEST_CASE("E-220 IS-410 a request that tells something waits at sending for the record of that disclosure")
{
    auto asking = with(request(), {{"discloses_info", "YES"},
                                   {"item.1.activities", "INVESTIGATE"},
                                   {"item.1.relevant", "YES"},
                                   {"item.1.necessary", "YES"}});
    auto context = known();
    CHECK(found("request_out", asking, Step::Share, context) == "E-220@discloses_info");
    CHECK(found("request_out", asking, Step::Ready, context).empty());
    context.has_context_record = true;
    CHECK(found("request_out", asking, Step::Share, context).empty());
    asking["discloses_info"] = "NO";
    CHECK(found("request_out", asking, Step::Share).empty());
}

TEST_CASE("E-222 nothing happens tomorrow, or before the scheme began unless a LEAD says how")
{
    CHECK(found("disclosure", with(disclosure(), {{"occurred_on", "2026-11-21"}}), Step::Share) == "E-222@occurred_on");
    auto context = known();
    const auto on = [&](const char* scheme, const char* day, const char* note) {
        const auto sheet = with(std::string_view(scheme) == "CISS" ? disclosure() : fviss(),
                                {{"occurred_on", day}, {"lead_note", note}});
        return found("disclosure", sheet, Step::Share, context);
    };
    CHECK(on("CISS", "2018-09-26", "") == "E-222@occurred_on");
    CHECK(on("CISS", "2018-09-26", "Found in the file").empty());
    CHECK(on("CISS", "2018-09-27", "").empty());
    CHECK(on("FVISS", "2018-02-25", "") == "E-222@occurred_on");
    CHECK(on("FVISS", "2018-02-26", "").empty());
}

TEST_CASE("E-223 IS-623 a training record names invented people only")
{
    CHECK(is_sample_name("Pip", "Notareal"));
    CHECK(is_sample_name("Dr Mock", "Doctorly"));
    CHECK_FALSE(is_sample_name("Pip", "Sampleton"));
    auto context = known();
    context.real_persons = {1};
    CHECK(found("request_in", request(), Step::Log, context).empty());
    context.is_training = true;
    CHECK(found("request_in", request(), Step::Log, context) == "E-223@person.1.family_name");
    context.real_persons.clear();
    CHECK(found("request_in", request(), Step::Log, context).empty());
}

TEST_CASE("E-224 IS-107 a body with a limit says that it acts within it; one without is not asked")
{
    auto context = standing("ASK_MORE", "D05", {"E-224"});
    const auto codes = [&](const Sheet& sheet) { return found("disclosure", sheet, Step::Share, context); };
    CHECK(codes(disclosure()) == "E-221@item.1.what");
    context.limited = {1};
    CHECK(codes(disclosure()) == "E-221@item.1.what E-224@recipient.1.kind");
    CHECK(codes(with(disclosure(), {{"recipient.1.acting_in_capacity", "NO"}})) ==
          "E-221@item.1.what E-224@recipient.1.kind");
    CHECK(codes(with(disclosure(), {{"recipient.1.acting_in_capacity", "YES"}})) == "E-221@item.1.what");
}

TEST_CASE("E-225 IS-306 IS-235 what another law permits is noted, and that FVISS overrides it a LEAD has confirmed")
{
    const auto law = with(request(), {{"law.1.item", "1"}, {"law.1.law", "OL04"}, {"law.1.permitted", "YES"}});
    CHECK(found("request_in", law, Step::Log) == "E-225@law.1.note");
    CHECK(found("request_in", with(law, {{"law.1.note", "s 284"}}), Step::Log).empty());
    CHECK(found("request_in", with(law, {{"law.1.permitted", "NO"}}), Step::Log).empty());
    const auto over = with(request(), {{"item.1.fv_override", "YES"}});
    CHECK(found("request_in", over, Step::Log) == "E-225@item.1.fv_override_note E-225@lead_note");
    CHECK(found("request_in", with(over, {{"item.1.fv_override_note", "s 1, by the lawyer"}, {"lead_note", "Yes"}}),
                Step::Log)
              .empty());
}

TEST_CASE("IS-303 another law can be written in, and is then named")
{
    const auto law = with(request(), {{"law.1.item", "1"}, {"law.1.law", "OTHER"}, {"law.1.permitted", "NO"}});
    CHECK(found("request_in", law, Step::Log) == "IS-303@law.1.provision");
    CHECK(found("request_in", with(law, {{"law.1.provision", "An Act"}}), Step::Log).empty());
}

TEST_CASE("IS-206 under CISS no consent is kept; IS-222 outside of both schemes the basis is")
{
    const auto consent = with(disclosure(), {{"consent.1.person", "Testina Sampleton"}});
    CHECK(found("disclosure", consent, Step::Share) == "IS-206@consent.1.person");
    CHECK(found("disclosure", with(fviss(), {{"consent.1.person", "Testina Sampleton"}}), Step::Share).empty());
    const auto other = with(disclosure(), {{"scheme", "OTHER_LAW"}});
    CHECK(found("disclosure", other, Step::Share) == "IS-222@other_law_basis");
    CHECK(found("disclosure", with(other, {{"other_law_basis", "The parent asked"}}), Step::Share).empty());
}

TEST_CASE("IS-492 W-110 views of whoever uses violence are not sought without a LEAD's note")
{
    auto sheet = with(fviss(), {{"person.1.roles", "PERPETRATOR"}, {"view.1.person", "Testina Sampleton"}});
    CHECK(found("disclosure", sheet, Step::Share) == "IS-492@lead_note W-110@view.1.person");
    sheet["lead_note"] = "On the advice of the specialist service";
    CHECK(found("disclosure", sheet, Step::Share) == "W-110@view.1.person");
    sheet["person.1.misidentified"] = "CONFIRMED";  // IS-455
    CHECK(found("disclosure", sheet, Step::Share).empty());
}

TEST_CASE("IS-496 a consent is voluntary, informed and by somebody able to give it; IS-497 implied by named conduct")
{
    for (const auto* tick : {"is_voluntary", "is_informed", "has_capacity"})
        CHECK(found("disclosure", with(consented(), {{path_of("consent", 1, tick).c_str(), ""}}), Step::Share) ==
              "IS-496@consent.1." + std::string(tick));
    const auto implied = with(consented(), {{"consent.1.form", "IMPLIED"}});
    CHECK(found("disclosure", implied, Step::Share) == "IS-497@consent.1.conduct");
    CHECK(found("disclosure", with(implied, {{"consent.1.conduct", "Handed over the letter"}}), Step::Share).empty());
}

TEST_CASE("IS-457 about somebody who may be misidentified nothing leaves as about a perpetrator without a LEAD")
{
    auto sheet = with(fviss(), {{"person.1.roles", "PERPETRATOR"}, {"person.1.misidentified", "SUSPECTED"}});
    const auto context = standing("MAY_SHARE", "D26", {}, 1);
    CHECK(found("disclosure", sheet, Step::Share, context) == "IS-457@person.1.misidentified");
    sheet["lead_note"] = "The specialist service advises to go on";
    CHECK(found("disclosure", sheet, Step::Share, context).empty());
}

TEST_CASE("IS-504 days come in their order, and the same day is no breach")
{
    const auto asked = [](const char* made, const char* received) {
        return found("request_in", with(request(), {{"made_on", made}, {"received_on", received}}), Step::Log);
    };
    CHECK(asked("2026-11-20", "2026-11-20").empty());
    CHECK(asked("2026-11-20", "2026-11-19") == "IS-504@received_on");
    const auto told = [](const char* field, const char* day) {
        return found("disclosure", with(consented(), {{field, day}, {"notice.1.informed", "BEFORE"}}), Step::Share);
    };
    CHECK(told("notice.1.informed_on", "2026-11-20").empty());
    CHECK(told("notice.1.informed_on", "2026-11-21") == "IS-504@notice.1.informed_on");
    CHECK(told("consent.1.given_on", "2026-11-20").empty());
    CHECK(told("consent.1.given_on", "2026-11-21") == "IS-504@consent.1.given_on");
    const Sheet correction{{"scheme", "CISS"}, {"found_on", "2026-11-10"}, {"told.1.told_on", "2026-11-10"}};
    CHECK(found("correction", correction, Step::Log).empty());
    CHECK(found("correction", with(correction, {{"told.1.told_on", "2026-11-09"}}), Step::Log) ==
          "IS-504@told.1.told_on");
    const Sheet complaint{{"scheme", "CISS"}, {"received_on", "2026-11-10"}, {"resolved_on", "2026-11-09"}};
    CHECK(found("complaint", complaint, Step::Log) == "IS-504@resolved_on");
}
