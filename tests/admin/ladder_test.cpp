// What holds for every act and every view of the tables, whatever it does: the lower rungs of its ladder.
#include <set>

#include "shared/acts/act.h"
#include "tests/admin/admin_world.h"

namespace {

using acts::By;

/// Somebody of each capability; the first that has none of what an act needs is the wrong one.
const std::vector<std::pair<const char*, By>>& people()
{
    static const std::vector<std::pair<const char*, By>> all{
        {"zeb.sampleton", By::User}, {kWilhelmina, By::Authoriser}, {kAda, By::Administrator},
        {kRex, By::Reviewer},        {kOdette, By::Auditor},        {"sally.sharer", By::Sharing}};
    return all;
}

struct World : AdminWorld {
    World()
    {
        add_user_at("zeb.sampleton", moondust);
        add_user_at("sally.sharer", starfall);
        add_role("sally.sharer", starfall, "sharer");
    }
    Capabilities may(const std::string& who)
    {
        auto has = person(who).may;
        has.sharing = who == "sally.sharer";
        return has;
    }
    /// Whether the act or view was refused for want of the capability, by somebody else's word or by none.
    std::string told(const std::string& who, bool is_act, std::string_view name)
    {
        return is_act ? AdminWorld::told(who, name) : told_look(who, name);
    }
};

struct Row {
    std::string_view name;
    By by;
    bool is_act;
};
std::vector<Row> rows()
{
    std::vector<Row> all;
    for (const auto* act : acts::all_acts()) all.push_back({act->name, act->by, true});
    for (const auto* view : acts::all_views()) all.push_back({view->name, view->by, false});
    return all;
}

}  // namespace

TEST_CASE("MAN-8 every act and view of the tables has a handler, and a name of its own")
{
    World world;
    CHECK(world.admin.unhandled() == std::vector<std::string>());
    std::set<std::string_view> names;
    for (const auto& row : rows()) CHECK(names.insert(row.name).second);
}

TEST_CASE("REG-19 nobody signed out does an act or looks at a view")
{
    World world;
    auto gone = world.caller(kWilhelmina);
    world.run("UPDATE session SET ended_at = 1, end_reason = 'signed out'");
    for (const auto& row : rows()) {
        INFO(row.name);
        const auto answer = row.is_act ? world.admin.act(gone, row.name, {}) : world.admin.look(gone, row.name, {});
        CHECK(told_of(answer) == "session.ended");
    }
}

TEST_CASE("MAN-8 every act and view is refused to everybody without its capability, and the log says so")
{
    World world;
    for (const auto& row : rows())
        for (const auto& [who, capability] : people()) {
            INFO(row.name << " by " << who);
            if (acts::may(world.may(who), row.by)) continue;
            const int before = world.count("audit_event");
            CHECK(world.told(who, row.is_act, row.name) == "account.not_" + std::string(acts::word_of(row.by)));
            CHECK(world.count("audit_event") == before + 1);
            CHECK(world.last_audit() == (row.is_act ? "" : "look.") + std::string(row.name) + " refused  account.not_" +
                                            std::string(acts::word_of(row.by)));
        }
}

TEST_CASE("MAN-8 a form with a field too few or too many is refused for each of them, and nothing is done")
{
    World world;
    for (const auto& row : rows()) {
        const auto* act = acts::find_act(row.name);
        const auto* view = acts::find_view(row.name);
        const auto fields = act != nullptr ? act->fields : view->asks;
        const auto who = std::find_if(people().begin(), people().end(),
                                      [&](const auto& each) { return acts::may(world.may(each.first), row.by); });
        REQUIRE(who != people().end());
        INFO(row.name << " by " << who->first);
        const auto answer = row.is_act ? world.act(who->first, row.name, {{"no_such_field", "x"}})
                                       : world.look(who->first, row.name, {{"no_such_field", "x"}});
        REQUIRE_FALSE(answer);
        std::set<std::string> told;
        for (const auto& fault : answer.error().errors) {
            CHECK(fault.kind == ErrorKind::Invalid);
            told.insert(fault.field);
        }
        std::set<std::string> expected{"no_such_field"};
        for (const auto& field : fields)
            if (field.is_required && field.kind != acts::Kind::Flag) expected.insert(std::string(field.name));
        CHECK(told == expected);
    }
    CHECK(world.count("invitation") == 0);
    CHECK(world.count("mail") == 0);
}

TEST_CASE("MAN-8 a view answers the facts and lists of its row in the table, and no others")
{
    World world;
    const auto zeb = world.id_of("zeb.sampleton");
    const auto shows = [&](const char* who, std::string_view name, const Fields& asks) {
        INFO(name);
        const auto view = world.seen(who, name, asks);
        const auto& row = *acts::find_view(name);
        for (const auto& [fact, value] : view.facts)
            CHECK(std::find(row.facts.begin(), row.facts.end(), fact) != row.facts.end());
        CHECK(view.lists.size() == row.lists.size());
        for (const auto& list : row.lists) {
            INFO(list.name);
            const auto& shown = view.list(list.name);
            CHECK(shown.columns == std::vector<std::string>(list.columns.begin(), list.columns.end()));
            for (const auto& line : shown.rows) CHECK(line.size() == shown.columns.size());
        }
    };
    shows(kWilhelmina, "authoriser_home", {});
    shows(kWilhelmina, "people", {});
    shows(kWilhelmina, "person", {{"person", zeb}});
    shows(kWilhelmina, "invite_choices", {});
    shows(kWilhelmina, "bulk_preview", {{"people", zeb}, {"act", "remove_people"}});
    world.done(kAda, "review_start");
    shows(kWilhelmina, "review", {});
    world.done(kWilhelmina, "review_decide", {{"person", zeb}, {"choice", "maintain"}});
    world.done(kWilhelmina, "review_submit", {{"is_checked", std::string(kTicked)}});
    shows(kWilhelmina, "past_reviews", {});
    shows(kWilhelmina, "past_review",
          {{"review", world.seen(kWilhelmina, "past_reviews").list("reviews").at(0, "id")}});
    shows(kWilhelmina, "my_duties", {});
    shows(kWilhelmina, "services", {});
    shows("sally.sharer", "own_roles", {});
    const auto hub =
        world.done("sally.sharer", "add_organisation", {{"name", "Pretend Orange Hub"}, {"categories", "HS11"}})
            .fact("organisation");
    world.done("sally.sharer", "add_contact",
               {{"organisation", hub}, {"name", "Dr Mock Doctorly"}, {"position", "Practitioner"}});
    world.done("sally.sharer", "check_organisation",
               {{"organisation", hub}, {"scheme", "CISS"}, {"result", "PASSED"}, {"method", "IN_PERSON_ID"}});
    world.done("sally.sharer", "raise_impersonation", {{"organisation", hub}, {"why", "The number is another one."}});
    shows("sally.sharer", "entities", {{"text", "orange"}});
    shows("sally.sharer", "entity", {{"organisation", hub}});
    shows("zeb.sampleton", "entity_categories", {});
    shows(kAda, "unconfirmed_organisations", {});
    shows(kWilhelmina, "sharing_roles", {{"service", world.id_of(world.moondust)}});
    shows(kWilhelmina, "service", {{"service", world.id_of(world.moondust)}});
    const auto of = world
                        .done(kAda, "open_case",
                              {{"username", "zeb.sampleton"},
                               {"ground", "monitoring"},
                               {"facts", "Many views."},
                               {"learned_on", "1/1/2026"}})
                        .fact("case");
    world.done(kAda, "restrict",
               {{"case", of}, {"extent", "field_groups"}, {"field_groups", "school"}, {"ground", "monitoring"}});
    shows(kAda, "cases", {});
    shows(kRex, "case", {{"case", of}});
    shows("zeb.sampleton", "own_restriction", {});
    shows(kAda, "holidays", {});
    const Fields days{{"from", "1/1/2026"}, {"to", "2/1/2026"}, {"kinds", "views"}};
    auto asked = days;
    asked.insert({{"person", zeb}, {"reason", "Worried."}});
    const auto request = world.done(kWilhelmina, "ask_usage", asked).fact("request");
    world.done(kAda, "decide_usage", {{"request", request}, {"decision", "release"}});
    asked = days;
    asked.insert({{"username", "zeb.sampleton"}, {"question", "Why?"}});
    const auto query = world.done(kOdette, "ask_query", asked).fact("query");
    shows(kWilhelmina, "usage_requests", {});
    shows(kWilhelmina, "usage_report", {{"request", request}});
    shows(kAda, "usage_queue", {});
    shows(kAda, "usage_request", {{"request", request}});
    shows(kWilhelmina, "own_queries", {});
    shows(kWilhelmina, "own_query", {{"query", query}});
    shows(kOdette, "queries", {});
    shows(kOdette, "query", {{"query", query}});
    shows(kOdette, "flags", {{"from", "1/1/2026"}, {"to", "2/1/2026"}});
    shows(kOdette, "staff_names", {});
    for (const auto* name : {"department_home", "organisations", "accounts", "workforces", "user_types", "purposes",
                             "clocks", "jobs", "outbox"})
        shows(kAda, name, {});
    shows(kAda, "organisation", {{"service", world.id_of(world.moondust)}});
    shows(kAda, "account", {{"account", zeb}});
    world.invite(kWilhelmina, "quilla.testworth", world.moondust);
    shows(kAda, "letter", {{"letter", world.text("SELECT public_id FROM mail")}});
    shows(kOdette, "audit_search", {});
    shows(kOdette, "verify_log", {});
}

TEST_CASE("ACT-14 a User's one act asks for a review; none changes an entry")
{
    std::vector<std::string_view> names;
    for (const auto* act : acts::all_acts())
        if (act->by == By::User || act->by == By::Anyone) names.push_back(act->name);
    CHECK(names == std::vector<std::string_view>{"ask_review"});
}
