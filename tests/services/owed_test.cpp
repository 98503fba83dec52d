// What a sign-in owes between the second factor and the agreement (REG-16, REG-18, MAN-11, Q20, RES-4).
#include "tests/services/registration_world.h"

using namespace std::chrono;
using lookup::Finding;
using Lines = std::vector<std::string>;

namespace {

struct Registered : RegistrationWorld {
    Registered() { at("", invited()); }

    std::string renew(SessionId session, const std::string& number = "DEMO-WWC-0002")
    {
        return told_of(registration->renew_credential(session, {"wwcc", number}, kFrom));
    }
    void lapse()
    {
        run("UPDATE account SET credential_state = 'lapsed' WHERE username LIKE 'quilla%'");
        settle(kQuilla);
    }
    void put_name_right(const std::string& last_name = "Testworthy")
    {
        done(kWilhelmina, "change_name",
             {{"person", id_of(kQuilla)}, {"first_name", "Quilla"}, {"last_name", last_name}});
    }
};

}  // namespace

TEST_CASE("REG-16 new terms stand between the code and the agreement, and are asked for once")
{
    Registered world;
    ++world.settings.session.terms_version;
    const auto session = world.signed_in();
    CHECK(world.stage(session) == Stage::Terms);
    const auto view = *world.sign_in->view(session);
    CHECK(view.terms_version == 2);
    CHECK(view.may.user);
    CHECK(view.grants.empty());
    CHECK(told_of(world.sign_in->answer_agreement(session, true, kFrom)) == "sign_in.wrong_step");
    CHECK(told_of(world.registration->accept_new_terms(session, 1, kFrom)) == "terms.other_version");
    CHECK(told_of(world.registration->accept_new_terms(session, 2, kFrom)) == "done");
    CHECK(world.log(1) == Lines{"sign_in.terms done"});
    CHECK(world.stage(session) == Stage::Agreement);
    CHECK(world.person(kQuilla).terms_version == 2);
    CHECK_FALSE(world.person(kQuilla).last_sign_in_at);
    CHECK(world.stage(world.signed_in()) == Stage::Agreement);
}

TEST_CASE("REG-17 (c) with password and code, and without the agreement, there was no sign-in")
{
    Registered world;
    const auto session = world.signed_in();
    CHECK(world.stage(session) == Stage::Agreement);
    CHECK_FALSE(world.person(kQuilla).last_sign_in_at);
    REQUIRE(world.sign_in->answer_agreement(session, true, kFrom));
    CHECK(world.person(kQuilla).last_sign_in_at == world.clock.now());
}

TEST_CASE("MAN-11 after a name was put right the next sign-in stops at the credential until the register agrees")
{
    Registered world;
    world.put_name_right();
    const auto session = world.signed_in();
    CHECK(world.stage(session) == Stage::Credential);
    CHECK(told_of(world.sign_in->answer_agreement(session, true, kFrom)) == "sign_in.wrong_step");
    world.credentials.answer = {Finding::NameMismatch};
    CHECK(world.renew(session) == "credential.name_mismatch@number");
    CHECK(world.log(1) == Lines{"sign_in.credential refused credential.name_mismatch"});
    CHECK(world.renew(session, "") == "credential.number_required@number");
    CHECK(world.stage(session) == Stage::Credential);
    world.credentials.answer = {Finding::Valid, "2030-01-31", "current"};
    CHECK(world.renew(session) == "done");
    CHECK(world.log(1) == Lines{"sign_in.credential done"});
    CHECK(world.credentials.asked.back().last_name == "Testworthy");
    CHECK(world.stage(session) == Stage::Agreement);
    CHECK_FALSE(world.person(kQuilla).credential_owed);
    CHECK(world.person(kQuilla).credential_expires_on == "2030-01-31");
}

TEST_CASE("REG-18 new terms come before the credential that is owed")
{
    Registered world;
    ++world.settings.session.terms_version;
    world.put_name_right();
    const auto session = world.signed_in();
    CHECK(world.stage(session) == Stage::Terms);
    CHECK(world.renew(session) == "sign_in.wrong_step");
    REQUIRE(world.registration->accept_new_terms(session, 2, kFrom));
    CHECK(world.stage(session) == Stage::Credential);
    CHECK(told_of(world.registration->accept_new_terms(session, 2, kFrom)) == "sign_in.wrong_step");
}

TEST_CASE("REG-14 five failed tries at sign-in close the step for the rest of a day, or until the name is put right")
{
    Registered world;
    world.put_name_right();
    auto session = world.signed_in();
    const auto first = world.clock.now();
    world.credentials.answer = {Finding::NotFound};
    for (int i = 0; i < 5; ++i) CHECK(world.renew(session) == "credential.not_found@number");
    world.credentials.answer = {Finding::Valid};
    CHECK(world.renew(session) == "credential.closed@number");
    CHECK(world.log(1) == Lines{"sign_in.credential refused credential.closed"});
    world.clock.set(first + hours(24) - 61s);
    session = world.signed_in();
    CHECK(world.renew(session) == "credential.closed@number");
    world.clock.advance(1s);
    CHECK(world.renew(session) == "done");

    Registered other;
    other.put_name_right();
    session = other.signed_in();
    other.credentials.answer = {Finding::NotFound};
    for (int i = 0; i < 5; ++i) other.renew(session);
    other.put_name_right("Testworthier");
    other.credentials.answer = {Finding::Valid};
    CHECK(other.renew(other.signed_in()) == "done");
}

TEST_CASE("REG-11 a register that does not answer at sign-in leaves the step open and is no try")
{
    Registered world;
    world.put_name_right();
    const auto session = world.signed_in();
    world.credentials.answer = {Finding::Unavailable};
    for (int i = 0; i < 6; ++i) CHECK(world.renew(session) == "register.unavailable@number");
    CHECK(world.log(1) == Lines{"sign_in.credential refused register.unavailable"});
    CHECK(world.count("credential_try") == 0);
    CHECK(world.stage(session) == Stage::Credential);
}

TEST_CASE("MAN-22 whom a lapsed credential has locked gets as far as giving a new one, and that opens the account")
{
    Registered world;
    world.lapse();
    CHECK(world.state_of(kQuilla) == "locked");
    const auto session = world.signed_in();
    CHECK(world.stage(session) == Stage::Credential);
    CHECK(told_of(world.sign_in->answer_agreement(session, true, kFrom)) == "sign_in.wrong_step");
    CHECK(world.renew(session) == "done");
    CHECK(world.state_of(kQuilla) == "active");
    CHECK(world.stage(session) == Stage::Agreement);
}

TEST_CASE("MAN-22 what a review or an operator has locked, no credential opens")
{
    Registered world;
    world.lapse();
    world.run("UPDATE access_grant SET locked_at = 1");
    const auto session = world.signed_in();
    CHECK(world.renew(session) == "account.locked");
    CHECK(world.stage(session) == Stage::SignedOut);

    Registered held;
    held.lapse();
    held.run("UPDATE account SET is_held = 1 WHERE username LIKE 'quilla%'");
    held.clock.advance(60s);
    const auto first = held.sign_in->sign_in(
        {.username = "quilla.testworth@moondust.example", .password = kGoodPassword, .network = kFrom});
    const auto id = (*held.sign_in->find_session(first->session_token, kFrom))->id;
    CHECK(told_of(held.sign_in->give_code(id, held.code(id), kFrom)) == "account.locked");
}

TEST_CASE("RES-4 a credential that bars, given at sign-in, restricts at once, and Department and Authoriser hear of it")
{
    Registered world;
    world.settings.mail.department = "queue@department.example";
    world.put_name_right();
    const auto session = world.signed_in();
    world.credentials.answer = {Finding::NotCurrent, "2029-06-30", "suspended"};
    CHECK(world.renew(session) == "account.restricted");
    CHECK(world.log(1) == Lines{"sign_in.credential refused account.restricted"});
    CHECK(world.stage(session) == Stage::SignedOut);
    CHECK(world.state_of(kQuilla) == "restricted");
    CHECK(world.person(kQuilla).credential_state == "barred");
    const auto letters = world.letters();
    REQUIRE(letters.size() >= 3);
    CHECK(letters[letters.size() - 3] == "restricted_user quilla.testworth@moondust.example");
    CHECK(letters[letters.size() - 2] == "restricted_authoriser wilhelmina.placeholder@moondust.example");
    CHECK(letters.back().starts_with("credential_barred_department "));
    CHECK(world.count("restriction WHERE ended_at IS NULL") == 1);
}

TEST_CASE("REG-12 one that has only run out, given at sign-in, is a failed try and no more")
{
    Registered world;
    world.put_name_right();
    const auto session = world.signed_in();
    world.credentials.answer = {Finding::NotCurrent, "2025-06-30", "expired"};
    CHECK(world.renew(session) == "credential.not_current@number");
    CHECK(world.state_of(kQuilla) == "active");
    CHECK(world.count("credential_try") == 1);
}
