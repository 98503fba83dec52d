// A whole server with records in it, and people of each role.
//
//   Moondust Primary School (Fictional): sally.sharer, lenny.leader, rita.records, otto.auditor
//   Starfall College (Fictional): sven.sharer
//   nora.norole works at the school and has no information-sharing role; odette.auditworth is the Department's auditor
#pragma once

#include "tests/http/server_world.h"
#include "tests/records/sheets.h"

struct Recorded : ServerWorld {
    Recorded();

    /// The page of this person, signed in once.
    Browser& page(const std::string& username);
    /// One act that must be done; the facts of its answer.
    nlohmann::json done(const std::string& who, const std::string& act, const nlohmann::json& fields);
    nlohmann::json seen(const std::string& who, const std::string& view, const nlohmann::json& fields);
    std::string start(const std::string& who, const std::string& type, const sharing::Sheet& sheet);
    /// Newest row of the log: one of its own columns, or a name of its detail.
    std::string last_detail(const std::string& name);

    OtherSide other;
    ServiceId starfall;

  private:
    void add_role(const std::string& username, ServiceId service, const std::string& role);
    std::map<std::string, Browser> pages_;
};
