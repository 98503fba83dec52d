// Facts of use: asked for, released, opened (USE-1 to USE-4); queries (USE-5).
#include <fstream>
#include <sstream>

#include "server/admin/use_facts.h"
#include "server/store/audit_store.h"
#include "shared/acts/kinds_of_use.h"
#include "tests/admin/admin_world.h"

using namespace std::chrono;

namespace {

constexpr const char* kAllKinds = "sign_ins\nviews\ncounts\nsearches";

struct World : AdminWorld {
    World()
    {
        go_to(2026y / November / 2);
        add_user_at("zeb.sampleton", moondust);
        add_user_at("ned.active", moondust);
        zeb = id_of("zeb.sampleton");
        for (const auto* identifier : {"DEMO-1", "DEMO-2"}) {
            Child child{.identifier = identifier, .name = named("Pip", "Crumble"), .born = 2018y / March / 3};
            child.stays.push_back({moondust});
            add_child(child);
        }
    }
    User searcher(const std::string& username)
    {
        return {
            caller(username),
            text("SELECT g.public_id FROM access_grant g JOIN account a ON a.id = g.account_id WHERE a.username = '" +
                 username + "'"),
            text("SELECT code FROM purpose WHERE workforce = 'W1' ORDER BY position LIMIT 1")};
    }
    /// An hour from noon: what stands in the expected file, and much that must not.
    void hour_of_use()
    {
        const auto user = searcher("zeb.sampleton");
        store::AuditEvent signed_in;
        signed_in.at = clock.now();
        signed_in.actor = zeb;
        signed_in.action = "sign_in.agreement";
        signed_in.outcome = "done";
        signed_in.detail = R"({"accepted":true})";
        CHECK(database->act([&](store::Tx& tx) { return store::append(tx, signed_in); }));
        signed_in.detail = R"({"accepted":false})";  // signed nobody in
        CHECK(database->act([&](store::Tx& tx) { return store::append(tx, signed_in); }));
        clock.advance(minutes(5));
        auto form = this->form(user, "Crumble", 8);
        form.first_name = "pip";
        form.note = "for the roll meeting";
        const auto rows = found(user, form).rows;
        REQUIRE(rows.size() == 2);
        clock.advance(minutes(1));
        opened(user, rows.front().handle);
        CHECK(code_of(profiles.open_section(user.caller, rows.front().handle, services::kCareSectionName)) == "done");
        clock.advance(minutes(10));
        opened(user, rows.front().handle);
        const auto ned = searcher("ned.active");
        found(ned, "Crumble", 8);
        opened(ned, handle_of(ned, "DEMO-2"));
        clock.advance(minutes(10));
        opened(user, rows.back().handle);
        handle_of(user, "DEMO-2");
        clock.advance(minutes(10));
        found(user, "Nobody", 9);
        form.last_name.clear();  // refused: nothing was searched for
        CHECK(code_of(search.search(user.caller, form)) != "done");
        CHECK(code_of(profiles.open(user.caller, "no-such-handle")) == "entry.not_found");
    }
    Fields asking(const std::string& kinds = kAllKinds)
    {
        return {{"person", zeb}, {"from", "2/11/2026"}, {"to", "2/11/2026"}, {"kinds", kinds}, {"reason", "Worried."}};
    }
    std::string asked(const Fields& form) { return done(kWilhelmina, "ask_usage", form).fact("request"); }
    std::string released(const Fields& form)
    {
        const auto request = asked(form);
        done(kAda, "decide_usage", {{"request", request}, {"decision", "release"}});
        return request;
    }
    View report(const std::string& request) { return seen(kWilhelmina, "usage_report", {{"request", request}}); }
    std::string state(const std::string& request)
    {
        return seen(kAda, "usage_request", {{"request", request}}).fact("state");
    }

    std::string zeb;
};

/// A report as the file has it.
std::string text_of(const View& view)
{
    std::string text;
    for (const auto kind : acts::kKindsOfUse) {
        text += std::string(kind) + "\n";
        for (const auto& row : view.list(kind).rows) {
            std::string line;
            for (const auto& cell : row) line += (line.empty() ? "  " : " | ") + cell;
            text += line + "\n";
        }
    }
    return text;
}

}  // namespace

TEST_CASE("USE-4 for a scripted hour of use the report equals an expected file")
{
    World world;
    world.hour_of_use();
    const auto path = std::string(CHILDLINK_SOURCE_DIR) + "/tests/admin/golden/usage_hour.txt";
    std::stringstream golden;
    golden << std::ifstream(path).rdbuf();
    CHECK(text_of(world.report(world.released(world.asking()))) == golden.str());
}

TEST_CASE("USE-4 the report has the four kinds and nothing of entries, result lists, notes or anybody else")
{
    World world;
    world.hour_of_use();
    const auto view = world.report(world.released(world.asking()));
    CHECK(view.lists.size() == 4);
    const auto text = text_of(view);
    for (const auto* word : {"Pip", "roll meeting", "orders-and-care", "ned", "Moondust", "entries", "count\""})
        CHECK(text.find(word) == text.npos);
}

TEST_CASE("USE-1 only the kinds that were asked for are shown, and there is no fifth")
{
    World world;
    world.hour_of_use();
    const auto view = world.report(world.released(world.asking("counts")));
    CHECK(view.list("counts").rows.size() == 2);
    for (const auto* kind : {"sign_ins", "views", "searches"}) CHECK(view.list(kind).rows.empty());
    CHECK(world.told(kWilhelmina, "ask_usage", world.asking("counts\nresults")) == "usage.kind_unknown@kinds");
}

TEST_CASE("USE-2 about a child whom the Authoriser knows of: views, counts and searches of that child alone")
{
    World world;
    world.hour_of_use();
    auto form = world.asking();
    form["children"] = "DEMO-2";
    CHECK(world.told(kWilhelmina, "ask_usage", form) == "usage.knows_needed@knows");
    form["knows"] = "yes";
    const auto view = world.report(world.released(form));
    REQUIRE(view.list("counts").rows.size() == 1);
    CHECK(view.list("counts").at(0, "child") == "DEMO-2");
    CHECK(view.list("views").rows.size() == 1);
    CHECK(view.list("searches").rows.size() == 2);  // the one that listed it, and the one by its identifier
    form["children"] = "DEMO-404";                  // whether there is such a child is not said
    CHECK(world.told(kWilhelmina, "ask_usage", form) == "done");
}

TEST_CASE("USE-2 the period is of days in order, none to come and not more than a year")
{
    World world;
    const auto told = [&](const char* from, const char* to) {
        auto form = world.asking();
        form["from"] = from;
        form["to"] = to;
        return world.told(kWilhelmina, "ask_usage", form);
    };
    CHECK(told("3/11/2026", "2/11/2026") == "day.order@to");
    CHECK(told("2/11/2026", "3/11/2026") == "day.in_future@to");
    CHECK(told("1/11/2025", "2/11/2026") == "period.too_long@to");
    CHECK(told("2/11/2025", "2/11/2026") == "done");
}

TEST_CASE("USE-2 an Authoriser of another school who asks is refused, and so is one who opens another's report")
{
    World world;
    CHECK(world.told(kBarnaby, "ask_usage", world.asking()) == "person.not_found@person");
    CHECK(world.count("usage_request") == 0);
    const auto request = world.released(world.asking());
    CHECK(world.told_look(kBarnaby, "usage_report", {{"request", request}}) == "usage.not_found@request");
    CHECK(world.told_look(kBarnaby, "usage_report", {{"request", "none"}}) == "usage.not_found@request");
    CHECK(world.seen(kBarnaby, "usage_requests").list("requests").rows.empty());
    // and one who is the User's Authoriser no longer
    world.run("UPDATE duty SET in_force = 0");
    CHECK(world.told_look(kWilhelmina, "usage_report", {{"request", request}}) == "person.not_found@person");
}

TEST_CASE("USE-3 a request goes from Submitted over Approved or Declined to Released and Expired, and no other way")
{
    World world;
    const auto decide = [&](const std::string& request, const std::string& decision, const std::string& why = {}) {
        return world.told(kAda, "decide_usage", {{"request", request}, {"decision", decision}, {"why", why}});
    };
    auto request = world.asked(world.asking());
    CHECK(world.state(request) == "submitted");
    CHECK(world.told_look(kWilhelmina, "usage_report", {{"request", request}}) == "usage.submitted@request");
    CHECK(decide(request, "maybe") == "decision.unknown@decision");
    CHECK(decide("none", "approve") == "usage.not_found@request");
    CHECK(decide(request, "approve") == "done");
    CHECK(world.state(request) == "approved");
    CHECK(world.letters().empty());
    CHECK(decide(request, "approve") == "usage.approved@request");
    CHECK(world.told_look(kWilhelmina, "usage_report", {{"request", request}}) == "usage.approved@request");
    CHECK(decide(request, "release") == "done");
    CHECK(world.letters() == std::vector<std::string>{"usage_released wilhelmina.placeholder@moondust.example"});
    for (const auto* again : {"approve", "release", "decline"})
        CHECK(decide(request, again, "x") == "usage.released@request");

    request = world.asked(world.asking());
    CHECK(decide(request, "decline") == "field.required@why");
    CHECK(decide(request, "decline", "No concern is named.") == "done");
    CHECK(world.seen(kWilhelmina, "usage_requests").list("requests").at(0, "why") == "No concern is named.");
    CHECK(world.letters().back() == "usage_declined wilhelmina.placeholder@moondust.example");
    for (const auto* again : {"approve", "release", "decline"})
        CHECK(decide(request, again, "x") == "usage.declined@request");
    world.run("UPDATE account SET is_administrator = 1 WHERE username IN ('wilhelmina.placeholder', 'zeb.sampleton')");
    request = world.asked(world.asking());
    for (const auto* who : {kWilhelmina, "zeb.sampleton"})
        CHECK(world.told(who, "decide_usage", {{"request", request}, {"decision", "release"}}) == "usage.own");
}

TEST_CASE("USE-4 a report opens for 14 days, the day of release the first; each opening is logged")
{
    World world;
    const auto request = world.released(world.asking());
    world.report(request);
    CHECK(world.last_audit() == "look.usage_report done " + request);
    world.go_to(2026y / November / 15);
    world.report(request);
    CHECK(world.count("audit_event WHERE action = 'look.usage_report' AND outcome = 'done'") == 2);
    world.go_to(2026y / November / 16);
    CHECK(world.told_look(kWilhelmina, "usage_report", {{"request", request}}) == "usage.expired@request");
    CHECK(world.last_audit() == "look.usage_report refused " + request + " usage.expired");
    CHECK(world.seen(kWilhelmina, "usage_requests").list("requests").at(0, "state") == "expired");
}

TEST_CASE("USE-3 a released report is fixed: what happens afterwards is not in it")
{
    World world;
    world.hour_of_use();
    const auto request = world.released(world.asking());
    const auto before = text_of(world.report(request));
    world.found(world.searcher("zeb.sampleton"), "Crumble", 8);
    CHECK(text_of(world.report(request)) == before);
}

TEST_CASE("USE-2 reasons, children and replies stand readable neither in the tables nor in the log")
{
    World world;
    auto form = world.asking();
    form["children"] = "DEMO-2";
    form["knows"] = "yes";
    world.asked(form);
    for (const auto* row : {"SELECT group_concat(reason || children || kinds) FROM usage_request",
                            "SELECT group_concat(detail || object_id) FROM audit_event WHERE action = 'ask_usage'"})
        for (const auto* word : {"Worried", "DEMO-2"}) CHECK(world.text(row).find(word) == std::string::npos);
}

// ---- Queries

TEST_CASE("USE-5 the Department asks about a pattern; the Authoriser reads the facts, answers once, and both see it")
{
    World world;
    world.hour_of_use();
    const Fields form{{"username", "zeb.sampleton"},
                      {"from", "2/11/2026"},
                      {"to", "2/11/2026"},
                      {"kinds", "views\ncounts"},
                      {"question", "Why the same child twice?"}};
    for (const auto* who : {kRex, kWilhelmina}) CHECK(world.told(who, "ask_query", form) == "account.not_monitor");
    const auto query = world.done(kOdette, "ask_query", form).fact("query");
    CHECK(world.letters() == std::vector<std::string>{"usage_query wilhelmina.placeholder@moondust.example"});
    CHECK(world.seen(kBarnaby, "own_queries").list("queries").rows.empty());
    CHECK(world.told_look(kBarnaby, "own_query", {{"query", query}}) == "query.not_found@query");
    CHECK(world.seen(kWilhelmina, "own_queries").list("queries").rows.size() == 1);
    const auto view = world.seen(kWilhelmina, "own_query", {{"query", query}});
    CHECK(world.last_audit() == "look.own_query done " + query);
    CHECK(view.fact("question") == "Why the same child twice?");
    CHECK(view.list("views").rows.size() == 3);
    CHECK(view.list("searches").rows.empty());
    Fields answer{{"query", query}, {"finding", "fine"}, {"reply", "Two meetings."}};
    CHECK(world.told(kBarnaby, "answer_query", answer) == "query.not_found@query");
    CHECK(world.told(kWilhelmina, "answer_query", answer) == "finding.unknown@finding");
    answer["finding"] = "expected";
    CHECK(world.told(kWilhelmina, "answer_query", answer) == "done");
    CHECK(world.told(kWilhelmina, "answer_query", answer) == "query.answered@query");
    for (const auto* who : {kOdette, kAda}) {
        const auto seen = world.seen(who, "query", {{"query", query}});
        CHECK(seen.fact("reply") == "Two meetings.");
        CHECK(seen.fact("finding") == "expected");
        CHECK(seen.fact("by") == "Wilhelmina Placeholder");
    }
}

TEST_CASE("USE-5 a query about somebody whom no Authoriser manages is refused: nobody could answer it")
{
    World world;
    Fields form{{"username", kAda}, {"from", "2/11/2026"}, {"to", "2/11/2026"}, {"kinds", "views"}, {"question", "x"}};
    CHECK(world.told(kOdette, "ask_query", form) == "query.no_authoriser@username");
    form["username"] = "nobody.here";
    CHECK(world.told(kOdette, "ask_query", form) == "username.unknown@username");
}
