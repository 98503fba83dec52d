#include "tests/records/record_world.h"

#include <soci/soci.h>

using sharing::Sheet;

RecordWorld::RecordWorld()
{
    const auto add = [this](const char* username, ServiceId service, const char* role) {
        add_user_at(username, service);
        add_role(username, service, role);
    };
    add("lenny.leader", moondust, "lead");
    add("hal.helper", moondust, "helper");
    add("otto.auditor", moondust, "auditor");
    mythical = add_settled("Mythical MCH Service", "HE09");
    mock = add_contact(mythical);
    for (const auto* scheme : {"CISS", "FVISS"}) check(mythical, {{"scheme", scheme}});
    check_person(mock);
}

Sheet RecordWorld::request_in()
{
    const auto today = to_iso(melbourne_day(clock.now()));
    return {{"scheme", "CISS"},
            {"mode", "EMAIL"},
            {"organisation", mythical},
            {"organisation_then", "Mythical MCH Service"},
            {"contact", mock},
            {"contact_name", "Dr Mock Doctorly"},
            {"made_on", today},
            {"received_on", today},
            {"why",
             "We are planning supports for Pip and would like to know how school is going for them so that our "
             "visits fit with what the school already does each week"},
            {"fv_present", "NO"},
            {"priority", "P2"},
            {"person.1.given_names", "Pip"},
            {"person.1.family_name", "Notareal"},
            {"person.1.is_child", std::string(kTicked)},
            {"item.1.what", "Enrolment and year level"},
            {"item.2.what", "Attendance since August"}};
}

Sheet RecordWorld::answered()
{
    auto sheet = request_in();
    for (const int item : {1, 2}) {
        const auto put = [&](std::string_view field, std::string_view value) {
            sheet[sharing::path_of("item", item, field)] = value;
        };
        for (int i = 1; i <= 8; ++i) put("exclusion.EX" + std::to_string(i), "NOT_KNOWN");
        put("other_law_answered", "NO");
        put("part1", "YES");
        put("part1_reason", "Supports for the child");
        put("activities", "DECIDE_ASSESS_PLAN");
        put("relevant", "YES");
        put("necessary", "YES");
        put("purpose", "CHILD_WELLBEING");
        put("why_needed", "To plan visits");
        put("summary", item == 1 ? "In year 2" : "Eleven days away since August");
    }
    sheet["view.1.person"] = "Pip Notareal";
    sheet["view.1.sought"] = "YES";
    sheet["view.1.obtained"] = "YES";
    sheet["view.1.views"] = "Happy for the nurse to know";
    sheet["view.1.taken_into_account"] = "NO_CHANGE";
    sheet["notice.1.person"] = "Testina Sampleton";
    sheet["notice.1.informed"] = "AFTER";
    return sheet;
}

Sheet RecordWorld::disclosure()
{
    auto sheet = answered();
    std::erase_if(sheet, [](const auto& each) {
        return each.first == "organisation" || each.first == "organisation_then" || each.first == "contact" ||
               each.first == "contact_name" || each.first == "made_on" || each.first == "received_on" ||
               each.first == "why";
    });
    sheet["occurred_on"] = to_iso(melbourne_day(clock.now()));
    sheet["trigger"] = "Several days away";
    sheet["threshold_how"] = "Pip is often away, and the nurse visits the family each week";
    sheet["recipient.1.kind"] = "ISE";
    sheet["recipient.1.organisation"] = mythical;
    sheet["recipient.1.organisation_then"] = "Mythical MCH Service";
    sheet["recipient.1.contact"] = mock;
    return sheet;
}

std::string RecordWorld::start(const std::string& who, const std::string& type, const Sheet& sheet)
{
    return done(who, "start_record", {{"service", id_of(moondust)}, {"type", type}, {"sheet", text(sheet)}})
        .fact("record");
}

int RecordWorld::version(const std::string& who, const std::string& record)
{
    return std::stoi(seen(who, "record", {{"record", record}}).fact("version"));
}

Sheet RecordWorld::sheet(const std::string& who, const std::string& record)
{
    Sheet sheet;
    const auto view = seen(who, "record", {{"record", record}});
    const auto& rows = view.list("sheet");
    for (std::size_t i = 0; i < rows.rows.size(); ++i) sheet[rows.at(i, "path")] = rows.at(i, "value");
    return sheet;
}

std::string RecordWorld::state(const std::string& record)
{
    const auto found = database->read([&](store::Tx& tx) { return store::find_record(tx, record); });
    return found ? found->state : found.error().code;
}

namespace {

int version_of(RecordWorld& world, const std::string& record)
{
    const auto found = world.database->read([&](store::Tx& tx) { return store::find_record(tx, record); });
    return found ? found->version : 0;
}

}  // namespace

std::string RecordWorld::save(const std::string& who, const std::string& record, const Sheet& sheet,
                              const std::string& reason)
{
    return told(who, "save_record",
                {{"record", record},
                 {"version", std::to_string(version_of(*this, record))},
                 {"sheet", text(sheet)},
                 {"reason", reason}});
}

std::string RecordWorld::move(const std::string& who, const std::string& record, const std::string& event, Fields more)
{
    more["record"] = record;
    more["version"] = std::to_string(version_of(*this, record));
    more["event"] = event;
    return told(who, "move_record", more);
}

std::string RecordWorld::go(const std::string& who, const std::string& record, const std::string& event, Fields more)
{
    std::string codes;
    for (int i = 101; i <= 119; ++i) codes += "W-" + std::to_string(i) + "\n";
    more["confirmed"] = codes;
    return move(who, record, event, std::move(more));
}

bool RecordWorld::can_run(const std::string& statement)
{
    return static_cast<bool>(database->act([&](store::Tx& tx) -> Status {
        tx.sql() << statement;
        return {};
    }));
}

std::vector<std::string> RecordWorld::under(const std::string& who, const std::string& record)
{
    std::vector<std::string> all;
    const auto view = seen(who, "record", {{"record", record}});
    const auto& rows = view.list("linked");
    for (std::size_t i = 0; i < rows.rows.size(); ++i) all.push_back(rows.at(i, "type") + " " + rows.at(i, "state"));
    return all;
}

std::string RecordWorld::under_id(const std::string& who, const std::string& record, const std::string& type)
{
    const auto view = seen(who, "record", {{"record", record}});
    const auto& rows = view.list("linked");
    for (std::size_t i = 0; i < rows.rows.size(); ++i)
        if (rows.at(i, "type") == type) return rows.at(i, "id");
    return {};
}
