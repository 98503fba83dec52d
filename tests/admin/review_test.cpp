// The User Access Review (UAR-1 to UAR-12): its days, its decisions, what it locks and what it ends.
#include <soci/soci.h>

#include "server/admin/review_clock.h"
#include "server/store/grant_store.h"
#include "server/store/review_store.h"
#include "tests/admin/admin_world.h"

using namespace std::chrono;

namespace {

constexpr Date kStart{year(2026), June, day(1)};
/// Day 1 is the start.
Date day_number(int number) { return add_days(kStart, number - 1); }

struct World : AdminWorld {
    /// Three Users at Moondust, one at Starfall; the review has begun.
    explicit World(store::DataKind kind = store::DataKind::Demo) : AdminWorld(kind)
    {
        go_to(add_days(kStart, -1));
        for (const auto* name : {"zeb.sampleton", "ned.active", "pia.pretend"}) add_user_at(name, moondust);
        add_user_at("olga.other", starfall);
    }
    void run_day(Date day)
    {
        const auto done = database->act([&](store::Tx& tx) {
            return admin::run_review_day({tx, admin.parts(), clock.now(), day, "system:review"}, day);
        });
        INFO((done ? std::string() : done.error().code + " " + done.error().detail));
        REQUIRE(done);
    }
    /// Every day from the start until this one, each at its noon.
    void live_until(int number)
    {
        for (; lived < number; ++lived) {
            go_to(day_number(lived + 1));
            run_day(day_number(lived + 1));
        }
    }
    std::string decide(const char* who, const std::string& whom, const std::string& choice,
                       const std::string& reason = {})
    {
        Fields fields{{"person", id_of(whom)}, {"choice", choice}};
        if (!reason.empty()) fields["reason"] = reason;
        return told(who, "review_decide", fields);
    }
    std::string submit(const char* who) { return told(who, "review_submit", {{"is_checked", std::string(kTicked)}}); }
    std::string cell(const char* who, const std::string& whom, std::string_view column)
    {
        const auto view = seen(who, "review");
        const auto& list = view.list("people");
        for (std::size_t i = 0; i < list.rows.size(); ++i)
            if (list.at(i, "id") == id_of(whom)) return list.at(i, column);
        return "none";
    }
    /// Under how many grants somebody may look now.
    std::size_t grants(const std::string& whom)
    {
        const auto id = person(whom).id;
        const auto found =
            database->read([&](store::Tx& tx) { return store::grants_of(tx, id, melbourne_day(clock.now())); });
        REQUIRE(found);
        return found->size();
    }
    store::ReviewWaiting waiting(const char* who)
    {
        const auto id = person(who).id;
        const auto found = database->read([&](store::Tx& tx) { return store::review_waiting_for(tx, id); });
        REQUIRE(found);
        return *found;
    }
    int letters_of(const std::string& code)
    {
        int count = 0;
        for (const auto& letter : letters()) count += letter.starts_with(code + " ");
        return count;
    }
    int lived = 0;
};

const std::vector<std::string> kThree{"zeb.sampleton", "ned.active", "pia.pretend"};

}  // namespace

TEST_CASE("UAR-1 UAR-2 a review begins on its day, for each Authoriser who has Users, and not on the day before")
{
    World world;
    world.run_day(add_days(kStart, -1));
    CHECK(world.count("review") == 0);
    CHECK(world.seen(kWilhelmina, "review").facts.empty());
    world.live_until(1);
    CHECK(world.count("review") == 2);  // Moondust and Starfall; nobody has access at Teacup
    CHECK(world.letters() == std::vector<std::string>{"review_open wilhelmina.placeholder@moondust.example",
                                                      "review_open barnaby.mockford@moondust.example"});
    const auto view = world.seen(kWilhelmina, "review");
    CHECK(view.fact("starts_on") == "2026-06-01");
    CHECK(view.fact("closes_on") == "2026-06-14");
    CHECK(view.fact("people") == "3");
    CHECK(view.fact("decided") == "0");
    CHECK(view.fact("is_overdue").empty());

    world.run_day(kStart);  // again: nothing more
    CHECK(world.count("review") == 2);
    CHECK(world.letters().size() == 2);
}

TEST_CASE("UAR-1 a demo starts one at will; on real data nobody can, and not beside one that is open")
{
    World world;
    CHECK(world.done(kAda, "review_start").fact("reviews") == "2");
    CHECK(world.waiting(kWilhelmina).closes_on == add_days(kStart, 12));
    CHECK(world.told(kAda, "review_start") == "review.nothing");
    CHECK(world.last_audit() == "review_start refused  review.nothing");

    World real(store::DataKind::Real);
    CHECK(real.told(kAda, "review_start") == "review.not_training");
    CHECK(real.count("review") == 0);
}

TEST_CASE("UAR-3 reminders go out on days 8, 12 and 14, once, and not to whoever has submitted")
{
    World world;
    world.live_until(7);
    CHECK(world.letters_of("review_reminder") == 0);
    for (const auto& [day, letters] : {std::pair{8, 2}, {11, 2}, {12, 4}, {13, 4}, {14, 6}}) {
        INFO(day);
        world.live_until(day);
        world.run_day(day_number(day));
        CHECK(world.letters_of("review_reminder") == letters);
        if (day != 14) continue;
        CHECK(world.decide(kBarnaby, "olga.other", "maintain") == "done");
        CHECK(world.submit(kBarnaby) == "done");
    }
    world.live_until(15);
    CHECK(world.letters_of("review_reminder") == 6);
    CHECK(world.letters_of("review_missed") == 1);
}

TEST_CASE("UAR-3 days that were missed are made up for in order, with the letters that are still of use")
{
    World world;
    world.go_to(day_number(13));
    for (int number = 1; number <= 13; ++number) world.run_day(day_number(number));
    CHECK(world.letters_of("review_open") == 2);
    CHECK(world.letters_of("review_reminder") == 2);  // of day 12; that of day 8 is past
    world.go_to(day_number(20));
    for (int number = 14; number <= 20; ++number) world.run_day(day_number(number));
    CHECK(world.letters_of("review_reminder") == 2);
    CHECK(world.letters_of("review_missed") == 2);
    CHECK(world.state_of("zeb.sampleton") == "locked");
}

TEST_CASE("UAR-4 decisions are saved one by one, may be changed until the end, and each is kept (UAR-11)")
{
    World world;
    world.live_until(2);
    CHECK(world.decide(kWilhelmina, "zeb.sampleton", "remove", "left") == "done");
    CHECK(world.last_audit() == "review_decide done " + world.id_of("zeb.sampleton"));
    CHECK(world.state_of("zeb.sampleton") == "active");  // nothing happens before the end
    world.live_until(3);
    CHECK(world.cell(kWilhelmina, "zeb.sampleton", "choice") == "remove");
    CHECK(world.cell(kWilhelmina, "zeb.sampleton", "reason") == "left");
    CHECK(world.decide(kWilhelmina, "zeb.sampleton", "maintain") == "done");
    CHECK(world.cell(kWilhelmina, "zeb.sampleton", "choice") == "maintain");
    CHECK(world.cell(kWilhelmina, "zeb.sampleton", "reason").empty());
    CHECK(world.waiting(kWilhelmina).undecided == 2);
    CHECK(world.count("review_decision") == 2);
    CHECK(world.text("SELECT group_concat(choice, ' ') FROM review_decision") == "remove maintain");
}

TEST_CASE("UAR-11 a decision is never overwritten and never deleted, whatever program tries")
{
    World world;
    world.live_until(1);
    CHECK(world.decide(kWilhelmina, "zeb.sampleton", "maintain") == "done");
    for (const auto* attempt :
         {"UPDATE review_decision SET choice = 'remove', reason = 'left'", "DELETE FROM review_decision"}) {
        INFO(attempt);
        const auto done = world.database->act([&](store::Tx& tx) -> Status {
            tx.sql() << attempt;
            return {};
        });
        CHECK_FALSE(done);
    }
    CHECK(world.count("review_decision WHERE choice = 'maintain'") == 1);
}

TEST_CASE("UAR-6 a row shows what the decision rests on, and no usage unless the Department has switched it on")
{
    World world;
    world.live_until(1);
    const auto invited = world.invite(kWilhelmina, "quilla.testworth", world.moondust);
    CHECK(world.cell(kWilhelmina, "zeb.sampleton", "name") == "Zeb Sampleton");
    CHECK(world.cell(kWilhelmina, "zeb.sampleton", "user_type") == "Teacher");
    CHECK(world.cell(kWilhelmina, "zeb.sampleton", "services") == "Moondust Primary School (Fictional)");
    CHECK(world.cell(kWilhelmina, "zeb.sampleton", "credential") == "wwcc");
    CHECK(world.cell(kWilhelmina, "zeb.sampleton", "credential_end") == "2029-06-30");
    CHECK(world.cell(kWilhelmina, "zeb.sampleton", "trained_on") == "2025-11-03");
    CHECK_FALSE(world.cell(kWilhelmina, "zeb.sampleton", "last_sign_in").empty());
    CHECK(world.cell(kWilhelmina, "zeb.sampleton", "uses").empty());
    CHECK(world.cell(kWilhelmina, "quilla.testworth", "name") == "none");
    const auto view = world.seen(kWilhelmina, "review");
    CHECK(view.list("invitations").rows.size() == 1);
    CHECK(view.list("invitations").at(0, "id") == invited);

    world.settings.clocks.review_shows_usage = true;
    CHECK(world.cell(kWilhelmina, "zeb.sampleton", "uses") == "0");
}

TEST_CASE("UAR-6 what changed since the last review stands beside the row")
{
    World world;
    world.run("UPDATE access_grant SET granted_at = 0");
    world.done(kWilhelmina, "change_name",
               {{"person", world.id_of("ned.active")}, {"first_name", "Ned"}, {"last_name", "Actively"}});
    world.run("UPDATE account SET email = 'ned.active@moondust.example' WHERE username = 'ned.active'");
    world.live_until(1);
    CHECK(world.cell(kWilhelmina, "zeb.sampleton", "changes").empty());
    CHECK(world.cell(kWilhelmina, "ned.active", "changes") == "change_name");
}

TEST_CASE("UAR-6 it is submitted only when each row has a choice, and with the tick")
{
    World world;
    world.live_until(1);
    CHECK(world.submit(kWilhelmina) == "review.undecided");
    CHECK(world.decide(kWilhelmina, "zeb.sampleton", "perhaps") == "review.choice@choice");
    CHECK(world.decide(kWilhelmina, "zeb.sampleton", "remove") == "reason.unknown@reason");
    CHECK(world.decide(kWilhelmina, "zeb.sampleton", "remove", "other") == "reason.note_needed@note");
    CHECK(world.told(kWilhelmina, "review_decide_many",
                     {{"people", world.id_of("zeb.sampleton") + "\n" + world.id_of("ned.active")},
                      {"choice", "maintain"}}) == "done");
    CHECK(world.submit(kWilhelmina) == "review.undecided");
    CHECK(world.decide(kWilhelmina, "pia.pretend", "maintain") == "done");
    CHECK(world.told(kWilhelmina, "review_submit") == "field.tick_needed@is_checked");
    CHECK(world.submit(kWilhelmina) == "done");
    CHECK(world.submit(kWilhelmina) == "review.none");
    CHECK(world.count("access_grant WHERE locks_on <> ''") == 1);  // Starfall's
}

TEST_CASE("UAR-7 (a) three Users, two decided at the deadline: all three locked, and the Authoriser is not")
{
    World world;
    world.live_until(14);
    const auto zeb = world.caller("zeb.sampleton");
    CHECK(world.decide(kWilhelmina, "zeb.sampleton", "maintain") == "done");
    CHECK(world.decide(kWilhelmina, "ned.active", "maintain") == "done");
    for (const auto& name : kThree) CHECK(world.state_of(name) == "active");
    world.live_until(15);
    for (const auto& name : kThree) {
        INFO(name);
        CHECK(world.state_of(name) == "locked");
        CHECK(world.person(name).state == store::AccountState::Locked);
        CHECK(world.grants(name) == 0);
    }
    CHECK_FALSE(world.is_live(zeb));
    CHECK(world.person(kWilhelmina).state == store::AccountState::Active);
    CHECK(world.seen(kWilhelmina, "review").fact("is_overdue") == "yes");
    CHECK(world.letters_of("review_missed") == 2);
    CHECK(world.count("audit_event WHERE action = 'review_lock' AND actor = 'system:review'") == 4);

    world.run_day(day_number(15));  // again: nothing more
    CHECK(world.letters_of("review_missed") == 2);
    CHECK(world.count("audit_event WHERE action = 'review_lock'") == 4);
}

TEST_CASE("UAR-8 (b) the third decided and submitted on day 16: two unlocked, one Inactive, at once, and each is told")
{
    World world;
    world.live_until(15);
    CHECK(world.decide(kWilhelmina, "zeb.sampleton", "maintain") == "done");
    CHECK(world.decide(kWilhelmina, "ned.active", "maintain") == "done");
    world.live_until(16);
    CHECK(world.state_of("zeb.sampleton") == "locked");  // also what is decided, until it is submitted
    CHECK(world.decide(kWilhelmina, "pia.pretend", "remove", "wwcc_invalid") == "done");
    const auto answer = world.done(kWilhelmina, "review_submit", {{"is_checked", std::string(kTicked)}});
    CHECK(answer.fact("kept") == "2");
    CHECK(answer.fact("removed") == "1");
    CHECK(world.state_of("zeb.sampleton") == "active");
    CHECK(world.state_of("ned.active") == "active");
    CHECK(world.state_of("pia.pretend") == "inactive");
    CHECK(world.state_of("olga.other") == "locked");  // another Authoriser's
    CHECK(world.grants("zeb.sampleton") == 1);
    CHECK(world.count("access_grant WHERE unlocked_at IS NOT NULL AND ended_at IS NULL") == 2);  // OFF-6
    CHECK(world.count("access_grant WHERE end_reason = 'wwcc_invalid'") == 1);
    CHECK(world.letters_of("review_done_kept") == 2);
    CHECK(world.letters_of("review_done_removed") == 1);
    CHECK(world.seen(kWilhelmina, "authoriser_home").fact("reminders") == "1");  // MAN-15
    CHECK(world.count("audit_event WHERE action = 'remove_service' AND outcome = 'done'") == 1);
    world.live_until(17);
    CHECK(world.state_of("zeb.sampleton") == "active");
    CHECK(world.letters_of("review_missed") == 2);
}

TEST_CASE("UAR-5 REG-20 (c) the prompt waits at every sign-in until the review is submitted, and not after")
{
    World world;
    CHECK_FALSE(world.waiting(kWilhelmina).closes_on);
    for (const int number : {1, 5, 14}) {  // the 1st, 2nd and 3rd time
        world.live_until(number);
        CHECK(world.waiting(kWilhelmina).closes_on == day_number(14));
        CHECK(world.waiting(kWilhelmina).undecided == 3);
    }
    for (const auto& name : kThree) CHECK(world.decide(kWilhelmina, name, "maintain") == "done");
    CHECK(world.waiting(kWilhelmina).closes_on == day_number(14));  // decided, and not yet submitted
    CHECK(world.waiting(kWilhelmina).undecided == 0);
    CHECK(world.submit(kWilhelmina) == "done");
    CHECK_FALSE(world.waiting(kWilhelmina).closes_on);
    CHECK_FALSE(world.waiting(kAda).closes_on);
}

TEST_CASE("UAR-7 (d) on day 14 at 23:59:59 nothing is locked; one second later it is, whether or not a clock has run")
{
    World world;
    world.live_until(14);
    const Instant midnight{sys_days(day_number(15))};
    world.clock.set(midnight - minutes(melbourne_offset_minutes(midnight)) - seconds(1));
    REQUIRE(melbourne_day(world.clock.now()) == day_number(14));
    const auto zeb = world.person("zeb.sampleton").id;
    const auto paused = [&] {
        return *world.database->read(
            [&](store::Tx& tx) { return store::is_paused_by_review(tx, zeb, melbourne_day(world.clock.now())); });
    };
    CHECK(world.grants("zeb.sampleton") == 1);
    CHECK_FALSE(paused());
    world.run_day(day_number(14));
    CHECK(world.state_of("zeb.sampleton") == "active");

    world.clock.advance(seconds(1));
    CHECK(world.grants("zeb.sampleton") == 0);  // nothing has run
    CHECK(paused());
    world.run_day(day_number(15));
    CHECK(world.state_of("zeb.sampleton") == "locked");
    CHECK(world.grants("zeb.sampleton") == 0);
}

TEST_CASE("UAR-7 with grants from two Authorisers only the overdue one's lock; the account when none is left")
{
    World world;
    world.add_grant("zeb.sampleton", world.starfall);
    world.live_until(14);
    CHECK(world.decide(kBarnaby, "zeb.sampleton", "maintain") == "done");
    CHECK(world.decide(kBarnaby, "olga.other", "maintain") == "done");
    CHECK(world.submit(kBarnaby) == "done");
    world.live_until(15);
    CHECK(world.state_of("zeb.sampleton") == "active");
    CHECK(world.grants("zeb.sampleton") == 1);
    CHECK(world.state_of("ned.active") == "locked");

    World both;
    both.add_grant("zeb.sampleton", both.starfall);
    both.live_until(15);
    CHECK(both.state_of("zeb.sampleton") == "locked");
    CHECK(both.decide(kBarnaby, "zeb.sampleton", "remove", "left") == "done");
    CHECK(both.decide(kBarnaby, "olga.other", "maintain") == "done");
    CHECK(both.submit(kBarnaby) == "done");
    CHECK(both.state_of("zeb.sampleton") == "locked");  // what is left is Wilhelmina's, which is overdue
    CHECK(both.grants("zeb.sampleton") == 0);
}

TEST_CASE("UAR-7 a service given to somebody who waits for a review is no way around it, and opens with the rest")
{
    World world;
    world.live_until(14);
    const Instant midnight{sys_days(day_number(15))};
    world.clock.set(midnight - minutes(melbourne_offset_minutes(midnight)));  // overdue, and no clock has run
    for (const auto* name : {"zeb.sampleton", "ned.active"})
        world.done(kWilhelmina, "add_service",
                   {{"person", world.id_of(name)},
                    {"service", world.id_of(world.teacup)},
                    {"user_type", "Early childhood teacher"}});
    CHECK(world.grants("zeb.sampleton") == 0);
    world.live_until(15);
    CHECK(world.state_of("zeb.sampleton") == "locked");
    CHECK(world.decide(kWilhelmina, "zeb.sampleton", "maintain") == "done");
    CHECK(world.decide(kWilhelmina, "pia.pretend", "maintain") == "done");
    CHECK(world.decide(kWilhelmina, "ned.active", "remove", "left") == "done");
    CHECK(world.submit(kWilhelmina) == "done");
    CHECK(world.state_of("zeb.sampleton") == "active");
    CHECK(world.grants("zeb.sampleton") == 2);
    CHECK(world.state_of("ned.active") == "inactive");
}

TEST_CASE("UAR-7 where the setting says so, only whoever is undecided is locked")
{
    World world;
    world.settings.clocks.review_locks_only_undecided = true;
    world.live_until(14);
    CHECK(world.decide(kWilhelmina, "zeb.sampleton", "maintain") == "done");
    world.live_until(15);
    CHECK(world.state_of("zeb.sampleton") == "active");
    CHECK(world.grants("zeb.sampleton") == 1);
    CHECK(world.state_of("ned.active") == "locked");
    CHECK(world.decide(kWilhelmina, "ned.active", "maintain") == "done");
    CHECK(world.state_of("ned.active") == "locked");  // too late: until it is submitted
}

TEST_CASE("UAR-9 a removal is possible at any time, and leaves nothing to decide")
{
    World world;
    world.live_until(2);
    const auto zeb = world.id_of("zeb.sampleton");
    CHECK(world.told(kWilhelmina, "remove_people", {{"people", zeb}, {"reason", "left"}}) == "done");
    CHECK(world.cell(kWilhelmina, "zeb.sampleton", "name") == "none");
    CHECK(world.waiting(kWilhelmina).undecided == 2);
    for (const auto* name : {"ned.active", "pia.pretend"})
        world.done(kWilhelmina, "remove_people", {{"people", world.id_of(name)}, {"reason", "left"}});
    CHECK_FALSE(world.waiting(kWilhelmina).closes_on);  // UAR-10: nothing to complete
    CHECK(world.submit(kWilhelmina) == "review.none");
    world.live_until(15);
    CHECK(world.letters_of("review_missed") == 1);  // Barnaby's
}

TEST_CASE("UAR-10 a User who is added during a window is not part of that review")
{
    World world;
    world.live_until(2);
    world.add_user_at("late.comer", world.moondust);
    CHECK(world.cell(kWilhelmina, "late.comer", "name") == "none");
    CHECK(world.decide(kWilhelmina, "late.comer", "maintain") == "review.not_in_it@person");
    // Removed and invited again: another access.
    world.done(kWilhelmina, "remove_people", {{"people", world.id_of("zeb.sampleton")}, {"reason", "left"}});
    world.invite(kWilhelmina, "zeb.sampleton", world.moondust);
    world.finish("zeb.sampleton");
    CHECK(world.cell(kWilhelmina, "zeb.sampleton", "name") == "none");
    world.live_until(15);
    CHECK(world.state_of("late.comer") == "active");
    CHECK(world.state_of("zeb.sampleton") == "active");
    CHECK(world.state_of("ned.active") == "locked");
}

TEST_CASE("UAR-10 a Temporary Authoriser answers it; one left open passes back with the Users")
{
    World world;
    world.live_until(3);
    world.add_person("tess.temporary", {.authoriser = true});
    const auto moondust = " service_id = " + std::to_string(world.moondust.value);
    world.run("UPDATE duty SET in_force = 0 WHERE" + moondust);
    world.put_in_charge("tess.temporary", world.moondust, "temporary");
    CHECK_FALSE(world.waiting(kWilhelmina).closes_on);
    CHECK(world.decide(kWilhelmina, "zeb.sampleton", "maintain") == "review.none");
    CHECK(world.waiting("tess.temporary").undecided == 3);
    CHECK(world.decide("tess.temporary", "zeb.sampleton", "maintain") == "done");
    world.run("UPDATE duty SET in_force = 0 WHERE kind = 'temporary'");
    world.run("UPDATE duty SET in_force = 1 WHERE kind = 'active' AND" + moondust);
    CHECK(world.waiting(kWilhelmina).undecided == 2);  // what was decided stands
    CHECK(world.cell(kWilhelmina, "zeb.sampleton", "choice") == "maintain");
    CHECK(world.decide("tess.temporary", "zeb.sampleton", "maintain") == "review.none");
    for (const auto* name : {"ned.active", "pia.pretend"}) CHECK(world.decide(kWilhelmina, name, "maintain") == "done");
    CHECK(world.submit(kWilhelmina) == "done");
}

TEST_CASE("ACT-5 nobody reviews themselves: no own row, and a principal's is the Co-ordinator's")
{
    World world;
    world.run("UPDATE account SET is_user = 1 WHERE username = '" + std::string(kWilhelmina) + "'");
    world.add_grant(kWilhelmina, world.teacup, "Early childhood teacher");
    world.add_grant(kWilhelmina, world.moondust, "Principal");
    world.add_person("cora.coordinator", {.authoriser = true});
    world.put_in_charge("cora.coordinator", world.moondust, "region");
    world.live_until(1);
    CHECK(world.cell(kWilhelmina, kWilhelmina, "name") == "none");
    CHECK(world.waiting(kWilhelmina).undecided == 3);
    CHECK(world.decide(kWilhelmina, kWilhelmina, "maintain") == "person.not_found@person");
    CHECK(world.count("review WHERE service_id = " + std::to_string(world.teacup.value)) == 0);

    const auto view = world.seen("cora.coordinator", "review");
    CHECK(view.list("people").rows.size() == 1);
    CHECK(view.list("people").at(0, "id") == world.id_of(kWilhelmina));
    world.live_until(15);
    CHECK(world.person(kWilhelmina).state == store::AccountState::Active);  // UAR-7: the own sign-in is not locked
    CHECK(world.grants(kWilhelmina) == 1);                                  // Teacup's; that of the principal waits
    CHECK(world.decide("cora.coordinator", kWilhelmina, "maintain") == "done");
    CHECK(world.submit("cora.coordinator") == "done");
    CHECK(world.grants(kWilhelmina) == 2);
}

TEST_CASE("RES-11 whoever is restricted is no row, and is not locked by a review that is over")
{
    World world;
    world.live_until(2);
    world.run("UPDATE account SET is_restricted = 1, state = 'restricted' WHERE username = 'zeb.sampleton'");
    CHECK(world.waiting(kWilhelmina).undecided == 2);
    CHECK(world.cell(kWilhelmina, "zeb.sampleton", "name") == "none");
    for (const auto* name : {"ned.active", "pia.pretend"}) CHECK(world.decide(kWilhelmina, name, "maintain") == "done");
    CHECK(world.submit(kWilhelmina) == "done");
    CHECK(world.count("access_grant WHERE locks_on <> ''") == 1);  // Starfall's
    CHECK(world.state_of("zeb.sampleton") == "restricted");
}

TEST_CASE("UAR-6 of two Authorisers in force either may submit; neither sees or decides the own row (ACT-5)")
{
    World world;
    world.run("UPDATE service SET sector = 'Catholic' WHERE id = " + std::to_string(world.starfall.value));
    world.add_person("paul.second", {.authoriser = true});
    world.run("UPDATE duty SET is_sole = 0");
    world.put_in_charge("paul.second", world.starfall, "active");
    world.run("UPDATE account SET is_user = 1 WHERE username = 'paul.second'");
    world.add_grant("paul.second", world.starfall);
    world.live_until(1);
    CHECK(world.waiting(kBarnaby).undecided == 2);
    CHECK(world.waiting("paul.second").undecided == 1);
    CHECK(world.decide("paul.second", "paul.second", "maintain") == "person.not_found@person");
    CHECK(world.decide(kBarnaby, "paul.second", "remove", "left") == "done");
    CHECK(world.decide("paul.second", "olga.other", "maintain") == "done");
    CHECK(world.submit("paul.second") == "done");  // what the other has decided holds
    CHECK(world.grants("paul.second") == 0);
    CHECK(world.grants("olga.other") == 1);
    CHECK(world.submit(kBarnaby) == "review.none");
}

TEST_CASE("UAR-11 the history shows each review and each decision, and nobody else's")
{
    World world;
    world.live_until(2);
    CHECK(world.decide(kWilhelmina, "zeb.sampleton", "remove", "left") == "done");
    for (const auto& name : kThree) CHECK(world.decide(kWilhelmina, name, "maintain") == "done");
    CHECK(world.seen(kWilhelmina, "past_reviews").list("reviews").rows.empty());
    world.live_until(15);
    CHECK(world.submit(kWilhelmina) == "done");
    const auto past = world.seen(kWilhelmina, "past_reviews");
    const auto& list = past.list("reviews");
    REQUIRE(list.rows.size() == 1);
    CHECK(list.at(0, "kept") == "3");
    CHECK(list.at(0, "removed") == "0");
    CHECK(list.at(0, "by") == "Wilhelmina Placeholder");
    CHECK(list.at(0, "was_late") == "yes");
    const auto one = world.seen(kWilhelmina, "past_review", {{"review", list.at(0, "id")}});
    REQUIRE(one.list("decisions").rows.size() == 4);
    CHECK(one.list("decisions").at(0, "choice") == "remove");
    CHECK(one.list("decisions").at(0, "is_final").empty());
    CHECK(one.list("decisions").at(1, "is_final") == "yes");
    CHECK(world.told_look(kBarnaby, "past_review", {{"review", list.at(0, "id")}}) == "review.not_found@review");
    CHECK(world.seen(kBarnaby, "past_reviews").list("reviews").rows.empty());
}

TEST_CASE("MAN-8 somebody else's User is not found in a review either")
{
    World world;
    world.live_until(1);
    CHECK(world.decide(kWilhelmina, "olga.other", "remove", "left") == "person.not_found@person");
    CHECK(world.told(kWilhelmina, "review_decide_many",
                     {{"people", world.id_of("zeb.sampleton") + "\n" + world.id_of("olga.other")},
                      {"choice", "maintain"}}) == "person.not_found@person");
    CHECK(world.count("review_decision") == 0);
}
