#include "tests/records/record_world.h"

#include <soci/soci.h>

using sharing::Sheet;

RecordWorld::RecordWorld(store::DataKind kind) : EntityWorld(kind)
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

std::pair<std::string, std::string> RecordWorld::add_peer(const std::string& name, const std::string& categories,
                                                          const std::string& contact)
{
    const auto organisation = add_settled(name, categories, "peer.example");
    const auto person = add_contact(organisation, {{"name", contact}});
    for (const auto* scheme : {"CISS", "FVISS"}) check(organisation, {{"scheme", scheme}});
    check_person(person);
    return {organisation, person};
}

Sheet RecordWorld::request_in() { return request_in_sheet(other()); }
Sheet RecordWorld::answered() { return answered_sheet(other()); }
Sheet RecordWorld::disclosure() { return disclosure_sheet(other()); }

OtherSide RecordWorld::other() { return {mythical, mock, melbourne_day(clock.now())}; }

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
