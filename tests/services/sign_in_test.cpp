#include <soci/soci.h>
#include <nlohmann/json.hpp>

#include <fstream>

#include "tests/services/sign_in_fixture.h"

using namespace std::chrono;
using Lines = std::vector<std::string>;

namespace {

Stage stage_of(SignInWorld& world, const Held& held)
{
    const auto found = world.sign_in->find_session(held.token, kNetwork);
    return found && *found ? (*found)->stage : Stage::SignedOut;
}

std::int64_t last_sign_in(SignInWorld& world)
{
    const auto accounts = world.accounts->list();
    REQUIRE(accounts);
    const auto at = accounts->front().account.last_sign_in_at;
    return at ? at->time_since_epoch().count() : 0;
}

}  // namespace

TEST_CASE("REG-18 the first sign-in goes from password to authenticator to agreement, each step recorded")
{
    SignInWorld world;
    const int before = world.log_size();
    const auto step = world.sign_in->sign_in(world.form());
    REQUIRE(step);
    CHECK(step->view.stage == Stage::Enrolment);
    CHECK(step->view.name.empty());
    CHECK(step->device_token.empty());

    Held held{.id = world.session_of(step->session_token), .token = step->session_token, .device = {}};
    const auto offer = world.sign_in->begin_enrolment(held.id, kNetwork);
    REQUIRE(offer);
    CHECK(offer->uri.starts_with("otpauth://totp/Child%20Link:zeb%2Esampleton?secret="));
    CHECK(offer->secret.size() == 32 + 7);
    CHECK(offer->qr_modules.size() == std::size_t(offer->qr_size) * std::size_t(offer->qr_size));
    world.secret = offer->secret;

    const auto enrolled = world.sign_in->confirm_enrolment(held.id, world.code(), kNetwork);
    REQUIRE(enrolled);
    CHECK(enrolled->codes.codes.size() == 10);
    CHECK(enrolled->session_token != held.token);
    CHECK_FALSE(world.is_live(held));  // the token of before the step up opens nothing
    held.token = enrolled->session_token;
    CHECK(stage_of(world, held) == Stage::Agreement);
    CHECK(last_sign_in(world) == 0);  // REG-17: not a sign-in yet

    const auto accepted = world.sign_in->answer_agreement(held.id, true, kNetwork);
    REQUIRE(accepted);
    CHECK(accepted->view.stage == Stage::Ready);
    CHECK(accepted->view.name == "Zeb Sampleton");
    CHECK(accepted->view.may == Capabilities{.authoriser = false, .user = true});
    CHECK(accepted->view.idle_seconds_left == 15 * 60);
    CHECK(accepted->view.warn_seconds_before == 2 * 60);
    CHECK(accepted->view.session_seconds_left == 8 * 3600);
    CHECK_FALSE(accepted->device_token.empty());
    CHECK(accepted->session_token != held.token);
    CHECK(last_sign_in(world) == world.clock.now().time_since_epoch().count());
    CHECK(world.log(before) == Lines{"sign_in.password done", "sign_in.enrolment_offer done", "sign_in.enrolment done",
                                     "sign_in.agreement done"});
}

TEST_CASE("REG-18 the next sign-in asks for a code, and no step can be left out or taken twice")
{
    SignInWorld world;
    world.enrolled();
    world.clock.advance(30s);
    const auto held = world.after_password();
    CHECK(stage_of(world, held) == Stage::Code);
    CHECK(code_of(world.sign_in->answer_agreement(held.id, true, kNetwork)) == "sign_in.wrong_step");
    CHECK(code_of(world.sign_in->begin_enrolment(held.id, kNetwork)) == "sign_in.wrong_step");
    CHECK(code_of(world.sign_in->confirm_enrolment(held.id, world.code(), kNetwork)) == "sign_in.wrong_step");
    CHECK(code_of(world.sign_in->renew(held.id, kNetwork)) == "sign_in.wrong_step");

    const auto step = world.sign_in->give_code(held.id, world.code(), kNetwork);
    REQUIRE(step);
    CHECK(step->view.stage == Stage::Agreement);
    CHECK(step->view.may == Capabilities{});  // REG-19: nothing but the agreement
    CHECK(step->view.grants.empty());
    CHECK_FALSE(world.is_live(held));
    CHECK(code_of(world.sign_in->give_code(held.id, world.code(1), kNetwork)) == "sign_in.wrong_step");
}

TEST_CASE("REG-19 declining the agreement signs out and counts as no sign-in")
{
    SignInWorld world;
    const auto held = world.enrolled();
    const int before = world.log_size();
    const auto step = world.sign_in->answer_agreement(held.id, false, kNetwork);
    REQUIRE(step);
    CHECK(step->signed_out);
    CHECK(step->view.stage == Stage::SignedOut);
    CHECK_FALSE(world.is_live(held));
    CHECK(last_sign_in(world) == 0);
    CHECK(world.log(before) == Lines{"sign_in.agreement done"});
    CHECK(code_of(world.sign_in->answer_agreement(held.id, true, kNetwork)) == "session.ended");
}

TEST_CASE("REG-15 a code is good one step early and one step late, not two, and never twice")
{
    SignInWorld world;
    world.enrolled();
    world.clock.advance(10min);  // far from the code that enrolled
    const auto held = world.after_password();
    const auto give = [&](int steps) {
        return code_of(world.sign_in->give_code(held.id, world.code(steps), kNetwork));
    };

    SECTION("two steps late") { CHECK(give(-2) == "sign_in.failed"); }
    SECTION("one step late") { CHECK(give(-1) == "done"); }
    SECTION("one step early") { CHECK(give(1) == "done"); }
    SECTION("two steps early") { CHECK(give(2) == "sign_in.failed"); }
    SECTION("twice, and any earlier one after it")
    {
        CHECK(give(0) == "done");
        const auto again = world.after_password();
        CHECK(code_of(world.sign_in->give_code(again.id, world.code(0), kNetwork)) == "sign_in.failed");
        CHECK(code_of(world.sign_in->give_code(again.id, world.code(-1), kNetwork)) == "sign_in.failed");
        CHECK(code_of(world.sign_in->give_code(again.id, world.code(1), kNetwork)) == "done");
    }
    SECTION("the code that enrolled cannot sign in")
    {
        SignInWorld fresh;
        fresh.enrolled();
        const auto next = fresh.after_password();
        CHECK(code_of(fresh.sign_in->give_code(next.id, fresh.code(0), kNetwork)) == "sign_in.failed");
    }
    SECTION("not six digits")
    {
        CHECK(code_of(world.sign_in->give_code(held.id, "", kNetwork)) == "sign_in.failed");
        CHECK(code_of(world.sign_in->give_code(held.id, world.code() + "0", kNetwork)) == "sign_in.failed");
    }
}

TEST_CASE("REG-15 a recovery code works once, however it is typed")
{
    SignInWorld world;
    world.enrolled();
    auto typed = world.recovery_codes.at(3);
    typed.erase(std::remove(typed.begin(), typed.end(), '-'), typed.end());
    for (char& c : typed) c = char(std::tolower(c));

    const auto first = world.after_password();
    CHECK(code_of(world.sign_in->give_code(first.id, typed, kNetwork)) == "done");
    const auto second = world.after_password();
    CHECK(code_of(world.sign_in->give_code(second.id, typed, kNetwork)) == "sign_in.failed");
    CHECK(code_of(world.sign_in->give_code(second.id, world.recovery_codes.at(4), kNetwork)) == "done");
}

TEST_CASE("REG-15 the store holds neither the codes, nor the secret, nor a token, nor the password")
{
    SignInWorld world;
    const auto held = world.ready();
    const auto copy = world.folder.file("copy.db");
    REQUIRE(world.database->backup(copy, {}));
    std::ifstream file(copy, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    std::string secret = world.secret;
    secret.erase(std::remove(secret.begin(), secret.end(), ' '), secret.end());
    auto kept = world.recovery_codes;
    kept.insert(kept.end(), {secret, held.token, held.device, kPassword});
    for (const auto& text : kept) CHECK(bytes.find(text) == std::string::npos);
    CHECK(bytes.find("zeb.sampleton") != std::string::npos);
}

TEST_CASE("REG-22 a session ends after 15 idle minutes, at the second, and its end is recorded once")
{
    SignInWorld world;
    const auto held = world.ready();
    world.clock.advance(14min + 59s);
    CHECK(world.is_live(held));
    const auto view = world.sign_in->view(held.id);
    REQUIRE(view);
    CHECK(view->idle_seconds_left == 1);
    const int before = world.log_size();
    world.clock.advance(1s);  // 15:00; looking at the session has moved nothing
    CHECK_FALSE(world.is_live(held));
    CHECK_FALSE(world.is_live(held));
    CHECK(world.log(before) == Lines{"session.idle_end done"});
    CHECK(code_of(world.sign_in->renew(held.id, kNetwork)) == "session.ended");
}

TEST_CASE("REG-22 renewing moves the idle end, and 8 hours end the session all the same")
{
    SignInWorld world;
    const auto held = world.ready();
    const auto start = world.clock.now();  // the session started at this very second
    while (world.clock.now() + 14min < start + 8h) {
        world.clock.advance(14min);
        REQUIRE(world.sign_in->renew(held.id, kNetwork));
    }
    world.clock.set(start + 8h - 1s);
    CHECK(world.is_live(held));
    CHECK(world.sign_in->view(held.id)->session_seconds_left == 1);
    const int before = world.log_size();
    world.clock.set(start + 8h);
    CHECK_FALSE(world.is_live(held));
    CHECK(world.log(before) == Lines{"session.longest_end done"});
}

TEST_CASE("REG-22 one live session for an account: the newest, once it is through the agreement")
{
    SignInWorld world;
    const auto first = world.ready();
    world.clock.advance(30s);
    const auto second = world.after_password();
    CHECK(world.is_live(first));  // a password alone ends nobody's work
    REQUIRE(world.sign_in->give_code(second.id, world.code(), kNetwork));
    CHECK(world.is_live(first));
    const int before = world.log_size();
    REQUIRE(world.sign_in->answer_agreement(second.id, true, kNetwork));
    CHECK_FALSE(world.is_live(first));
    CHECK(world.log(before) == Lines{"session.replaced_end done", "sign_in.agreement done"});
}

TEST_CASE("REG-22 locking an account ends its sessions at once")
{
    SignInWorld world;
    const auto held = world.ready();
    REQUIRE(world.accounts->lock("zeb.sampleton"));
    CHECK_FALSE(world.is_live(held));
    REQUIRE(world.accounts->unlock("zeb.sampleton"));
    CHECK_FALSE(world.is_live(held));
}

TEST_CASE("REG-21 unlocking an account lifts the lock after failed sign-ins too")
{
    SignInWorld world;
    for (int i = 0; i < 5; ++i) CHECK(code_of(world.sign_in->sign_in(world.form("wrong"))) == "sign_in.failed");
    CHECK(code_of(world.sign_in->sign_in(world.form())) == "sign_in.locked");
    REQUIRE(world.accounts->unlock("zeb.sampleton"));
    CHECK(code_of(world.sign_in->sign_in(world.form())) == "done");
}

TEST_CASE("REG-22 an account that may not go on reaches nothing, even where its session was forgotten")
{
    SignInWorld world;
    const auto held = world.ready();
    world.set_state(store::AccountState::Restricted);  // without ending the session
    CHECK_FALSE(world.is_live(held));
    CHECK(code_of(world.sign_in->renew(held.id, kNetwork)) == "session.ended");
}

TEST_CASE("REG-18 what is wrong with an account is told after both factors, not before")
{
    SignInWorld world;
    world.enrolled();
    const auto [state, code] = GENERATE(table<store::AccountState, std::string>({
        {store::AccountState::Locked, "account.locked"},
        {store::AccountState::Restricted, "account.restricted"},
        {store::AccountState::Inactive, "account.inactive"},
    }));
    world.set_state(state);
    world.clock.advance(30s);
    const auto wrong = world.sign_in->sign_in(world.form("not the password"));
    CHECK(code_of(wrong) == "sign_in.failed");
    const auto held = world.after_password();
    const int before = world.log_size();
    const auto refused = world.sign_in->give_code(held.id, world.code(), kNetwork);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().kind == ErrorKind::Forbidden);
    CHECK(refused.error().code == code);
    CHECK_FALSE(world.is_live(held));
    CHECK(world.log(before) == Lines{"sign_in.code refused " + code});
}

TEST_CASE("UAR-12 whom an overdue review has locked out is told so at sign-in, from its first moment, without a clock")
{
    SignInWorld world;
    world.enrolled();
    const auto run = [&](const std::string& statement) {
        REQUIRE(world.database->act([&](store::Tx& tx) -> Status {
            tx.sql() << statement;
            return {};
        }));
    };
    run("INSERT INTO service (public_id, kind, source, source_ref, name) "
        "VALUES ('s1', 'school', 'test', '1', 'Moondust Primary School (Fictional)')");
    run("INSERT INTO access_grant (public_id, account_id, service_id, workforce, user_type, granted_at, locks_on) "
        "SELECT 'g1', a.id, s.id, 'W1', 'Teacher', 0, '2026-11-25' FROM account a, service s");
    const auto told_on = [&](const std::string& moment) {
        world.clock.set(*parse_instant(moment));
        return code_of(world.sign_in->give_code(world.after_password().id, world.code(), kNetwork));
    };
    CHECK(told_on("2026-11-24T12:59:59Z") == "done");  // 23:59:59 in Melbourne
    CHECK(told_on("2026-11-24T13:00:30Z") == "account.paused");
    world.set_state(store::AccountState::Locked);  // the clock has run since
    CHECK(told_on("2026-11-24T13:01:00Z") == "account.paused");
    // Whoever owes a new credential too gives it first (Q20); what the review has shut it does not open.
    run("UPDATE account SET credential_state = 'lapsed'");
    CHECK(told_on("2026-11-24T13:02:00Z") == "done");
    world.set_state(store::AccountState::Active);
    run("UPDATE account SET credential_state = 'current', is_authoriser = 1");  // UAR-7: not their own sign-in
    CHECK(told_on("2026-11-24T13:03:00Z") == "done");
}

TEST_CASE("REG-22 signing out ends the session; doing it again harms nothing")
{
    SignInWorld world;
    const auto held = world.ready();
    const int before = world.log_size();
    CHECK(world.sign_in->sign_out(held.id, kNetwork));
    CHECK_FALSE(world.is_live(held));
    CHECK(world.sign_in->sign_out(held.id, kNetwork));
    CHECK(world.log(before) == Lines{"sign_out done"});
}

TEST_CASE("TRN-6 in training the page is told the code, and it is one that will be taken; on real data never")
{
    SignInWorld real;
    CHECK(real.sign_in->view(std::nullopt)->training == false);
    auto held = real.after_password();
    REQUIRE(real.sign_in->begin_enrolment(held.id, kNetwork));
    CHECK(real.sign_in->view(held.id)->training_code.empty());

    SignInWorld demo(store::DataKind::Demo);
    CHECK(demo.sign_in->view(std::nullopt)->training);
    held = demo.after_password();
    CHECK(demo.sign_in->view(held.id)->training_code.empty());  // nothing is set up yet
    const auto offer = demo.sign_in->begin_enrolment(held.id, kNetwork);
    REQUIRE(offer);
    demo.secret = offer->secret;
    const auto shown = demo.sign_in->view(held.id)->training_code;
    CHECK(shown == demo.code());
    REQUIRE(demo.sign_in->confirm_enrolment(held.id, shown, kNetwork));

    const auto next = demo.after_password();  // within the same 30 seconds
    const auto second = demo.sign_in->view(next.id)->training_code;
    CHECK(second != shown);
    CHECK(demo.sign_in->give_code(next.id, second, kNetwork));
    CHECK(demo.sign_in->view(next.id)->training_code.empty());  // Agreement: no use for one
}

TEST_CASE("REG-15 a hash made with other parameters is made anew at the next sign-in")
{
    SignInWorld world;
    const auto hash = [&] { return world.accounts->list()->front().account.password_hash; };
    const auto before = hash();
    world.after_password();
    CHECK(hash() == before);
    world.settings.sign_in.hash_passes = 2;
    world.sign_in = std::move(*services::SignInService::make(*world.database, world.clock, world.settings));
    world.after_password();
    CHECK(hash() != before);
    world.after_password();
}

TEST_CASE("the server's key is for its owner alone, and another key opens no second factor")
{
    SignInWorld world;
    world.enrolled();
    const auto key = world.settings.data.database + ".key";
    CHECK((std::filesystem::status(key).permissions() &
           (std::filesystem::perms::group_all | std::filesystem::perms::others_all)) == std::filesystem::perms::none);
    std::filesystem::permissions(key, std::filesystem::perms::group_read, std::filesystem::perm_options::add);
    CHECK(services::SignInService::make(*world.database, world.clock, world.settings).error().code == "key.exposed");

    std::filesystem::remove(key);
    world.sign_in = std::move(*services::SignInService::make(*world.database, world.clock, world.settings));
    world.clock.advance(30s);
    const auto held = world.after_password();
    CHECK(code_of(world.sign_in->give_code(held.id, world.code(), kNetwork)) == "key.wrong");
}
