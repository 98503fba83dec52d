// The log as an auditor reads and checks it (USE-6, USE-8, USE-9).
#include "server/store/audit_search_store.h"
#include "tests/admin/admin_world.h"

using namespace std::chrono;

namespace {

void note(AdminWorld& world, Instant at, const std::string& actor, const std::string& action, const std::string& object,
          const std::string& outcome)
{
    REQUIRE(world.database->act([&](store::Tx& tx) {
        store::AuditEvent event;
        event.at = at;
        event.actor = actor;
        event.capability = "user";
        event.action = action;
        event.object_kind = "entry";
        event.object_id = object;
        event.outcome = outcome;
        event.detail = "{}";
        return store::append(tx, event);
    }));
}

/// The numbers of the rows, newest first.
std::string rows(AdminWorld& world, const Fields& asks)
{
    const auto list = world.seen(kOdette, "audit_search", asks).list("log");
    std::string all;
    for (std::size_t i = 0; i < list.rows.size(); ++i) all += list.at(i, "action") + list.at(i, "object") + " ";
    return all;
}

}  // namespace

TEST_CASE("USE-6 the log is searched by who, about what, which act, what came of it and when")
{
    AdminWorld world;
    world.add_user_at("zeb.sampleton", world.moondust);
    world.add_user_at("ned.active", world.moondust);
    const auto zeb = world.id_of("zeb.sampleton"), ned = world.id_of("ned.active");
    const auto noon = world.clock.now();
    note(world, noon - hours(72), zeb, "view", "CL-1", "done");
    note(world, noon - hours(48), zeb, "view", "CL-2", "refused");
    note(world, noon - hours(24), ned, "view", "CL-1", "done");
    note(world, noon, zeb, "roll", "CL-3", "failed");
    CHECK(rows(world, {{"actor", "zeb.sampleton"}}) == "rollCL-3 viewCL-2 viewCL-1 ");
    CHECK(rows(world, {{"actor", zeb}, {"action", "view"}}) == "viewCL-2 viewCL-1 ");
    CHECK(rows(world, {{"object", "CL-1"}}) == "viewCL-1 viewCL-1 ");
    CHECK(rows(world, {{"object", "CL-1"}, {"actor", "Ned.Active@moondust.example"}}) == "viewCL-1 ");
    CHECK(rows(world, {{"outcome", "failed"}}) == "rollCL-3 ");
    CHECK(rows(world, {{"action", "view"}, {"outcome", "refused"}}) == "viewCL-2 ");
    CHECK(rows(world, {{"action", "vie"}}).empty());
    const auto day = [&](int back) { return to_iso(add_days(melbourne_day(noon), -back)); };
    CHECK(rows(world, {{"action", "view"}, {"from", day(2)}, {"until", day(2)}}) == "viewCL-2 ");
    CHECK(rows(world, {{"action", "view"}, {"until", day(2)}}) == "viewCL-2 viewCL-1 ");
    CHECK(rows(world, {{"action", "view"}, {"from", day(2)}}) == "viewCL-1 viewCL-2 ");
    CHECK(world.told_look(kOdette, "audit_search", {{"from", day(1)}, {"until", day(2)}}) == "period.ends_first@until");
    CHECK(world.told_look(kOdette, "audit_search", {{"outcome", "perhaps"}}) == "field.unknown@outcome");
    CHECK(world.told_look(kAda, "audit_search") == "account.not_auditor");
}

TEST_CASE("USE-6 a day begins at midnight in Melbourne and ends a second before the next")
{
    AdminWorld world;
    const Date day{year(2025) / 7 / 1};  // ten hours ahead of UTC
    const Instant midnight{sys_days(day) - hours(10)};
    note(world, midnight - seconds(1), "x", "view", "before", "done");
    note(world, midnight, "x", "view", "first", "done");
    note(world, midnight + hours(24) - seconds(1), "x", "view", "last", "done");
    note(world, midnight + hours(24), "x", "view", "after", "done");
    CHECK(rows(world, {{"actor", "x"}, {"from", "2025-07-01"}, {"until", "2025-07-01"}}) == "viewlast viewfirst ");
}

TEST_CASE("USE-6 pages go on where the one before ended, also within one second, and none is shown twice")
{
    AdminWorld world;
    for (int i = 0; i < 120; ++i) note(world, world.clock.now(), "x", "view", std::to_string(i), "done");
    std::string before;
    int seen = 0, pages = 0, last = 120;
    do {
        const auto view = world.seen(kOdette, "audit_search", {{"actor", "x"}, {"before", before}});
        const auto& list = view.list("log");
        for (std::size_t i = 0; i < list.rows.size(); ++i) {
            CHECK(std::stoi(list.at(i, "object")) == --last);
            ++seen;
        }
        before = view.fact("next");
        ++pages;
    } while (!before.empty());
    CHECK(seen == 120);
    CHECK(pages == 3);
}

TEST_CASE("USE-6 every search walks along an index and sorts nothing, whatever is asked for together")
{
    AdminWorld world;
    note(world, Instant{seconds(2)}, "x", "view", "CL-1", "done");
    const auto plan = [&](store::AuditSearch search) {
        auto text = world.database->read([&](store::Tx& tx) { return store::plan_of_search(tx, search); });
        REQUIRE(text);
        INFO(*text);
        CHECK(text->find("TEMP B-TREE") == text->npos);
        CHECK(text->find("SCAN e\n") == text->npos);
        const auto at = text->find("USING INDEX ");
        return at == text->npos ? *text : text->substr(at + 12, text->find_first_of(" \n", at + 12) - at - 12);
    };
    for (const bool has_period : {false, true}) {
        INFO("with a period: " << has_period);
        store::AuditSearch all;
        if (has_period) {
            all.from = Instant{seconds(1)};
            all.until = Instant{seconds(2)};
            all.before = 1;
        }
        CHECK(plan(all) == "audit_event_at");
        auto one = all;
        one.object = "x";
        CHECK(plan(one) == "audit_event_object");
        one.actor = one.action = "x";
        one.outcome = "refused";
        CHECK(plan(one) == "audit_event_object");
        one.object.clear();
        CHECK(plan(one) == "audit_event_actor");
        one.actor.clear();
        CHECK(plan(one) == "audit_event_outcome");
        one.outcome = "done";
        CHECK(plan(one) == "audit_event_action");
    }
}

TEST_CASE("USE-9 a search runs beside the writer, and has its row in the log before it is answered")
{
    AdminWorld world;
    const int before = world.count("audit_event");
    world.seen(kOdette, "audit_search", {{"object", "CL-1"}});
    CHECK(world.count("audit_event") == before + 1);
    CHECK(world.last_audit() == "look.audit_search done CL-1");
    // The writer stands in the middle of an act of somebody else's, and the reading goes on.
    Result<std::int64_t> read = fail(ErrorKind::Unavailable, "not.run");
    REQUIRE(world.database->act([&](store::Tx&) -> Status {
        read = world.database->read([](store::Tx& tx) { return store::last_audit_row(tx); });
        return {};
    }));
    CHECK(read == before + 1);
}

TEST_CASE("REG-22 a look beside the writer keeps the session alive, and one that has ended gets nothing")
{
    AdminWorld world;
    const auto odette = world.caller(kOdette);
    world.clock.set(world.clock.now() + minutes(14));
    world.seen(kOdette, "audit_search");
    world.clock.set(world.clock.now() + minutes(14));
    CHECK(world.is_live(odette));
    world.clock.set(world.clock.now() + minutes(2));
    CHECK(told_of(world.admin.look(odette, "audit_search", {})) == "session.ended");
    CHECK(world.last_audit() == "look.audit_search refused  session.ended");
}

TEST_CASE("USE-8 the auditor checks the chain, and a row that was altered is named")
{
    AdminWorld world;
    for (int i = 0; i < 5; ++i) note(world, world.clock.now(), "x", "view", std::to_string(i), "done");
    const auto view = world.seen(kOdette, "verify_log");
    CHECK(view.fact("checked") == "5");
    CHECK(view.fact("bad_row").empty());
    CHECK(view.fact("next").empty());
    CHECK(view.fact("head").substr(0, 2) == "5:");
    CHECK(world.seen(kOdette, "verify_log", {{"head", view.fact("head")}}).fact("bad_row").empty());
    CHECK(world.told_look(kOdette, "verify_log", {{"head", "five"}}) == "audit.head_malformed@head");
    CHECK(world.told_look(kOdette, "verify_log", {{"after", "five"}}) == "audit.head_malformed@head");
    world.run("DROP TRIGGER audit_event_no_update");
    world.run("UPDATE audit_event SET actor = 'y' WHERE seq = 3");
    const auto broken = world.seen(kOdette, "verify_log");
    CHECK(broken.fact("bad_row") == "3");
    CHECK(broken.fact("log_fault") == "changed");
    CHECK(broken.fact("head").empty());
    // From behind it on, the rest still fits.
    const auto third = world.text("SELECT '3:' || hash FROM audit_event WHERE seq = 3");
    CHECK(world.seen(kOdette, "verify_log", {{"after", third}}).fact("bad_row").empty());
}

TEST_CASE("USE-8 a long log is checked part by part, which together are the whole")
{
    AdminWorld world;
    for (int i = 0; i < 10; ++i) note(world, world.clock.now(), "x", "view", std::to_string(i), "done");
    const auto part = [&](const std::string& after, std::int64_t limit) {
        auto report = world.database->read([&](store::Tx& tx) { return store::verify_chain(tx, {}, after, limit); });
        REQUIRE(report);
        return std::move(*report);
    };
    const auto whole = part({}, 0);
    CHECK(whole.is_whole);
    CHECK(whole.rows == 10);
    std::string after;
    std::int64_t checked = 0;
    store::ChainReport report;
    do {
        report = part(after, 4);
        CHECK_FALSE(report.bad_row);
        checked += report.rows;
        after = std::to_string(checked) + ":" + report.head;
    } while (!report.is_whole);
    CHECK(checked == 10);
    CHECK(report.head == whole.head);
    // Exactly as many as a part holds: one more part finds nothing left, and that nothing is missing.
    CHECK_FALSE(part({}, 10).is_whole);
    CHECK(part("10:" + whole.head, 10).is_whole);
    CHECK(part("10:" + std::string(64, '0'), 10).bad_row == 10);
}

TEST_CASE("USE-9 what a row says besides is shown in words, not as it is stored")
{
    AdminWorld world;
    world.add_user_at("zeb.sampleton", world.moondust);
    world.done(
        kWilhelmina, "remove_service",
        {{"person", world.id_of("zeb.sampleton")}, {"service", world.id_of(world.moondust)}, {"reason", "left"}});
    const auto view = world.seen(kOdette, "audit_search", {{"action", "remove_service"}});
    REQUIRE(view.lists.begin()->second.rows.size() == 1);
    CHECK(view.lists.begin()->second.at(0, "detail") == "reason: left; service: " + world.id_of(world.moondust));
}
