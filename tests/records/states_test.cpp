// The state machines of 4.7 and 4.8, from a copy of their own: every step that is allowed by each role that may make
// it, every other one refused.
#include <algorithm>
#include <set>
#include <sstream>

#include "tests/records/record_world.h"

using sharing::Sheet;

namespace {

// type: from > event > to: who. "system": the program itself, on what the other side did.
constexpr const char* kMachine = R"(
request_in: new > log > received: sharer helper
request_in: received > acknowledge > acknowledged: sharer
request_in: received > start > assessing: sharer
request_in: acknowledged > start > assessing: sharer
request_in: assessing > ask_more > awaiting_info: sharer
request_in: awaiting_info > resume > assessing: sharer system
request_in: assessing > ask_consent > awaiting_consent: sharer
request_in: awaiting_consent > consent_in > assessing: sharer helper
request_in: assessing > share_ready > assessing: sharer
request_in: assessing > decide > decided: sharer lead
request_in: decided > share > responded_full: sharer
request_in: decided > share_part > responded_part: sharer
request_in: decided > refuse > refused: sharer
request_in: decided > nothing_held > responded_none: sharer
request_in: received > withdraw > withdrawn: sharer system
request_in: acknowledged > withdraw > withdrawn: sharer system
request_in: assessing > withdraw > withdrawn: sharer system
request_in: awaiting_info > withdraw > withdrawn: sharer system
request_in: awaiting_consent > withdraw > withdrawn: sharer system
request_in: decided > withdraw > withdrawn: sharer system
request_in: received > redirect > redirected: sharer
request_in: acknowledged > redirect > redirected: sharer
request_in: assessing > redirect > redirected: sharer
request_in: awaiting_info > redirect > redirected: sharer
request_in: awaiting_consent > redirect > redirected: sharer
request_in: decided > redirect > redirected: sharer
request_in: responded_full > close > closed: sharer
request_in: responded_part > close > closed: sharer
request_in: responded_none > close > closed: sharer
request_in: refused > close > closed: sharer
request_in: withdrawn > close > closed: sharer
request_in: redirected > close > closed: sharer
request_in: closed > reopen > assessing: sharer lead records
request_in: refused > reopen > assessing: sharer lead records
request_in: responded_full > reopen > assessing: sharer lead records
request_in: responded_part > reopen > assessing: sharer lead records
request_in: responded_none > reopen > assessing: sharer lead records
request_out: new > begin > draft: sharer
request_out: draft > ready > ready: sharer
request_out: ready > back > draft: sharer
request_out: ready > send > sent: sharer
request_out: sent > peer_acknowledged > peer_acknowledged: sharer system
request_out: sent > info_asked > info_asked: sharer system
request_out: peer_acknowledged > info_asked > info_asked: sharer system
request_out: info_asked > answer_peer > sent: sharer
request_out: sent > answered_full > answered_full: sharer system
request_out: peer_acknowledged > answered_full > answered_full: sharer system
request_out: info_asked > answered_full > answered_full: sharer system
request_out: sent > answered_part > answered_part: sharer system
request_out: peer_acknowledged > answered_part > answered_part: sharer system
request_out: info_asked > answered_part > answered_part: sharer system
request_out: sent > answered_none > answered_none: sharer system
request_out: peer_acknowledged > answered_none > answered_none: sharer system
request_out: info_asked > answered_none > answered_none: sharer system
request_out: sent > refused_by_peer > refused_by_peer: sharer system
request_out: peer_acknowledged > refused_by_peer > refused_by_peer: sharer system
request_out: info_asked > refused_by_peer > refused_by_peer: sharer system
request_out: answered_full > discuss > discussed: sharer
request_out: answered_part > discuss > discussed: sharer
request_out: answered_none > discuss > discussed: sharer
request_out: refused_by_peer > discuss > discussed: sharer
request_out: discussed > complain > complaint_raised: lead records
request_out: answered_full > close > closed: sharer
request_out: answered_part > close > closed: sharer
request_out: answered_none > close > closed: sharer
request_out: refused_by_peer > close > closed: sharer
request_out: discussed > close > closed: sharer
request_out: complaint_raised > close > closed: sharer
request_out: draft > withdraw > withdrawn: sharer
request_out: ready > withdraw > withdrawn: sharer
request_out: sent > withdraw > withdrawn: sharer
request_out: peer_acknowledged > withdraw > withdrawn: sharer
request_out: info_asked > withdraw > withdrawn: sharer
TELLING: new > begin > draft: sharer
TELLING: draft > check > checked: sharer
TELLING: checked > back > draft: sharer
TELLING: checked > share > shared: sharer
TELLING: new > record > shared: sharer
TELLING: draft > record > shared: sharer
TELLING: shared > correct > correction_open: sharer records
TELLING: shared > close > closed: sharer records
TELLING: correction_open > close > closed: sharer records
refusal: new > decide > decided: sharer system
refusal: decided > send > sent: sharer
refusal: sent > close > closed: sharer
clarification: new > ask > asked: sharer system
clarification: asked > answer > answered: sharer system
complaint: new > lodge > lodged: sharer helper lead records
complaint: lodged > acknowledge > acknowledged: lead records
complaint: acknowledged > review > under_review: lead records
complaint: under_review > resolve > resolved: lead records
complaint: under_review > refer > unresolved_referred: lead records
complaint: resolved > close > closed: lead records
complaint: unresolved_referred > close > closed: lead records
correction: new > raise > raised: sharer helper lead records
correction: raised > confirm > confirmed: sharer records
correction: raised > reject > rejected: sharer records
correction: confirmed > propagate > propagating: sharer records
correction: propagating > finish > done: sharer records
correction: done > propagate > propagating: sharer records system
misidentification: new > raise > suspected: sharer helper lead records
misidentification: suspected > confirm > confirmed: sharer records
misidentification: suspected > reject > rejected: sharer records
misidentification: confirmed > propagate > propagating: sharer records
misidentification: propagating > finish > done: sharer records
misidentification: done > propagate > propagating: sharer records system
access_request: new > log > received: records
access_request: received > check_identity > identity_checked: records
access_request: identity_checked > assess > assessing: records
access_request: assessing > grant > granted: records
access_request: assessing > grant_part > part: records
access_request: assessing > refuse > refused: records
access_request: granted > close > closed: records
access_request: part > close > closed: records
access_request: refused > close > closed: records
subpoena: new > log > received: sharer records
subpoena: received > advise > advised: records
subpoena: received > skip_advice > advised: lead
subpoena: advised > object > objected: records
subpoena: advised > produce > produced: records
subpoena: objected > produce > produced: records
subpoena: advised > close > closed: records
subpoena: objected > close > closed: records
subpoena: produced > close > closed: records
)";

struct Step {
    std::string type, from, event, to;
    std::set<std::string> who;
};

std::vector<Step> machine()
{
    std::vector<Step> all;
    std::istringstream lines(kMachine);
    for (std::string line; std::getline(lines, line);) {
        if (line.empty()) continue;
        std::istringstream words(line);
        std::string type, from, event, to, gap;
        words >> type >> from >> gap >> event >> gap >> to;
        type.pop_back();
        to.pop_back();
        std::set<std::string> who;
        for (std::string word; words >> word;) who.insert(word);
        if (type != "TELLING") all.push_back({type, from, event, to, who});
        else
            for (const auto* each : {"disclosure", "safety_disclosure", "conference"})
                all.push_back({each, from, event, to, who});
    }
    return all;
}

const std::map<std::string, std::string> kPeople{{"sharer", "sally.sharer"},
                                                 {"helper", "hal.helper"},
                                                 {"lead", "lenny.leader"},
                                                 {"records", "rita.records"},
                                                 {"auditor", "otto.auditor"}};

struct Machine : RecordWorld {
    /// What makes every guard of this step hold.
    Sheet sheet_for(const std::string& type, const std::string& event)
    {
        const auto today = to_iso(melbourne_day(clock.now()));
        auto asked = answered();
        asked["internal_reason"] = "EX2";
        asked["external_reason"] = "This item is excluded";
        asked["reasons_method"] = "EMAIL";
        asked["reasons_sent_on"] = today;
        const auto put = [&](const char* field, const char* value) {
            for (const int item : {1, 2}) asked[sharing::path_of("item", item, field)] = value;
        };
        if (type == "request_in") {
            if (event == "share_part") asked["item.2.exclusion.EX2"] = "KNOWN";
            if (event == "refuse") put("exclusion.EX2", "KNOWN");
            if (event == "nothing_held") put("is_held", "NO");
            asked.erase("notice.1.informed");
            asked["notice.1.informed"] = "AFTER";
            return asked;
        }
        Sheet sheet;
        const auto* made = sharing::find_record_type(type);
        for (const auto& [path, value] : asked)
            if (sharing::field_at(*made, path) != nullptr) sheet[path] = value;
        if (type == "disclosure" || type == "safety_disclosure" || type == "conference") {
            sheet = disclosure();
            std::erase_if(sheet, [&](const auto& each) { return sharing::field_at(*made, each.first) == nullptr; });
            if (type == "conference") sheet["is_scheme_sharing"] = "YES";
            if (type == "safety_disclosure") {
                std::erase_if(sheet, [](const auto& each) { return each.first.starts_with("recipient.1."); });
                sheet["recipient.1.kind"] = "PARENT";
                sheet["recipient.1.name"] = "Testina Sampleton";
                sheet["recipient.1.capacity"] = "Parent";
                sheet["recipient.1.identity_result"] = "YES";
                sheet["recipient.1.recipient_perpetrator"] = "NO";
                for (const int item : {1, 2}) sheet[sharing::path_of("item", item, "purpose")] = "CHILD_SAFETY_RISK";
            }
        }
        sheet["scheme"] = "CISS";
        if (type == "complaint")
            for (const auto* path : {"nature", "action_taken", "prevention", "further_action"}) sheet[path] = "Said";
        if (type == "complaint")
            for (const auto* path : {"made_on", "received_on", "resolved_on"}) sheet[path] = today;
        if (type == "access_request") {
            for (const auto* path : {"identity", "ground", "reasonable_grounds", "redactions"}) sheet[path] = "Said";
            sheet["requester_perpetrator"] = "NO";
            sheet["decision"] = event == "grant" ? "GRANT" : event == "refuse" ? "REFUSE" : "PART";
        }
        if (type == "subpoena") sheet["legal_advice"] = "Given";
        return sheet;
    }
    std::string starter(const std::string& type) const
    {
        return type == "access_request" ? "rita.records" : "sally.sharer";
    }
    /// A record of this type in this state.
    std::string at(const std::string& type, const std::string& state, const std::string& event,
                   const std::string& who = {})
    {
        const auto record = start(who.empty() ? starter(type) : who, type, sheet_for(type, event));
        run("UPDATE sharing_record SET state = '" + state + "' WHERE public_id = '" + record + "'");
        return record;
    }
    void let_in_hal(const std::string& record)
    {
        done("sally.sharer", "let_in_helper",
             {{"record", record}, {"helper", id_of("hal.helper")}, {"question", "What does Pip think?"}});
    }
};

}  // namespace

TEST_CASE("IS-483 the table of moves is the machines of 4.7 and 4.8, no more and no less")
{
    std::set<std::string> ours, theirs;
    for (const auto& each : machine()) {
        std::string line = each.type + " " + each.from + " " + each.event + " " + each.to;
        for (const auto& role : each.who) line += " " + role;
        ours.insert(line);
    }
    for (const auto& move : sharing::moves()) {
        std::istringstream from{std::string(move.from)};
        for (std::string state; from >> state;) {
            std::string line(move.type);
            line += " " + state + " " + std::string(move.event) + " " + std::string(move.to);
            for (const auto& [bit, role] : {std::pair(sharing::Helper, "helper"),
                                            {sharing::Lead, "lead"},
                                            {sharing::Records, "records"},
                                            {sharing::Sharer, "sharer"},
                                            {sharing::System, "system"}})
                if ((move.who & bit) != 0) line += std::string(" ") + role;
            theirs.insert(line);
        }
    }
    CHECK(ours == theirs);
}

TEST_CASE("IS-483 each step is made by each role that may, and by no other, and leaves its rows")
{
    Machine world;
    for (const auto& step : machine())
        for (const auto& [role, who] : kPeople) {
            INFO(step.type << ": " << step.from << " > " << step.event << " by " << role);
            const bool may = step.who.contains(role);
            const bool begins = may && step.from == "new" && step.type != "access_request" && step.event != "begin" &&
                                step.event != "record";
            const auto record = world.at(step.type, step.from, step.event, begins ? who : std::string());
            if (may && role == "helper" && !begins) world.let_in_hal(record);
            const auto told = world.go(who, record, step.event, {{"reason", "So it was agreed"}});
            // Who may not even open it is told that there is no such record.
            const bool is_blind =
                !may && (role == "helper" || (step.type == "access_request" && role != "records" && role != "auditor"));
            if (!may) {
                CHECK(told == (is_blind ? "record.not_found@record" : "E-201@event"));
                CHECK(world.state(record) == step.from);
                continue;
            }
            CHECK(told == "done");
            CHECK(world.state(record) == step.to);
            CHECK(world.count("sharing_step s JOIN sharing_record r ON r.id = s.record_id WHERE r.public_id = '" +
                              record + "' AND s.event = '" + step.event + "' AND s.from_state = '" + step.from +
                              "' AND s.to_state = '" + step.to + "' AND s.role = '" + role + "'") >= 1);
            CHECK(world.count("audit_event WHERE action = 'move_record' AND object_id = '" + record +
                              "' AND json_extract(detail, '$.event') = '" + step.event +
                              "' AND json_extract(detail, '$.from') = '" + step.from +
                              "' AND json_extract(detail, '$.to') = '" + step.to +
                              "' AND json_extract(detail, '$.role') = '" + role +
                              "' AND json_extract(detail, '$.table') <> ''") == 1);
        }
}

TEST_CASE("IS-483 an event that is not for a state is refused, for every type, state and event")
{
    Machine world;
    const auto steps = machine();
    std::map<std::string, std::set<std::string>> states, events;
    for (const auto& step : steps) {
        states[step.type].insert(step.from);
        states[step.type].insert(step.to);
        events[step.type].insert(step.event);
    }
    for (const auto& [type, all] : states) {
        const auto record = world.at(type, "new", "");
        for (const auto& state : all) {
            world.run("UPDATE sharing_record SET state = '" + state + "' WHERE public_id = '" + record + "'");
            for (const auto& [other, theirs] : events)
                for (const auto& event : theirs) {
                    const bool is_allowed = std::any_of(steps.begin(), steps.end(), [&](const Step& step) {
                        return step.type == type && step.from == state && step.event == event;
                    });
                    if (is_allowed) continue;
                    INFO(type << " " << state << " " << event);
                    CHECK(sharing::find_move(type, state, event) == nullptr);
                    if (other != type) continue;  // through the act, those that have the name of one of its own
                    CHECK(world.move(world.starter(type), record, event) == "record.no_such_move@event");
                }
        }
    }
}

TEST_CASE("IS-485 nothing of a record is deleted: there is no act for it, and the database refuses")
{
    Machine world;
    const auto record = world.at("request_in", "new", "");
    CHECK(world.go("sally.sharer", record, "log") == "done");
    for (const auto* table : {"sharing_version", "sharing_step", "sharing_record"})
        CHECK_FALSE(world.can_run(std::string("DELETE FROM ") + table));
    for (const auto* act : acts::all_acts())
        CHECK((act->by != acts::By::Sharing || act->name.find("delete") == std::string_view::npos));
}

TEST_CASE("IS-127 what a helper begins is theirs until it is logged, and then waits for a SHARER")
{
    RecordWorld world;
    const auto record = world.start("hal.helper", "request_in", world.request_in());
    auto sheet = world.request_in();
    sheet["needed_why"] = "A visit";
    CHECK(world.save("hal.helper", record, sheet) == "done");
    CHECK(world.go("hal.helper", record, "log") == "done");
    CHECK(world.told_look("hal.helper", "record", {{"record", record}}) == "record.not_found@record");
    CHECK(world.save("hal.helper", record, sheet) == "record.not_found@record");
    CHECK(world.go("sally.sharer", record, "start") == "done");
}
