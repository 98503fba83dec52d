// Complaints (IS-440 to IS-442), access and FOI (IS-470 to IS-473), subpoenas (IS-474).
#include "tests/records/record_world.h"

using sharing::Sheet;

namespace {

struct Complained : RecordWorld {
    std::string request = start("sally.sharer", "request_in", answered());
    Sheet sheet()
    {
        const auto today = to_iso(melbourne_day(clock.now()));
        return {{"scheme", "CISS"},         {"made_on", today},         {"received_on", today},
                {"nature", "No answer"},    {"complainant", "ISE"},     {"channel", "WRITTEN"},
                {"linked_record", request}, {"subject", "Sally Sharer"}};
    }
    std::string lodged(const Sheet& of, const char* who = "hal.helper")
    {
        const auto record = start(who, "complaint", of);
        CHECK(go(who, record, "lodge") == "done");
        return record;
    }
};

}  // namespace

TEST_CASE("IS-440 a complaint is lodged by anybody, from an organisation or a person, and RECORDS is told")
{
    Complained world;
    auto bare = world.sheet();
    bare.erase("linked_record");  // a helper sees no record
    const auto record = world.lodged(bare);
    CHECK(world.state(record) == "lodged");
    CHECK(world.count("sharing_task WHERE kind = 'complaint' AND role = 'records' AND done_at IS NULL") == 1);
    for (const auto* event : {"acknowledge", "review"}) CHECK(world.go("rita.records", record, event) == "done");
    CHECK(world.go("lenny.leader", record, "resolve") == "done");
    CHECK(world.count("sharing_task WHERE kind = 'complaint' AND done_at IS NULL") == 0);
}

TEST_CASE("E-208 a complaint is closed once it says what was done, by when, and against its like")
{
    Complained world;
    auto sheet = world.sheet();
    const auto record = world.lodged(sheet, "sally.sharer");
    for (const auto* event : {"acknowledge", "review", "resolve"})
        CHECK(world.go("rita.records", record, event) == "done");
    CHECK(world.go("rita.records", record, "close") == "E-208@action_taken E-208@prevention E-208@resolved_on");
    sheet["action_taken"] = "Answered";
    sheet["prevention"] = "A reminder";
    sheet["resolved_on"] = to_iso(melbourne_day(world.clock.now()));
    CHECK(world.save("rita.records", record, sheet) == "done");
    CHECK(world.go("rita.records", record, "close") == "done");
}

TEST_CASE("IS-441 the person complained about does not handle it, by name or because the record is theirs")
{
    Complained world;
    auto sheet = world.sheet();
    sheet["subject"] = "rita records";
    const auto of_rita = world.lodged(sheet, "sally.sharer");
    CHECK(world.go("rita.records", of_rita, "acknowledge") == "record.own_complaint@event");
    CHECK(world.go("lenny.leader", of_rita, "acknowledge") == "done");
    sheet["subject"] = "The school";
    world.add_role("sally.sharer", world.moondust, "lead");
    const auto of_sally = world.lodged(sheet, "sally.sharer");  // the request is hers
    CHECK(world.go("sally.sharer", of_sally, "acknowledge") == "record.own_complaint@event");
    CHECK(world.go("rita.records", of_sally, "acknowledge") == "done");
    sheet["handler"] = world.id_of("sally.sharer");
    CHECK(world.save("rita.records", of_sally, sheet) == "done");
    CHECK(world.go("rita.records", of_sally, "review") == "record.own_complaint@handler");
    sheet["handler"] = world.id_of("rita.records");
    CHECK(world.save("rita.records", of_sally, sheet) == "done");
    CHECK(world.go("rita.records", of_sally, "review") == "done");
}

TEST_CASE("IS-442 refusals of one organisation are counted against it")
{
    RecordWorld world;
    for (int i = 0; i < 2; ++i) {
        const auto record = world.start("sally.sharer", "request_out",
                                        {{"scheme", "CISS"},
                                         {"organisation", world.mythical},
                                         {"organisation_then", "Mythical MCH Service"},
                                         {"item.1.what", "Attendance"},
                                         {"refusal_reasons", "No"}});
        world.run("UPDATE sharing_record SET state = 'sent' WHERE public_id = '" + record + "'");
        CHECK(world.go("sally.sharer", record, "refused_by_peer") == "done");
    }
    CHECK(world.count("sharing_record WHERE other_id = '" + world.mythical +
                      "' AND state = 'refused_by_peer' AND refused = 1") == 2);
}

TEST_CASE(
    "IS-473 an access request is for RECORDS alone, and answers whoever may be a perpetrator with neither yes nor no "
    "(A14)")
{
    RecordWorld world;
    Sheet sheet{{"scheme", "CISS"}, {"requester", "Zed Fakerson"}, {"whose", "Zed Fakerson"}, {"access_law", "FOI"}};
    for (const auto* who : {"sally.sharer", "lenny.leader", "hal.helper"})
        CHECK(world.told(who, "start_record",
                         {{"service", world.id_of(world.moondust)},
                          {"type", "access_request"},
                          {"sheet", RecordWorld::text(sheet)}}) == "E-201@type");
    const auto record = world.start("rita.records", "access_request", sheet);
    CHECK(world.go("rita.records", record, "log") == "done");
    for (const auto* who : {"sally.sharer", "lenny.leader"}) {
        CHECK(world.told_look(who, "record", {{"record", record}}) == "record.not_found@record");
        CHECK(world.seen(who, "sharing_board").list("records").rows.empty());
    }
    CHECK(world.go("rita.records", record, "check_identity") == "IS-473@identity");
    sheet["identity"] = "Passport";
    CHECK(world.save("rita.records", record, sheet) == "done");
    CHECK(world.go("rita.records", record, "check_identity") == "done");
    CHECK(world.go("rita.records", record, "assess") == "IS-473@requester_perpetrator");
    sheet["requester_perpetrator"] = "SUSPECTED";
    CHECK(world.save("rita.records", record, sheet) == "done");
    CHECK(world.go("rita.records", record, "assess") == "done");
    sheet["decision"] = "REFUSE";
    CHECK(world.save("rita.records", record, sheet) == "done");
    CHECK(world.go("rita.records", record, "refuse") == "IS-470@ground IS-470@reasonable_grounds IS-471@child_safety");
    sheet["ground"] = "Risk to a child";
    sheet["reasonable_grounds"] = "He has asked where the child lives";
    sheet["child_safety"] = "A release could put the child at risk";
    CHECK(world.save("rita.records", record, sheet) == "done");
    CHECK(world.go("rita.records", record, "refuse") == "done");
    CHECK(world.seen("rita.records", "record", {{"record", record}}).fact("letter") == "neither");
}

TEST_CASE("IS-474 a subpoena waits for legal advice; a LEAD may go on without, and says why")
{
    RecordWorld world;
    const Sheet sheet{{"scheme", "CISS"}, {"court", "Imaginary Court"}};
    const auto record = world.start("rita.records", "subpoena", sheet);
    CHECK(world.go("rita.records", record, "log") == "done");
    CHECK(world.go("rita.records", record, "advise") == "IS-474@legal_advice");
    CHECK(world.go("rita.records", record, "skip_advice", {{"reason", "No time"}}) == "E-201@event");
    CHECK(world.go("lenny.leader", record, "skip_advice") == "field.required@reason");
    CHECK(world.go("lenny.leader", record, "skip_advice", {{"reason", "The return day is today"}}) == "done");
    CHECK(text_of(world.sheet("rita.records", record), "lead_note") == "The return day is today");
    CHECK(world.go("rita.records", record, "produce") == "done");
}
