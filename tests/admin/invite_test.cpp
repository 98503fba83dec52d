// Inviting, sending again, taking back (REG-1 to REG-6, ACT-15 to ACT-22, MAN-7, MAN-19 to MAN-21).
#include "tests/admin/admin_world.h"

using namespace std::chrono;

TEST_CASE("REG-1 an invitation is an account, a grant, a letter and a row in the log, and nobody can sign in yet")
{
    AdminWorld world;
    const auto answer = world.done(kWilhelmina, "invite", world.invite_form("zeb.sampleton", world.moondust));
    CHECK(answer.fact("name") == "Zeb Sampleton");
    CHECK(world.state_of("zeb.sampleton") == "invited");
    CHECK(world.person("zeb.sampleton").state == store::AccountState::Inactive);
    CHECK(world.letters() == std::vector<std::string>{"invitation_user zeb.sampleton@moondust.example"});
    CHECK(world.last_audit() == "invite done " + answer.fact("person"));
    CHECK(world.count("access_grant WHERE ended_at IS NULL") == 1);
}

TEST_CASE("ACT-7 the invitation says who, whom, where, as what, what for and when, and cannot be deleted by an act")
{
    AdminWorld world;
    const auto form = world.invite_form("zeb.sampleton", world.moondust);
    const auto id = world.done(kWilhelmina, "invite", form).fact("person");
    CHECK(world.text("SELECT i.services || '|' || i.user_type || '|' || i.purpose || '|' || b.username || '|' || "
                     "i.invited_at FROM invitation i JOIN account b ON b.id = i.invited_by") ==
          R"x(["Moondust Primary School (Fictional)"]|Teacher|)x" + form.at("purpose") + "|" + kWilhelmina + "|" +
              std::to_string(world.clock.now().time_since_epoch().count()));
    world.done(kWilhelmina, "cancel_invitation", {{"person", id}});
    CHECK(world.count("invitation") == 1);
}

TEST_CASE("REG-4 the link is stored as a hash, and sending it again ends the one before and begins the days anew")
{
    AdminWorld world;
    const auto id = world.invite(kWilhelmina, "zeb.sampleton", world.moondust);
    const auto first = world.text("SELECT token_hash FROM invitation");
    CHECK(first.size() == 64);
    const auto ends = world.seen(kWilhelmina, "person", {{"person", id}}).fact("link_ends");
    CHECK(ends == to_iso(world.clock.now() + hours(24 * 7)));
    world.clock.advance(hours(5));
    world.done(kWilhelmina, "resend_invitation", {{"person", id}});
    CHECK(world.text("SELECT token_hash FROM invitation") != first);
    CHECK(world.seen(kWilhelmina, "person", {{"person", id}}).fact("link_ends") ==
          to_iso(world.clock.now() + hours(24 * 7)));
    CHECK(world.letters().size() == 2);
    CHECK(world.count("audit_event WHERE action = 'resend_invitation' AND outcome = 'done'") == 1);
}

TEST_CASE("MAN-3 a link that is over keeps the state and says so: at the second not yet, one second later it does")
{
    AdminWorld world;
    const auto id = world.invite(kWilhelmina, "zeb.sampleton", world.moondust);
    const auto sent = world.clock.now();
    for (const auto& [past, is_expired] : {std::pair{seconds(0), ""}, std::pair{seconds(1), "yes"}}) {
        world.clock.set(sent + hours(24 * 7) + past);
        const auto view = world.seen(kWilhelmina, "person", {{"person", id}});
        CHECK(view.fact("is_expired") == is_expired);
        CHECK(view.fact("state") == "invited");
    }
}

TEST_CASE("MAN-7 a cancelled invitation leaves the list, tells the person and can be followed by another")
{
    AdminWorld world;
    const auto id = world.invite(kWilhelmina, "zeb.sampleton", world.moondust);
    world.done(kWilhelmina, "cancel_invitation", {{"person", id}});
    CHECK(world.seen(kWilhelmina, "people").list("people").rows.empty());
    CHECK(world.text("SELECT token_hash FROM invitation").empty());
    CHECK(world.letters().back() == "invitation_cancelled zeb.sampleton@moondust.example");
    CHECK(world.state_of("zeb.sampleton") == "cancelled");
    CHECK(world.told(kWilhelmina, "cancel_invitation", {{"person", id}}) == "person.cancelled@person");
    CHECK(world.invite(kWilhelmina, "zeb.sampleton", world.moondust) == id);
    CHECK(world.state_of("zeb.sampleton") == "invited");
}

TEST_CASE("MAN-20 an invitation needs every field, and each that is wrong is named at once")
{
    AdminWorld world;
    auto form = world.invite_form("zeb.sampleton", world.moondust);
    form["email_again"] = "zeb.sampletown@moondust.example";
    form["user_type"] = "Astronaut";
    form["purpose"] = "curiosity";
    CHECK(world.told(kWilhelmina, "invite", form) ==
          "email.differs@email_again user_type.unknown@user_type purpose.unknown@purpose");
    CHECK(world.count("invitation") == 0);
    CHECK(world.count("mail") == 0);
}

TEST_CASE("ACT-16 ACT-17 each confirmation is needed to send")
{
    AdminWorld world;
    for (const auto* tick : {"is_employed", "is_relevant", "is_capable", "understands", "is_trained"}) {
        auto form = world.invite_form("zeb.sampleton", world.moondust);
        form[tick] = "";
        CHECK(world.told(kWilhelmina, "invite", form) == "field.tick_needed@" + std::string(tick));
    }
    CHECK(world.told(kWilhelmina, "invite", world.invite_form("zeb.sampleton", world.moondust)) == "done");
}

TEST_CASE("ACT-5 nobody invites themselves, in whatever case the address is written")
{
    AdminWorld world;
    auto form = world.invite_form(kWilhelmina, world.moondust);
    CHECK(world.told(kWilhelmina, "invite", form) == "invite.self@email");
    form["email"] = form["email_again"] = "WILHELMINA.Placeholder@Moondust.Example";
    CHECK(world.told(kWilhelmina, "invite", form) == "invite.self@email");
}

TEST_CASE("ACT-5 a principal is authorised by the Co-ordinator only, and the Co-ordinator authorises nobody else")
{
    AdminWorld world;
    world.add_person("cora.ordinator", {.authoriser = true, .user = false});
    world.put_in_charge("cora.ordinator", world.moondust, "region");
    CHECK(world.told(kWilhelmina, "invite", world.invite_form("zeb.sampleton", world.moondust, "Principal")) ==
          "user_type.by_region@user_type");
    CHECK(world.told("cora.ordinator", "invite", world.invite_form("zeb.sampleton", world.moondust, "Teacher")) ==
          "user_type.by_region@user_type");
    CHECK(world.told("cora.ordinator", "invite", world.invite_form("zeb.sampleton", world.moondust, "Principal")) ==
          "done");
}

TEST_CASE("ACT-21 the eighth User of a government school is refused, and fits after one was removed")
{
    AdminWorld world;
    for (const auto* name : {"a", "b", "c", "d", "e", "f"})
        world.add_user_at("user." + std::string(name), world.moondust);
    CHECK(world.told(kWilhelmina, "invite", world.invite_form("zeb.sampleton", world.moondust)) == "done");  // 7
    const auto eighth = world.invite_form("quilla.testworth", world.moondust);
    CHECK(world.told(kWilhelmina, "invite", eighth) == "service.full@services");
    CHECK(world.count("account WHERE username LIKE 'quilla%'") == 0);
    world.done(kWilhelmina, "remove_service",
               {{"person", world.id_of("user.a")}, {"service", world.id_of(world.moondust)}, {"reason", "left"}});
    CHECK(world.told(kWilhelmina, "invite", eighth) == "done");
}

TEST_CASE(
    "ACT-21 invited, incomplete, active, locked and restricted count; cancelled and removed do not; nor the principal")
{
    AdminWorld world;
    const auto count = [&] {
        return world.seen(kWilhelmina, "service", {{"service", world.id_of(world.moondust)}}).fact("count");
    };
    const auto id = world.invite(kWilhelmina, "zeb.sampleton", world.moondust);
    CHECK(count() == "1");
    world.run("UPDATE invitation SET opened_at = 1");  // incomplete
    CHECK(count() == "1");
    world.add_user_at("ned.active", world.moondust);
    world.add_user_at("lotta.locked", world.moondust);
    world.run("UPDATE access_grant SET locked_at = 1 WHERE account_id = " +
              std::to_string(world.person("lotta.locked").id.value));
    world.add_user_at("rita.restricted", world.moondust);
    world.run("UPDATE account SET is_restricted = 1, state = 'restricted' WHERE username = 'rita.restricted'");
    CHECK(count() == "4");
    world.add_user_at("petra.principal", world.moondust, "Principal");
    CHECK(count() == "4");
    world.done(kWilhelmina, "cancel_invitation", {{"person", id}});
    world.done(kWilhelmina, "remove_service",
               {{"person", world.id_of("ned.active")}, {"service", world.id_of(world.moondust)}, {"reason", "left"}});
    CHECK(count() == "2");
}

TEST_CASE("ACT-21 the cap is for the school, across its campuses")
{
    AdminWorld world;
    const auto campus = world.add_service("school", "Moondust Annexe Campus (Fictional)");
    world.run("UPDATE service SET sector = 'Government', campus_of = " + std::to_string(world.moondust.value) +
              " WHERE id = " + std::to_string(campus.value));
    world.put_in_charge(kWilhelmina, campus);
    for (const auto* name : {"a", "b", "c", "d"}) world.add_user_at("user." + std::string(name), world.moondust);
    for (const auto* name : {"e", "f", "g"}) world.add_user_at("user." + std::string(name), campus);
    CHECK(world.told(kWilhelmina, "invite", world.invite_form("zeb.sampleton", campus)) == "service.full@services");
    CHECK(world.told(kWilhelmina, "invite", world.invite_form("zeb.sampleton", world.moondust)) ==
          "service.full@services");
    CHECK(world.told(kWilhelmina, "invite",
                     world.invite_form("zeb.sampleton", world.teacup, "Early childhood teacher")) == "done");
}

TEST_CASE("ACT-20 ACT-22 a service that is not eligible has no Users")
{
    AdminWorld world;
    world.run("UPDATE service SET admits_users = 0, admits_why = 'no_funded_program' WHERE id = " +
              std::to_string(world.teacup.value));
    CHECK(world.told(kWilhelmina, "invite",
                     world.invite_form("zeb.sampleton", world.teacup, "Early childhood teacher")) ==
          "service.not_eligible@services");
    world.run("UPDATE service SET admits_users = 1");
    CHECK(world.told(kWilhelmina, "invite",
                     world.invite_form("zeb.sampleton", world.teacup, "Early childhood teacher")) == "done");
}

TEST_CASE("ACT-15 the User type is one of the workforce of the service, and all services are of one workforce")
{
    AdminWorld world;
    CHECK(world.told(kWilhelmina, "invite", world.invite_form("zeb.sampleton", world.teacup, "Teacher")) ==
          "user_type.unknown@user_type");
    auto form = world.invite_form("zeb.sampleton", world.moondust);
    form["services"] += "\n" + world.id_of(world.teacup);
    CHECK(world.told(kWilhelmina, "invite", form) == "service.mixed@services");
}

TEST_CASE("MAN-8 another's service is not found, as one that does not exist")
{
    AdminWorld world;
    auto form = world.invite_form("zeb.sampleton", world.starfall);
    CHECK(world.told(kWilhelmina, "invite", form) == "service.not_found@services");
    form["services"] = "no-such-service";
    CHECK(world.told(kWilhelmina, "invite", form) == "service.not_found@services");
}

TEST_CASE("MAN-20 an address of somebody who has an account that lives is in use")
{
    AdminWorld world;
    world.add_user_at("zeb.sampleton", world.moondust);
    CHECK(world.told(kWilhelmina, "invite", world.invite_form("zeb.sampleton", world.moondust)) ==
          "email.in_use@email");
    CHECK(world.told(kBarnaby, "invite", world.invite_form("zeb.sampleton", world.starfall)) == "email.in_use@email");
    CHECK(world.told(kWilhelmina, "invite", world.invite_form(kBarnaby, world.moondust)) == "email.in_use@email");
}

TEST_CASE("RES-8 a restricted person is not invited, by whomever, even after every grant has ended")
{
    AdminWorld world;
    world.add_user_at("rita.restricted", world.moondust);
    world.run("UPDATE account SET is_restricted = 1, state = 'restricted' WHERE username = 'rita.restricted'");
    CHECK(world.told(kBarnaby, "invite", world.invite_form("rita.restricted", world.starfall)) ==
          "invite.restricted@email");
    world.run("UPDATE access_grant SET ended_at = 1");
    CHECK(world.told(kBarnaby, "invite", world.invite_form("rita.restricted", world.starfall)) ==
          "invite.restricted@email");
}

TEST_CASE("MAN-19 MAN-21 OFF-7 somebody invited again has the old account with its history and does every step again")
{
    AdminWorld world;
    world.add_user_at("zeb.sampleton", world.moondust);
    const auto id = world.id_of("zeb.sampleton");
    world.done(kWilhelmina, "remove_people", {{"people", id}, {"reason", "left"}});
    CHECK(world.state_of("zeb.sampleton") == "inactive");
    world.clock.advance(hours(24));
    CHECK(world.invite(kWilhelmina, "zeb.sampleton", world.moondust) == id);
    const auto view = world.seen(kWilhelmina, "person", {{"person", id}});
    CHECK(view.fact("state") == "invited");
    CHECK(view.list("steps").rows.size() == 5);
    for (std::size_t i = 0; i < 5; ++i) CHECK(view.list("steps").at(i, "done_at").empty());
    CHECK(view.fact("credential").empty());
    CHECK(world.text("SELECT password_hash FROM account WHERE username = 'zeb.sampleton'").empty());
    std::set<std::string> history;
    for (std::size_t i = 0; i < view.list("history").rows.size(); ++i)
        history.insert(view.list("history").at(i, "action"));
    CHECK(history.contains("remove_service"));
    CHECK(history.contains("invite"));
}

TEST_CASE("OFF-8 after 12 months to the day no warning about the training; one day later a warning, and it still sends")
{
    for (const auto& [day, is_old] : {std::pair{2027y / March / 3, ""}, std::pair{2027y / March / 4, "yes"}}) {
        AdminWorld world;
        world.add_user_at("zeb.sampleton", world.moondust);
        world.done(kWilhelmina, "remove_people", {{"people", world.id_of("zeb.sampleton")}, {"reason", "left"}});
        world.go_to(day);
        const auto check = world.seen(kWilhelmina, "return_check", {{"email", "zeb.sampleton@moondust.example"}});
        CHECK(check.fact("is_training_old") == is_old);
        CHECK(check.fact("removed_on") == "2026-03-03");
        CHECK(world.done(kWilhelmina, "invite", world.invite_form("zeb.sampleton", world.moondust))
                  .fact("is_training_old") == is_old);
    }
}

TEST_CASE("MAN-8 whether an address was known is told of one's own former Users only")
{
    AdminWorld world;
    world.add_user_at("zeb.sampleton", world.moondust);
    world.done(kWilhelmina, "remove_people", {{"people", world.id_of("zeb.sampleton")}, {"reason", "left"}});
    CHECK(world.seen(kBarnaby, "return_check", {{"email", "zeb.sampleton@moondust.example"}}).facts.empty());
    CHECK(world.seen(kBarnaby, "return_check", {{"email", "nobody@moondust.example"}}).facts.empty());
}

TEST_CASE("MAN-7 several invitations are sent again or cancelled at once, or none of them")
{
    AdminWorld world;
    const auto zeb = world.invite(kWilhelmina, "zeb.sampleton", world.moondust);
    const auto quilla = world.invite(kWilhelmina, "quilla.testworth", world.moondust);
    world.add_user_at("ned.active", world.moondust);
    CHECK(world.told(kWilhelmina, "resend_invitations", {{"people", zeb + "\n" + world.id_of("ned.active")}}) ==
          "person.active@person");
    CHECK(world.letters().size() == 2);
    world.done(kWilhelmina, "resend_invitations", {{"people", zeb + "\n" + quilla}});
    CHECK(world.letters().size() == 4);
    CHECK(world.done(kWilhelmina, "cancel_invitations", {{"people", zeb + "\n" + quilla}}).fact("count") == "2");
    CHECK(world.seen(kWilhelmina, "people").list("people").rows.size() == 1);
    CHECK(world.count("audit_event WHERE action = 'cancel_invitation' AND outcome = 'done'") == 2);
}

TEST_CASE("OFF-9 after a removal for inactivity the same warning about the training, on the same day")
{
    for (const auto& [day, is_old] : {std::pair{2027y / March / 3, ""}, std::pair{2027y / March / 4, "yes"}}) {
        AdminWorld world;
        world.add_user_at("zeb.sampleton", world.moondust);
        world.run("UPDATE access_grant SET ended_at = " + std::to_string(world.clock.now().time_since_epoch().count()) +
                  ", end_reason = 'inactivity'");
        world.run("UPDATE account SET state = 'inactive', removed_why = 'inactivity', removed_at = " +
                  std::to_string(world.clock.now().time_since_epoch().count()) + " WHERE username = 'zeb.sampleton'");
        world.go_to(day);
        CHECK(world.done(kWilhelmina, "invite", world.invite_form("zeb.sampleton", world.moondust))
                  .fact("is_training_old") == is_old);
    }
}
