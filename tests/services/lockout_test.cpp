#include <algorithm>
#include <thread>

#include "tests/services/sign_in_fixture.h"

using namespace std::chrono;

namespace {

std::string try_password(SignInWorld& world, const std::string& password, const std::string& device = {})
{
    return code_of(world.sign_in->sign_in(world.form(password, device)));
}

long count_of(const std::vector<std::string>& lines, const std::string& line)
{
    return std::count(lines.begin(), lines.end(), line);
}

}  // namespace

TEST_CASE("REG-21 wrong name, wrong password and wrong code get the same answer")
{
    SignInWorld world;
    world.enrolled();
    const auto held = world.after_password();
    auto nobody = world.form();
    nobody.username = "quilla.testworth";
    const auto wrong_name = world.sign_in->sign_in(nobody);
    const auto wrong_password = world.sign_in->sign_in(world.form("some other password"));
    const auto wrong_code = world.sign_in->give_code(held.id, "000 00", kNetwork);
    for (const auto* error : {&wrong_name.error(), &wrong_password.error(), &wrong_code.error()}) {
        CHECK(error->kind == ErrorKind::Invalid);
        CHECK(error->code == "sign_in.failed");
        CHECK(error->field.empty());
    }
}

TEST_CASE("REG-21 the fifth failure locks, not the fourth, and 15 minutes later the door is open again")
{
    SignInWorld world;
    for (int i = 0; i < 4; ++i) CHECK(try_password(world, "wrong") == "sign_in.failed");
    CHECK(count_of(world.log(), "sign_in.lock done") == 0);
    SECTION("after four the right password is taken") { CHECK(try_password(world, kPassword) == "done"); }
    SECTION("after five it is not")
    {
        CHECK(try_password(world, "wrong") == "sign_in.failed");
        CHECK(count_of(world.log(), "sign_in.lock done") == 1);
        const auto refused = world.sign_in->sign_in(world.form());
        CHECK(refused.error().kind == ErrorKind::TooMany);
        CHECK(refused.error().code == "sign_in.locked");
        world.clock.advance(14min + 59s);
        CHECK(try_password(world, kPassword) == "sign_in.locked");
        world.clock.advance(1s);
        CHECK(try_password(world, "wrong") == "sign_in.failed");  // and counting starts again
        CHECK(try_password(world, kPassword) == "done");
    }
}

TEST_CASE("REG-21 a name that nobody has locks like any other, so that a lock tells nothing")
{
    SignInWorld world;
    auto nobody = world.form();
    nobody.username = "quilla.testworth";
    for (int i = 0; i < 5; ++i) CHECK(code_of(world.sign_in->sign_in(nobody)) == "sign_in.failed");
    CHECK(code_of(world.sign_in->sign_in(nobody)) == "sign_in.locked");
    CHECK(try_password(world, kPassword) == "done");
}

TEST_CASE("REG-21 wrong codes count too, and a right password in between does not start the count again")
{
    SignInWorld world;
    world.enrolled();
    world.clock.advance(30s);
    for (int i = 0; i < 4; ++i) {
        const auto held = world.after_password();
        CHECK(code_of(world.sign_in->give_code(held.id, "123", kNetwork)) == "sign_in.failed");
    }
    const auto held = world.after_password();
    SECTION("the right code after four opens, and starts the count again")
    {
        CHECK(code_of(world.sign_in->give_code(held.id, world.code(), kNetwork)) == "done");
        for (int i = 0; i < 4; ++i) CHECK(try_password(world, "wrong") == "sign_in.failed");
        CHECK(try_password(world, kPassword) == "done");
    }
    SECTION("the fifth locks codes and passwords alike")
    {
        CHECK(code_of(world.sign_in->give_code(held.id, "123", kNetwork)) == "sign_in.failed");
        CHECK(code_of(world.sign_in->give_code(held.id, world.code(), kNetwork)) == "sign_in.locked");
        CHECK(code_of(world.sign_in->give_code(held.id, world.recovery_codes.at(0), kNetwork)) == "sign_in.locked");
        CHECK(try_password(world, kPassword) == "sign_in.locked");
    }
}

TEST_CASE("REG-21 wrong codes while setting up the authenticator count as well")
{
    SignInWorld world;
    const auto held = world.after_password();
    world.secret = world.sign_in->begin_enrolment(held.id, kNetwork)->secret;
    for (int i = 0; i < 5; ++i)
        CHECK(code_of(world.sign_in->confirm_enrolment(held.id, "1", kNetwork)) == "sign_in.failed");
    CHECK(code_of(world.sign_in->confirm_enrolment(held.id, world.code(), kNetwork)) == "sign_in.locked");
}

TEST_CASE("REG-21 strangers lock out strangers; the owner's known device still opens, and has a count of its own")
{
    SignInWorld world;
    const auto owner = world.ready();
    REQUIRE_FALSE(owner.device.empty());
    for (int i = 0; i < 5; ++i) CHECK(try_password(world, "wrong") == "sign_in.failed");
    CHECK(try_password(world, kPassword) == "sign_in.locked");
    CHECK(try_password(world, kPassword, "no token of ours") == "sign_in.locked");

    const auto again = world.ready(owner.device);  // all the way through
    CHECK(again.device == owner.device);           // the browser keeps its token
    CHECK(try_password(world, kPassword) == "sign_in.locked");

    for (int i = 0; i < 5; ++i) CHECK(try_password(world, "wrong", owner.device) == "sign_in.failed");
    CHECK(try_password(world, kPassword, owner.device) == "sign_in.locked");
}

TEST_CASE("REG-21 a device known to one account is a stranger to another, and serves both once both have signed in")
{
    SignInWorld world;
    const auto owner = world.ready();
    REQUIRE(world.accounts->add({.username = "quilla",
                                 .name = "Quilla Testworth",
                                 .password = kPassword,
                                 .may = {.authoriser = true, .user = false}}));
    auto quilla = world.form("wrong", owner.device);
    quilla.username = "quilla";
    for (int i = 0; i < 5; ++i) CHECK(code_of(world.sign_in->sign_in(quilla)) == "sign_in.failed");
    quilla.device_token.clear();
    quilla.password = kPassword;
    CHECK(code_of(world.sign_in->sign_in(quilla)) == "sign_in.locked");  // it was the strangers' counter
    CHECK(try_password(world, kPassword, owner.device) == "done");

    world.clock.advance(16min);
    quilla.device_token = owner.device;
    const auto step = world.sign_in->sign_in(quilla);
    REQUIRE(step);
    const auto id = world.session_of(step->session_token);
    world.secret = world.sign_in->begin_enrolment(id, kNetwork)->secret;
    REQUIRE(world.sign_in->confirm_enrolment(id, world.code(), kNetwork));
    const auto ready = world.sign_in->answer_agreement(id, true, kNetwork);
    REQUIRE(ready);
    CHECK(ready->device_token.empty());  // the shared computer keeps the one token
    quilla.device_token.clear();
    quilla.password = "wrong";
    for (int i = 0; i < 5; ++i) CHECK(code_of(world.sign_in->sign_in(quilla)) == "sign_in.failed");
    quilla.device_token = owner.device;
    quilla.password = kPassword;
    CHECK(code_of(world.sign_in->sign_in(quilla)) == "done");
}

TEST_CASE("REG-21 many guesses at the same moment get no more answers than guesses one after another")
{
    SignInWorld world;
    std::atomic<int> failed = 0, other = 0;
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 12; ++i)
            threads.emplace_back([&] {
                const auto answer = world.sign_in->sign_in(world.form("wrong"));
                if (!answer && answer.error().code == "sign_in.failed") ++failed;
                else ++other;
            });
    }
    CHECK(failed == 5);
    CHECK(other == 7);
}

TEST_CASE("REG-21 failures of yesterday are forgotten")
{
    SignInWorld world;
    for (int i = 0; i < 4; ++i) CHECK(try_password(world, "wrong") == "sign_in.failed");
    world.clock.advance(24h + 1s);
    auto nobody = world.form("wrong");
    nobody.username = "quilla.testworth";
    CHECK(code_of(world.sign_in->sign_in(nobody)) == "sign_in.failed");  // any failure sweeps
    for (int i = 0; i < 4; ++i) CHECK(try_password(world, "wrong") == "sign_in.failed");
    CHECK(try_password(world, kPassword) == "done");
}
