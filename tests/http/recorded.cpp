#include "tests/http/recorded.h"

#include <catch_amalgamated.hpp>

#include "server/records/keeping.h"

using nlohmann::json;

Recorded::Recorded()
{
    starfall = world.add_service("school", "Starfall College (Fictional)");
    const auto add = [&](const char* username, const char* service) {
        add_account(username, kUser, "W1", service);
        world.run(std::string("UPDATE account SET first_name = 'Quilla', last_name = 'Testworth' WHERE username = '") +
                  username + "'");
    };
    for (const auto& [username, role] : {std::pair{"sally.sharer", "sharer"},
                                         {"lenny.leader", "lead"},
                                         {"rita.records", "records"},
                                         {"otto.auditor", "auditor"}}) {
        add(username, kSchool);
        add_role(username, school, role);
    }
    add("nora.norole", kSchool);
    add("sven.sharer", "Starfall College (Fictional)");
    add_role("sven.sharer", starfall, "sharer");
    Capabilities may;
    may.administrator = true;
    add_account("ada.adminson", may);
    may = {};
    may.auditor = true;
    add_account("odette.auditworth", may);

    other.today = melbourne_day(world.clock.now());
    other.organisation = done("sally.sharer", "add_organisation", {{"name", "Mythical MCH Service"}})["organisation"];
    done("ada.adminson", "settle_organisation", {{"organisation", other.organisation}, {"categories", "HE09"}});
    other.contact = done("sally.sharer", "add_contact",
                         {{"organisation", other.organisation},
                          {"name", "Dr Mock Doctorly"},
                          {"position", "Nurse"},
                          {"email", "mock@mythical-mch.example"}})["contact"];
    const json passed = {{"result", "PASSED"}, {"method", "COUNTERPART_PORTAL"}};
    auto check = passed;
    check.update({{"organisation", other.organisation}, {"scheme", "CISS"}});
    done("sally.sharer", "check_organisation", check);
    check = passed;
    check.update({{"contact", other.contact}, {"engagement", "EMPLOYED"}});
    done("sally.sharer", "check_contact", check);
}

void Recorded::add_role(const std::string& username, ServiceId service, const std::string& role)
{
    world.run(
        "INSERT INTO sharing_role (public_id, account_id, service_id, role, title, engagement, judgement, "
        "trained_on, meets_clients, reason, from_on, named_by, named_at) SELECT 'role-" +
        username + "', id, " + std::to_string(service.value) + ", '" + role +
        "', 'Wellbeing leader', 'employed', 'Handles such facts daily', '2026-02-02', 1, 'Named for the test', "
        "'2026-02-02', id, 0 FROM account WHERE username = '" +
        username + "'");
}

Browser& Recorded::page(const std::string& username)
{
    auto found = pages_.find(username);
    if (found == pages_.end()) found = pages_.emplace(username, signed_in(username)).first;
    return found->second;
}

json Recorded::done(const std::string& who, const std::string& act, const json& fields)
{
    const auto reply = page(who).post("/api/acts/" + act, {{"fields", fields}});
    INFO(who << " " << act);
    REQUIRE(reply.told() == "200");
    return reply.body["facts"];
}

json Recorded::seen(const std::string& who, const std::string& view, const json& fields)
{
    const auto reply = page(who).post("/api/views/" + view, {{"fields", fields}});
    INFO(who << " " << view);
    REQUIRE(reply.told() == "200");
    return reply.body;
}

std::string Recorded::start(const std::string& who, const std::string& type, const sharing::Sheet& sheet)
{
    const auto& own = who == "sven.sharer" ? starfall : school;
    return done(who, "start_record",
                {{"service", "s" + std::to_string(own.value)},
                 {"type", type},
                 {"sheet", records::text_of_sheet(sheet)}})["record"];
}

std::string Recorded::last_detail(const std::string& name)
{
    return world.text("SELECT COALESCE(CAST(json_extract(detail, '$." + name +
                      "') AS TEXT), '') FROM audit_event ORDER BY seq DESC LIMIT 1");
}
