// A request that came in: logged, judged, answered (4.7).
#include "tests/records/record_world.h"

using sharing::Sheet;

namespace {

struct Asked : RecordWorld {
    std::string record = start("sally.sharer", "request_in", answered());
    void assess()
    {
        CHECK(go("sally.sharer", record, "log") == "done");
        CHECK(go("sally.sharer", record, "start") == "done");
    }
};

}  // namespace

TEST_CASE(
    "IS-205 a request with all three parts met is answered in full, and the record of the disclosure stands by itself")
{
    Asked world;
    world.assess();
    CHECK(world.go("sally.sharer", world.record, "decide") == "done");
    CHECK(world.go("sally.sharer", world.record, "share") == "done");
    CHECK(world.state(world.record) == "responded_full");
    CHECK(world.under("sally.sharer", world.record) == std::vector<std::string>{"disclosure shared"});
    const auto told = world.sheet("sally.sharer", world.under_id("sally.sharer", world.record, "disclosure"));
    CHECK(text_of(told, "item.1.summary") == "In year 2");
    CHECK(text_of(told, "item.2.summary") == "Eleven days away since August");
    CHECK(text_of(told, "recipient.1.organisation_then") == "Mythical MCH Service");
    CHECK(text_of(told, "view.1.sought") == "YES");
    CHECK(text_of(told, "notice.1.informed") == "AFTER");
    CHECK(text_of(told, "occurred_on") == to_iso(melbourne_day(world.clock.now())));
}

TEST_CASE("IS-242 what may be shared goes out without waiting for the rest, and once only")
{
    Asked world;
    auto sheet = world.answered();
    sheet.erase("item.2.relevant");
    CHECK(world.save("sally.sharer", world.record, sheet) == "done");
    world.assess();
    CHECK(world.go("sally.sharer", world.record, "decide") == "record.still_asking@event");
    CHECK(world.go("sally.sharer", world.record, "share_ready") == "done");
    CHECK(world.state(world.record) == "assessing");
    const auto first = world.sheet("sally.sharer", world.under_id("sally.sharer", world.record, "disclosure"));
    CHECK(text_of(first, "item.1.what") == "Enrolment and year level");
    CHECK(text_of(first, "item.2.what").empty());
    sheet["item.2.relevant"] = "YES";
    CHECK(world.save("sally.sharer", world.record, sheet) == "done");
    CHECK(world.go("sally.sharer", world.record, "decide") == "done");
    CHECK(world.go("sally.sharer", world.record, "share") == "done");
    CHECK(world.under("sally.sharer", world.record) ==
          std::vector<std::string>{"disclosure shared", "disclosure shared"});
}

TEST_CASE("IS-460 IS-461 an item under an exclusion is refused, and the refusal needs its reasons in writing")
{
    Asked world;
    auto sheet = world.answered();
    sheet["item.2.exclusion.EX2"] = "KNOWN";
    sheet["retention_class"] = "HOLD_UNTIL_CLASSIFIED";
    CHECK(world.save("sally.sharer", world.record, sheet, "Police told us today") == "done");
    world.assess();
    // IS-126: a refusal is for a LEAD to approve.
    CHECK(world.go("sally.sharer", world.record, "decide") == "done");
    CHECK(world.state(world.record) == "assessing");
    CHECK(world.go("lenny.leader", world.record, "decide") == "done");
    CHECK(world.go("sally.sharer", world.record, "share") == "record.not_all_shared@event");
    sheet["internal_reason"] = "EX2: enquiries under way";
    sheet["external_reason"] = "This item is information that the law does not let us share";
    sheet["is_withheld"] = "YES";
    sheet["withheld_why"] = "It would show that there are enquiries";
    CHECK(world.save("sally.sharer", world.record, sheet) == "done");
    CHECK(world.go("sally.sharer", world.record, "refuse") == "record.not_refused@event");
    CHECK(world.go("sally.sharer", world.record, "share_part") == "E-207@reasons_method E-207@reasons_sent_on");
    sheet["reasons_method"] = "EMAIL";
    sheet["reasons_sent_on"] = to_iso(melbourne_day(world.clock.now()));
    CHECK(world.save("sally.sharer", world.record, sheet) == "done");
    CHECK(world.go("sally.sharer", world.record, "share_part") == "done");
    CHECK(world.under("sally.sharer", world.record) == std::vector<std::string>{"disclosure shared", "refusal sent"});
    const auto refusal = world.under_id("sally.sharer", world.record, "refusal");
    const auto refused = world.sheet("sally.sharer", refusal);
    CHECK(text_of(refused, "item.1.what").empty());
    CHECK(text_of(refused, "item.2.what") == "Attendance since August");
    CHECK_FALSE(text_of(refused, "reasons_sent_on").empty());
}

TEST_CASE("IS-463 a ground that is withheld is for the decider, LEAD and RECORDS")
{
    Asked world;
    auto sheet = world.answered();
    sheet["internal_reason"] = "EX2: enquiries under way";
    sheet["is_withheld"] = "YES";
    CHECK(world.save("sally.sharer", world.record, sheet) == "done");
    CHECK(text_of(world.sheet("sally.sharer", world.record), "internal_reason") == "EX2: enquiries under way");
    CHECK(text_of(world.sheet("lenny.leader", world.record), "internal_reason") == "EX2: enquiries under way");
    CHECK(text_of(world.sheet("rita.records", world.record), "internal_reason") == "EX2: enquiries under way");
    CHECK(text_of(world.sheet("otto.auditor", world.record), "internal_reason").empty());
}

TEST_CASE("E-202 a request without its organisation, its date or what is asked for is not logged; all faults are told")
{
    RecordWorld world;
    auto sheet = world.request_in();
    for (const auto* path : {"organisation", "made_on", "item.1.what", "item.2.what"}) sheet.erase(path);
    const auto record = world.start("sally.sharer", "request_in", sheet);
    CHECK(world.go("sally.sharer", record, "log") == "E-202@organisation E-202@made_on E-202@item");
    CHECK(world.state(record) == "new");
}

TEST_CASE("IS-502 a draft saves with any gap")
{
    RecordWorld world;
    const auto record = world.start("sally.sharer", "request_in", {});
    CHECK(world.save("sally.sharer", record, {{"scheme", "CISS"}}) == "done");
    CHECK(world.state(record) == "new");
}

TEST_CASE("IS-402 a version is only ever added, and the earlier one stays readable to RECORDS and AUDITOR")
{
    Asked world;
    auto sheet = world.answered();
    sheet["urgency"] = "A visit next week";
    CHECK(world.save("sally.sharer", world.record, sheet) == "done");
    world.assess();
    const Fields first{{"record", world.record}, {"version", "1"}};
    for (const auto* who : {"rita.records", "otto.auditor"}) {
        const auto view = world.seen(who, "record_version", first);
        CHECK(view.fact("version") == "1");
        CHECK(view.list("sheet").rows.size() == world.answered().size());
    }
    CHECK(world.told_look("sally.sharer", "record_version", first) == "record.version_not_found@version");
    for (const auto* sql : {"UPDATE sharing_version SET role = 'lead'", "DELETE FROM sharing_version",
                            "UPDATE sharing_step SET role = 'lead'", "DELETE FROM sharing_step"})
        CHECK_FALSE(world.can_run(sql));
}

TEST_CASE("IS-484 of two editors the second is refused and nothing is overwritten")
{
    Asked world;
    auto one = world.answered(), other = world.answered();
    one["urgency"] = "A visit next week";
    other["urgency"] = "A visit tomorrow";
    const auto form = [&](const Sheet& sheet) {
        return Fields{{"record", world.record}, {"version", "1"}, {"sheet", RecordWorld::text(sheet)}};
    };
    CHECK(world.told("sally.sharer", "save_record", form(one)) == "done");
    CHECK(world.told("lenny.leader", "save_record", form(other)) == "record.changed@version");
    CHECK(text_of(world.sheet("sally.sharer", world.record), "urgency") == "A visit next week");
    CHECK(world.told("sally.sharer", "move_record", {{"record", world.record}, {"version", "1"}, {"event", "log"}}) ==
          "record.changed@version");
}

TEST_CASE("IS-241 a fact that was given is changed with a reason, as a new version by its author")
{
    Asked world;
    world.assess();
    auto sheet = world.answered();
    sheet["item.1.relevant"] = "NO";
    CHECK(world.save("sally.sharer", world.record, sheet) == "field.required@reason");
    CHECK(world.save("sally.sharer", world.record, sheet, "The nurse knows the year level already") == "done");
    const auto versions = world.seen("rita.records", "record", {{"record", world.record}}).list("versions");
    CHECK(versions.at(0, "name") == "Sally Sharer");
    CHECK(versions.at(0, "reason") == "The nurse knows the year level already");
}

TEST_CASE("IS-240 facts, outcome, row and version of the table are stored with each version")
{
    Asked world;
    const auto view = world.seen("rita.records", "record_version", {{"record", world.record}, {"version", "1"}});
    const auto& judged = view.list("judged");
    REQUIRE(judged.rows.size() == 2);
    CHECK(judged.at(0, "row") == "D19");
    CHECK(judged.at(0, "outcome") == "MUST_SHARE");
    CHECK(judged.at(0, "facts").find("part1=YES") != std::string::npos);
    CHECK(view.fact("table") == sharing::table_version());
}

TEST_CASE("IS-125 IS-632 a record of another organisation looks as one that is not there, and the log has who asked")
{
    Asked world;
    for (const auto& id : {world.record, std::string("no-such-record")}) {
        CHECK(world.told_look("otto.other", "record", {{"record", id}}) == "record.not_found@record");
        CHECK(world.last_audit() == "look.record refused  record.not_found");
        CHECK(world.move("otto.other", id, "log") == "record.not_found@record");
        CHECK(world.save("otto.other", id, {}) == "record.not_found@record");
        CHECK(world.told("otto.other", "keep_working",
                         {{"record", id}, {"version", "1"}, {"sheet", RecordWorld::text({})}}) ==
              "record.not_found@record");
    }
}

TEST_CASE(
    "IS-127 IS-125 a helper opens no record, but sees the child and the question where they were let in, and adds "
    "views")
{
    Asked world;
    CHECK(world.told_look("hal.helper", "record", {{"record", world.record}}) == "record.not_found@record");
    CHECK(world.told_look("hal.helper", "record_help", {{"record", world.record}}) == "record.not_found@record");
    CHECK(world.told("sally.sharer", "let_in_helper",
                     {{"record", world.record},
                      {"helper", world.id_of("hal.helper")},
                      {"question", "How is Pip about the nurse knowing?"}}) == "done");
    const auto help = world.seen("hal.helper", "record_help", {{"record", world.record}});
    CHECK(help.fact("question") == "How is Pip about the nurse knowing?");
    CHECK(help.fact("label") == "P. N.");
    CHECK(world.told("hal.helper", "add_views",
                     {{"record", world.record},
                      {"views_of", "Pip Notareal"},
                      {"views", "Would like to be there when the nurse is told"},
                      {"sought_on", "2026-11-20"},
                      {"informed", "BEFORE"}}) == "done");
    CHECK(text_of(world.sheet("sally.sharer", world.record), "view.2.views") ==
          "Would like to be there when the nurse is told");
    CHECK(world.told_look("hal.helper", "record", {{"record", world.record}}) == "record.not_found@record");
}

TEST_CASE(
    "E-201 a helper, a records officer or an auditor does not answer a request; it stays open with its clock (IS-246)")
{
    Asked world;
    world.assess();
    CHECK(world.go("sally.sharer", world.record, "decide") == "done");
    for (const auto* who : {"rita.records", "otto.auditor"})
        CHECK(world.go(who, world.record, "share") == "E-201@event");
    CHECK(world.state(world.record) == "decided");
}

TEST_CASE("IS-445 IS-448 the target counts the organisation's own business days, and a question pauses that of P3 only")
{
    RecordWorld world;
    const auto target = [&](const char* priority, bool asks) {
        auto sheet = world.answered();
        sheet["priority"] = priority;
        if (std::string_view(priority) == "P1") sheet["threat_note"] = "Threats were made today";
        const auto record = world.start("sally.sharer", "request_in", sheet);
        CHECK(world.go("sally.sharer", record, "log") == "done");
        CHECK(world.go("sally.sharer", record, "start") == "done");
        if (asks) CHECK(world.go("sally.sharer", record, "ask_more", {{"text", "Which term?"}}) == "done");
        return world.seen("sally.sharer", "record", {{"record", record}}).fact("target_at");
    };
    const auto noon = world.clock.now();
    CHECK(target("P1", false) == to_iso(noon + std::chrono::hours(2)));
    CHECK(target("P1", true) == to_iso(noon + std::chrono::hours(2)));
    CHECK_FALSE(target("P2", true).empty());
    CHECK(target("P3", true).empty());
    CHECK(target("P3", false) > target("P2", false));
}

TEST_CASE("IS-446 P1 says what the threat is, and only a LEAD lowers it, with a reason")
{
    Asked world;
    auto sheet = world.answered();
    sheet["priority"] = "P1";
    CHECK(world.save("sally.sharer", world.record, sheet) == "done");
    CHECK(world.go("sally.sharer", world.record, "log") == "IS-446@threat_note");
    sheet["threat_note"] = "Threats were made today";
    CHECK(world.save("sally.sharer", world.record, sheet) == "done");
    CHECK(world.go("sally.sharer", world.record, "log") == "done");
    sheet["priority"] = "P2";
    CHECK(world.save("sally.sharer", world.record, sheet, "Calmer now") == "record.p1_lead@priority");
    CHECK(world.save("lenny.leader", world.record, sheet) == "field.required@reason");
    CHECK(world.save("lenny.leader", world.record, sheet, "Calmer now") == "done");
}

TEST_CASE("W-103 a warning is told, confirmed and kept")
{
    RecordWorld world;
    auto sheet = world.answered();
    sheet["why"] = "Supports";
    const auto record = world.start("sally.sharer", "request_in", sheet);
    CHECK(world.move("sally.sharer", record, "log") == "W-103@why");
    CHECK(world.move("sally.sharer", record, "log", {{"confirmed", "W-103"}}) == "done");
    CHECK(world.count("sharing_step WHERE confirmed = 'W-103'") == 1);
}

TEST_CASE("IS-422 nothing held is an answer and no refusal")
{
    Asked world;
    auto sheet = world.answered();
    sheet["item.1.is_held"] = "NO";
    sheet["item.2.is_held"] = "NO";
    CHECK(world.save("sally.sharer", world.record, sheet) == "done");
    world.assess();
    CHECK(world.go("sally.sharer", world.record, "decide") == "done");
    CHECK(world.go("sally.sharer", world.record, "refuse") == "record.not_refused@event");
    CHECK(world.go("sally.sharer", world.record, "nothing_held") == "done");
    CHECK(world.under("sally.sharer", world.record).empty());
}

TEST_CASE("IS-401 what a person types is kept before it is saved, for them alone")
{
    Asked world;
    CHECK(world.told(
              "sally.sharer", "keep_working",
              {{"record", world.record}, {"version", "1"}, {"sheet", RecordWorld::text({{"why", "Half a sen"}})}}) ==
          "done");
    CHECK(world.seen("sally.sharer", "record", {{"record", world.record}}).list("working").rows.size() == 1);
    CHECK(world.seen("lenny.leader", "record", {{"record", world.record}}).list("working").rows.empty());
    CHECK(world.save("sally.sharer", world.record, world.answered()) == "done");
    CHECK(world.seen("sally.sharer", "record", {{"record", world.record}}).list("working").rows.empty());
}
