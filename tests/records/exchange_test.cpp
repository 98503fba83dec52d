// Two sides: Moondust asks, Starfall answers; what one does shows on the other's record, and nothing internal passes.
#include "tests/records/record_world.h"

using sharing::path_of;
using sharing::Sheet;

namespace {

struct TwoSides : RecordWorld {
    std::string record, theirs;

    TwoSides()
    {
        record = start(kSally, "request_out", asking());
        CHECK(go(kSally, record, "ready") == "done");
        CHECK(go(kSally, record, "send") == "done");
        theirs = text("SELECT public_id FROM sharing_record WHERE type = 'request_in'");
    }
    std::string text(const std::string& sql) { return RegisterWorld::text(sql); }

    Sheet asking()
    {
        auto sheet = answered();
        const auto* type = sharing::find_record_type("request_out");
        std::erase_if(sheet, [&](const auto& each) { return sharing::field_at(*type, each.first) == nullptr; });
        for (const auto* path : {"contact", "contact_name"}) sheet.erase(path);
        for (const int item : {1, 2})
            for (const auto* field : {"summary", "part1_reason"}) sheet.erase(path_of("item", item, field));
        sheet["organisation"] = "o" + id_of(starfall);
        sheet["organisation_then"] = "Starfall College (Fictional)";
        sheet["discloses_info"] = "NO";
        sheet["lead_note"] = "For us alone: the father rang twice";
        sheet["view.1.views"] = "Secret to us: Pip would rather not";
        return sheet;
    }
    /// As Starfall judges it, with their own secrets.
    Sheet judged()
    {
        auto sheet = this->sheet(kOtto, theirs);
        const auto mine = answered();
        for (const auto& [path, value] : mine) {
            const auto pieces = sharing::parts_of(path);
            if (pieces.part == "item" && pieces.field != "what") sheet[path] = value;
            if (pieces.part == "view" || pieces.part == "notice") sheet[path] = value;
        }
        sheet["view.1.views"] = "Secret to them: the views";
        sheet["lead_note"] = "Secret to them: the note";
        sheet["item.1.opinion"] = "Secret to them: the opinion";
        sheet["internal_reason"] = "Secret to them: the reason";
        return sheet;
    }
    void check_sally()
    {
        const auto contact = text_of(sheet(kOtto, theirs), "contact");
        const auto organisation = "o" + id_of(moondust);
        done(
            kOtto, "check_contact",
            {{"contact", contact}, {"engagement", "EMPLOYED"}, {"result", "PASSED"}, {"method", "COUNTERPART_PORTAL"}});
        done(kOtto, "check_organisation",
             {{"organisation", organisation},
              {"scheme", "CISS"},
              {"result", "PASSED"},
              {"method", "COUNTERPART_PORTAL"}});
    }
    /// All that a person of this name is shown of a record.
    std::string all_shown(const char* who, const std::string& of)
    {
        std::string all;
        const auto view = seen(who, "record", {{"record", of}});
        for (const auto& [name, value] : view.facts) all += value + "\n";
        for (const auto& [name, list] : view.lists)
            for (const auto& row : list.rows)
                for (const auto& cell : row) all += cell + "\n";
        return all;
    }
    std::string messages(const char* who, const std::string& of)
    {
        std::string all;
        const auto view = seen(who, "record", {{"record", of}});
        const auto& list = view.list("messages");
        for (std::size_t i = 0; i < list.rows.size(); ++i)
            all += (all.empty() ? "" : " ") + list.at(i, "kind") + ":" + list.at(i, "text");
        return all;
    }
};

}  // namespace

TEST_CASE("IS-445 a request that one side sends arrives at the other at once, on the same clock, and is acknowledged")
{
    TwoSides world;
    CHECK(world.state(world.record) == "sent");
    CHECK(world.state(world.theirs) == "received");
    const auto view = world.seen(kOtto, "record", {{"record", world.theirs}});
    CHECK(view.fact("received_at") == to_iso(world.clock.now()));
    CHECK_FALSE(view.fact("target_at").empty());
    const auto sheet = world.sheet(kOtto, world.theirs);
    CHECK(text_of(sheet, "organisation_then") == "Moondust Primary School (Fictional)");
    CHECK(text_of(sheet, "contact_name") == "Sally Sharer");
    CHECK(text_of(sheet, "item.2.what") == "Attendance since August");
    CHECK(text_of(sheet, "mode") == "PORTAL");
    CHECK(world.go(kOtto, world.theirs, "acknowledge") == "done");
    CHECK(world.state(world.record) == "peer_acknowledged");
    CHECK(world.seen(kSally, "record", {{"record", world.record}}).fact("acknowledged_at") ==
          to_iso(world.clock.now()));
    CHECK(world.count("sharing_task WHERE kind = 'answer_request' AND done_at IS NULL") == 1);
}

TEST_CASE("IS-135 more is needed to decide: asked and answered back and forth, and the request is open all the while")
{
    TwoSides world;
    CHECK(world.go(kOtto, world.theirs, "start") == "done");
    CHECK(world.go(kOtto, world.theirs, "ask_more", {{"text", "Which term?"}}) == "done");
    CHECK(world.state(world.record) == "info_asked");
    CHECK(world.messages(kSally, world.record) == "question:Which term?");
    CHECK(world.go(kSally, world.record, "answer_peer", {{"text", "Term three"}}) == "done");
    CHECK(world.state(world.theirs) == "assessing");
    CHECK(world.state(world.record) == "sent");
    CHECK(world.messages(kOtto, world.theirs) == "question:Which term? answer:Term three");
    CHECK(world.go(kOtto, world.theirs, "ask_more", {{"text", "All weeks?"}}) == "done");
    CHECK(world.state(world.record) == "info_asked");
}

TEST_CASE("IS-612 an answer in part: what is shared and the written reasons pass, and nothing internal does")
{
    TwoSides world;
    world.check_sally();
    CHECK(world.go(kOtto, world.theirs, "start") == "done");
    auto sheet = world.judged();
    sheet["item.2.exclusion.EX2"] = "KNOWN";
    sheet["external_reason"] = "This item is information that the law does not let us share";
    sheet["item.2.summary"] = "Secret to them: not shared";
    sheet["is_withheld"] = "YES";
    sheet["withheld_why"] = "Secret to them: why withheld";
    CHECK(world.save(kOtto, world.theirs, sheet, "Judged") == "done");
    world.run("UPDATE sharing_service SET approval = 'NONE'");
    CHECK(world.go(kOtto, world.theirs, "decide") == "done");
    CHECK(world.go(kOtto, world.theirs, "share_part") == "done");
    CHECK(world.state(world.record) == "answered_part");
    const auto ours = world.sheet(kSally, world.record);
    CHECK(text_of(ours, "answer_summary") == "Enrolment and year level\nIn year 2");
    CHECK(text_of(ours, "refusal_reasons") == "This item is information that the law does not let us share");
    CHECK(text_of(ours, "written_reasons") == "YES");
    CHECK(text_of(ours, "answered_on") == to_iso(melbourne_day(world.clock.now())));
    CHECK(world.all_shown(kSally, world.record).find("Secret to them") == std::string::npos);
    CHECK(world.all_shown(kOtto, world.theirs).find("Secret to us") == std::string::npos);
    CHECK(world.all_shown(kOtto, world.theirs).find("For us alone") == std::string::npos);
    // The refusal of theirs is complete without a hand: the step sent the reasons (IS-461).
    const auto refusal = world.sheet(kOtto, world.under_id(kOtto, world.theirs, "refusal"));
    CHECK(text_of(refusal, "reasons_sent_on") == to_iso(melbourne_day(world.clock.now())));
    CHECK(text_of(refusal, "reasons_method") == "PORTAL");
}

TEST_CASE("IS-465 IS-461 a refusal passes with its written reasons, and no follow-up is owed")
{
    TwoSides world;
    world.check_sally();
    CHECK(world.go(kOtto, world.theirs, "start") == "done");
    auto sheet = world.judged();
    for (const int item : {1, 2}) sheet[path_of("item", item, "exclusion.EX2")] = "KNOWN";
    CHECK(world.save(kOtto, world.theirs, sheet, "Judged") == "done");
    world.run("UPDATE sharing_service SET approval = 'NONE'");
    CHECK(world.go(kOtto, world.theirs, "decide") == "done");
    CHECK(world.go(kOtto, world.theirs, "refuse") == "E-207@external_reason");
    sheet["external_reason"] = "Both items are excluded";
    CHECK(world.save(kOtto, world.theirs, sheet) == "done");
    CHECK(world.go(kOtto, world.theirs, "refuse") == "done");
    CHECK(world.state(world.record) == "refused_by_peer");
    CHECK(text_of(world.sheet(kSally, world.record), "refusal_reasons") == "Both items are excluded");
    CHECK(world.count("sharing_task WHERE kind = 'ask_reasons'") == 0);
    CHECK(world.all_shown(kSally, world.record).find("Secret to them") == std::string::npos);
}

TEST_CASE("IS-465 written reasons that did not come are owed, but by a court")
{
    RecordWorld world;
    const auto refused_by = [&](const std::string& organisation) {
        Sheet sheet{{"scheme", "CISS"}, {"organisation", organisation}};
        const auto record = world.start(kSally, "request_out", sheet);
        world.run("UPDATE sharing_record SET state = 'sent' WHERE public_id = '" + record + "'");
        CHECK(world.go(kSally, record, "refused_by_peer") == "done");
        return world.count(
            "sharing_task t JOIN sharing_record r ON r.id = t.record_id WHERE t.kind = 'ask_reasons' "
            "AND r.public_id = '" +
            record + "'");
    };
    CHECK(refused_by(world.mythical) == 1);
    CHECK(refused_by("body-childrens-court") == 0);
}

TEST_CASE("IS-422 nothing held, a withdrawal and a redirection pass as what they are")
{
    SECTION("nothing held")
    {
        TwoSides world;
        CHECK(world.go(kOtto, world.theirs, "start") == "done");
        auto sheet = world.judged();
        for (const int item : {1, 2}) sheet[path_of("item", item, "is_held")] = "NO";
        CHECK(world.save(kOtto, world.theirs, sheet, "Looked it up") == "done");
        CHECK(world.go(kOtto, world.theirs, "decide") == "done");
        CHECK(world.go(kOtto, world.theirs, "nothing_held", {{"text", "We hold neither"}}) == "done");
        CHECK(world.state(world.record) == "answered_none");
        CHECK(world.messages(kSally, world.record) == "nothing_held:We hold neither");
    }
    SECTION("withdrawn by whoever asked")
    {
        TwoSides world;
        CHECK(world.go(kSally, world.record, "withdraw", {{"reason", "The nurse has seen Pip"}}) == "done");
        CHECK(world.state(world.theirs) == "withdrawn");
        CHECK(world.messages(kOtto, world.theirs) == "withdrawn:The nurse has seen Pip");
        CHECK(world.count("sharing_task WHERE kind = 'answer_request' AND done_at IS NULL") == 0);
    }
    SECTION("redirected")
    {
        TwoSides world;
        CHECK(world.go(kOtto, world.theirs, "redirect", {{"reason", "Mythical MCH Service has it"}}) == "done");
        CHECK(world.state(world.record) == "answered_none");
        CHECK(world.messages(kSally, world.record) == "redirect:Mythical MCH Service has it");
    }
}

TEST_CASE("IS-456 a correction reaches the other side as its own, is acknowledged, and goes on to whom they told")
{
    TwoSides world;
    world.check_sally();
    CHECK(world.go(kOtto, world.theirs, "start") == "done");
    CHECK(world.save(kOtto, world.theirs, world.judged(), "Judged") == "done");
    CHECK(world.go(kOtto, world.theirs, "decide") == "done");
    CHECK(world.go(kOtto, world.theirs, "share") == "done");
    const auto told = world.under_id(kOtto, world.theirs, "disclosure");
    // Moondust passes it on to Mythical MCH Service.
    auto onward = world.disclosure();
    onward["item.1.derived_from"] = world.seen(kSally, "record", {{"record", world.record}}).fact("ref");
    const auto passed = world.start(kSally, "disclosure", onward);
    CHECK(world.go(kSally, passed, "check") == "done");
    CHECK(world.go(kSally, passed, "share") == "done");

    const auto correction = world
                                .done(kOtto, "start_record",
                                      {{"service", world.id_of(world.starfall)},
                                       {"type", "correction"},
                                       {"sheet", RecordWorld::text({{"scheme", "CISS"},
                                                                    {"record", told},
                                                                    {"wrong", "Year 2"},
                                                                    {"correct", "Year 3"},
                                                                    {"found_on", "2025-01-01"}})}})
                                .fact("record");
    CHECK(world.go(kOtto, correction, "raise") == "done");
    CHECK(world.go(kOtto, correction, "confirm") == "done");
    const auto notice =
        world
            .done(kOtto, "tell_recipient",
                  {{"record", correction}, {"version", std::to_string(world.version(kOtto, correction))}, {"row", "1"}})
            .fact("record");
    auto sheet = world.sheet(kOtto, notice);
    sheet["view.1.sought"] = sheet["view.1.obtained"] = "YES";
    sheet["notice.1.informed"] = "AFTER";
    CHECK(world.save(kOtto, notice, sheet) == "done");
    CHECK(world.go(kOtto, notice, "check") == "done");
    CHECK(world.go(kOtto, notice, "share") == "done");

    const auto ours = world.text("SELECT public_id FROM sharing_record WHERE type = 'correction' AND service_id = " +
                                 std::to_string(world.moondust.value));
    CHECK(world.state(ours) == "raised");
    const auto arrived = world.sheet(kSally, ours);
    CHECK(text_of(arrived, "correct") == "Year 3");
    CHECK(text_of(arrived, "record") == world.record);
    CHECK(text_of(arrived, "told.1.organisation_then") == "Mythical MCH Service");
    CHECK(text_of(arrived, "told.2.organisation_then").empty());
    CHECK(world.messages(kSally, ours) == "correction:Year 2\nYear 3");
    CHECK(world.count("sharing_task WHERE kind = 'correction_came' AND done_at IS NULL") == 1);
    CHECK(world.RecordWorld::told("otto.auditor", "acknowledge_correction", {{"record", ours}}) == "E-201@record");
    CHECK(text_of(world.sheet(kOtto, correction), "told.1.acknowledged_on").empty());
    world.done(kSally, "acknowledge_correction", {{"record", ours}});
    CHECK(text_of(world.sheet(kOtto, correction), "told.1.acknowledged_on") ==
          to_iso(melbourne_day(world.clock.now())));
    CHECK(world.count("sharing_task WHERE kind = 'correction_came' AND done_at IS NULL") == 0);
    CHECK(world.RecordWorld::told(kSally, "acknowledge_correction", {{"record", world.record}}) ==
          "record.no_correction@record");
}
