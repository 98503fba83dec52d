// Section 5 through the act: what is known beside the sheet.
#include "tests/records/record_world.h"

using sharing::path_of;
using sharing::Sheet;

namespace {

/// What the step says to this sheet as a draft disclosure.
std::string checked(RecordWorld& world, const Sheet& sheet, const char* event = "check")
{
    return world.go(kSally, world.start(kSally, "disclosure", sheet), event);
}

}  // namespace

TEST_CASE("E-223 a training record names people of the list or of the training register, and nobody else")
{
    RecordWorld world;
    world.add_child({.name = {"Tibbie", "", "Otherchild", NameKind::Current},
                     .born = std::chrono::year{2018} / 3 / 1,
                     .people = {{{"p1"}, "Lorna Otherparent", "mother", true}}});
    const auto named = [&](const char* given, const char* family) {
        auto sheet = world.disclosure();
        sheet["person.2.given_names"] = given;
        sheet["person.2.family_name"] = family;
        return checked(world, sheet);
    };
    CHECK(named("Zed", "Fakerson") == "done");
    CHECK(named("Tibbie", "Otherchild") == "done");
    CHECK(named("Lorna", "Otherparent") == "done");
    CHECK(named("Jane", "Citizen") == "E-223@person.2.family_name");
    CHECK(named("Tibbie", "Otherparent") == "E-223@person.2.family_name");
}

TEST_CASE("E-223 in a live database nobody asks")
{
    RecordWorld world(store::DataKind::Real);
    auto sheet = world.disclosure();
    sheet["person.2.given_names"] = "Jane";
    sheet["person.2.family_name"] = "Citizen";
    CHECK(checked(world, sheet) == "done");
}

TEST_CASE("E-209 E-219 E-221 whoever is not checked is told nothing, and nothing goes to a mailbox of somebody's own")
{
    RecordWorld world;
    auto sheet = world.disclosure();
    sheet["recipient.1.contact"] = "nobody";
    CHECK(checked(world, sheet) == "E-209@recipient.1.kind E-221@item.1.what E-221@item.2.what");
    const auto hospital = world.add_peer("Nowhere General Hospital", "HE10", "Zed Fakerson");
    sheet["recipient.1.organisation"] = hospital.first;
    sheet["recipient.1.contact"] = hospital.second;
    sheet["recipient.1.destination"] = "someone@peer.example";
    CHECK(checked(world, sheet) == "done");
    sheet["recipient.1.destination"] = "someone@elsewhere.example";
    CHECK(checked(world, sheet) == "E-219@recipient.1.kind");
}

TEST_CASE("E-219 IS-133 an answer does not go to an address that is none of the organisation's")
{
    RecordWorld world;
    const auto hospital = world.add_peer("Nowhere General Hospital", "HE10", "Zed Fakerson");
    for (const auto& [address, answer] :
         {std::pair("zed@peer.example", "done"), {"zed@elsewhere.example", "E-219@organisation"}}) {
        auto sheet = world.answered();
        sheet["organisation"] = hospital.first;
        sheet["contact"] = hospital.second;
        sheet["contact_email"] = address;
        const auto record = world.start(kSally, "request_in", sheet);
        for (const auto* event : {"log", "start", "decide"}) CHECK(world.go(kSally, record, event) == "done");
        CHECK(world.go(kSally, record, "share") == answer);
    }
}

TEST_CASE(
    "E-217 a conference with a club in the room shares nothing under a scheme, and afterwards it is a finding (A11)")
{
    RecordWorld world;
    const auto club =
        world.done(kSally, "add_organisation", {{"name", "Make-Believe Football Club"}}).fact("organisation");
    world.done(kAda, "settle_organisation", {{"organisation", club}, {"categories", "NP11"}});
    auto sheet = world.disclosure();
    const auto* type = sharing::find_record_type("conference");
    std::erase_if(sheet, [&](const auto& each) { return sharing::field_at(*type, each.first) == nullptr; });
    sheet["is_scheme_sharing"] = "YES";
    const auto alone = world.start(kSally, "conference", sheet);
    CHECK(world.go(kSally, alone, "check") == "done");
    sheet["recipient.2.kind"] = "ISE";
    sheet["recipient.2.organisation"] = club;
    const auto record = world.start(kSally, "conference", sheet);
    CHECK(world.go(kSally, record, "check") == "E-217@recipient.2.kind E-221@item.1.what E-221@item.2.what");
    CHECK(world.go(kSally, record, "record") == "done");
    CHECK(world.state(record) == "shared");
    CHECK(world.count("sharing_finding WHERE code = 'E-217'") == 1);
}

TEST_CASE("IS-501 what was told a week ago without a check is kept, with its findings and a task for RECORDS (A10)")
{
    RecordWorld world;
    auto sheet = world.disclosure();
    sheet["recipient.1.contact"] = "nobody";
    sheet["mode"] = "VERBAL_PHONE";
    sheet["occurred_on"] = to_iso(add_days(melbourne_day(world.clock.now()), -7));
    const auto record = world.start(kSally, "disclosure", sheet);
    CHECK(world.move(kSally, record, "record") == "done");
    const auto view = world.seen(kSally, "record", {{"record", record}});
    std::string codes;
    for (std::size_t i = 0; i < view.list("findings").rows.size(); ++i)
        codes += view.list("findings").at(i, "code") + " ";
    CHECK(codes.find("E-209") != std::string::npos);
    CHECK(codes.find("W-101") != std::string::npos);
    CHECK(world.count("sharing_task WHERE kind = 'findings' AND role = 'records' AND done_at IS NULL") == 1);
}

TEST_CASE("E-220 IS-410 a request that tells something goes once the linked disclosure is there (A19)")
{
    RecordWorld world;
    auto sheet = world.answered();
    const auto* type = sharing::find_record_type("request_out");
    std::erase_if(sheet, [&](const auto& each) { return sharing::field_at(*type, each.first) == nullptr; });
    sheet["discloses_info"] = "YES";
    const auto request = world.start(kSally, "request_out", sheet);
    CHECK(world.go(kSally, request, "ready") == "done");
    CHECK(world.go(kSally, request, "send") == "E-220@discloses_info");
    const auto told = world
                          .done(kSally, "start_record",
                                {{"service", world.id_of(world.moondust)},
                                 {"type", "disclosure"},
                                 {"parent", request},
                                 {"sheet", RecordWorld::text(world.disclosure())}})
                          .fact("record");
    CHECK(world.go(kSally, request, "send") == "E-220@discloses_info");
    CHECK(world.go(kSally, told, "check") == "done");
    CHECK(world.go(kSally, told, "share") == "done");
    CHECK(world.go(kSally, request, "send") == "done");
}

TEST_CASE("W-109 the same item to the same organisation within thirty days is asked about, another item is not")
{
    RecordWorld world;
    const auto share = [&](const char* what) {
        auto sheet = world.disclosure();
        sharing::remove(sheet, "item", 2);
        sheet["item.1.what"] = what;
        const auto record = world.start(kSally, "disclosure", sheet);
        CHECK(world.go(kSally, record, "check") == "done");
        return world.move(kSally, record, "share");
    };
    CHECK(share("Attendance") == "done");
    CHECK(share("Year level") == "done");
    CHECK(share("attendance") == "W-109@organisation");
    world.go_to(add_days(melbourne_day(world.clock.now()), 30));
    CHECK(share("Attendance") == "W-109@organisation");
    world.go_to(add_days(melbourne_day(world.clock.now()), 1));
    CHECK(share("Attendance") == "done");
}

TEST_CASE("IS-420 what goes beyond the request is a voluntary disclosure of its own beside the answer")
{
    RecordWorld world;
    auto sheet = world.answered();
    sheet["item.2.flow"] = "VOLUNTARY";
    const auto record = world.start(kSally, "request_in", sheet);
    for (const auto* event : {"log", "start", "decide", "share"}) CHECK(world.go(kSally, record, event) == "done");
    CHECK(world.under(kSally, record) == std::vector<std::string>{"disclosure shared", "disclosure shared"});
    CHECK(world.count("sharing_record WHERE type = 'disclosure' AND asked = 1") == 2);
    const auto answer = world.sheet(kSally, world.under_id(kSally, record, "disclosure"));
    CHECK(text_of(answer, "request") == record);
    CHECK(text_of(answer, "item.2.what").empty());
}

TEST_CASE("IS-421 of several recipients one that fails blocks itself alone: it waits in a draft of its own")
{
    RecordWorld world;
    auto sheet = world.disclosure();
    sheet["recipient.2.kind"] = "ISE";
    sheet["recipient.2.organisation"] = "body-victoria-police";
    sheet["recipient.2.organisation_then"] = "Victoria Police";
    const auto record = world.start(kSally, "disclosure", sheet);
    for (const auto* event : {"check", "share"}) CHECK(world.go(kSally, record, event) == "done");
    CHECK(text_of(world.sheet(kSally, record), "recipient.2.kind").empty());
    CHECK(world.under(kSally, record) == std::vector<std::string>{"disclosure draft"});
    const auto waiting = world.under_id(kSally, record, "disclosure");
    CHECK(text_of(world.sheet(kSally, waiting), "recipient.2.organisation_then") == "Victoria Police");
    CHECK(text_of(world.sheet(kSally, waiting), "recipient.1.kind").empty());
    CHECK(world.go(kSally, waiting, "check") == "E-209@recipient.2.kind E-221@item.1.what E-221@item.2.what");
    // Where nobody may be told, all stays together.
    sheet["recipient.1.contact"] = "nobody";
    const auto none = world.start(kSally, "disclosure", sheet);
    CHECK(world.go(kSally, none, "check").starts_with("E-209@recipient.1.kind"));
    CHECK(text_of(world.sheet(kSally, none), "recipient.2.organisation_then") == "Victoria Police");
}

TEST_CASE("E-207 an answer in part is a refusal too, with its reasons")
{
    RecordWorld world;
    auto sheet = world.answered();
    sheet["item.2.exclusion.EX2"] = "KNOWN";
    const auto record = world.start(kSally, "request_in", sheet);
    for (const auto* event : {"log", "start"}) CHECK(world.go(kSally, record, event) == "done");
    CHECK(world.go("lenny.leader", record, "decide") == "done");
    CHECK(world.go(kSally, record, "share_part") ==
          "E-207@internal_reason E-207@external_reason E-207@reasons_method E-207@reasons_sent_on");
}

TEST_CASE("IS-494 who is not informed yet is a task of five business days")
{
    RecordWorld world;
    auto sheet = world.disclosure();
    sheet["notice.1.informed"] = "NOT_YET";
    const auto record = world.start(kSally, "disclosure", sheet);
    for (const auto* event : {"check", "share"}) CHECK(world.go(kSally, record, event) == "done");
    CHECK(world.count("sharing_task WHERE kind = 'tell_family' AND done_at IS NULL") == 1);
    CHECK(world.go(kSally, record, "close") == "record.open_tasks@event");
}

TEST_CASE(
    "IS-501 what was logged in a hurry is chased: RECORDS is told and whoever shares is asked, until it is complete")
{
    RecordWorld world;
    auto sheet = world.disclosure();
    std::erase_if(sheet, [](const auto& each) { return each.first.starts_with("view."); });
    const auto record = world.start("sally.sharer", "disclosure", sheet);
    CHECK(world.go("sally.sharer", record, "record") == "done");
    const auto open = [&](const std::string& kind) {
        return world.count("sharing_task WHERE done_at IS NULL AND kind = '" + kind + "'");
    };
    CHECK(open("findings") == 1);
    CHECK(open("complete") == 1);
    CHECK(world.save("sally.sharer", record, world.disclosure(), "Asked afterwards") == "done");
    CHECK(world.count("sharing_finding WHERE closed_at IS NULL AND code = 'E-204'") == 0);
}
