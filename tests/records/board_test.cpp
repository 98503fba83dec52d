// The board and its tasks (IS-444, IS-445, W-102), and approval (IS-126).
#include "tests/records/record_world.h"

using sharing::Sheet;

namespace {

struct Board : RecordWorld {
    std::string logged(const char* priority, const char* needed_by = "")
    {
        auto sheet = answered();
        sheet["priority"] = priority;
        if (std::string_view(priority) == "P1") sheet["threat_note"] = "Threats today";
        if (*needed_by != '\0') sheet["needed_by"] = needed_by;
        const auto record = start(kSally, "request_in", sheet);
        CHECK(go(kSally, record, "log") == "done");
        clock.advance(std::chrono::seconds(1));
        return record;
    }
    std::vector<std::string> shown(const char* who, const char* list, const char* column)
    {
        std::vector<std::string> all;
        const auto view = seen(who, "sharing_board");
        const auto& rows = view.list(list);
        for (std::size_t i = 0; i < rows.rows.size(); ++i) all.push_back(rows.at(i, column));
        return all;
    }
    bool is_late(const std::string& record)
    {
        return !seen(kSally, "record", {{"record", record}}).fact("is_late").empty();
    }
    void approve_by(const char* mode)
    {
        done("lenny.leader", "set_sharing",
             {{"service", id_of(moondust)},
              {"approval", mode},
              {"acknowledge_days", "1"},
              {"respond_p2_days", "2"},
              {"respond_p3_days", "5"},
              {"alarm_p1_hours", "2"}});
    }
};

}  // namespace

TEST_CASE("IS-444 the most urgent stands first, then what is needed sooner, then what is older")
{
    Board world;
    const auto wellbeing = world.logged("P3", "2026-11-21");
    const auto old = world.logged("P2"), young = world.logged("P2");
    const auto later = world.logged("P2", "2027-02-02"), sooner = world.logged("P2", "2027-01-01");
    const auto threat = world.logged("P1");
    CHECK(world.shown(kSally, "records", "id") ==
          std::vector<std::string>{threat, sooner, later, old, young, wellbeing});
    const auto tasks = world.shown(kSally, "tasks", "record");
    REQUIRE(tasks.size() == 6);
    CHECK(tasks.front() == threat);
    CHECK(tasks.back() == wellbeing);
}

TEST_CASE("W-102 P1 is late after thirty minutes without an acknowledgement, and after two hours without an answer")
{
    Board world;
    const auto record = world.logged("P1");
    world.clock.advance(std::chrono::minutes(30) - std::chrono::seconds(2));
    CHECK_FALSE(world.is_late(record));
    world.clock.advance(std::chrono::seconds(1));
    CHECK(world.is_late(record));
    CHECK(world.go(kSally, record, "acknowledge") == "done");
    CHECK_FALSE(world.is_late(record));
    world.clock.advance(std::chrono::minutes(90));
    CHECK(world.is_late(record));
}

TEST_CASE("IS-445 the targets are the organisation's own, within their bounds, and LEAD or RECORDS sets them")
{
    Board world;
    const Fields form{{"service", world.id_of(world.moondust)},
                      {"approval", "NONE"},
                      {"acknowledge_days", "1"},
                      {"respond_p2_days", "3"},
                      {"respond_p3_days", "5"},
                      {"alarm_p1_hours", "1"}};
    CHECK(world.told(kSally, "set_sharing", form) == "E-201@service");
    CHECK(world.told("rita.records", "set_sharing", form) == "done");
    const auto record = world.logged("P1");
    CHECK(world.seen(kSally, "record", {{"record", record}}).fact("target_at") ==
          to_iso(world.clock.now() - std::chrono::seconds(1) + std::chrono::hours(1)));
    for (const auto& [value, answer] : {std::pair("0", "sharing.number@respond_p2_days"),
                                        {"1", "done"},
                                        {"60", "done"},
                                        {"61", "sharing.number@respond_p2_days"}}) {
        auto other = form;
        other["respond_p2_days"] = value;
        CHECK(world.told("lenny.leader", "set_sharing", other) == answer);
    }
}

TEST_CASE("IS-609 a task says what is to be done about which reference, and nothing about a person")
{
    Board world;
    world.logged("P1");
    const auto view = world.seen(kSally, "sharing_board");
    for (const auto& row : view.list("tasks").rows)
        for (const auto& cell : row)
            for (const auto* personal : {"Pip", "Notareal", "Testina", "Threats"})
                CHECK(cell.find(personal) == std::string::npos);
    CHECK(world.count("sharing_task WHERE object LIKE '%Pip%'") == 0);
}

TEST_CASE("IS-126 approval: none, on refusal, always; P1 never waits for it")
{
    Board world;
    const auto decided = [&](const char* mode, bool refuses, const char* priority, const char* who = kSally) {
        world.approve_by(mode);
        auto sheet = world.answered();
        sheet["priority"] = priority;
        sheet["threat_note"] = "Threats today";
        if (refuses) sheet["item.2.exclusion.EX2"] = "KNOWN";
        const auto record = world.start(kSally, "request_in", sheet);
        for (const auto* event : {"log", "start"}) CHECK(world.go(kSally, record, event) == "done");
        CHECK(world.go(who, record, "decide") == "done");
        return world.state(record) == "decided";
    };
    CHECK(decided("NONE", true, "P2"));
    CHECK(decided("LEAD_ON_REFUSAL", false, "P2"));
    CHECK_FALSE(decided("LEAD_ON_REFUSAL", true, "P2"));
    CHECK_FALSE(decided("LEAD_ALWAYS", false, "P2"));
    CHECK(decided("LEAD_ALWAYS", true, "P2", "lenny.leader"));
    CHECK(decided("LEAD_ALWAYS", true, "P1"));
    CHECK(world.count("sharing_task WHERE kind = 'approve' AND role = 'lead' AND done_at IS NULL") == 2);
}

TEST_CASE("W-117 IS-123 training of 24 months ago is in date on that day and not on the next")
{
    Board world;
    const auto today = melbourne_day(world.clock.now());
    const auto trained = [&](Date on) {
        world.run("UPDATE sharing_role SET trained_on = '" + to_iso(on) + "'");
        const auto record = world.start(kSally, "request_in", world.answered());
        return world.move(kSally, record, "log");
    };
    CHECK(trained(add_months(today, -24)) == "done");
    CHECK(trained(add_days(add_months(today, -24), -1)) == "W-117");
}
