// PLT-29 through a real connection: what a locked session reaches, and how it opens.
#include <catch_amalgamated.hpp>

#include "tests/http/server_world.h"

using nlohmann::json;
using namespace std::chrono;

namespace {

const json kNothing = json::object();
const json kRight = {{"password", kTestPassword}}, kWrong = {{"password", "not the password 1"}};
constexpr const char* kCookie = "__Host-childlink";

Browser locked(Taught& server)
{
    auto page = server.signed_in("quilla.testworth");
    REQUIRE(page.post("/api/session/lock", kNothing).told() == "200");
    return page;
}

}  // namespace

TEST_CASE("PLT-29 a locked session reaches no route but those that look at it, open it or end it")
{
    Taught server;
    auto page = locked(server);
    int refused = 0;
    for (const auto& route : http::routes()) {
        if (route.when_locked == http::WhenLocked::Reached || route.from == http::From::Anywhere) continue;
        INFO(route.path);
        const int before = server.audit_rows();
        CHECK(page.ask(word(route.method), concrete(route.path), "{}").told() == "401 session.locked");
        CHECK(server.audit_rows() == before + 1);
        CHECK(server.last_audit() == std::string(route.action) + " refused session.locked");
        ++refused;
    }
    CHECK(refused == int(http::routes().size()) - 5 - 2);  // all but five of ours, and the two open ones

    const auto session = page.get("/api/session");
    CHECK(session.told() == "200");
    CHECK(session.body["stage"] == "locked");
    CHECK(session.body["name"] == "Quilla Testworth");
    CHECK(session.body["grants"].empty());
    CHECK(session.body["drafts"].empty());
    for (const auto& [capability, has] : session.body["may"].items()) {
        INFO(capability);
        CHECK(has == false);
    }
    CHECK(session.body["idle_seconds_left"] > 0);
    CHECK(session.body["session_seconds_left"] > 0);
}

TEST_CASE("PLT-29 an entry that is open on the screen cannot be asked for again while it is locked")
{
    Taught server;
    auto page = server.signed_in("quilla.testworth");
    const auto handle = server.handle(page);
    CHECK(page.get("/api/entries/" + handle).told() == "200");
    CHECK(page.post("/api/session/lock", kNothing).told() == "200");
    CHECK(page.get("/api/entries/" + handle).told() == "401 session.locked");
    CHECK(page.post("/api/session/unlock", kRight).told() == "200");
    CHECK(page.get("/api/entries/" + handle).told() == "200");  // it is the same session still
}

TEST_CASE("PLT-29 unlocking changes the session's cookie, and the old one opens nothing")
{
    Taught server;
    auto page = locked(server);
    auto stolen = server.browser();
    stolen.cookies = page.cookies;
    const auto reply = page.post("/api/session/unlock", kRight);
    CHECK(reply.told() == "200");
    CHECK(reply.body["stage"] == "ready");
    CHECK(reply.body["grants"].size() == 1);
    CHECK(page.cookies[kCookie] != stolen.cookies[kCookie]);
    CHECK(reply.raw.header("set-cookie") ==
          std::string(kCookie) + "=" + page.cookies[kCookie] + "; Path=/; Secure; HttpOnly; SameSite=Strict");
    CHECK(server.last_audit() == "session.unlock done ");
    CHECK(page.get("/api/session").body["stage"] == "ready");
    CHECK(stolen.get("/api/session").body["stage"] == "signed_out");
}

TEST_CASE("PLT-29 the ladder of locking and unlocking")
{
    Taught server;
    auto stranger = server.browser();
    CHECK(stranger.post("/api/session/lock", kNothing).told() == "401 session.signed_out");
    CHECK(server.last_audit() == "session.lock refused session.signed_out");
    CHECK(stranger.post("/api/session/unlock", kRight).told() == "401 session.signed_out");
    CHECK(server.last_audit() == "session.unlock refused session.signed_out");

    auto page = server.signing_in("quilla.testworth");
    CHECK(page.post("/api/session/lock", kNothing).told() == "409 sign_in.wrong_step");
    CHECK(page.post("/api/session/unlock", kRight).told() == "409 sign_in.wrong_step");
    CHECK(page.post("/api/agreement", {{"accepted", true}}).told() == "200");
    CHECK(page.post("/api/session/unlock", kRight).told() == "409 sign_in.wrong_step");

    CHECK(page.post("/api/session/lock", kNothing).body["stage"] == "locked");
    CHECK(server.last_audit() == "session.lock done ");
    CHECK(server.world.text("SELECT CAST(locked_at AS TEXT) FROM session WHERE locked_at IS NOT NULL") ==
          std::to_string(server.world.clock.now().time_since_epoch().count()));
    const int before = server.audit_rows();
    CHECK(page.post("/api/session/lock", kNothing).body["stage"] == "locked");
    CHECK(server.audit_rows() == before);

    CHECK(page.post("/api/session/unlock", {{"password", 7}}).told() == "422 json.wrong_type");
    CHECK(page.post("/api/session/unlock", {{"passwort", "x"}}).told() == "422 json.unknown_key");
    const auto wrong = page.post("/api/session/unlock", kWrong);
    CHECK(wrong.told() == "422 unlock.failed");
    CHECK(wrong.body["error"]["field"] == "password");
    CHECK_FALSE(wrong.raw.headers.contains("set-cookie"));
    CHECK(server.last_audit() == "session.unlock refused unlock.failed");
    CHECK(page.post("/api/session/unlock", kNothing).told() == "422 unlock.failed");  // none is a wrong one
    CHECK(page.post("/api/session/unlock", kRight).body["stage"] == "ready");
    CHECK(server.world.text("SELECT CAST(COUNT(*) AS TEXT) FROM session WHERE locked_at IS NOT NULL") == "0");
}

TEST_CASE("PLT-29 the fifth wrong password answers 429 and leaves nobody signed in")
{
    Taught server;
    auto page = locked(server);
    for (int i = 0; i < 4; ++i) CHECK(page.post("/api/session/unlock", kWrong).told() == "422 unlock.failed");
    CHECK(page.get("/api/session").body["stage"] == "locked");
    const auto fifth = page.post("/api/session/unlock", kWrong);
    CHECK(fifth.told() == "429 sign_in.locked");
    CHECK(fifth.raw.headers.contains("retry-after"));
    CHECK(page.get("/api/session").body["stage"] == "signed_out");
    CHECK(server.world.text("SELECT end_reason FROM session ORDER BY id DESC LIMIT 1") == "not unlocked");
    CHECK(page.post("/api/session/unlock", kRight).told() == "401 session.signed_out");
}

TEST_CASE("PLT-29 PLT-33 whoever comes next signs the locked session out and signs in as themselves")
{
    Taught server;
    server.add_account("bo.notarealname", kUser, "W1", kSchool);
    auto page = locked(server);
    const auto out = page.post("/api/sign-out", kNothing);
    CHECK(out.body["stage"] == "signed_out");
    CHECK(out.raw.header("clear-site-data") == "\"cache\", \"storage\"");
    CHECK(page.post("/api/sign-in", {{"username", "bo.notarealname"}, {"password", kTestPassword}}).status == 200);
}

TEST_CASE("PLT-29 when too many wait for the slow work, unlocking says busy, and nothing is counted")
{
    Taught server;
    auto page = locked(server);
    // The same database, served by a server whose hashing is all taken.
    server.world.settings.sign_in.hash_workers = server.world.settings.sign_in.hash_queue = 0;
    server.restart();
    auto again = server.browser();
    again.cookies = page.cookies;
    CHECK(again.post("/api/session/unlock", kRight).told() == "503 sign_in.busy");
    CHECK(server.last_audit() == "session.unlock refused sign_in.busy");
    CHECK(server.world.text("SELECT CAST(COUNT(*) AS TEXT) FROM sign_in_failure") == "0");
    CHECK(again.get("/api/session").body["stage"] == "locked");
}
