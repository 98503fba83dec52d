// PLT-25 and HTTP-16 of docs/operations/http.md: no act is done twice.
#include <algorithm>
#include <catch_amalgamated.hpp>
#include <thread>

#include "server/services/keyed_act_service.h"
#include "tests/http/server_world.h"

using nlohmann::json;
using namespace std::chrono;

namespace {

constexpr const char* kSearches = "/api/searches";
const std::string kKey = "AbCdEfGhIjKlMnOpQrSt-_";  // 22 characters

struct Keyed : Taught {
    explicit Keyed(const std::function<void(Settings&)>& change = {})
        : Taught(change), page(signed_in("quilla.testworth")), form(search_form(page, "Sampleton", 7))
    {
    }
    Reply search(const std::string& key = kKey) { return page.act(kSearches, form, key); }
    /// How often it was done; refusals are rows of their own.
    int rows(const std::string& action)
    {
        const auto lines = world.log(action);
        return int(std::count_if(lines.begin(), lines.end(), [](const auto& line) { return line.outcome == "done"; }));
    }
    std::string stored(const std::string& column)
    {
        return world.text("SELECT CAST(" + column + " AS TEXT) FROM keyed_act WHERE act_key = '" + kKey + "'");
    }
    int keys() { return std::stoi(world.text("SELECT CAST(COUNT(*) AS TEXT) FROM keyed_act")); }

    Browser page;
    json form;
};

}  // namespace

TEST_CASE("PLT-25 an act that is asked again under its key is answered as at first, byte for byte, and not done again")
{
    Keyed server;
    const auto first = server.search();
    REQUIRE(first.told() == "200");
    CHECK(server.stored("state || ' ' || status || ' ' || route") == "done 200 /api/searches");
    const auto again = server.search();
    CHECK(again.raw.bytes == first.raw.bytes);  // the handles too
    CHECK(server.rows("search") == 1);
    CHECK(server.rows("act.replayed") == 1);
    const auto row = server.world.log("act.replayed").back();
    CHECK(row.outcome == "done");
    CHECK(row.object == "/api/searches");
    CHECK(row.detail == R"({"action":"search","status":200})");

    const auto other = server.search("AbCdEfGhIjKlMnOpQrSt--");  // another act, though it asks the same
    CHECK(other.told() == "200");
    CHECK(server.rows("search") == 2);
    CHECK(server.page.post(kSearches, server.form).told() == "200");  // without a key, as before
    CHECK(server.rows("search") == 3);
    CHECK(server.keys() == 2);
}

TEST_CASE("PLT-25 a refusal is an answer as well: it is given again, and not written down twice")
{
    Keyed server;
    server.form["last_name"] = "S";
    const auto first = server.search();
    CHECK(first.told() == "422 form.invalid search.last_name_too_short@last_name");
    CHECK(server.search().raw.bytes == first.raw.bytes);
    CHECK(server.world.log("search").size() == 1);
    CHECK(server.rows("act.replayed") == 1);
    CHECK(server.stored("status") == "422");
}

TEST_CASE("PLT-25 many askings of one act at the same moment do it once")
{
    Keyed server;
    std::vector<Reply> replies(12);
    {
        std::vector<std::jthread> threads;
        for (auto& reply : replies)
            threads.emplace_back([&, page = server.page]() mutable {
                // Not through the test browser, whose checks belong to one thread.
                const auto body = server.form.dump();
                reply.raw = RawClient(server.server->port())
                                .exchange(
                                    "POST /api/searches HTTP/1.1\r\nHost: childlink.test\r\nX-Child-Link: 1\r\n"
                                    "Content-Type: application/json\r\nIdempotency-Key: " +
                                    kKey + "\r\nCookie: __Host-childlink=" + page.cookies["__Host-childlink"] +
                                    "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body);
            });
    }
    CHECK(server.rows("search") == 1);
    const auto answer = server.search().raw.body;
    int answered = 0, unknown = 0;
    for (const auto& reply : replies) {
        if (reply.raw.status == 200 && reply.raw.body == answer) ++answered;
        else if (reply.raw.status == 409 && reply.raw.body == R"({"error":{"code":"act.outcome_unknown"}})") ++unknown;
    }
    CHECK(answered >= 1);
    CHECK(answered + unknown == int(replies.size()));
}

TEST_CASE("PLT-25 an act that was cut off in the middle is not done again: nobody knows what came of it")
{
    Keyed server;
    REQUIRE(server.search().status == 200);
    server.world.run("UPDATE keyed_act SET state = 'begun', status = 0, answer = ''");  // as a crash leaves it
    CHECK(server.search().told() == "409 act.outcome_unknown");
    CHECK(server.last_audit() == "search refused act.outcome_unknown");
    CHECK(server.rows("search") == 1);
    CHECK(server.search().told() == "409 act.outcome_unknown");
}

TEST_CASE("PLT-25 a key belongs to one act: another body or another route under it is refused and not done")
{
    Keyed server;
    REQUIRE(server.search().status == 200);
    auto changed = server.form;
    changed["last_name"] = "Samplet";
    CHECK(server.page.act(kSearches, changed, kKey).told() == "422 request.idempotency_mismatch");
    CHECK(server.last_audit() == "search refused request.idempotency_mismatch");
    const json roll = {{"grant", server.form["grant"]}, {"purpose", server.form["purpose"]}};
    CHECK(server.page.act("/api/rolls", roll, kKey).told() == "422 request.idempotency_mismatch");
    CHECK(server.last_audit() == "roll refused request.idempotency_mismatch");
    const json draft = {{"fields", {{"a", "b"}}}};
    const std::string draft_key(22, 'd');
    CHECK(server.page.act("/api/drafts/find", draft, draft_key).told() == "200");
    CHECK(server.page.act("/api/drafts/other", draft, draft_key).told() == "422 request.idempotency_mismatch");
    CHECK(server.search().status == 200);
}

TEST_CASE("PLT-25 keys of two people are not the same key, and a key says nothing of another person's act")
{
    Keyed server;
    REQUIRE(server.search().status == 200);
    server.add_account("bo.notarealname", kUser, "W1", kSchool);
    auto other = server.signed_in("bo.notarealname");
    const auto form = server.search_form(other, "Sampleton", 7);
    CHECK(other.act(kSearches, form, kKey).told() == "200");
    CHECK(server.rows("search") == 2);
    CHECK(server.keys() == 2);
}

TEST_CASE("PLT-25 what failed on our side may be tried again under the same key: nothing was done")
{
    Keyed server;
    server.world.run("ALTER TABLE listing RENAME TO listing_away");  // the act begins, and cannot be finished
    CHECK(server.search().status == 503);
    CHECK(server.keys() == 0);
    server.world.run("ALTER TABLE listing_away RENAME TO listing");
    CHECK(server.search().told() == "200");
    CHECK(server.rows("search") == 1);
}

TEST_CASE("PLT-25 a stop of the server changes nothing: what was done is answered, what was cut off is not done again")
{
    Keyed server;
    const auto first = server.search();
    const std::string cut_off(22, 'c');
    server.world.run(
        "INSERT INTO keyed_act (account_id, act_key, session_id, route, request_hash, state, at) "
        "SELECT account_id, '" +
        cut_off + "', session_id, route, request_hash, 'begun', at FROM keyed_act");
    server.restart();
    auto page = server.browser();
    page.cookies = server.page.cookies;
    CHECK(page.act(kSearches, server.form, kKey).raw.bytes == first.raw.bytes);
    CHECK(page.act(kSearches, server.form, cut_off).told() == "409 act.outcome_unknown");
    CHECK(server.rows("search") == 1);
    server.world.clock.advance(24h);
    server.restart();
    CHECK(server.keys() == 0);
}

TEST_CASE("PLT-25 what was refused at a limit may be tried again under the same key once there is room")
{
    Keyed server([](Settings& settings) { settings.registry.searches_per_hour = 1; });
    REQUIRE(server.page.post(kSearches, server.form).status == 200);
    CHECK(server.search().told() == "429 usage.limit");
    CHECK(server.keys() == 0);
    server.world.settings.registry.searches_per_hour = 2;
    CHECK(server.search().told() == "200");
    CHECK(server.rows("search") == 2);
}

TEST_CASE("HTTP-16 a key has 22 to 64 letters, digits, hyphens and underscores, and is looked at before anything else")
{
    Keyed server;
    const auto told = [&](const std::string& key) { return server.search(key).told(); };
    CHECK(told(std::string(21, 'a')) == "400 request.idempotency_key");
    CHECK(told(std::string(22, 'a')) == "200");
    CHECK(told(std::string(64, 'a')) == "200");
    CHECK(told(std::string(65, 'a')) == "400 request.idempotency_key");
    CHECK(told("") == "400 request.idempotency_key");
    for (const char odd : {' ', '=', '"', '.', '/', ','})
        CHECK(told(std::string(21, 'a') + odd + "a") == "400 request.idempotency_key");
    CHECK(server.rows("search") == 2);
    CHECK(server.keys() == 2);

    const std::string two = "X-Child-Link: 1\r\nContent-Type: application/json\r\nIdempotency-Key: " + kKey +
                            "\r\nIdempotency-Key: " + kKey + "\r\n";
    CHECK(server.page.ask("POST", kSearches, server.form.dump(), two).told() == "400 request.malformed");  // HTTP-2
}

TEST_CASE("HTTP-16 every POST of somebody signed in takes a key and says so; signing in, locking and looking do not")
{
    Keyed server;
    const auto description = server.page.get("/api/openapi.json").body["paths"];
    for (const auto& route : http::routes()) {
        INFO(route.path);
        const auto& operation =
            description[described_path(route.path)][route.method == http::Method::Get ? "get" : "post"];
        bool told = false;
        for (const auto& parameter : operation["parameters"]) told = told || parameter["name"] == "Idempotency-Key";
        CHECK(told == http::takes_key(route));
        const bool signed_in = route.right == http::Right::SignedIn || route.right == http::Right::User ||
                               route.right == http::Right::Authoriser;
        CHECK(http::takes_key(route) == (signed_in && route.method == http::Method::Post &&
                                         route.carries == http::Carries::Json));
        if (!http::takes_key(route) || route.action == "session") continue;
        const auto reply = server.page.act(concrete(route.path), json::object(), "no key");
        CHECK(reply.told() == "400 request.idempotency_key");
    }
    // A key on a route that takes none is as if it were not there: unlocking gives out a cookie, and that is never
    // kept.
    CHECK(server.page.act("/api/session/lock", json::object(), kKey).told() == "200");
    CHECK(server.page.act("/api/session/unlock", {{"password", kTestPassword}}, kKey).told() == "200");
    CHECK(server.keys() == 0);
}

TEST_CASE("PLT-25 a key is remembered for 24 hours, and then forgotten")
{
    Keyed server;
    const auto done_at = server.world.clock.now();
    REQUIRE(server.search().status == 200);
    const auto at = [&](Instant moment) {
        server.world.clock.advance(moment - 30s - server.world.clock.now());  // signing in moves the clock so far
        server.page = server.signed_in("quilla.testworth");
    };
    at(done_at + 24h - 1s);
    CHECK(server.search().told() == "409 act.outcome_unknown");  // remembered, but not answered: the session is another
    server.world.clock.advance(1s);
    CHECK(server.search().told() == "200");
    CHECK(server.keys() == 1);
}

TEST_CASE("PLT-25 PLT-33 what was answered goes with its session: sealed while that lasts, and emptied when it ends")
{
    Keyed server;
    REQUIRE(server.search().status == 200);
    CHECK(server.stored("answer").find("Sampleton") == std::string::npos);
    CHECK(server.stored("length(answer) > 100") == "1");
    SECTION("signed out") { server.page.post("/api/sign-out", json::object()); }
    SECTION("replaced by a newer session") { (void)server.signed_in("quilla.testworth"); }
    SECTION("ended by itself")
    {
        server.world.clock.advance(15min);
        CHECK(server.page.get("/api/session").body["stage"] == "signed_out");
    }
    CHECK(server.stored("answer").empty());
    auto next = server.signed_in("quilla.testworth");
    CHECK(next.act(kSearches, server.form, kKey).told() == "409 act.outcome_unknown");
}

TEST_CASE("PLT-25 a key opens nothing that its session may not reach now")
{
    Keyed server;
    REQUIRE(server.search().status == 200);
    server.page.post("/api/session/lock", json::object());
    CHECK(server.search().told() == "401 session.locked");
    server.page.post("/api/session/unlock", {{"password", kTestPassword}});
    CHECK(server.search().told() == "200");
    CHECK(server.rows("act.replayed") == 1);
    server.world.run("UPDATE account SET is_user = 0, is_authoriser = 1 WHERE username = 'quilla.testworth'");
    CHECK(server.search().told() == "403 account.not_user");
}

TEST_CASE("PLT-25 one person's keys have an end: past it an act is refused until some have aged")
{
    Keyed server;
    REQUIRE(server.search().status == 200);
    server.world.run(
        "WITH RECURSIVE n (i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < 1999) "
        "INSERT INTO keyed_act (account_id, act_key, session_id, route, request_hash, state, at) "
        "SELECT account_id, 'key' || i, session_id, route, request_hash, 'begun', at FROM keyed_act, n");
    CHECK(server.keys() == services::kKeysKept - 1);
    CHECK(server.search(std::string(22, 'x')).told() == "200");
    CHECK(server.search(std::string(22, 'y')).told() == "429 act.too_many_keys");
    CHECK(server.last_audit() == "search refused act.too_many_keys");
    CHECK(server.search().told() == "200");  // those that are known are still answered
}
