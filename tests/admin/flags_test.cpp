// The flags of the auditor (USE-7): each rule on both sides of its threshold, and again out of its own rows.
#include <set>

#include "server/admin/use_facts.h"
#include "server/store/audit_store.h"
#include "tests/admin/admin_world.h"

using namespace std::chrono;

namespace {

/// Rows of a log, made one by one.
struct Log {
    std::vector<store::UseRow> rows;
    admin::FlagRules rules;
    admin::Watched watched{{{"zeb", "Sampleton"}}, {"mockford"}};
    Instant at{sys_days(2026y / November / 2) + hours(1)};  // noon in Melbourne

    Log& add(const std::string& action, const std::string& object, const std::string& detail = "{}",
             const std::string& outcome = "done", const std::string& actor = "zeb")
    {
        at += seconds(1);
        rows.push_back(
            {static_cast<std::int64_t>(rows.size()) + 1, at, actor, action, object, "s-" + actor, outcome, detail});
        return *this;
    }
    Log& view(const std::string& child) { return add("view", child); }
    Log& search(const std::string& last_name, const std::string& entries = "[]")
    {
        return add("search", "", R"({"last_name":")" + last_name + R"(","entries":)" + entries + "}");
    }
    std::vector<admin::Flag> flags() const { return admin::flags_of(rows, rules, watched); }
    /// "rule number/limit" of each, and each is found again out of the rows that it names.
    std::vector<std::string> told() const
    {
        std::vector<std::string> all;
        for (const auto& flag : flags()) {
            all.push_back(std::string(flag.rule) + " " + std::to_string(flag.number) + "/" +
                          std::to_string(flag.limit));
            std::vector<store::UseRow> own;
            for (const auto& row : rows)
                if (std::find(flag.rows.begin(), flag.rows.end(), row.seq) != flag.rows.end()) own.push_back(row);
            const auto again = admin::flags_of(own, rules, watched);
            INFO(all.back());
            CHECK(std::find(again.begin(), again.end(), flag) != again.end());
        }
        return all;
    }
};
using Told = std::vector<std::string>;

}  // namespace

TEST_CASE("USE-7 views outside 06:00 to 20:00 in Melbourne are flagged, at either end to the second")
{
    const auto at = [](Instant moment) {
        Log log;
        log.at = moment - seconds(1);
        return log.view("A").told();
    };
    const Instant day{sys_days(2026y / November / 2) - hours(11)};  // midnight in Melbourne, summer time
    CHECK(at(day + hours(6) - seconds(1)) == Told{"odd_hours 1/0"});
    CHECK(at(day + hours(6)).empty());
    CHECK(at(day + hours(20) - seconds(1)).empty());
    CHECK(at(day + hours(20)) == Told{"odd_hours 1/0"});
    const Instant winter{sys_days(2026y / July / 2) - hours(10)};
    CHECK(at(winter + hours(6) - seconds(1)) == Told{"odd_hours 1/0"});
    CHECK(at(winter + hours(6)).empty());
}

TEST_CASE("USE-7 more than 30 different children in a day are flagged; 30 are not, nor the same one again")
{
    Log log;
    for (int i = 0; i < 30; ++i) log.view("C" + std::to_string(i));
    log.view("C0");
    CHECK(log.told().empty());
    log.view("C30");
    CHECK(log.told() == Told{"many_children 31/30"});
}

TEST_CASE("USE-7 the same child more than 10 times within seven days is flagged; within eight it is not")
{
    Log log;
    const auto start = log.at;
    for (int i = 0; i < 10; ++i) log.view("A");
    CHECK(log.told().empty());
    auto wide = log;
    wide.at = start + hours(24 * 7);
    CHECK(wide.view("A").told().empty());
    log.at = start + hours(24 * 6);
    CHECK(log.view("A").told() == Told{"same_child 11/10"});
    // What follows is a flag of its own only when it is too much by itself.
    log.at = start + hours(24 * 7);
    for (int i = 0; i < 10; ++i) log.view("A");
    CHECK(log.told() == Told{"same_child 11/10"});
    CHECK(log.view("A").told() == Told{"same_child 11/10", "same_child 11/10"});
}

TEST_CASE("USE-7 a search for the User's own last name is flagged, however it is written")
{
    CHECK(Log().search("Sampler").told().empty());
    CHECK(Log().search("SAMPLETON").told() == Told{"own_name 1/0"});
    CHECK(Log().search("O'Brien-Sampleton").told() == Told{"own_name 1/0"});
    Log other;
    other.add("search", "", R"({"last_name":"Sampleton"})", "done", "ned");
    CHECK(other.told().empty());
}

TEST_CASE("USE-7 views of what a search by a name of the Department's list found are flagged")
{
    CHECK(Log().search("Mockford", R"(["A"])").told().empty());
    CHECK(Log().search("Crumble", R"(["A"])").view("A").told().empty());
    CHECK(Log().search("Mockford", R"(["A"])").view("B").told().empty());
    CHECK(Log().search("mockford", R"(["A"])").view("A").view("A").told() == Told{"staff_name 2/0"});
}

TEST_CASE("USE-7 many searches without a view are flagged; a view clears the search before it")
{
    Log log;
    for (int i = 0; i < 15; ++i) log.search("Crumble");
    CHECK(log.told().empty());
    auto viewed = log;
    CHECK(viewed.search("Crumble").view("A").told().empty());
    CHECK(log.search("Crumble").told() == Told{"no_view 16/15"});
}

TEST_CASE("USE-7 repeated refusals are flagged")
{
    Log log;
    for (int i = 0; i < 5; ++i) log.add("view", "", "{}", "refused");
    CHECK(log.told().empty());
    CHECK(log.add("search", "", "{}", "refused").told() == Told{"refusals 6/5"});
}

TEST_CASE("USE-7 the auditor's flags name their rows of the log, and the log gives the same again")
{
    AdminWorld world;
    world.go_to(2026y / November / 2);
    world.add_user_at("zeb.sampleton", world.moondust);
    const auto zeb = world.id_of("zeb.sampleton");
    const auto put = [&](const std::string& action, const std::string& object, const std::string& detail) {
        store::AuditEvent event;
        event.at = world.clock.now();
        event.actor = zeb;
        event.action = action;
        event.object_id = object;
        event.outcome = "done";
        event.session = "s";
        event.detail = detail;
        CHECK(world.database->act([&](store::Tx& tx) { return store::append(tx, event); }));
    };
    put("search", "", R"({"last_name":"Sampleton"})");
    for (int day = 2; day <= 3; ++day) {
        world.go_to(2026y / November / static_cast<unsigned>(day));
        for (int i = 0; i < 6; ++i) put("view", "DEMO-1", "{}");
    }
    const Fields asks{{"from", "3/11/2026"}, {"to", "3/11/2026"}};
    const auto first = world.seen(kOdette, "flags", asks).list("flags");
    // The week began before the day that is looked at; the search of that day is not in it.
    REQUIRE(first.rows.size() == 1);
    CHECK(first.at(0, "rule") == "same_child");
    CHECK(first.at(0, "username") == "zeb.sampleton");
    CHECK(first.at(0, "on") == "2026-11-03");
    CHECK(first.at(0, "number") == "12");
    CHECK(first.at(0, "limit") == "10");
    CHECK(world.count("audit_event WHERE action = 'view' AND seq IN (" + first.at(0, "rows") + ")") == 12);
    CHECK(world.seen(kOdette, "flags", asks).list("flags").rows == first.rows);
    CHECK(world.seen(kOdette, "flags", {{"from", "2/11/2026"}, {"to", "3/11/2026"}}).list("flags").rows.size() == 2);
    CHECK(world.seen(kOdette, "flags", {{"from", "3/11/2026"}, {"to", "3/11/2026"}, {"username", kAda}})
              .list("flags")
              .rows.empty());
    world.settings.audit.flag_same_child_a_week = 12;
    CHECK(world.seen(kOdette, "flags", asks).list("flags").rows.empty());
    for (const auto* who : {kAda, kRex, kWilhelmina})
        CHECK(world.told_look(who, "flags", asks) == "account.not_auditor");
    CHECK(world.told_look(kOdette, "flags", {{"from", "3/10/2026"}, {"to", "3/11/2026"}}) == "period.too_long@to");
}

TEST_CASE("USE-7 the Department keeps the list of names that are watched")
{
    AdminWorld world;
    CHECK(world.told(kAda, "set_staff_name", {{"staff_name", "Mockford"}}) == "field.required@source");
    world.done(kAda, "set_staff_name", {{"staff_name", "Mockford"}, {"source", "the Department's own list"}});
    CHECK(world.seen(kOdette, "staff_names").list("names").at(0, "name") == "mockford");
    world.done(kAda, "set_staff_name", {{"staff_name", "MOCKFORD"}, {"removes", "yes"}});
    CHECK(world.seen(kOdette, "staff_names").list("names").rows.empty());
    CHECK(world.told(kAda, "set_staff_name", {{"staff_name", "Mockford"}, {"removes", "yes"}}) ==
          "staff_name.not_found@staff_name");
}
