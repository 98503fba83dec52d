// The clocks that end access: inactivity, credential, absence, and how their days are worked through (OFF-1 to OFF-11,
// Q20).
#include "server/store/job_store.h"
#include "tests/admin/clock_world.h"

using namespace std::chrono;

namespace {

constexpr const char* kZeb = "zeb.sampleton";
constexpr const char* kZebAddress = "zeb.sampleton@moondust.example";
const Date kLast = 2026y / January / 5;  // of Zeb's sign-ins

/// How many clocks are on.
int clocks(const Settings& settings)
{
    const auto jobs = admin::clock_jobs();
    return int(std::count_if(jobs.begin(), jobs.end(), [&](const auto& job) { return settings.clocks.*job.runs; }));
}

struct World : ClockWorld {
    explicit World(store::DataKind kind = store::DataKind::Demo) : ClockWorld(kind)
    {
        add_user_at(kZeb, moondust);
        signed_in(kZeb, kLast);
        run_on(kLast);
    }
    Date day(int number) { return add_days(kLast, number); }
};

}  // namespace

TEST_CASE("OFF-1 day 60 keeps access; day 61 ends every grant and session, for inactivity, in the clock's name")
{
    World world;
    world.add_grant(kZeb, world.starfall);
    world.run_to(world.day(60));
    CHECK(world.state_of(kZeb) == "active");
    const auto session = world.caller(kZeb);
    world.run_to(world.day(61));
    CHECK(world.state_of(kZeb) == "inactive");
    CHECK_FALSE(world.is_live(session));
    CHECK(world.count("access_grant WHERE end_reason = 'inactivity' AND ended_by = 'system:inactivity'") == 2);
    CHECK(world.count("audit_event WHERE action = 'remove_inactive' AND actor = 'system:inactivity' AND "
                      "object_id = 'p-zeb.sampleton' AND outcome = 'done'") == 1);
    CHECK(world.posted("removed_inactive_user") == std::string(kZebAddress) + "|");
    CHECK(world.posted("removed_inactive_authoriser") ==
          "wilhelmina.placeholder@moondust.example|,barnaby.mockford@moondust.example|");
    CHECK(told_of(world.admin.look(session, "people", {})) == "session.ended");
}

TEST_CASE("OFF-3 OFF-4 warnings go on days 46, 53 and 59 with the day of the end, to the User, the Authoriser in copy")
{
    World world;
    const auto one = std::string(kZebAddress) + "|wilhelmina.placeholder@moondust.example";
    std::string all;
    for (const int number : {46, 53, 59}) {
        INFO(number);
        world.run_to(world.day(number - 1));
        CHECK(world.posted("inactivity_warning") == all);
        world.run_to(world.day(number));
        all += (all.empty() ? "" : ",") + one;
        CHECK(world.posted("inactivity_warning") == all);
        const auto text = world.letter("inactivity_warning");
        CHECK(text.find("before " + format_day(world.day(61))) != std::string::npos);
        CHECK(text.find("since " + format_day(kLast)) != std::string::npos);
        CHECK(text.find("more than 60 days") != std::string::npos);
    }
    world.run_to(world.day(70));
    CHECK(world.posted("inactivity_warning") == all);
}

TEST_CASE("OFF-2 a sign-in begins the count anew, and its warnings too")
{
    World world;
    world.run_to(world.day(50));
    world.signed_in(kZeb, world.day(50));
    world.run_to(world.day(50 + 45));
    CHECK(world.count("mail WHERE code = 'inactivity_warning'") == 1);
    world.run_to(world.day(50 + 60));
    CHECK(world.count("mail WHERE code = 'inactivity_warning'") == 4);
    CHECK(world.state_of(kZeb) == "active");
    world.run_to(world.day(50 + 61));
    CHECK(world.state_of(kZeb) == "inactive");
}

TEST_CASE("OFF-2 whoever never signed in is counted from activation, and whoever came back from the later of the two")
{
    World world;
    world.set(kZeb, "last_sign_in_at", "NULL");
    world.set(kZeb, "activated_at", std::to_string(world.clock.now().time_since_epoch().count()));
    world.add_user_at("ned.active", world.moondust);
    world.set("ned.active", "last_sign_in_at", "0");
    world.set("ned.active", "activated_at", std::to_string(world.clock.now().time_since_epoch().count()));
    // Neither: from the grant, which the fixture gives 200 days ago.
    world.add_user_at("ida.unknown", world.moondust);
    world.set("ida.unknown", "last_sign_in_at", "NULL");
    world.set("ida.unknown", "activated_at", "NULL");
    world.run_to(world.day(1));
    CHECK(world.state_of("ida.unknown") == "inactive");
    world.run_to(world.day(60));
    CHECK(world.state_of(kZeb) == "active");
    CHECK(world.state_of("ned.active") == "active");
    world.run_to(world.day(61));
    CHECK(world.state_of(kZeb) == "inactive");
    CHECK(world.state_of("ned.active") == "inactive");
}

TEST_CASE("OFF-1 a shorter period ends access earlier, and the letters say so")
{
    World world;
    world.settings.clocks.inactivity_days = 45;
    world.run_to(world.day(45));
    CHECK(world.count("mail WHERE code = 'inactivity_warning'") == 3);
    CHECK(world.letter("inactivity_warning").find("more than 45 days") != std::string::npos);
    CHECK(world.state_of(kZeb) == "active");
    world.run_to(world.day(46));
    CHECK(world.state_of(kZeb) == "inactive");
    CHECK(world.letter("removed_inactive_user").find("more than 45 days") != std::string::npos);
}

TEST_CASE("OFF-6 while a review locks, nobody is warned or removed; 14 days after it there is a new end")
{
    World world;
    world.run("UPDATE access_grant SET locked_at = 1");
    world.run_to(world.day(80));
    CHECK(world.state_of(kZeb) == "locked");
    CHECK(world.posted("inactivity_warning").empty());
    world.run("UPDATE access_grant SET locked_at = NULL, unlocked_at = " +
              std::to_string(world.clock.now().time_since_epoch().count()));
    world.run_to(world.day(81));
    CHECK(world.letter("inactivity_warning").find("before " + format_day(world.day(95))) != std::string::npos);
    world.run_to(world.day(94));
    CHECK(world.state_of(kZeb) == "active");
    CHECK(world.count("mail WHERE code = 'inactivity_warning'") == 3);
    world.run_to(world.day(95));
    CHECK(world.state_of(kZeb) == "inactive");
}

TEST_CASE("OFF-6 invitations and accounts that only authorise are no concern of this clock; both capabilities are")
{
    World world;
    world.invite(kWilhelmina, "quilla.testworth", world.moondust);
    world.run("UPDATE access_grant SET granted_at = 0");
    world.add_user_at("cora.both", world.moondust);
    world.set("cora.both", "is_authoriser", "1");
    world.signed_in("cora.both", kLast);
    const auto session = world.caller("cora.both");
    world.run_to(world.day(70));
    CHECK(world.state_of("quilla.testworth") == "invited");
    CHECK(world.person(kWilhelmina).state == store::AccountState::Active);
    CHECK(world.count("access_grant WHERE end_reason = 'inactivity'") == 2);
    CHECK(world.person("cora.both").state == store::AccountState::Active);  // signs in as an Authoriser (ACT-4)
    CHECK(world.person(kZeb).state == store::AccountState::Inactive);
}

TEST_CASE("OFF-5 a second run on one day does nothing, and 40 days of downtime are worked through in order")
{
    World world;
    world.run_to(world.day(30));
    CHECK(world.run_clocks().days == 0);
    world.go_to(world.day(70));
    const auto report = world.run_clocks();
    CHECK(report.days == 40 * clocks(world.settings));
    CHECK(world.state_of(kZeb) == "inactive");
    const auto named = format_day(world.day(61));
    CHECK(world.letters() ==
          std::vector<std::string>{"inactivity_warning " + std::string(kZebAddress),
                                   "inactivity_warning " + std::string(kZebAddress),
                                   "inactivity_warning " + std::string(kZebAddress),
                                   "removed_inactive_authoriser wilhelmina.placeholder@moondust.example",
                                   "removed_inactive_user " + std::string(kZebAddress)});
    CHECK(world.count("job_run WHERE clock = 'inactivity' AND finished_at IS NOT NULL AND error = ''") == 71);
    CHECK(world.count("job_run WHERE day = '" + to_iso(world.day(61)) + "' AND clock = 'inactivity' AND count = 1") ==
          1);
    CHECK(world.run_clocks().days == 0);
}

TEST_CASE(
    "OFF-5 on real data removal waits until one warning has been out for 24 hours, and never comes before its day")
{
    World world(store::DataKind::Real);
    world.go_to(world.day(70));  // noon, after 70 days without a run
    world.run_clocks();
    CHECK(world.state_of(kZeb) == "active");
    CHECK(world.count("mail WHERE code = 'inactivity_warning'") == 1);  // one, and not three at once
    CHECK(world.letter("inactivity_warning").find("before " + format_day(world.day(72))) != std::string::npos);
    const auto midnight = world.clock.now() + hours(12);
    world.clock.set(midnight);  // day 71, 12 hours later
    world.run_clocks();
    CHECK(world.state_of(kZeb) == "active");
    world.clock.set(midnight + hours(24) - seconds(1));
    world.run_clocks();
    CHECK(world.state_of(kZeb) == "active");
    world.clock.set(midnight + hours(24));
    world.run_clocks();
    CHECK(world.state_of(kZeb) == "inactive");
}

TEST_CASE("OFF-5 on real data whoever was warned in time is removed on the day that the letters named")
{
    World world(store::DataKind::Real);
    world.run_to(world.day(60));
    CHECK(world.count("mail WHERE code = 'inactivity_warning'") == 3);
    CHECK(world.letter("inactivity_warning").find("before " + format_day(world.day(61))) != std::string::npos);
    CHECK(world.state_of(kZeb) == "active");
    world.run_to(world.day(61));
    CHECK(world.state_of(kZeb) == "inactive");
}

TEST_CASE("OFF-5 a clock that is off does nothing and catches up when it is on; the others go on meanwhile")
{
    World world;
    world.settings.clocks.run_inactivity = false;
    world.run_to(world.day(65));
    CHECK(world.state_of(kZeb) == "active");
    CHECK(world.count("job_run WHERE clock = 'credential'") == 66);
    world.settings.clocks.run_inactivity = true;
    CHECK(world.run_clocks().days == 65);
    CHECK(world.state_of(kZeb) == "inactive");
}

TEST_CASE("OFF-5 one clock that fails stops no other, and takes its day up again")
{
    World world;
    world.run(
        "CREATE TRIGGER broken BEFORE INSERT ON clock_warning WHEN NEW.clock = 'credential' BEGIN SELECT "
        "RAISE(ABORT, 'broken'); END");
    world.set(kZeb, "credential_expires_on", "'2026-01-08'");
    world.go_to(world.day(1));
    auto report = admin::run_due(world.admin.parts(), world.clock.now());
    REQUIRE(report);
    REQUIRE(report->faults.size() == 1);
    CHECK(report->faults.front().clock == "credential");
    CHECK(world.count("job_run WHERE clock = 'credential' AND finished_at IS NULL AND error = 'database.failed'") == 1);
    CHECK(world.count("job_run WHERE clock = 'inactivity' AND finished_at IS NOT NULL") == 2);
    world.go_to(world.day(62));
    REQUIRE(admin::run_due(world.admin.parts(), world.clock.now()));
    CHECK(world.state_of(kZeb) == "inactive");
    world.run("DROP TRIGGER broken");
    world.run_clocks();
    CHECK(world.count("job_run WHERE finished_at IS NULL") == 0);
}

TEST_CASE("OFF-5 an address that takes no letter does not keep access alive")
{
    World world;
    world.set(kZeb, "email", "'nowhere'");
    world.run_to(world.day(61));
    CHECK(world.count("access_grant WHERE end_reason = 'inactivity'") == 1);
    CHECK(world.count("audit_event WHERE action = 'letter.impossible' AND object_id = 'p-zeb.sampleton'") == 4);
}

TEST_CASE("Q20 a credential warns 30, 14 and 3 days ahead, counts on its last day and locks on the next")
{
    World world;
    world.settings.clocks.run_inactivity = false;
    const auto ends = world.day(40);
    world.set(kZeb, "credential_expires_on", "'" + to_iso(ends) + "'");
    const auto session = world.caller(kZeb);
    world.run_to(add_days(ends, -31));
    CHECK(world.posted("credential_ending").empty());
    world.run_to(add_days(ends, -30));
    CHECK(world.posted("credential_ending") == std::string(kZebAddress) + "|");
    CHECK(world.letter("credential_ending").find(format_day(ends)) != std::string::npos);
    world.run_to(ends);
    CHECK(world.count("mail WHERE code = 'credential_ending'") == 3);
    CHECK(world.state_of(kZeb) == "active");
    world.run_to(add_days(ends, 1));
    CHECK(world.state_of(kZeb) == "locked");
    CHECK_FALSE(world.is_live(session));
    CHECK(world.posted("credential_expired_user") == std::string(kZebAddress) + "|");
    CHECK(world.posted("credential_expired_authoriser") == "wilhelmina.placeholder@moondust.example|");
    CHECK(world.posted("credential_expired_department") == "department@childlink.invalid|");
    CHECK(world.count("audit_event WHERE action = 'lapse_credential' AND actor = 'system:credential'") == 1);
    world.run_to(add_days(ends, 5));
    CHECK(world.count("mail WHERE code = 'credential_expired_user'") == 1);
}

TEST_CASE("Q20 a credential without an end never lapses")
{
    World world;
    world.settings.clocks.run_inactivity = false;
    world.set(kZeb, "credential_expires_on", "''");
    world.run_to(world.day(200));
    CHECK(world.state_of(kZeb) == "active");
}

TEST_CASE("OFF-11 an absence of 89 days is a note; one of 90 ends access on its first day")
{
    for (const int length : {89, 90}) {
        INFO(length);
        World world;
        world.settings.clocks.run_inactivity = false;
        const auto from = world.day(20), to = add_days(from, length - 1);
        const auto zeb = world.id_of(kZeb);
        const auto answer =
            world.done(kWilhelmina, "plan_absence",
                       {{"person", zeb}, {"from", to_iso(from)}, {"to", to_iso(to)}, {"note", "Long service leave"}});
        CHECK(answer.fact("days") == std::to_string(length));
        CHECK(answer.fact("ends_on") == (length == 90 ? to_iso(from) : ""));
        CHECK(world.last_audit() == "plan_absence done " + zeb);
        const auto view = world.seen(kWilhelmina, "person", one("person", zeb));
        CHECK(view.list("absences").at(0, "from") == to_iso(from));
        CHECK(view.list("absences").at(0, "to") == to_iso(to));
        CHECK(view.list("absences").at(0, "note") == "Long service leave");
        CHECK(view.list("absences").at(0, "by") == "Wilhelmina Placeholder");
        CHECK(view.list("absences").at(0, "ends_access") == (length == 90 ? "yes" : ""));
        world.run_to(add_days(from, -1));
        CHECK(world.state_of(kZeb) == "active");
        world.run_to(from);
        CHECK(world.state_of(kZeb) == (length == 90 ? "inactive" : "active"));
        CHECK(world.count("access_grant WHERE end_reason = 'long_absence' AND ended_by = 'system:absence'") ==
              (length == 90 ? 1 : 0));
        CHECK(world.posted("absence_removal") == (length == 90 ? std::string(kZebAddress) + "|" : ""));
        CHECK(world.posted("access_removed_authoriser") ==
              (length == 90 ? "wilhelmina.placeholder@moondust.example|" : ""));
    }
}

TEST_CASE("OFF-11 an absence that is entered late ends access on the next run; one that was cancelled does not")
{
    World world;
    const auto zeb = world.id_of(kZeb);
    const Fields form{{"person", zeb}, {"from", to_iso(world.day(-30))}, {"to", to_iso(world.day(60))}};
    const auto first = world.done(kWilhelmina, "plan_absence", form);
    CHECK(first.fact("ends_on") == to_iso(world.day(1)));
    CHECK(world.told(kWilhelmina, "plan_absence", form) == "absence.overlaps@from");
    CHECK(world.told(kBarnaby, "cancel_absence", {{"person", zeb}, {"absence", first.fact("absence")}}) ==
          "person.not_found@person");
    CHECK(world.told(kWilhelmina, "cancel_absence", {{"person", zeb}, {"absence", "nobody"}}) ==
          "absence.not_found@absence");
    world.done(kWilhelmina, "cancel_absence", {{"person", zeb}, {"absence", first.fact("absence")}});
    CHECK(world.seen(kWilhelmina, "person", one("person", zeb)).list("absences").rows.empty());
    world.run_to(world.day(2));
    CHECK(world.state_of(kZeb) == "active");
    world.done(kWilhelmina, "plan_absence", form);
    world.run_to(world.day(3));
    CHECK(world.state_of(kZeb) == "inactive");
}

TEST_CASE("OFF-11 days that are no absence are refused, and so is another Authoriser's User")
{
    World world;
    const auto zeb = world.id_of(kZeb);
    CHECK(world.told(kWilhelmina, "plan_absence",
                     {{"person", zeb}, {"from", to_iso(world.day(9))}, {"to", to_iso(world.day(8))}}) ==
          "absence.backwards@to");
    CHECK(world.told(kWilhelmina, "plan_absence",
                     {{"person", zeb}, {"from", to_iso(world.day(-9))}, {"to", to_iso(world.day(-1))}}) ==
          "absence.past@to");
    CHECK(world.told(kBarnaby, "plan_absence",
                     {{"person", zeb}, {"from", to_iso(world.day(1))}, {"to", to_iso(world.day(8))}}) ==
          "person.not_found@person");
    CHECK(world.count("absence") == 0);
}

TEST_CASE("MAN-8 an absence ends what the Authoriser who entered it answers for, and leaves another's alone")
{
    World world;
    world.add_grant(kZeb, world.starfall);
    const auto zeb = world.id_of(kZeb);
    world.done(kWilhelmina, "plan_absence",
               {{"person", zeb}, {"from", to_iso(world.day(2))}, {"to", to_iso(world.day(120))}});
    CHECK(world.seen(kBarnaby, "person", one("person", zeb)).list("absences").rows.empty());
    world.run_to(world.day(3));
    CHECK(world.state_of(kZeb) == "active");
    CHECK(world.count("access_grant WHERE end_reason = 'long_absence'") == 1);
    CHECK(world.count("access_grant WHERE ended_at IS NULL AND service_id = " + std::to_string(world.starfall.value)) ==
          1);
}

TEST_CASE("OFF-5 the runner does what is due before it returns, and the day is done once")
{
    World world;
    world.go_to(world.day(61));
    int faults = 0;
    {
        admin::ClockRunner runner(world.settings, world.clock, *world.database, world.key,
                                  [&](const admin::DueReport& report) { faults += int(report.faults.size()); });
        runner.start();
        CHECK(world.state_of(kZeb) == "inactive");
    }
    CHECK(faults == 0);
    CHECK(world.run_clocks().days == 0);
}
