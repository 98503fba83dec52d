// The people of an Authoriser: the list, one of them, a name put right, several removed at once (MAN-1 to MAN-11).
#include "server/services/account_service.h"
#include "tests/admin/admin_world.h"

using namespace std::chrono;

namespace {

/// The cell of this person in the list; "none" when they are not in it.
std::string cell(AdminWorld& world, const char* who, const std::string& id, std::string_view column)
{
    const auto view = world.seen(who, "people");
    const auto& list = view.list("people");
    for (std::size_t i = 0; i < list.rows.size(); ++i)
        if (list.at(i, "id") == id) return list.at(i, column);
    return "none";
}

}  // namespace

TEST_CASE("MAN-2 the list has everybody who was invited, each with the state of the card, and nobody else's")
{
    AdminWorld world;
    const auto zeb = world.invite(kWilhelmina, "zeb.sampleton", world.moondust);
    world.add_user_at("ned.active", world.moondust);
    world.add_user_at("olga.other", world.starfall);
    CHECK(cell(world, kWilhelmina, zeb, "state") == "invited");
    CHECK(cell(world, kWilhelmina, world.id_of("ned.active"), "state") == "active");
    CHECK(cell(world, kWilhelmina, world.id_of("olga.other"), "state") == "none");
    CHECK(cell(world, kWilhelmina, world.id_of(kWilhelmina), "state") == "none");
    CHECK(cell(world, kBarnaby, world.id_of("olga.other"), "services") == "Starfall College (Fictional)");
}

TEST_CASE("MAN-4 somebody removed is shown for 90 days, and not for a second longer")
{
    AdminWorld world;
    world.add_user_at("zeb.sampleton", world.moondust);
    const auto id = world.id_of("zeb.sampleton");
    world.done(kWilhelmina, "remove_people", {{"people", id}, {"reason", "left"}});
    const auto removed = world.clock.now();
    CHECK(cell(world, kWilhelmina, id, "state") == "inactive");
    CHECK(cell(world, kWilhelmina, id, "removed_why") == "left");
    world.clock.set(removed + hours(24 * 90));
    CHECK(cell(world, kWilhelmina, id, "state") == "inactive");
    world.clock.set(removed + hours(24 * 90) + seconds(1));
    CHECK(cell(world, kWilhelmina, id, "state") == "none");
    CHECK(world.told_look(kWilhelmina, "person", {{"person", id}}) == "person.not_found@person");
}

TEST_CASE("MAN-6 the details show which steps are done and at most the last three characters of a number")
{
    AdminWorld world;
    world.add_user_at("zeb.sampleton", world.moondust);
    const auto id = world.id_of("zeb.sampleton");
    world.run("UPDATE account SET receipt_number = '" + world.key.seal("DEMO-TRN-0001", id) +
              "', credential_number = '" + world.key.seal("DEMO-WWC-0042", id) + "' WHERE username = 'zeb.sampleton'");
    const auto view = world.seen(kWilhelmina, "person", {{"person", id}});
    CHECK(view.fact("credential_tail") == "042");
    CHECK(view.fact("receipt_tail") == "001");
    for (const auto& [name, value] : view.facts) CHECK(value.find("DEMO-") == value.npos);
    CHECK(world.last_audit() == "look.person done " + id);
}

TEST_CASE("MAN-8 somebody else's User is not found, in every act, as one that does not exist")
{
    AdminWorld world;
    world.add_user_at("olga.other", world.starfall);
    const auto id = world.id_of("olga.other");
    for (const auto& whom : {id, std::string("no-such-person"), world.id_of(kWilhelmina)}) {
        INFO(whom);
        CHECK(world.told_look(kWilhelmina, "person", {{"person", whom}}) == "person.not_found@person");
        CHECK(world.told(kWilhelmina, "change_name",
                         {{"person", whom}, {"first_name", "Olga"}, {"last_name", "Placeholder"}}) ==
              "person.not_found@person");
        for (const auto* act : {"resend_invitation", "cancel_invitation"})
            CHECK(world.told(kWilhelmina, act, {{"person", whom}}) == "person.not_found@person");
        for (const auto* act : {"resend_invitations", "cancel_invitations"})
            CHECK(world.told(kWilhelmina, act, {{"people", whom}}) == "person.not_found@person");
        CHECK(world.told(kWilhelmina, "remove_people", {{"people", whom}, {"reason", "left"}}) ==
              "person.not_found@person");
        CHECK(world.told(kWilhelmina, "add_service",
                         {{"person", whom}, {"service", world.id_of(world.moondust)}, {"user_type", "Teacher"}}) ==
              "person.not_found@person");
        CHECK(world.told(kWilhelmina, "remove_service",
                         {{"person", whom}, {"service", world.id_of(world.starfall)}, {"reason", "left"}}) ==
              "person.not_found@person");
        CHECK(world.told_look(kWilhelmina, "bulk_preview", {{"people", whom}, {"act", "remove_people"}}) ==
              "person.not_found@person");
    }
    CHECK(world.state_of("olga.other") == "active");
    CHECK(world.letters().empty());
}

TEST_CASE("MAN-8 a former User who has gone on to another Authoriser is not for the former one to act on")
{
    AdminWorld world;
    world.add_user_at("zeb.sampleton", world.moondust);
    const auto id = world.id_of("zeb.sampleton");
    world.done(kWilhelmina, "remove_people", {{"people", id}, {"reason", "left"}});
    const Fields name{{"person", id}, {"first_name", "Zebedee"}, {"last_name", "Sampleton"}};
    const auto why_not = [&](const char* act) {
        return world.seen(kWilhelmina, "bulk_preview", {{"people", id}, {"act", act}}).list("people").at(0, "why_not");
    };
    CHECK(world.told(kWilhelmina, "change_name", name) == "person.inactive@person");

    world.invite(kBarnaby, "zeb.sampleton", world.starfall);
    for (const auto* act : {"resend_invitation", "cancel_invitation"})
        CHECK(world.told(kWilhelmina, act, {{"person", id}}) == "person.not_found@person");
    CHECK(why_not("cancel_invitations") == "person.not_found");
    CHECK(world.state_of("zeb.sampleton") == "invited");

    world.finish("zeb.sampleton");
    const auto letters = world.letters().size();
    CHECK(world.told(kWilhelmina, "change_name", name) == "person.not_found@person");
    CHECK(world.told(kWilhelmina, "remove_people", {{"people", id}, {"reason", "left"}}) == "person.not_found@person");
    CHECK(why_not("remove_people") == "person.not_found");
    CHECK(world.letters().size() == letters);
    CHECK(world.done(kBarnaby, "change_name", name).fact("name") == "Zebedee Sampleton");
}

TEST_CASE(
    "MAN-11 a name put right forces the check of the credential, ends the session and keeps the old name in the log")
{
    AdminWorld world;
    world.add_user_at("zeb.sampleton", world.moondust);
    const auto id = world.id_of("zeb.sampleton");
    const auto zeb = world.caller("zeb.sampleton");
    const auto answer = world.done(kWilhelmina, "change_name",
                                   {{"person", id}, {"first_name", " Zebedee "}, {"last_name", "Sampleton-Smyth"}});
    CHECK(answer.fact("is_owed") == "yes");
    CHECK(world.person("zeb.sampleton").name() == "Zebedee Sampleton-Smyth");
    CHECK(world.person("zeb.sampleton").credential_owed);
    CHECK_FALSE(world.is_live(zeb));
    CHECK(world.letters() == std::vector<std::string>{"name_changed zeb.sampleton@moondust.example"});
    CHECK(world.text("SELECT detail FROM audit_event WHERE action = 'change_name'") ==
          R"({"after":"Zebedee Sampleton-Smyth","before":"Zeb Sampleton"})");
    CHECK(world.told(kWilhelmina, "change_name",
                     {{"person", id}, {"first_name", "Zebedee"}, {"last_name", "Sampleton-Smyth"}}) ==
          "name.same@first_name");
}

TEST_CASE("MAN-9 a name can be put right while the person is invited; nothing is owed before anything was shown")
{
    AdminWorld world;
    const auto id = world.invite(kWilhelmina, "zeb.sampleton", world.moondust);
    const auto answer =
        world.done(kWilhelmina, "change_name", {{"person", id}, {"first_name", "Zebedee"}, {"last_name", "Sampleton"}});
    CHECK(answer.fact("is_owed").empty());
    CHECK_FALSE(world.person("zeb.sampleton").credential_owed);
}

TEST_CASE("MAN-14 removing several ends every grant and session at once, each with its reason, or does nothing")
{
    AdminWorld world;
    for (const auto* name : {"zeb.sampleton", "ned.active"}) world.add_user_at(name, world.moondust);
    const auto both = world.id_of("zeb.sampleton") + "\n" + world.id_of("ned.active");
    const auto invited = world.invite(kWilhelmina, "quilla.testworth", world.moondust);
    CHECK(world.told(kWilhelmina, "remove_people", {{"people", both + "\n" + invited}, {"reason", "left"}}) ==
          "person.invited@person");
    CHECK(world.state_of("zeb.sampleton") == "active");
    CHECK(world.told(kWilhelmina, "remove_people", {{"people", both}, {"reason", "boredom"}}) ==
          "reason.unknown@reason");
    CHECK(world.told(kWilhelmina, "remove_people", {{"people", both}, {"reason", "other"}}) ==
          "reason.note_needed@note");

    const auto zeb = world.caller("zeb.sampleton");
    CHECK(world.done(kWilhelmina, "remove_people", {{"people", both}, {"reason", "left"}}).fact("count") == "2");
    CHECK_FALSE(world.is_live(zeb));
    CHECK(world.state_of("zeb.sampleton") == "inactive");
    CHECK(world.count("access_grant WHERE end_reason = 'left' AND ended_by = 'p-wilhelmina.placeholder'") == 2);
    CHECK(world.count("audit_event WHERE action = 'remove_service' AND outcome = 'done'") == 2);
    CHECK(world.letters().back() == "access_removed_user ned.active@moondust.example");
}

TEST_CASE("MAN-15 a reason that the Department must hear of leaves a reminder; others leave none")
{
    for (const auto& [reason, reminders] :
         {std::pair{"wwcc_invalid", "1"}, std::pair{"vit_invalid", "1"}, std::pair{"restriction_grounds", "1"},
          std::pair{"left", "0"}, std::pair{"misconduct", "0"}}) {
        INFO(reason);
        AdminWorld world;
        world.add_user_at("zeb.sampleton", world.moondust);
        world.done(kWilhelmina, "remove_people", {{"people", world.id_of("zeb.sampleton")}, {"reason", reason}});
        CHECK(world.seen(kWilhelmina, "authoriser_home").fact("reminders") == reminders);
        CHECK(world.seen(kBarnaby, "authoriser_home").fact("reminders") == "0");
    }
}

TEST_CASE("MAN-17 what a bulk act would do to each is shown before, and nothing is done by looking")
{
    AdminWorld world;
    world.add_user_at("zeb.sampleton", world.moondust);
    world.add_user_at("ned.active", world.moondust);
    world.add_grant("ned.active", world.starfall);
    const auto invited = world.invite(kWilhelmina, "quilla.testworth", world.moondust);
    const auto view =
        world.seen(kWilhelmina, "bulk_preview",
                   {{"people", world.id_of("zeb.sampleton") + "\n" + world.id_of("ned.active") + "\n" + invited},
                    {"act", "remove_people"}});
    const auto& list = view.list("people");
    CHECK(list.at(0, "effect") == "account_ends");
    CHECK(list.at(1, "effect") == "services_end");
    CHECK(list.at(2, "effect").empty());
    CHECK(list.at(2, "why_not") == "person.invited");
    CHECK(world.state_of("zeb.sampleton") == "active");
    CHECK(world.told_look(kWilhelmina, "bulk_preview", {{"people", invited}, {"act", "invite"}}) ==
          "field.unknown@act");
}

TEST_CASE("OFF-1 the list says when access ends if nobody signs in, and the home how many of them are near")
{
    AdminWorld world;
    world.add_user_at("zeb.sampleton", world.moondust);
    world.run("UPDATE account SET last_sign_in_at = " +
              std::to_string((world.clock.now() - hours(24 * 46)).time_since_epoch().count()) +
              " WHERE username = 'zeb.sampleton'");
    CHECK(cell(world, kWilhelmina, world.id_of("zeb.sampleton"), "inactive_on") == "2026-03-18");
    CHECK(world.seen(kWilhelmina, "authoriser_home").fact("ending_soon") == "0");
    world.clock.advance(hours(24 * 1));
    CHECK(world.seen(kWilhelmina, "authoriser_home").fact("ending_soon") == "1");
}

TEST_CASE("MAN-22 an operator who unlocks lifts nothing that a review, a credential or the last removal has shut")
{
    for (const auto& [shut, left] :
         {std::pair{"UPDATE access_grant SET locked_at = 1", store::AccountState::Locked},
          std::pair{"UPDATE account SET credential_state = 'lapsed' WHERE is_user = 1", store::AccountState::Locked},
          std::pair{"UPDATE access_grant SET ended_at = 1", store::AccountState::Inactive},
          std::pair{"SELECT 1", store::AccountState::Active}}) {
        INFO(shut);
        AdminWorld world;
        world.settings.data.key_file = world.folder.file("key");
        world.add_user_at("zeb.sampleton", world.moondust);
        services::AccountService accounts(*world.database, world.clock, world.settings, "operator:quilla");
        REQUIRE(accounts.lock("zeb.sampleton"));
        CHECK(world.person("zeb.sampleton").state == store::AccountState::Locked);
        world.run(shut);
        if (left == store::AccountState::Inactive) world.run("UPDATE account SET removed_at = 1");
        REQUIRE(accounts.unlock("zeb.sampleton"));
        CHECK(world.person("zeb.sampleton").state == left);
    }
}
