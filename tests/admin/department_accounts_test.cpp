// The Department and accounts: finding them, lock and unlock, a second factor anew, its own staff, letters (REG-15,
// ACT-12, REG-2).
#include "server/services/mail_service.h"
#include "tests/admin/admin_world.h"

namespace {

std::string found(AdminWorld& world, const Fields& asks)
{
    const auto view = world.seen(kAda, "accounts", asks);
    const auto& list = view.list("accounts");
    std::string all;
    for (std::size_t i = 0; i < list.rows.size(); ++i) all += list.at(i, "username") + ":" + list.at(i, "state") + " ";
    return all + std::to_string(list.total);
}

}  // namespace

TEST_CASE("MAN-22 accounts are found by words, capability and state, whichever they are in")
{
    AdminWorld world;
    world.add_user_at("zeb.sampleton", world.moondust);
    world.add_user_at("ned.active", world.moondust);
    world.invite(kWilhelmina, "quilla.testworth", world.moondust);
    world.done(kAda, "lock_account", {{"account", world.id_of("ned.active")}, {"why", "A call from the school"}});
    CHECK(found(world, {{"search", "sampleton"}}) == "zeb.sampleton:active 1");
    CHECK(found(world, {{"search", "ZEB@moondust"}}) == "0");
    CHECK(found(world, {{"search", "zeb moondust.example"}}) == "zeb.sampleton:active 1");
    CHECK(found(world, {{"state", "locked"}}) == "ned.active:locked 1");
    CHECK(found(world, {{"state", "invited"}}) == "quilla.testworth@moondust.example:invited 1");
    CHECK(found(world, {{"state", "restricted"}}) == "0");
    CHECK(found(world, {{"capability", "auditor"}}) == "odette.auditworth:active 1");
    CHECK(found(world, {{"capability", "user"}, {"state", "active"}}) == "zeb.sampleton:active 1");
    world.done(kWilhelmina, "remove_people", {{"people", world.id_of("zeb.sampleton")}, {"reason", "left"}});
    CHECK(found(world, {{"state", "inactive"}}) == "zeb.sampleton:inactive 1");
}

TEST_CASE("ACT-13 one account shows grants, duties, capabilities and history, nothing of a child, and that it was seen")
{
    AdminWorld world;
    world.add_user_at("zeb.sampleton", world.moondust);
    const auto id = world.id_of("zeb.sampleton");
    const auto view = world.seen(kAda, "account", {{"account", id}});
    CHECK(view.fact("state") == "active");
    CHECK(view.fact("capabilities") == "user");
    CHECK(view.fact("has_factor") == "no");
    CHECK(view.list("grants").at(0, "name") == "Moondust Primary School (Fictional)");
    CHECK(world.last_audit() == "look.account done " + id);
    CHECK(world.seen(kAda, "account", {{"account", world.id_of(kWilhelmina)}}).list("duties").rows.size() == 2);
    CHECK(world.told_look(kAda, "account", {{"account", "none"}}) == "account.not_found@account");
    CHECK(world.last_audit() == "look.account refused  account.not_found");
}

TEST_CASE("REG-22 a lock ends the session at once and keeps the account closed until it is undone")
{
    AdminWorld world;
    world.add_user_at("zeb.sampleton", world.moondust);
    const auto id = world.id_of("zeb.sampleton");
    const auto zeb = world.caller("zeb.sampleton");
    world.done(kAda, "lock_account", {{"account", id}, {"why", "A stolen telephone"}});
    CHECK_FALSE(world.is_live(zeb));
    CHECK(world.state_of("zeb.sampleton") == "locked");
    CHECK(world.last_audit() == "lock_account done " + id);
    CHECK(world.told(kAda, "lock_account", {{"account", id}, {"why", "Again"}}) == "holder.locked@account");
    world.done(kAda, "unlock_account", {{"account", id}, {"why", "It was found"}});
    CHECK(world.state_of("zeb.sampleton") == "active");
    // What a review or the register locked is not undone here.
    world.run("UPDATE account SET credential_state = 'lapsed' WHERE username = 'zeb.sampleton'");
    world.done(kAda, "unlock_account", {{"account", id}, {"why", "Trying"}});
    CHECK(world.state_of("zeb.sampleton") == "locked");
}

TEST_CASE("REG-22 what cannot be signed in to cannot be locked")
{
    AdminWorld world;
    const auto invited = world.invite(kWilhelmina, "quilla.testworth", world.moondust);
    CHECK(world.told(kAda, "lock_account", {{"account", invited}, {"why", "x"}}) == "holder.inactive@account");
    world.add_user_at("zeb.sampleton", world.moondust);
    world.run("UPDATE account SET is_restricted = 1, state = 'restricted' WHERE username = 'zeb.sampleton'");
    CHECK(world.told(kAda, "lock_account", {{"account", world.id_of("zeb.sampleton")}, {"why", "x"}}) ==
          "holder.restricted@account");
    world.done(kAda, "unlock_account", {{"account", world.id_of("zeb.sampleton")}, {"why", "x"}});
    CHECK(world.state_of("zeb.sampleton") == "restricted");
}

TEST_CASE("REG-15 a second factor is reset by a fresh invitation: password and factor are owed, nothing else")
{
    AdminWorld world;
    world.add_user_at("zeb.sampleton", world.moondust);
    const auto id = world.id_of("zeb.sampleton");
    world.run("UPDATE account SET totp_secret = 'sealed', password_hash = 'hash' WHERE username = 'zeb.sampleton'");
    const auto zeb = world.caller("zeb.sampleton");
    world.done(kAda, "reset_factor", {{"account", id}});
    CHECK_FALSE(world.is_live(zeb));
    CHECK(world.state_of("zeb.sampleton") == "invited");
    CHECK(world.letters() == std::vector<std::string>{"factor_reset zeb.sampleton@moondust.example"});
    CHECK(world.text("SELECT totp_secret || password_hash FROM account WHERE username = 'zeb.sampleton'").empty());
    CHECK(world.text("SELECT group_concat(step, ' ') FROM (SELECT step FROM invitation_step WHERE done_at IS NULL "
                     "ORDER BY step)") == "factor password");
    CHECK(world.count("access_grant WHERE ended_at IS NULL") == 1);
    CHECK(world.told(kAda, "reset_factor", {{"account", id}}) == "holder.invited@account");
}

TEST_CASE("REG-15 an Authoriser's and an auditor's second factor are reset too, and their invitation stays open")
{
    AdminWorld world;
    for (const auto* who : {kBarnaby, kOdette}) {
        INFO(who);
        world.done(kAda, "reset_factor", {{"account", world.id_of(who)}});
        CHECK(world.person(who).state == store::AccountState::Inactive);
        CHECK(world.count("invitation i JOIN account a ON a.id = i.account_id WHERE i.cancelled_at IS NULL AND "
                          "i.makes = 'authoriser' AND a.username = '" +
                          std::string(who) + "'") == 1);
    }
}

TEST_CASE("ACT-12 staff are invited with one capability, given others and have them taken, and each is logged")
{
    AdminWorld world;
    Fields form{{"first_name", "Nova"},
                {"last_name", "Reviewson"},
                {"email", "nova.reviewson@moondust.example"},
                {"email_again", "nova.reviewson@moondust.example"},
                {"capability", "reviewer"}};
    world.done(kAda, "add_staff", form);
    const auto nova = world.person("nova.reviewson");
    CHECK(nova.may == Capabilities{.reviewer = true});
    CHECK(world.letters() == std::vector<std::string>{"invitation_staff nova.reviewson@moondust.example"});
    CHECK(world.told(kAda, "add_staff", form) == "email.in_use@email");
    form["email_again"] = "nova.reviewer@moondust.example";
    CHECK(world.told(kAda, "add_staff", form) == "email.differs@email_again email.in_use@email");
    form["capability"] = "king";
    CHECK(world.told(kAda, "add_staff", form) == "field.unknown@capability");

    const auto rex = world.id_of(kRex);
    world.done(kAda, "give_capability", {{"account", rex}, {"capability", "administrator"}});
    CHECK(world.last_audit() == "give_capability done " + rex);
    CHECK(world.told(kAda, "give_capability", {{"account", rex}, {"capability", "administrator"}}) ==
          "capability.held@capability");
    CHECK(world.told(kAda, "take_capability", {{"account", rex}, {"capability", "auditor"}}) ==
          "capability.absent@capability");
    const auto session = world.caller(kRex);
    world.done(kAda, "take_capability", {{"account", rex}, {"capability", "administrator"}});
    CHECK(world.is_live(session));
    world.done(kAda, "take_capability", {{"account", rex}, {"capability", "reviewer"}});
    CHECK_FALSE(world.is_live(session));
    CHECK(world.told(kAda, "give_capability", {{"account", rex}, {"capability", "reviewer"}}) ==
          "holder.inactive@account");
}

TEST_CASE("USE-6 an auditor changes nothing: no other capability stands beside this one")
{
    AdminWorld world;
    CHECK(world.told(kAda, "give_capability", {{"account", world.id_of(kRex)}, {"capability", "auditor"}}) ==
          "capability.apart@capability");
    CHECK(world.told(kAda, "give_capability", {{"account", world.id_of(kOdette)}, {"capability", "administrator"}}) ==
          "capability.apart@capability");
    CHECK(world.told(kAda, "give_capability", {{"account", world.id_of(kBarnaby)}, {"capability", "administrator"}}) ==
          "duty.not_for_staff@capability");
    CHECK(world.person(kOdette).may == Capabilities{.auditor = true});
}

TEST_CASE("ACT-12 what the Secretary signed is recorded once for each purpose, ended, and never forgotten")
{
    AdminWorld world;
    const auto rex = world.id_of(kRex);
    Fields form{{"account", rex}, {"staff_purpose", "data"}, {"signed_on", "1/6/2025"}, {"reference", "SEC-2025-017"}};
    world.done(kAda, "authorise_staff", form);
    CHECK(world.told(kAda, "authorise_staff", form) == "authorisation.exists@staff_purpose");
    form["staff_purpose"] = "deidentify";
    CHECK(world.told(kAda, "authorise_staff", form) == "done");
    form["staff_purpose"] = "curiosity";
    CHECK(world.told(kAda, "authorise_staff", form) == "field.unknown@staff_purpose");
    form["staff_purpose"] = "systems";
    form["signed_on"] = "1/6/2099";
    CHECK(world.told(kAda, "authorise_staff", form) == "field.in_future@signed_on");
    const auto list = world.seen(kAda, "account", {{"account", rex}}).list("authorisations");
    REQUIRE(list.rows.size() == 2);
    CHECK(list.at(1, "reference") == "SEC-2025-017");
    world.done(kAda, "end_authorisation", {{"authorisation", list.at(1, "id")}});
    CHECK(world.told(kAda, "end_authorisation", {{"authorisation", list.at(1, "id")}}) ==
          "authorisation.ended@authorisation");
    CHECK(world.told(kAda, "end_authorisation", {{"authorisation", "none"}}) ==
          "authorisation.not_found@authorisation");
    CHECK(world.count("staff_authorisation") == 2);
    form = {{"account", rex}, {"staff_purpose", "data"}, {"signed_on", "2/6/2025"}, {"reference", "SEC-2025-018"}};
    CHECK(world.told(kAda, "authorise_staff", form) == "done");
}

TEST_CASE(
    "REG-2 the outbox of a training room is read by all of the Department, links and all, and each look is logged")
{
    AdminWorld world;
    world.invite(kWilhelmina, "quilla.testworth", world.moondust);
    for (const auto* who : {kAda, kRex, kOdette}) {
        const auto list = world.seen(who, "outbox").list("letters");
        REQUIRE(list.rows.size() == 1);
        CHECK(list.at(0, "letter_state") == "kept");
        const auto letter = world.seen(who, "letter", {{"letter", list.at(0, "id")}});
        CHECK(letter.fact("text").find("/register#") != std::string::npos);
        CHECK(letter.fact("text").find("/register#...") == std::string::npos);
        CHECK(world.last_audit() == "look.letter done " + list.at(0, "id"));
    }
    CHECK(world.seen(kAda, "outbox", {{"letter_state", "failed"}}).list("letters").total == 0);
    CHECK(world.told_look(kAda, "outbox", {{"letter_state", "lost"}}) == "field.unknown@letter_state");
    CHECK(world.told_look(kAda, "letter", {{"letter", "none"}}) == "mail.not_found@letter");
    CHECK(world.told(kAda, "retry_letter", {{"letter", "none"}}) == "mail.not_found@letter");
    const auto id = world.seen(kAda, "outbox").list("letters").at(0, "id");
    CHECK(world.told(kAda, "retry_letter", {{"letter", id}}) == "mail.not_failed@letter");
}
