// Registering by link (REG-3 to REG-8, REG-13 to REG-17, MAN-21), over the services themselves.
#include "tests/services/registration_world.h"

using namespace std::chrono;
using lookup::Finding;
using Lines = std::vector<std::string>;

TEST_CASE("REG-7 a User takes the five steps in order, each recorded, and then stands before the agreement")
{
    RegistrationWorld world;
    const auto session = world.open(world.invited());
    const auto view = world.registration->view(session, kFrom);
    REQUIRE(view);
    CHECK(view->name == "Quilla Testworth");
    CHECK(view->username == "quilla.testworth@moondust.example");
    CHECK(view->services == Lines{"Moondust Primary School (Fictional)"});
    CHECK_FALSE(view->makes_authoriser);
    Lines names;
    for (const auto& each : view->steps) names.push_back(each.step);
    CHECK(names == Lines{"password", "factor", "credential", "training", "terms"});
    CHECK(view->step == "password");
    CHECK_FALSE(view->is_again);

    world.password(session);
    CHECK(world.step(session) == "factor");
    world.factor(session);
    CHECK(world.step(session) == "credential");
    world.credential(session);
    CHECK(world.step(session) == "training");
    world.receipt(session);
    CHECK(world.step(session) == "terms");
    world.terms(session);
    CHECK(world.log(8) == Lines{"registration.open done", "registration.password done", "sign_in.enrolment_offer done",
                                "sign_in.enrolment done", "registration.credential done", "registration.training done",
                                "registration.terms done", "registration.done done"});
    CHECK(world.stage(session) == Stage::Agreement);
    CHECK(world.state_of(kQuilla) == "active");
    CHECK(world.text("SELECT token_hash FROM invitation").empty());
    CHECK(world.count("invitation_step WHERE done_at IS NOT NULL") == 5);
}

TEST_CASE("REG-7 what registering leaves in the account: numbers sealed, days, the terms, since when it is active")
{
    RegistrationWorld world;
    world.at("", world.invited());
    const auto person = world.person(kQuilla);
    CHECK(person.credential_kind == "wwcc");
    CHECK(person.credential_expires_on == "2029-06-30");
    CHECK(person.credential_state == "current");
    CHECK(person.trained_on == "2026-10-05");
    CHECK(person.terms_version == world.settings.session.terms_version);
    CHECK(person.activated_at == world.clock.now());
    CHECK_FALSE(person.last_sign_in_at);  // REG-17: a sign-in is only what the agreement ends
    for (const auto& sealed : {person.credential_number, person.receipt_number}) {
        CHECK_FALSE(sealed.empty());
        CHECK(sealed.find("DEMO") == std::string::npos);
    }
    REQUIRE(world.credentials.asked.size() == 1);
    CHECK(world.credentials.asked[0].number == "DEMO-WWC-0001");
    CHECK(world.credentials.asked[0].first_name == "Quilla");
    CHECK(world.receipts.asked[0].account == person.public_id);
}

TEST_CASE("REG-8 an Authoriser takes three steps and is asked for neither credential nor receipt")
{
    RegistrationWorld world;
    const auto token = world.invited();
    world.run("UPDATE invitation SET makes = 'authoriser'");
    world.run("DELETE FROM invitation_step WHERE step IN ('credential', 'training')");
    world.run("UPDATE account SET is_authoriser = 1, is_user = 0 WHERE username LIKE 'quilla%'");
    const auto session = world.open(token);
    CHECK(world.registration->view(session, kFrom)->makes_authoriser);
    world.password(session);
    world.factor(session);
    CHECK(world.step(session) == "terms");
    world.terms(session);
    CHECK(world.stage(session) == Stage::Agreement);
    CHECK(world.credentials.asked.empty());
    CHECK(world.receipts.asked.empty());
}

TEST_CASE("REG-3 (a) a token works at 7 days less a second and to the second, and not one second later")
{
    for (const auto& [past, told] :
         {std::pair{-1s, "done"}, std::pair{0s, "done"}, std::pair{1s, "registration.link_dead"}}) {
        RegistrationWorld world;
        const auto token = world.invited();
        world.clock.advance(hours(24 * 7) + past);
        CHECK(world.told_open(token) == told);
    }
}

TEST_CASE("REG-3 a registration that is under way when the days are over ends with them")
{
    RegistrationWorld world;
    const auto token = world.invited();
    world.clock.advance(hours(24 * 7) - 60s);
    const auto session = world.open(token);
    world.password(session);
    world.clock.advance(61s);
    CHECK(told_of(world.sign_in->begin_enrolment(session, kFrom)) == "registration.link_dead");
    CHECK(world.log(1) == Lines{"sign_in.enrolment_offer refused registration.link_dead"});
    CHECK(world.stage(session) == Stage::SignedOut);
    CHECK(world.state_of(kQuilla) == "incomplete");
}

TEST_CASE("REG-5 a link that never was, is over, used or cancelled gets one answer, and opens no session")
{
    const auto refused = "registration.link_dead";
    RegistrationWorld world;
    CHECK(world.told_open("") == refused);
    CHECK(world.told_open("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA") == refused);
    const auto token = world.invited();
    world.at("", token);
    CHECK(world.told_open(token) == refused);  // used

    RegistrationWorld other;
    const auto cancelled = other.invited();
    other.done(kWilhelmina, "cancel_invitation", {{"person", other.id_of(kQuilla)}});
    CHECK(other.told_open(cancelled) == refused);
    CHECK(other.count("session WHERE invitation_id IS NOT NULL") == 0);
    CHECK(other.count("audit_event WHERE action LIKE 'registration.%'") == 0);  // theirs to record who answer it
}

TEST_CASE("REG-4 (d) after the link was sent again the first one is dead, its session too, and the second one works")
{
    RegistrationWorld world;
    const auto first = world.invited();
    const auto session = world.open(first);
    world.done(kWilhelmina, "resend_invitation", {{"person", world.id_of(kQuilla)}});
    CHECK(world.told_open(first) == "registration.link_dead");
    CHECK(world.stage(session) == Stage::SignedOut);
    CHECK(world.told_open(world.token()) == "done");
}

TEST_CASE("MAN-22 a restricted person's link opens nothing")
{
    RegistrationWorld world;
    const auto token = world.invited();
    world.run("UPDATE account SET is_restricted = 1 WHERE username LIKE 'quilla%'");
    CHECK(world.told_open(token) == "registration.link_dead");
}

TEST_CASE("REG-6 the card says invited until the link is opened, incomplete until all is done, then active")
{
    RegistrationWorld world;
    const auto token = world.invited();
    CHECK(world.state_of(kQuilla) == "invited");
    const auto session = world.open(token);
    CHECK(world.state_of(kQuilla) == "incomplete");
    const auto opened = world.text("SELECT CAST(opened_at AS TEXT) FROM invitation");
    world.clock.advance(60s);
    world.open(token);
    CHECK(world.text("SELECT CAST(opened_at AS TEXT) FROM invitation") == opened);
    world.password(session);
    world.factor(session);
    world.credential(session);
    world.receipt(session);
    CHECK(world.state_of(kQuilla) == "incomplete");
    world.terms(session);
    CHECK(world.state_of(kQuilla) == "active");
}

TEST_CASE("REG-7 a half-done registration goes on at the first open step, once password and code are given again")
{
    RegistrationWorld world;
    const auto token = world.invited();
    world.at("training", token);
    world.clock.advance(hours(20));
    const auto session = world.open(token);
    auto view = *world.registration->view(session, kFrom);
    CHECK(view.step == "password");
    CHECK(view.is_again);
    CHECK(view.name.empty());  // the link alone tells nothing of whose it is
    CHECK(view.username.empty());
    CHECK(view.services.empty());
    CHECK(world.told_password(session, "not the password 1") == "sign_in.failed@password");
    CHECK(world.log(1) == Lines{"registration.password refused sign_in.failed"});
    CHECK(world.told_receipt(session) == "sign_in.wrong_step");
    world.password(session);
    view = *world.registration->view(session, kFrom);
    CHECK(view.step == "factor");
    CHECK(view.is_again);
    CHECK(view.name == "Quilla Testworth");
    CHECK(told_of(world.sign_in->begin_enrolment(session, kFrom)) == "sign_in.wrong_step");  // no new authenticator
    CHECK(told_of(world.sign_in->give_code(session, "000000", kFrom)) == "sign_in.failed");
    CHECK(world.told_receipt(session) == "sign_in.wrong_step");
    CHECK(told_of(world.sign_in->give_code(session, world.code(session), kFrom)) == "done");
    CHECK(world.step(session) == "training");
    world.receipt(session);
    world.terms(session);
    CHECK(world.stage(session) == Stage::Agreement);
}

TEST_CASE("REG-21 whoever has only the link may guess the password five times")
{
    RegistrationWorld world;
    const auto token = world.invited();
    world.at("factor", token);
    const auto session = world.open(token);
    for (int i = 0; i < 4; ++i) CHECK(world.told_password(session, "not the password 1") == "sign_in.failed@password");
    const auto other = world.open(token);  // another session is no other door
    CHECK(world.told_password(other, "not the password 1") == "sign_in.failed@password");
    CHECK(world.told_password(session, kGoodPassword) == "sign_in.locked");
    world.clock.advance(15min - 1s);
    CHECK(world.told_password(world.open(token), kGoodPassword) == "sign_in.locked");
    world.clock.advance(1s);
    CHECK(world.told_password(world.open(token), kGoodPassword) == "done");
}

TEST_CASE("REG-15 a password that is too short, common or holds the name is refused on its field, and recorded")
{
    RegistrationWorld world;
    const auto session = world.open(world.invited());
    CHECK(world.told_password(session, "thirteen char") == "password.too_short@password");
    CHECK(world.told_password(session, "quilla testworth 2026") == "password.holds_name@password");
    CHECK(world.log(2) == Lines{"registration.password refused password.too_short",
                                "registration.password refused password.holds_name"});
    CHECK(world.step(session) == "password");
    CHECK(world.told_password(session, "fourteen chars") == "done");
}

TEST_CASE("REG-7 no step is taken out of turn, or twice")
{
    RegistrationWorld world;
    const auto session = world.open(world.invited());
    const auto turn = "sign_in.wrong_step";
    CHECK(world.told_credential(session) == turn);
    CHECK(world.told_receipt(session) == turn);
    CHECK(told_of(world.registration->accept_terms(session, 1, kFrom)) == turn);
    CHECK(told_of(world.sign_in->begin_enrolment(session, kFrom)) == turn);
    CHECK(told_of(world.sign_in->give_code(session, "123456", kFrom)) == turn);
    CHECK(told_of(world.sign_in->answer_agreement(session, true, kFrom)) == turn);
    world.password(session);
    CHECK(world.told_password(session, "another password 99") == turn);
    CHECK(told_of(world.sign_in->confirm_enrolment(session, "123456", kFrom)) == turn);  // none was offered
    world.factor(session);
    CHECK(told_of(world.sign_in->begin_enrolment(session, kFrom)) == turn);
    world.credential(session);
    CHECK(world.told_credential(session) == turn);
    CHECK(world.credentials.asked.size() == 1);  // and the register is not asked for nothing
}

TEST_CASE("REG-14 a failed check says which of number, name and currency it was")
{
    RegistrationWorld world;
    const auto session = world.at("credential", world.invited());
    for (const auto& [finding, told] : {std::pair{Finding::NotFound, "credential.not_found@number"},
                                        std::pair{Finding::NameMismatch, "credential.name_mismatch@number"},
                                        std::pair{Finding::NotCurrent, "credential.not_current@number"}}) {
        world.credentials.answer = {finding};
        CHECK(world.told_credential(session) == told);
    }
    CHECK(world.log(1) == Lines{"registration.credential refused credential.not_current"});
    CHECK(told_of(world.registration->give_credential(session, {"passport", "1"}, kFrom)) ==
          "credential.kind_required@kind");
    CHECK(world.told_credential(session, "  ") == "credential.number_required@number");
    CHECK(world.count("invitation_step WHERE step = 'credential' AND tries = 3") == 1);
    world.credentials.answer = {Finding::Valid};
    CHECK(world.told_credential(session) == "done");
    for (const auto& [finding, told] : {std::pair{Finding::NotFound, "receipt.not_found@number"},
                                        std::pair{Finding::Taken, "receipt.not_found@number"},
                                        std::pair{Finding::NameMismatch, "receipt.name_mismatch@number"}}) {
        world.receipts.answer = {finding};
        CHECK(world.told_receipt(session) == told);
    }
    CHECK(world.told_receipt(session, "") == "receipt.number_required@number");
}

TEST_CASE("REG-12 a clearance that bars is refused at registration as one that is not current")
{
    RegistrationWorld world;
    const auto session = world.at("credential", world.invited());
    world.credentials.answer = {Finding::NotCurrent, "2029-06-30", "suspended"};
    CHECK(world.told_credential(session) == "credential.not_current@number");
    CHECK(world.state_of(kQuilla) == "incomplete");
}

TEST_CASE("REG-11 a register that does not answer leaves the step open, is no try, and is recorded")
{
    RegistrationWorld world;
    const auto session = world.at("credential", world.invited());
    world.credentials.answer = {Finding::Unavailable};
    for (int i = 0; i < 9; ++i) CHECK(world.told_credential(session) == "register.unavailable@number");
    CHECK(world.log(1) == Lines{"registration.credential refused register.unavailable"});
    CHECK(world.step(session) == "credential");
    CHECK(world.count("invitation_step WHERE tries > 0") == 0);
    world.credentials.answer = {Finding::Valid};
    CHECK(world.told_credential(session) == "done");
}

TEST_CASE("REG-14 the fourth failed try leaves the step open and the fifth closes it, until the link is sent again")
{
    RegistrationWorld world;
    const auto token = world.invited();
    const auto session = world.at("credential", token);
    world.credentials.answer = {Finding::NotFound};
    for (int i = 0; i < 4; ++i) CHECK(world.told_credential(session) == "credential.not_found@number");
    CHECK_FALSE(world.registration->view(session, kFrom)->steps[2].is_closed);
    CHECK(world.told_credential(session) == "credential.not_found@number");
    CHECK(world.log(1) == Lines{"registration.step_closed done"});
    CHECK(world.registration->view(session, kFrom)->steps[2].is_closed);
    world.credentials.answer = {Finding::Valid};
    CHECK(world.told_credential(session) == "registration.step_closed");
    CHECK(world.credentials.asked.size() == 5);
    // A day later it is closed all the same: the Authoriser is to look at it.
    world.clock.advance(hours(25));
    const auto later = world.open(token);
    world.password(later);
    REQUIRE(world.sign_in->give_code(later, world.code(later), kFrom));
    CHECK(world.told_credential(later) == "registration.step_closed");
    world.done(kWilhelmina, "resend_invitation", {{"person", world.id_of(kQuilla)}});
    const auto again = world.open(world.token());
    world.password(again);
    world.clock.advance(60s);
    REQUIRE(world.sign_in->give_code(again, world.code(again), kFrom));
    CHECK(world.told_credential(again) == "done");
}

TEST_CASE("REG-14 failed tries are counted within a day of the first: at its last second yes, after it anew")
{
    for (const auto& [apart, is_closed] : {std::pair{hours(24) - 1s, true}, std::pair{seconds(hours(24)), false}}) {
        RegistrationWorld world;
        world.settings.session.idle_minutes = 60 * 48;
        world.settings.session.max_hours = 48;
        const auto session = world.at("credential", world.invited());
        world.credentials.answer = {Finding::NotFound};
        for (int i = 0; i < 4; ++i) world.told_credential(session);
        world.clock.advance(apart);
        CHECK(world.told_credential(session) == "credential.not_found@number");
        CHECK(world.registration->view(session, kFrom)->steps[2].is_closed == is_closed);
    }
}

TEST_CASE("REG-9 a name that the Authoriser puts right ends the session, and the next check asks for the new one")
{
    RegistrationWorld world;
    const auto token = world.invited();
    const auto session = world.at("credential", token);
    world.run("UPDATE account SET last_name = 'Testworthy' WHERE username LIKE 'quilla%'");
    CHECK(world.told_credential(session) == "done");
    CHECK(world.credentials.asked.back().last_name == "Testworthy");
}

TEST_CASE("REG-16 only the terms that were read can be accepted")
{
    RegistrationWorld world;
    const auto session = world.at("terms", world.invited());
    CHECK(told_of(world.registration->accept_terms(session, 0, kFrom)) == "terms.other_version");
    CHECK(world.log(1) == Lines{"registration.terms refused terms.other_version"});
    CHECK(world.state_of(kQuilla) == "incomplete");
}

TEST_CASE("REG-18 nobody signs in by user name before the registration is done")
{
    RegistrationWorld world;
    const auto token = world.invited();
    world.at("credential", token);
    world.clock.advance(60s);
    const auto first = world.sign_in->sign_in(
        {.username = "quilla.testworth@moondust.example", .password = kGoodPassword, .network = kFrom});
    REQUIRE(first);
    const auto session = (*world.sign_in->find_session(first->session_token, kFrom))->id;
    CHECK(told_of(world.sign_in->give_code(session, world.code(session), kFrom)) == "account.inactive");
}

TEST_CASE("MAN-21 whoever is invited again does every step again, under the old account")
{
    RegistrationWorld world;
    world.at("", world.invited());
    const auto id = world.id_of(kQuilla);
    world.done(kWilhelmina, "remove_service",
               {{"person", id}, {"service", world.id_of(world.moondust)}, {"reason", "left"}});
    CHECK(world.state_of(kQuilla) == "inactive");
    const auto session = world.open(world.invited());
    CHECK(world.id_of(kQuilla) == id);
    const auto view = *world.registration->view(session, kFrom);
    CHECK_FALSE(view.is_again);
    for (const auto& each : view.steps) CHECK_FALSE(each.is_done);
    world.password(session, "quite another one 77");
    world.factor(session);
    world.credential(session);
    world.receipt(session);
    world.terms(session);
    CHECK(world.state_of(kQuilla) == "active");
}

TEST_CASE("REG-22 the link takes the place of whoever was signed in in this browser")
{
    RegistrationWorld world;
    const auto token = world.invited();
    const auto before = world.caller(kWilhelmina);
    CHECK(told_of(world.registration->open("no such link", {}, before)) == "registration.link_dead");
    CHECK(world.is_live(before));
    CHECK(told_of(world.registration->open(token, {}, before)) == "done");
    CHECK_FALSE(world.is_live(before));
    CHECK(world.log(2) == Lines{"session.replaced_end done", "registration.open done"});
}
