// PLT-29: a screen left for a while, and who comes back to it.
#include <algorithm>
#include <atomic>
#include <thread>

#include "tests/services/sign_in_fixture.h"

using namespace std::chrono;
using Lines = std::vector<std::string>;

namespace {

std::string try_unlock(SignInWorld& world, const Held& held, const std::string& password)
{
    return code_of(world.sign_in->unlock(held.id, password, kNetwork));
}

/// Ready, then locked.
Held locked(SignInWorld& world)
{
    const auto held = world.ready();
    REQUIRE(world.sign_in->lock(held.id, kNetwork));
    return held;
}

Stage stage_of(SignInWorld& world, const Held& held)
{
    const auto found = world.sign_in->find_session(held.token, kNetwork);
    return found && *found ? (*found)->stage : Stage::SignedOut;
}

}  // namespace

TEST_CASE("PLT-29 a locked session says whose it is and how long it lasts, and nothing else")
{
    SignInWorld world;
    const auto held = world.ready();
    world.clock.advance(5min);
    const int before = world.log_size();
    const auto view = world.sign_in->lock(held.id, kNetwork);
    REQUIRE(view);
    CHECK(view->stage == Stage::Locked);
    CHECK(view->name == "Zeb Sampleton");
    CHECK(view->may == Capabilities{});
    CHECK(view->grants.empty());
    CHECK(view->drafts.empty());
    CHECK(view->idle_seconds_left == 10 * 60);
    CHECK(view->session_seconds_left == 8 * 3600 - 5 * 60);
    CHECK(world.log(before) == Lines{"session.lock done"});

    CHECK(world.sign_in->lock(held.id, kNetwork)->stage == Stage::Locked);  // again: nothing to do, nothing to record
    CHECK(world.log_size() == before + 1);
    CHECK(stage_of(world, held) == Stage::Locked);
}

TEST_CASE("PLT-29 locking is no act: the idle end stays where it was, and nothing but the password moves it")
{
    SignInWorld world;
    const auto held = world.ready();
    world.clock.advance(10min);
    REQUIRE(world.sign_in->lock(held.id, kNetwork));
    CHECK(code_of(world.sign_in->renew(held.id, kNetwork)) == "session.locked");
    CHECK(world.log().back() == "session.renew refused session.locked");
    world.clock.advance(4min + 59s);
    SECTION("a second before the end it opens, and starts anew")
    {
        const auto step = world.sign_in->unlock(held.id, kPassword, kNetwork);
        REQUIRE(step);
        CHECK(step->view.stage == Stage::Ready);
        CHECK(step->view.idle_seconds_left == 15 * 60);
        CHECK(step->view.may.user);
    }
    SECTION("at the end it is over, locked or not")
    {
        world.clock.advance(1s);
        CHECK(try_unlock(world, held, kPassword) == "session.ended");
        CHECK_FALSE(world.is_live(held));
        CHECK(world.log().back() == "session.idle_end done");
    }
}

TEST_CASE("PLT-29 the password opens it under a new token; the old one is dead")
{
    SignInWorld world;
    auto held = locked(world);
    const int before = world.log_size();
    const auto step = world.sign_in->unlock(held.id, kPassword, kNetwork);
    REQUIRE(step);
    CHECK(step->session_token != held.token);
    CHECK(step->device_token.empty());
    CHECK_FALSE(world.is_live(held));
    held.token = step->session_token;
    CHECK(stage_of(world, held) == Stage::Ready);
    CHECK(world.session_of(held.token) == held.id);
    CHECK(world.log(before) == Lines{"session.unlock done"});
    CHECK(try_unlock(world, held, kPassword) == "sign_in.wrong_step");  // it is open
    CHECK(code_of(world.sign_in->renew(held.id, kNetwork)) == "done");
}

TEST_CASE("PLT-29 only a session that is ready can be locked, and only one that is locked can be opened")
{
    SignInWorld world;
    const auto held = world.enrolled();
    CHECK(code_of(world.sign_in->lock(held.id, kNetwork)) == "sign_in.wrong_step");
    CHECK(world.log().back() == "session.lock refused sign_in.wrong_step");
    CHECK(try_unlock(world, held, kPassword) == "sign_in.wrong_step");
    CHECK(world.log().back() == "session.unlock refused sign_in.wrong_step");
    CHECK(stage_of(world, held) == Stage::Agreement);
}

TEST_CASE("PLT-29 four wrong passwords leave it locked, the fifth ends it and shuts the door")
{
    SignInWorld world;
    const auto held = locked(world);
    for (int i = 0; i < 4; ++i) {
        const auto refused = world.sign_in->unlock(held.id, "wrong", kNetwork);
        REQUIRE_FALSE(refused);
        CHECK(refused.error().kind == ErrorKind::Invalid);
        CHECK(refused.error().code == "unlock.failed");
        CHECK(refused.error().field == "password");
        CHECK(world.log().back() == "session.unlock refused unlock.failed");
    }
    CHECK(stage_of(world, held) == Stage::Locked);
    SECTION("after four the right one opens, and the count starts again")
    {
        CHECK(try_unlock(world, held, kPassword) == "done");
        REQUIRE(world.sign_in->lock(held.id, kNetwork));
        for (int i = 0; i < 4; ++i) CHECK(try_unlock(world, held, "wrong") == "unlock.failed");
        CHECK(try_unlock(world, held, kPassword) == "done");
    }
    SECTION("after five the session is over, and sign-in from there is closed for a while")
    {
        const int before = world.log_size();
        const auto refused = world.sign_in->unlock(held.id, "wrong", kNetwork);
        CHECK(refused.error().kind == ErrorKind::TooMany);
        CHECK(refused.error().code == "sign_in.locked");
        CHECK(world.log(before) ==
              Lines{"session.unlock refused sign_in.locked", "sign_in.lock done", "session.unlock_end done"});
        CHECK_FALSE(world.is_live(held));
        CHECK(try_unlock(world, held, kPassword) == "session.ended");
        CHECK(code_of(world.sign_in->sign_in(world.form(kPassword, held.device))) == "sign_in.locked");
        CHECK(code_of(world.sign_in->sign_in(world.form())) == "done");  // REG-21: other doors are open
    }
}

TEST_CASE("PLT-29 REG-21 failures to sign in from this device and failures to unlock count together")
{
    SignInWorld world;
    const auto held = locked(world);
    for (int i = 0; i < 3; ++i)
        CHECK(code_of(world.sign_in->sign_in(world.form("wrong", held.device))) == "sign_in.failed");
    CHECK(try_unlock(world, held, "wrong") == "unlock.failed");
    CHECK(try_unlock(world, held, "wrong") == "sign_in.locked");
    CHECK_FALSE(world.is_live(held));
}

TEST_CASE("PLT-29 REG-21 strangers cannot shut a person out of their own locked screen, not even on its first day")
{
    SignInWorld world;
    const auto held = locked(world);  // the first sign-in: the device became known by it
    for (int i = 0; i < 5; ++i) CHECK(code_of(world.sign_in->sign_in(world.form("wrong"))) == "sign_in.failed");
    CHECK(code_of(world.sign_in->sign_in(world.form())) == "sign_in.locked");
    CHECK(try_unlock(world, held, kPassword) == "done");
}

TEST_CASE("PLT-29 a door that is shut already is waited at; the session is not ended by it")
{
    SignInWorld world;
    const auto held = locked(world);
    for (int i = 0; i < 5; ++i)
        CHECK(code_of(world.sign_in->sign_in(world.form("wrong", held.device))) == "sign_in.failed");
    CHECK(try_unlock(world, held, kPassword) == "sign_in.locked");
    CHECK(stage_of(world, held) == Stage::Locked);
}

TEST_CASE("PLT-29 many guesses at the same moment get no more answers than guesses one after another")
{
    SignInWorld world;
    const auto held = locked(world);
    std::atomic<int> failed = 0, shut = 0, other = 0;
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 12; ++i)
            threads.emplace_back([&] {
                const auto code = try_unlock(world, held, "wrong");
                ++(code == "unlock.failed" ? failed : code == "sign_in.locked" ? shut : other);
            });
    }
    CHECK(failed == 4);
    CHECK(shut == 1);
    CHECK(other == 7);
    CHECK_FALSE(world.is_live(held));
}

TEST_CASE("PLT-29 REG-22 signing in elsewhere ends a locked session like any other, and so does signing out")
{
    SignInWorld world;
    const auto held = locked(world);
    SECTION("elsewhere")
    {
        const auto other = world.ready(held.device);
        CHECK(stage_of(world, other) == Stage::Ready);
    }
    SECTION("here") { CHECK(world.sign_in->sign_out(held.id, kNetwork)); }
    CHECK_FALSE(world.is_live(held));
    CHECK(try_unlock(world, held, kPassword) == "session.ended");
}

TEST_CASE("PLT-29 an account that was restricted meanwhile is not opened")
{
    SignInWorld world;
    const auto held = locked(world);
    world.set_state(store::AccountState::Restricted);
    CHECK(try_unlock(world, held, kPassword) == "session.ended");
}
