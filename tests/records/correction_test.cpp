// Corrections and misidentification (IS-450 to IS-458).
#include "tests/records/record_world.h"

using sharing::path_of;
using sharing::Sheet;

namespace {

struct Corrected : RecordWorld {
    std::pair<std::string, std::string> hospital = add_peer("Nowhere General Hospital", "HE10", "Dr Mock Doctorly");

    Sheet told_both()
    {
        auto sheet = disclosure();
        sheet["recipient.2.kind"] = "ISE";
        sheet["recipient.2.organisation"] = hospital.first;
        sheet["recipient.2.organisation_then"] = "Nowhere General Hospital";
        sheet["recipient.2.contact"] = hospital.second;
        return sheet;
    }
    std::string shared(const Sheet& sheet, const char* who = kSally)
    {
        const auto record = start(who, "disclosure", sheet);
        CHECK(go(who, record, "check") == "done");
        CHECK(go(who, record, "share") == "done");
        return record;
    }
    Sheet wrong(const std::string& record)
    {
        return {{"scheme", "CISS"},
                {"record", record},
                {"wrong", "Pip's date of birth was wrong"},
                {"correct", "Pip was born on 1 March 2017"},
                {"found_on", to_iso(melbourne_day(clock.now()))},
                {"found_how", "The parent told us"}};
    }
    std::string raised(const std::string& record, const char* who = kRita)
    {
        const auto correction = start(who, "correction", wrong(record));
        CHECK(go(who, correction, "raise") == "done");
        return correction;
    }
    /// "Mythical MCH Service" and so on, in order.
    std::string told(const std::string& correction, const char* field = "organisation_then", const char* who = kRita)
    {
        const auto sheet = this->sheet(who, correction);
        std::string all;
        for (const int row : sharing::numbers_of(sheet, "told"))
            all += (all.empty() ? "" : ", ") + sharing::text_at(sheet, "told", row, field);
        return all;
    }
    int tasks(const std::string& record, const char* kind)
    {
        return count(
            "sharing_task t JOIN sharing_record r ON r.id = t.record_id WHERE t.done_at IS NULL AND t.kind = '" +
            std::string(kind) + "' AND r.public_id = '" + record + "'");
    }
    Fields row(const std::string& correction, const char* number)
    {
        return {{"record", correction}, {"version", std::to_string(version(kRita, correction))}, {"row", number}};
    }
    /// Sally tells this recipient; the record by which she does.
    std::string tell(const std::string& correction, const char* number)
    {
        const auto notice = done(kSally, "tell_recipient", row(correction, number)).fact("record");
        auto sheet = this->sheet(kSally, notice);
        sheet["threshold_how"] = "They work with a wrong date of birth";
        sheet["view.1.sought"] = "YES";
        sheet["view.1.obtained"] = "YES";
        sheet["notice.1.informed"] = "AFTER";
        sheet["mode"] = "EMAIL";
        CHECK(save(kSally, notice, sheet) == "done");
        CHECK(go(kSally, notice, "check") == "done");
        CHECK(go(kSally, notice, "share") == "done");
        return notice;
    }
};

}  // namespace

TEST_CASE("IS-451 a correction lists every recipient and closes only once each is told or excused (A12)")
{
    Corrected world;
    const auto record = world.shared(world.told_both());
    const auto correction = world.raised(record);
    CHECK(world.told(correction) == "Mythical MCH Service, Nowhere General Hospital");
    CHECK(world.tasks(correction, "told") == 0);
    CHECK(world.go(kRita, correction, "confirm") == "done");
    CHECK(world.tasks(correction, "told") == 2);
    CHECK(world.state(record) == "correction_open");
    CHECK(world.seen(kSally, "record", {{"record", record}}).fact("corrected_by") == correction);
    CHECK(world.go(kRita, correction, "propagate") == "done");
    CHECK(world.go(kRita, correction, "finish") == "record.not_all_told@told.1.told_on");
    world.tell(correction, "1");
    CHECK(world.tasks(correction, "told") == 1);
    CHECK(world.go(kRita, correction, "finish") == "record.not_all_told@told.2.told_on");
    auto sheet = world.sheet(kRita, correction);
    CHECK(text_of(sheet, "told.1.told_on") == to_iso(melbourne_day(world.clock.now())));
    sheet["told.2.why_not"] = "The hospital has deleted all of it";
    CHECK(world.save(kRita, correction, sheet) == "done");
    CHECK(world.tasks(correction, "told") == 0);
    CHECK(world.go(kRita, correction, "finish") == "done");
    CHECK(world.state(correction) == "done");
}

TEST_CASE("IS-451 the list follows what was derived from the record, and requests that relied on it")
{
    Corrected world;
    const auto record = world.shared(world.disclosure());
    const auto ref = world.seen(kSally, "record", {{"record", record}}).fact("ref");
    auto further = world.told_both();
    for (const auto* path : {"organisation", "organisation_then", "contact", "kind"})
        further.erase(path_of("recipient", 1, path));
    further["item.1.derived_from"] = ref;
    world.shared(further);
    auto asked = world.request_in();
    const auto hub = world.add_peer("Pretend Orange Hub (RAE)", "HS11", "Zed Fakerson");
    asked["organisation"] = hub.first;
    asked["organisation_then"] = "Pretend Orange Hub (RAE)";
    asked["item.1.derived_from"] = ref;
    const auto request = world.start(kSally, "request_in", asked);
    CHECK(world.go(kSally, request, "log") == "done");
    const auto correction = world.raised(record);
    CHECK(world.told(correction) == "Mythical MCH Service, Nowhere General Hospital, Pretend Orange Hub (RAE)");
}

TEST_CASE("IS-451 of an answered request whoever was told with it is listed; a draft has told nobody")
{
    Corrected world;
    const auto request = world.start(kSally, "request_in", world.answered());
    for (const auto* event : {"log", "start", "decide", "share"}) CHECK(world.go(kSally, request, event) == "done");
    CHECK(world.told(world.raised(request)) == "Mythical MCH Service");
    CHECK(world.told(world.raised(world.start(kSally, "disclosure", world.disclosure()))).empty());
}

TEST_CASE("IS-452 a notice is a disclosure: checked as one, with its own record, and made once")
{
    Corrected world;
    const auto correction = world.raised(world.shared(world.disclosure()));
    CHECK(world.told(correction, "told_on").empty());
    CHECK(world.RecordWorld::told(kSally, "tell_recipient", world.row(correction, "1")) ==
          "record.not_confirmed@record");
    CHECK(world.go(kRita, correction, "confirm") == "done");
    CHECK(world.RecordWorld::told(kRita, "tell_recipient", world.row(correction, "1")) == "E-201@record");
    CHECK(world.RecordWorld::told(kSally, "tell_recipient", world.row(correction, "7")) == "record.no_recipient@row");
    const auto notice = world.done(kSally, "tell_recipient", world.row(correction, "1")).fact("record");
    CHECK(world.done(kSally, "tell_recipient", world.row(correction, "1")).fact("record") == notice);
    const auto sheet = world.sheet(kSally, notice);
    CHECK(text_of(sheet, "recipient.1.organisation") == world.mythical);
    CHECK(text_of(sheet, "item.1.summary") ==
          "What we told you was wrong: Pip's date of birth was wrong\nCorrect is: Pip was born on 1 March 2017");
    // IS-491: views and notices of then are copied, and confirmed anew.
    CHECK(world.go(kSally, notice, "check") == "E-204@view.1.sought E-205@notice.1.informed");
    CHECK(world.under(kRita, correction) == std::vector<std::string>{"disclosure correction_open", "disclosure draft"});
}

TEST_CASE("IS-452 when a recipient was told the program says, and no hand")
{
    Corrected world;
    const auto correction = world.raised(world.shared(world.disclosure()));
    auto sheet = world.sheet(kRita, correction);
    sheet["told.1.told_on"] = "2026-11-20";
    CHECK(world.save(kRita, correction, sheet) == "record.told_by_program@told.1.told_on");
    sheet = world.sheet(kRita, correction);
    sharing::remove(sheet, "told", 1);
    CHECK(world.save(kRita, correction, sheet).starts_with("record.told_by_program@told.1."));
}

TEST_CASE("IS-453 where it came from somebody else, they are told as well")
{
    Corrected world;
    auto sheet = world.wrong(world.shared(world.disclosure()));
    sheet["came_from"] = "Nowhere General Hospital";
    const auto correction = world.start(kRita, "correction", sheet);
    CHECK(world.go(kRita, correction, "raise") == "done");
    CHECK(world.told(correction) == "Mythical MCH Service, Nowhere General Hospital");
}

TEST_CASE("IS-451 a recipient who is found late opens the correction again")
{
    Corrected world;
    const auto correction = world.raised(world.shared(world.disclosure()));
    for (const auto* event : {"confirm", "propagate"}) CHECK(world.go(kRita, correction, event) == "done");
    world.tell(correction, "1");
    CHECK(world.go(kRita, correction, "finish") == "done");
    auto sheet = world.sheet(kRita, correction);
    sheet["told.2.organisation_then"] = "Nowhere General Hospital";
    sheet["told.2.organisation"] = world.hospital.first;
    CHECK(world.save(kRita, correction, sheet, "They heard of it by telephone") == "done");
    CHECK(world.state(correction) == "propagating");
    CHECK(world.tasks(correction, "told") == 1);
}

TEST_CASE("IS-450 anybody raises a correction; a rejected one says why and leaves no task")
{
    Corrected world;
    const auto record = world.shared(world.disclosure());
    const auto correction = world.raised(record, "lenny.leader");
    CHECK(world.tasks(correction, "correction") == 1);
    CHECK(world.go(kRita, correction, "reject") == "field.required@reason");
    CHECK(world.go(kRita, correction, "reject", {{"reason", "It was right"}}) == "done");
    CHECK(world.tasks(correction, "correction") == 0);
    CHECK(world.state(record) == "shared");
    CHECK(world.seen(kSally, "record", {{"record", record}}).fact("corrected_by").empty());
}

// ---- Misidentification

namespace {

struct Mistaken : Corrected {
    Sheet as_perpetrator(const char* scheme = "FVISS")
    {
        auto sheet = disclosure();
        sheet["scheme"] = scheme;
        sheet["person.2.given_names"] = "Zed";
        sheet["person.2.family_name"] = "Fakerson";
        sheet["person.2.date_of_birth"] = "1988-04-04";
        sheet["person.2.roles"] = "PERPETRATOR";
        for (const int item : {1, 2}) {
            sheet[path_of("item", item, "purpose")] = "FV_PROTECTION";
            sheet[path_of("item", item, "persons")] = "2";
            sheet[path_of("item", item, "subject_role")] = "PERPETRATOR";
        }
        sheet["person.1.roles"] = "CHILD_VICTIM_SURVIVOR";
        return sheet;
    }
    std::string misidentified(const char* born = "1988-04-04")
    {
        const auto record = start(kSally, "misidentification",
                                  {{"scheme", "FVISS"},
                                   {"person.1.given_names", "Zed"},
                                   {"person.1.family_name", "Fakerson"},
                                   {"person.1.date_of_birth", born},
                                   {"person.2.given_names", "Testina"},
                                   {"person.2.family_name", "Sampleton"},
                                   {"basis", "The hub's assessment"},
                                   {"correct", "Zed is the victim survivor"}});
        CHECK(go(kSally, record, "raise") == "done");
        return record;
    }
    std::string stands(const std::string& record) { return text_of(sheet(kSally, record), "person.2.misidentified"); }
};

}  // namespace

TEST_CASE(
    "IS-455 IS-456 confirmed: the role ends in every record, drafts included, and all who were told hear it (A13)")
{
    Mistaken world;
    const auto told = world.shared(world.as_perpetrator());
    const auto draft = world.start(kSally, "disclosure", world.as_perpetrator());
    CHECK(world.go(kSally, draft, "check") == "done");
    const auto mistake = world.misidentified();
    CHECK(world.go(kSally, mistake, "confirm") == "done");
    for (const auto& record : {told, draft}) {
        const auto sheet = world.sheet(kSally, record);
        CHECK(text_of(sheet, "person.2.misidentified") == "CONFIRMED");
        CHECK(text_of(sheet, "person.2.role_ended_on") == to_iso(melbourne_day(world.clock.now())));
        const auto versions = world.seen(kRita, "record", {{"record", record}}).list("versions");
        CHECK(versions.at(0, "reason").ends_with(": Zed is the victim survivor"));
        CHECK(world.seen(kSally, "record", {{"record", record}}).fact("corrected_by") == mistake);
    }
    // The draft goes no more as about a perpetrator (D20): Zed's own consent is the question now.
    CHECK(world.go(kSally, draft, "share").find("E-221@item.1.what") != std::string::npos);
    const auto sheet = world.sheet(kSally, mistake);
    CHECK(text_of(sheet, "priority") == "P1");
    CHECK(text_of(sheet, "role_ended_on") == to_iso(melbourne_day(world.clock.now())));
    CHECK(world.told(mistake) == "Mythical MCH Service");
    CHECK(world.tasks(mistake, "told") == 1);
    CHECK(world.go(kSally, mistake, "propagate") == "done");
    CHECK(world.go(kSally, mistake, "finish") == "record.not_all_told@told.1.told_on");
}

TEST_CASE("IS-455 whoever names the person as a perpetrator afterwards is stopped as well; a namesake is somebody else")
{
    Mistaken world;
    CHECK(world.go(kSally, world.misidentified(), "confirm") == "done");
    const auto later = world.start(kSally, "disclosure", world.as_perpetrator());
    CHECK(world.stands(later) == "CONFIRMED");
    CHECK(world.go(kSally, later, "check").find("E-221") != std::string::npos);
    auto other = world.as_perpetrator();
    other["person.2.date_of_birth"] = "1990-01-01";
    const auto namesake = world.start(kSally, "disclosure", other);
    CHECK(world.stands(namesake).empty());
    CHECK(world.go(kSally, namesake, "check") == "done");
}

TEST_CASE(
    "IS-457 suspected: no role is flipped, open records warn, advice is asked for, the other person is in doubt too")
{
    Mistaken world;
    auto telling = world.as_perpetrator();
    std::erase_if(telling, [](const auto& each) { return each.first.starts_with("recipient.1."); });
    telling["recipient.1.kind"] = "VICTIM_SURVIVOR";
    telling["recipient.1.name"] = "Testina Sampleton";
    telling["recipient.1.capacity"] = "Victim survivor";
    telling["recipient.1.identity_result"] = "YES";
    telling["recipient.1.recipient_perpetrator"] = "NO";
    std::erase_if(telling, [](const auto& each) {
        return sharing::field_at(*sharing::find_record_type("safety_disclosure"), each.first) == nullptr;
    });
    const auto safety = world.start(kSally, "safety_disclosure", telling);
    const auto open = world.start(kSally, "disclosure", world.as_perpetrator());
    const auto over = world.shared(world.as_perpetrator());
    const auto mistake = world.misidentified();
    CHECK(world.stands(open) == "SUSPECTED");
    CHECK(world.stands(over).empty());
    CHECK(text_of(world.sheet(kSally, open), "person.2.roles") == "PERPETRATOR");
    CHECK(text_of(world.sheet(kSally, safety), "recipient.1.recipient_perpetrator") == "SUSPECTED");
    CHECK(world.tasks(mistake, "advice") == 1);
    CHECK(world.go(kSally, open, "check") == "IS-457@person.2.misidentified");
    CHECK(world.go(kSally, mistake, "reject", {{"reason", "The assessment stands"}}) == "done");
    CHECK(world.stands(open).empty());
    CHECK(world.tasks(mistake, "advice") == 0);
    CHECK(world.go(kSally, open, "check") == "done");
}

TEST_CASE("IS-455 a chosen list of records is kept to")
{
    Mistaken world;
    const auto one = world.shared(world.as_perpetrator()), other = world.shared(world.as_perpetrator());
    const auto mistake = world.misidentified();
    auto sheet = world.sheet(kSally, mistake);
    REQUIRE(sharing::numbers_of(sheet, "affected").size() == 2);
    sharing::remove(sheet, "affected", 2);
    CHECK(world.save(kSally, mistake, sheet) == "done");
    CHECK(world.go(kSally, mistake, "confirm") == "done");
    CHECK(world.stands(one) == "CONFIRMED");
    CHECK(world.stands(other).empty());
}
