// Two organisations with people of each role, over the acts themselves. All people are invented.
//
//   Moondust Primary School (Fictional): sally.sharer, lenny.leader, rita.records, hal.helper, otto.auditor
//   Starfall College (Fictional): otto.other
//
// Mythical MCH Service, settled by the Department, and Dr Mock Doctorly there are checked by Moondust.
#pragma once

#include "server/records/keeping.h"
#include "tests/records/entity_world.h"
#include "tests/records/sheets.h"

class RecordWorld : public EntityWorld {
  public:
    explicit RecordWorld(store::DataKind kind = store::DataKind::Demo);

    std::string mythical, mock;  // public ids: the organisation, the person there

    /// Another organisation, settled by the Department, and somebody of it; both checked, with mail at peer.example.
    std::pair<std::string, std::string> add_peer(const std::string& name, const std::string& categories,
                                                 const std::string& contact);

    /// A sheet as it travels.
    static std::string text(const sharing::Sheet& sheet) { return records::text_of_sheet(sheet); }
    // sheets.h, with Mythical MCH Service on the other side
    sharing::Sheet request_in();
    sharing::Sheet answered();
    sharing::Sheet disclosure();
    OtherSide other();

    /// Begins a record of this type at Moondust; its public id.
    std::string start(const std::string& who, const std::string& type, const sharing::Sheet& sheet);
    int version(const std::string& who, const std::string& record);
    /// The sheet as the view shows it.
    sharing::Sheet sheet(const std::string& who, const std::string& record);
    std::string state(const std::string& record);
    /// "done" or faults; on top of the newest version.
    std::string save(const std::string& who, const std::string& record, const sharing::Sheet& sheet,
                     const std::string& reason = {});
    std::string move(const std::string& who, const std::string& record, const std::string& event, Fields more = {});
    /// The same with every warning confirmed.
    std::string go(const std::string& who, const std::string& record, const std::string& event, Fields more = {});
    /// Whether the database lets anybody do this; it is undone again.
    bool can_run(const std::string& statement);
    /// "type state" of each record that hangs on this one.
    std::vector<std::string> under(const std::string& who, const std::string& record);
    std::string under_id(const std::string& who, const std::string& record, const std::string& type);
};
