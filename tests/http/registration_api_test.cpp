// Registering through a real connection: the ladder of each route, what a stranger with a link learns, and the
// registers as they are loaded (REG-3 to REG-8, REG-10 to REG-14, REG-23).
#include <catch_amalgamated.hpp>

#include "server/crypto/hash.h"
#include "server/store/grant_store.h"
#include "server/store/invitation_store.h"
#include "server/store/lookup_store.h"
#include "server/store/person_store.h"
#include "tests/http/server_world.h"

using nlohmann::json;
using namespace std::chrono;

namespace {

const json kNothing = json::object();
const json kChosen = {{"password", kTestPassword}};
constexpr const char* kToken = "0123456789abcdefghijABCDEFGHIJ-_";
constexpr const char* kCookie = "__Host-childlink";

/// Quilla Testworth, invited to the school; registers that know her and Zeb Sampleton.
struct Inviting : ServerWorld {
    Inviting()
    {
        REQUIRE(world.database->act([&](store::Tx& tx) -> Status {
            store::Person person;
            person.public_id = "p-quilla";
            person.username = person.email = "quilla@moondust.example";
            person.first_name = "Quilla";
            person.last_name = "Testworth";
            person.may.user = true;
            const auto id = store::add_person(tx, person);
            if (!id) return fail(id.error());
            if (auto done = store::add_grant(tx, {.public_id = "g-quilla",
                                                  .account = *id,
                                                  .service = school,
                                                  .workforce = "W1",
                                                  .user_type = "Teacher",
                                                  .at = world.clock.now()});
                !done)
                return done;
            store::Invitation invitation;
            invitation.public_id = "i-quilla";
            invitation.account = *id;
            invitation.user_type = "Teacher";
            invitation.purpose = "any";
            invitation.services = json::array({kSchool}).dump();
            invitation.invited_at = invitation.sent_at = world.clock.now();
            invitation.token_hash = crypto::sha256_hex(kToken);
            if (const auto made = store::add_invitation(tx, invitation); !made) return fail(made.error());
            return load(tx);
        }));
    }

    Status load(store::Tx& tx)
    {
        const auto today = melbourne_day(world.clock.now());
        for (const char* kind : {"wwcc", "vit", "training"})
            if (auto done = store::replace_register_list(
                    tx, kind, {row("0001", "quilla", "TESTWORTH"), row("0002", "QUILLA", "TEST-WORTH")}, today,
                    world.clock.now());
                !done)
                return done;
        return {};
    }
    /// Numbers as the lists keep them; `day`: far off.
    static store::RegisterRow row(const std::string& number, const std::string& first, const std::string& last)
    {
        return {.number = number, .first_name = first, .last_name = last, .day = "2029-06-30"};
    }

    Browser opened()
    {
        auto page = browser();
        REQUIRE(page.post("/api/registration/open", {{"token", kToken}}).told() == "200");
        return page;
    }
    /// As far as this step.
    Browser at(const std::string& step)
    {
        auto page = opened();
        if (step == "password") return page;
        REQUIRE(page.post("/api/registration/password", kChosen).told() == "200");
        if (step == "factor") return page;
        REQUIRE(page.post("/api/second-factor", kNothing).told() == "200");
        const auto code = page.get("/api/session").body["training_code"];
        REQUIRE(page.post("/api/second-factor/confirmation", {{"code", code}}).told() == "200");
        if (step == "credential") return page;
        REQUIRE(page.post("/api/registration/credential", {{"kind", "wwcc"}, {"number", "0001"}}).told() == "200");
        if (step == "training") return page;
        REQUIRE(page.post("/api/registration/training", {{"number", "0001"}}).told() == "200");
        return page;
    }
    std::string stored(const std::string& column)
    {
        return world.text("SELECT CAST(" + column + " AS TEXT) FROM account WHERE public_id = 'p-quilla'");
    }
};

struct Post {
    const char *path, *action, *step;
    json body, unreadable;
};
const Post kSteps[] = {
    {"/api/registration/password", "registration.password", "password", kChosen, {{"password", 7}}},
    {"/api/registration/credential",
     "registration.credential",
     "credential",
     {{"kind", "wwcc"}, {"number", "0001"}},
     {{"kind", "wwcc"}, {"number", 1}}},
    {"/api/registration/training", "registration.training", "training", {{"number", "0001"}}, {{"number", 1}}},
    {"/api/registration/terms", "registration.terms", "terms", {{"version", 1}}, {{"version", "1"}}}};

}  // namespace

TEST_CASE("REG-5 a link opens a session whose cookie is this server's; any other gets one neutral answer, recorded")
{
    Inviting server;
    auto page = server.browser();
    CHECK(page.post("/api/registration/open", {{"token", 1}}).told() == "422 json.wrong_type");
    CHECK(page.post("/api/registration/open", {{"link", kToken}}).told() == "422 json.unknown_key");
    const auto never = page.post("/api/registration/open", {{"token", "never"}});
    CHECK(never.told() == "404 registration.link_dead");
    CHECK(server.last_audit() == "registration.open refused registration.link_dead");
    CHECK_FALSE(page.cookies.contains(kCookie));

    const auto opened = page.post("/api/registration/open", {{"token", kToken}});
    CHECK(opened.told() == "200");
    CHECK(opened.body["step"] == "password");
    CHECK(opened.body["name"] == "Quilla Testworth");
    CHECK(opened.raw.header("cache-control") == "no-store");
    CHECK(opened.raw.header("set-cookie") ==
          std::string(kCookie) + "=" + page.cookies[kCookie] + "; Path=/; Secure; HttpOnly; SameSite=Strict");
    CHECK(server.last_audit() == "registration.open done ");
    CHECK(page.get("/api/session").body["stage"] == "registration");
    CHECK(page.get("/api/session").body["name"] == "");

    auto other = server.browser();
    server.world.run("UPDATE invitation SET cancelled_at = 1");
    const auto cancelled = other.post("/api/registration/open", {{"token", kToken}});
    CHECK(cancelled.raw.bytes == never.raw.bytes);
    server.world.run("UPDATE invitation SET cancelled_at = NULL, done_at = 1");
    CHECK(other.post("/api/registration/open", {{"token", kToken}}).raw.bytes == never.raw.bytes);
    server.world.run("UPDATE invitation SET done_at = NULL, sent_at = sent_at - 7 * 24 * 3600 - 1");
    CHECK(other.post("/api/registration/open", {{"token", kToken}}).raw.bytes == never.raw.bytes);
    server.world.run("UPDATE invitation SET sent_at = sent_at + 1");
    CHECK(other.post("/api/registration/open", {{"token", kToken}}).told() == "200");
}

TEST_CASE("REG-5 whoever tries out links does not fill the log with them")
{
    Inviting server;
    auto page = server.browser();
    const int before = server.audit_rows();
    for (int i = 0; i < 40; ++i) page.post("/api/registration/open", {{"token", "guess" + std::to_string(i)}});
    CHECK(server.audit_rows() == before + server.world.settings.server.stranger_refusals);
}

TEST_CASE("REG-7 the ladder of every step: signed out, out of turn, unreadable, done; its row in the log each time")
{
    Inviting server;
    for (const auto& each : kSteps) {
        INFO(each.path);
        auto stranger = server.browser();
        CHECK(stranger.post(each.path, each.body).told() == "401 session.signed_out");
        CHECK(server.last_audit() == std::string(each.action) + " refused session.signed_out");
    }
    for (const auto& each : kSteps) {
        INFO(each.path);
        Inviting fresh;
        auto early = fresh.at(std::string(each.step) == "password" ? "factor" : "password");
        CHECK(early.post(each.path, each.body).told() == "409 sign_in.wrong_step");
        CHECK(fresh.last_audit() == std::string(each.action) + " refused sign_in.wrong_step");
    }
    for (const auto& each : kSteps) {
        INFO(each.path);
        Inviting fresh;
        auto page = fresh.at(each.step);
        CHECK(page.post(each.path, each.unreadable).told() == "422 json.wrong_type");
        CHECK(page.post(each.path, {{"shoe_size", 9}}).told() == "422 json.unknown_key");
        CHECK(page.get("/api/registration").body["step"] == each.step);
        CHECK(page.post(each.path, each.body).told() == "200");
        const auto last = std::string(each.step) == "terms" ? "registration.done" : each.action;
        CHECK(fresh.last_audit() == std::string(last) + " done ");
    }
    auto stranger = server.browser();
    CHECK(stranger.get("/api/registration").told() == "401 session.signed_out");
}

TEST_CASE("REG-7 from the link to the agreement and the first look at who is signed in")
{
    Inviting server;
    auto page = server.at("terms");
    const auto done = page.post("/api/registration/terms", {{"version", 1}});
    CHECK(done.body["step"] == "");
    CHECK(page.get("/api/session").body["stage"] == "agreement");
    CHECK(server.stored("state") == "active");
    CHECK(server.stored("credential_kind") == "wwcc");
    CHECK(server.stored("credential_expires_on") == "2029-06-30");
    CHECK(server.stored("credential_number").find("0001") == std::string::npos);
    CHECK(server.stored("trained_on") == "2029-06-30");
    CHECK(server.stored("terms_version") == "1");
    CHECK(server.stored("COALESCE(last_sign_in_at, -1)") == "-1");
    const auto ready = page.post("/api/agreement", {{"accepted", true}});
    CHECK(ready.body["stage"] == "ready");
    CHECK(ready.body["grants"].size() == 1);
    CHECK(page.get("/api/registration").told() == "409 sign_in.wrong_step");
    auto again = server.browser();
    CHECK(again.post("/api/registration/open", {{"token", kToken}}).told() == "404 registration.link_dead");
}

TEST_CASE("REG-19 a session that registers reaches nothing but its steps")
{
    Inviting server;
    auto page = server.at("terms");
    for (const auto& route : http::routes()) {
        if (route.right != http::Right::User && route.right != http::Right::SignedIn) continue;
        INFO(route.path);
        CHECK(page.ask(word(route.method), concrete(route.path), "{}").told() == "401 session.not_ready");
    }
    CHECK(page.post("/api/agreement", {{"accepted", true}}).told() == "409 sign_in.wrong_step");
    CHECK(page.post("/api/session/terms", {{"version", 1}}).told() == "409 sign_in.wrong_step");
    CHECK(page.post("/api/session/credential", {{"kind", "wwcc"}, {"number", "0001"}}).told() ==
          "409 sign_in.wrong_step");
    CHECK(page.post("/api/session/lock", kNothing).told() == "409 sign_in.wrong_step");
}

TEST_CASE("REG-7 a link in other hands gets nothing out of a registration that its owner has begun")
{
    Inviting server;
    server.at("training");
    auto page = server.opened();
    const auto view = page.get("/api/registration");
    CHECK(view.body["is_again"] == true);
    CHECK(view.body["name"] == "");
    CHECK(view.body["username"] == "");
    CHECK(view.raw.bytes.find("Quilla") == std::string::npos);
    const auto wrong = page.post("/api/registration/password", {{"password", "not the password 1"}});
    CHECK(wrong.told() == "422 sign_in.failed");
    CHECK(wrong.body["error"]["field"] == "password");
    CHECK(page.get("/api/session").body["training_code"] == "");
}

TEST_CASE("REG-9 (b) Quilla Testworth against the register: QUILLA TEST-WORTH fails, quilla TESTWORTH passes")
{
    Inviting server;
    auto page = server.at("credential");
    const auto give = [&](const std::string& number) {
        return page.post("/api/registration/credential", {{"kind", "vit"}, {"number", number}});
    };
    const auto wrong = give("0002");
    CHECK(wrong.told() == "422 credential.name_mismatch");
    CHECK(wrong.body["error"]["field"] == "number");
    CHECK(give("0003").told() == "422 credential.not_found");
    CHECK(give("0001").told() == "200");
}

TEST_CASE("REG-14 through the server: the fifth failed try closes the step, and a register without a list is no try")
{
    Inviting server;
    auto page = server.at("credential");
    const json wrong = {{"kind", "wwcc"}, {"number", "0009"}};
    server.world.run("DELETE FROM register_row");
    server.world.run("DELETE FROM register_list");
    for (int i = 0; i < 6; ++i)
        CHECK(page.post("/api/registration/credential", wrong).told() == "503 register.unavailable");
    REQUIRE(server.world.database->act([&](store::Tx& tx) { return server.load(tx); }));
    for (int i = 0; i < 5; ++i)
        CHECK(page.post("/api/registration/credential", wrong).told() == "422 credential.not_found");
    CHECK(page.get("/api/registration").body["steps"][2]["is_closed"] == true);
    CHECK(page.post("/api/registration/credential", {{"kind", "wwcc"}, {"number", "0001"}}).told() ==
          "409 registration.step_closed");
}

TEST_CASE("REG-18 the ladder of what a sign-in may owe: terms, then the credential, then the agreement")
{
    Inviting server;
    auto page = server.at("terms");
    REQUIRE(page.post("/api/registration/terms", {{"version", 1}}).told() == "200");
    server.world.settings.session.terms_version = 2;
    server.world.run("UPDATE account SET credential_owed = 1 WHERE public_id = 'p-quilla'");

    auto stranger = server.browser();
    CHECK(stranger.post("/api/session/terms", {{"version", 2}}).told() == "401 session.signed_out");
    CHECK(server.last_audit() == "sign_in.terms refused session.signed_out");
    CHECK(stranger.post("/api/session/credential", kNothing).told() == "401 session.signed_out");
    CHECK(server.last_audit() == "sign_in.credential refused session.signed_out");

    const auto session = page.get("/api/session");
    CHECK(session.body["stage"] == "terms");
    CHECK(session.body["terms_version"] == 2);
    CHECK(page.post("/api/agreement", {{"accepted", true}}).told() == "409 sign_in.wrong_step");
    CHECK(page.post("/api/session/credential", {{"kind", "wwcc"}, {"number", "0001"}}).told() ==
          "409 sign_in.wrong_step");
    CHECK(page.post("/api/session/terms", {{"version", "2"}}).told() == "422 json.wrong_type");
    CHECK(page.post("/api/session/terms", {{"version", 1}}).told() == "409 terms.other_version");
    const auto before = page.cookies[kCookie];
    CHECK(page.post("/api/session/terms", {{"version", 2}}).body["stage"] == "credential");
    CHECK(page.cookies[kCookie] != before);
    CHECK(server.last_audit() == "sign_in.terms done ");

    CHECK(page.post("/api/session/credential", {{"kind", "wwcc"}}).told() == "422 credential.number_required");
    CHECK(page.post("/api/session/credential", {{"kind", "wwcc"}, {"number", "0002"}}).told() ==
          "422 credential.name_mismatch");
    CHECK(server.last_audit() == "sign_in.credential refused credential.name_mismatch");
    CHECK(page.post("/api/session/credential", {{"kind", "vit"}, {"number", "0001"}}).body["stage"] == "agreement");
    CHECK(server.last_audit() == "sign_in.credential done ");
    CHECK(server.stored("credential_kind || credential_owed") == "vit0");
}

TEST_CASE("PLT-29 a link opened beside a locked screen takes its place, and a dead one leaves it locked")
{
    Inviting server;
    server.add_account("bo.notarealname", kUser, "W1", kSchool);
    auto page = server.signed_in("bo.notarealname");
    REQUIRE(page.post("/api/session/lock", kNothing).told() == "200");
    CHECK(page.post("/api/registration/open", {{"token", "never"}}).told() == "404 registration.link_dead");
    CHECK(page.get("/api/session").body["stage"] == "locked");
    auto stolen = server.browser();
    stolen.cookies = page.cookies;
    CHECK(page.post("/api/registration/open", {{"token", kToken}}).told() == "200");
    CHECK(page.get("/api/session").body["stage"] == "registration");
    CHECK(stolen.get("/api/session").body["stage"] == "signed_out");
}
