// The duties of an Authoriser: in other hands for a time, given up, and Users whom nobody answers for (ACT-8 to ACT-10,
// Q21).
#include "server/admin/transfers.h"
#include "tests/admin/clock_world.h"

using namespace std::chrono;

namespace {

const Date kToday = 2026y / January / 5;
constexpr const char* kWilhelminaAddress = "wilhelmina.placeholder@moondust.example";
constexpr const char* kBarnabyAddress = "barnaby.mockford@moondust.example";

struct World : ClockWorld {
    World()
    {
        add_user_at("zeb.sampleton", moondust);
        settings.clocks.run_inactivity = false;
        run_on(kToday);
    }
    Date day(int number) { return add_days(kToday, number); }
    /// Moondust into Barnaby's hands, from day `from` to day `to` of the world.
    Fields form(int from, int to)
    {
        return {{"first_name", "Barnaby"},
                {"last_name", "Mockford"},
                {"email", kBarnabyAddress},
                {"services", id_of(moondust)},
                {"from", to_iso(day(from))},
                {"to", to_iso(day(to))},
                {"is_permitted", std::string(kTicked)},
                {"is_ready", std::string(kTicked)}};
    }
    Fields with(Fields form, const std::string& name, const std::string& value)
    {
        form[name] = value;
        return form;
    }
    /// Who is the Authoriser of Moondust.
    std::string in_charge()
    {
        return text(
            "SELECT coalesce(group_concat(username), '') FROM (SELECT a.username FROM duty d JOIN account a ON "
            "a.id = d.account_id WHERE d.in_force = 1 AND d.service_id = " +
            std::to_string(moondust.value) + " ORDER BY a.id)");
    }
    bool has_zeb(const std::string& who)
    {
        const auto view = seen(who, "people");
        const auto& list = view.list("people");
        for (std::size_t i = 0; i < list.rows.size(); ++i)
            if (list.at(i, "name") == "Zeb Sampleton") return true;
        return false;
    }
};

Fields leaving(World& world, int day)
{
    return {{"full_name", "Wilhelmina Placeholder"},
            {"role_title", "Principal"},
            {"organisation", "Moondust Primary School (Fictional)"},
            {"service_email", "office@moondust.example"},
            {"service_phone", "5550 0100"},
            {"leaves_on", to_iso(world.day(day))},
            {"successor_name", "Hortensia Nextly"},
            {"successor_organisation", "Moondust Primary School (Fictional)"},
            {"successor_email", "hortensia.nextly@moondust.example"},
            {"tells_users", std::string(kTicked)}};
}

}  // namespace

TEST_CASE("ACT-8 the substitute is in force from the first day to the last, and the Users go back by themselves")
{
    World world;
    world.done(kWilhelmina, "transfer_duties", world.form(10, 20));
    CHECK(world.count("audit_event WHERE action = 'transfer_duties' AND outcome = 'done'") == 1);
    CHECK(world.in_charge() == kWilhelmina);
    world.run_to(world.day(9));
    CHECK(world.in_charge() == kWilhelmina);
    CHECK_FALSE(world.has_zeb(kBarnaby));
    world.run_to(world.day(10));
    CHECK(world.in_charge() == kBarnaby);
    CHECK(world.has_zeb(kBarnaby));
    CHECK_FALSE(world.has_zeb(kWilhelmina));
    CHECK(world.posted("transfer_begins") == std::string(kBarnabyAddress) + "|," + kWilhelminaAddress + "|");
    CHECK(world.letter("transfer_begins").find("until the end of " + format_day(world.day(20))) != std::string::npos);
    CHECK(world.count("audit_event WHERE action = 'begin_transfer' AND actor = 'system:transfer'") == 1);
    world.run_to(world.day(20));
    CHECK(world.in_charge() == kBarnaby);
    world.run_to(world.day(21));
    CHECK(world.in_charge() == kWilhelmina);
    CHECK(world.has_zeb(kWilhelmina));
    CHECK_FALSE(world.has_zeb(kBarnaby));
    CHECK(world.posted("transfer_ends") == std::string(kBarnabyAddress) + "|," + kWilhelminaAddress + "|");
    CHECK(world.count("duty WHERE kind = 'temporary' AND ended_at IS NOT NULL") == 1);
    CHECK(world.state_of("zeb.sampleton") == "active");
}

TEST_CASE("ACT-8 a transfer from today begins at once, and other services stay where they are")
{
    World world;
    world.done(kWilhelmina, "transfer_duties", world.form(0, 0));
    CHECK(world.in_charge() == kBarnaby);
    CHECK(world.seen(kWilhelmina, "services").list("services").rows.size() == 1);
    CHECK(world.seen(kBarnaby, "services").list("services").rows.size() == 2);
    world.run_to(world.day(1));
    CHECK(world.in_charge() == kWilhelmina);
}

TEST_CASE("ACT-9 a transfer of 90 days is taken, of 91 is refused")
{
    World world;
    CHECK(world.told(kWilhelmina, "transfer_duties", world.form(3, 93)) == "transfer.too_long@to");
    CHECK(world.last_audit() == "transfer_duties refused  transfer.too_long");
    CHECK(world.told(kWilhelmina, "transfer_duties", world.form(3, 92)) == "done");
}

TEST_CASE("ACT-8 days that have gone, or are the wrong way round, are refused, and so are two transfers of one day")
{
    World world;
    CHECK(world.told(kWilhelmina, "transfer_duties", world.form(-1, 4)) == "transfer.past@from");
    CHECK(world.told(kWilhelmina, "transfer_duties", world.form(5, 4)) == "transfer.backwards@to");
    world.done(kWilhelmina, "transfer_duties", world.form(5, 9));
    CHECK(world.told(kWilhelmina, "transfer_duties", world.form(9, 12)) == "transfer.overlaps@from");
    CHECK(world.told(kWilhelmina, "transfer_duties", world.form(10, 12)) == "done");
    // One follows the other without a day, and without two in force (ACT-6).
    world.run_to(world.day(9));
    CHECK(world.in_charge() == kBarnaby);
    world.run_to(world.day(10));
    CHECK(world.in_charge() == kBarnaby);
    world.run_to(world.day(13));
    CHECK(world.in_charge() == kWilhelmina);
}

TEST_CASE("ACT-8 whoever is unknown, no Authoriser, of another kind of service or cannot sign in is one and the same")
{
    World world;
    const auto form = world.form(1, 5);
    const auto told = [&](const Fields& fields) { return world.told(kWilhelmina, "transfer_duties", fields); };
    CHECK(told(world.with(form, "email", "nobody@moondust.example")) == "transfer.unknown@email");
    CHECK(told(world.with(form, "first_name", "Basil")) == "transfer.unknown@email");
    CHECK(told(world.with(world.with(world.with(form, "email", "zeb.sampleton@moondust.example"), "first_name", "Zeb"),
                          "last_name", "Sampleton")) == "transfer.unknown@email");
    CHECK(told(world.with(form, "services", world.id_of(world.teacup))) == "transfer.unknown@email");
    world.set(kBarnaby, "state", "'locked'");
    CHECK(told(form) == "transfer.unknown@email");
    world.set(kBarnaby, "state", "'active'");
    CHECK(told(world.with(form, "first_name", "BARNABY")) == "done");
}

TEST_CASE("MAN-8 nobody transfers what is another's, to themselves, or what is only in their hands for a time")
{
    World world;
    const auto form = world.form(0, 5);
    CHECK(world.told(kWilhelmina, "transfer_duties", world.with(form, "services", world.id_of(world.starfall))) ==
          "service.not_found@services");
    CHECK(world.told(kBarnaby, "transfer_duties", world.with(form, "services", world.id_of(world.starfall))) ==
          "transfer.self@email");
    world.done(kWilhelmina, "transfer_duties", form);
    auto onward = world.with(world.with(form, "email", kWilhelminaAddress), "first_name", "Wilhelmina");
    onward["last_name"] = "Placeholder";
    CHECK(world.told(kBarnaby, "transfer_duties", onward) == "transfer.not_own@services");
}

TEST_CASE("ACT-8 a transfer can end early, by whoever made it; planned or in force, and once")
{
    for (const bool is_begun : {false, true}) {
        INFO(is_begun);
        World world;
        const auto id = world.done(kWilhelmina, "transfer_duties", world.form(is_begun ? 0 : 4, 10)).fact("transfer");
        CHECK(world.told(kBarnaby, "end_transfer", one("transfer", id)) == "transfer.not_found@transfer");
        world.done(kWilhelmina, "end_transfer", one("transfer", id));
        CHECK(world.in_charge() == kWilhelmina);
        CHECK(world.count("mail WHERE code = 'transfer_ends'") == 2);
        CHECK(world.told(kWilhelmina, "end_transfer", one("transfer", id)) == "transfer.over@transfer");
        world.run_to(world.day(5));
        CHECK(world.in_charge() == kWilhelmina);
    }
}

TEST_CASE("ACT-8 a substitute who cannot act any more gives everything back, and does not begin")
{
    for (const int since : {2, 6}) {
        INFO(since);
        World world;
        world.done(kWilhelmina, "transfer_duties", world.form(4, 20));
        world.run_to(world.day(since));
        world.set(kBarnaby, "state", "'restricted'");
        world.run_to(world.day(7));
        CHECK(world.in_charge() == kWilhelmina);
        CHECK(world.count("transfer WHERE end_reason = 'no_substitute'") == 1);
    }
}

TEST_CASE("ACT-8 whom the Department puts in charge meanwhile stays in charge")
{
    World world;
    world.done(kWilhelmina, "transfer_duties", world.form(0, 5));
    world.run("UPDATE duty SET ended_at = 1, in_force = 0 WHERE kind = 'temporary'");
    world.add_person("hortensia.nextly", {.authoriser = true});
    world.put_in_charge("hortensia.nextly", world.moondust);
    world.run_to(world.day(6));
    CHECK(world.in_charge() == "hortensia.nextly");
}

TEST_CASE("OFF-4 during a transfer the Temporary Authoriser alone is in copy")
{
    World world;
    world.settings.clocks.run_inactivity = true;
    world.signed_in("zeb.sampleton", kToday);
    world.done(kWilhelmina, "transfer_duties", world.form(40, 50));
    world.run_to(world.day(46));
    CHECK(world.posted("inactivity_warning") == std::string("zeb.sampleton@moondust.example|") + kBarnabyAddress);
    world.run_to(world.day(53));
    CHECK(world.posted("inactivity_warning") == std::string("zeb.sampleton@moondust.example|") + kBarnabyAddress +
                                                    ",zeb.sampleton@moondust.example|" + kWilhelminaAddress);
}

TEST_CASE("ACT-5 of a principal's inactivity the Co-ordinator has the copy, and not the school")
{
    World world;
    world.settings.clocks.run_inactivity = true;
    world.add_person("cora.ordinator", {.authoriser = true});
    world.put_in_charge("cora.ordinator", world.moondust, "region");
    world.add_user_at("prue.principal", world.moondust, "Principal");
    world.signed_in("prue.principal", kToday);
    world.set("zeb.sampleton", "last_sign_in_at", "1800000000");  // far ahead
    world.run_to(world.day(46));
    CHECK(world.posted("inactivity_warning") == "prue.principal@moondust.example|cora.ordinator@moondust.example");
}

TEST_CASE("ACT-10 notice of leaving reaches the Department with every fact, and shows on the Authoriser's screen")
{
    World world;
    world.done(kWilhelmina, "leave_role", leaving(world, 28));
    CHECK(world.posted("authoriser_leaving") == "department@childlink.invalid|");
    const auto letter = world.letter("authoriser_leaving");
    for (const auto* fact : {"Name: Wilhelmina Placeholder", "Role: Principal", "Telephone of the service: 5550 0100",
                             "Email of the service: office@moondust.example", "Successor: Hortensia Nextly",
                             "Successor's email: hortensia.nextly@moondust.example"}) {
        INFO(fact);
        CHECK(letter.find(fact) != std::string::npos);
    }
    CHECK(letter.find("Last day: " + format_day(world.day(28))) != std::string::npos);
    CHECK(letter.find("Why the notice") == std::string::npos);
    const auto view = world.seen(kWilhelmina, "my_duties");
    CHECK(view.fact("leaves_on") == to_iso(world.day(28)));
    CHECK(view.fact("leaving_facts").find("Hortensia") != std::string::npos);
    CHECK(world.seen(kBarnaby, "my_duties").fact("leaves_on").empty());
    CHECK(world.count("audit_event WHERE action = 'leave_role' AND outcome = 'done'") == 1);
}

TEST_CASE("ACT-10 less than four weeks needs a reason; a day that has gone is none")
{
    World world;
    CHECK(world.told(kWilhelmina, "leave_role", leaving(world, 27)) == "leaving.too_soon@late_why");
    CHECK(world.told(kWilhelmina, "leave_role", world.with(leaving(world, 27), "late_why", "Called away at once")) ==
          "done");
    CHECK(world.told(kWilhelmina, "leave_role", leaving(world, 28)) == "done");
    CHECK(world.told(kWilhelmina, "leave_role", world.with(leaving(world, -1), "late_why", "x")) ==
          "leaving.past@leaves_on");
}

TEST_CASE("ACT-10 a successor, several, or when one will be known and whom to ask until then; whole, or not at all")
{
    World world;
    auto form = leaving(world, 40);
    const auto told = [&] { return world.told(kWilhelmina, "leave_role", form); };
    form.erase("successor_email");
    CHECK(told() == "field.required@successor_email");
    form.erase("successor_name");
    form.erase("successor_organisation");
    CHECK(told() == "leaving.no_successor@successor_name");
    form["known_on"] = to_iso(world.day(20));
    CHECK(told() == "field.required@other_contact");
    form["other_contact"] = "The office, 5550 0100";
    CHECK(told() == "done");
    CHECK(world.letter("authoriser_leaving").find("known on: " + format_day(world.day(20))) != std::string::npos);
    form.erase("known_on");
    form.erase("other_contact");
    form["successors"] = "Hortensia Nextly has Years 1 to 3.\nBarnaby Mockford has the others.";
    CHECK(told() == "done");
    CHECK(world.letter("authoriser_leaving").find("Hortensia Nextly has Years 1 to 3. Barnaby") != std::string::npos);
}

TEST_CASE("ACT-8 the screen of duties has what is in force, what is planned and what is in other hands")
{
    World world;
    auto view = world.seen(kWilhelmina, "my_duties");
    CHECK(view.fact("transfer_most") == "90");
    CHECK(view.fact("exit_weeks") == "4");
    CHECK(view.list("duties").rows.size() == 2);
    world.done(kWilhelmina, "transfer_duties", world.form(2, 5));
    view = world.seen(kWilhelmina, "my_duties");
    CHECK(view.list("transfers").at(0, "transfer_state") == "planned");
    CHECK(view.list("transfers").at(0, "substitute") == "Barnaby Mockford");
    CHECK(view.list("transfers").at(0, "services") == "Moondust Primary School (Fictional)");
    CHECK(view.list("transfers").at(0, "is_mine") == "yes");
    world.run_to(world.day(2));
    view = world.seen(kBarnaby, "my_duties");
    CHECK(view.list("transfers").at(0, "transfer_state") == "in_force");
    CHECK(view.list("transfers").at(0, "is_mine").empty());
    CHECK(view.list("duties").rows.size() == 2);
    CHECK(view.list("duties").at(1, "may_transfer").empty());
    world.run_to(world.day(6));
    CHECK(world.seen(kBarnaby, "my_duties").list("transfers").at(0, "transfer_state") == "over");
}

TEST_CASE("Q21 without an Authoriser Users stay 14 days, then their grants lock; somebody new in charge ends that")
{
    World world;
    world.add_person("dora.departmental", {.authoriser = true});
    const auto gone = std::to_string(world.clock.now().time_since_epoch().count());
    world.run("UPDATE duty SET in_force = 0, ended_at = " + gone +
              " WHERE service_id = " + std::to_string(world.moondust.value));
    world.put_in_charge("dora.departmental", world.moondust, "holding");
    const auto session = world.caller("zeb.sampleton");
    world.run_to(world.day(14));
    CHECK(world.state_of("zeb.sampleton") == "active");
    world.run_to(world.day(15));
    CHECK(world.state_of("zeb.sampleton") == "locked");
    CHECK_FALSE(world.is_live(session));
    CHECK(world.count("audit_event WHERE action = 'lock_unattended' AND actor = 'system:transfer'") == 1);
    world.run_to(world.day(17));
    CHECK(world.count("audit_event WHERE action = 'lock_unattended'") == 1);

    world.run("UPDATE duty SET in_force = 0, ended_at = 1 WHERE kind = 'holding'");
    world.add_person("hortensia.nextly", {.authoriser = true});
    world.put_in_charge("hortensia.nextly", world.moondust);
    world.run("UPDATE access_grant SET locked_at = 1");  // a review besides: its lock is its own
    world.run_to(world.day(18));
    CHECK(world.state_of("zeb.sampleton") == "locked");
    world.run("UPDATE access_grant SET locked_at = NULL");
    CHECK(world.state_of("zeb.sampleton") == "active");
    CHECK(world.count("audit_event WHERE action = 'unlock_attended'") == 1);
}

TEST_CASE("Q21 whoever has an Authoriser, a substitute's too, or never had one, is not locked")
{
    World world;
    const auto nobodys = world.add_service("school", "Nowhere College (Fictional)");
    world.add_user_at("ned.active", nobodys);
    world.done(kWilhelmina, "transfer_duties", world.with(world.form(0, 80), "services", world.id_of(world.moondust)));
    world.run_to(world.day(40));
    CHECK(world.state_of("zeb.sampleton") == "active");
    CHECK(world.state_of("ned.active") == "active");
}
