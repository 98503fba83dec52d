// The ladder of every route, through a real connection: signed out, wrong capability, somebody else's record, bad
// input, success; status, body and audit row of each.
#include <algorithm>
#include <catch_amalgamated.hpp>

#include "tests/http/server_world.h"

using nlohmann::json;
using namespace std::chrono;

TEST_CASE("REG-19 nobody who is signed out gets further than signing in, and each refusal is logged")
{
    ServerWorld server;
    auto page = server.browser();
    for (const auto& route : http::routes()) {
        INFO(route.path);
        const int before = server.audit_rows();
        const auto reply = page.ask(word(route.method), concrete(route.path), "{}");
        if (route.right == http::Right::Anyone) {
            CHECK(reply.status != 401);
            continue;
        }
        CHECK(reply.told() == "401 session.signed_out");
        CHECK(server.audit_rows() == before + 1);
        CHECK(server.last_audit() == std::string(route.action) + " refused session.signed_out");
    }
}

TEST_CASE("REG-19 a session reaches nothing but the agreement until it is accepted")
{
    Taught server;
    auto page = server.signing_in("quilla.testworth");
    CHECK(page.get("/api/session").body["stage"] == "agreement");
    for (const auto& route : http::routes()) {
        if (route.right != http::Right::User && route.right != http::Right::SignedIn) continue;
        INFO(route.path);
        CHECK(page.ask(word(route.method), concrete(route.path), "{}").told() == "401 session.not_ready");
        CHECK(server.last_audit() == std::string(route.action) + " refused session.not_ready");
    }
    CHECK(page.post("/api/agreement", json::object()).told() == "422 json.missing");
    CHECK(page.get("/api/session").body["stage"] == "agreement");
    CHECK(page.post("/api/agreement", {{"accepted", true}}).body["stage"] == "ready");
}

TEST_CASE("REG-19 declining the agreement signs out")
{
    Taught server;
    auto page = server.signing_in("quilla.testworth");
    const auto reply = page.post("/api/agreement", {{"accepted", false}});
    CHECK(reply.body["stage"] == "signed_out");
    CHECK(reply.raw.header("clear-site-data") == "\"cache\", \"storage\"");
    CHECK_FALSE(page.cookies.contains("__Host-childlink"));
}

TEST_CASE("REG-21 a wrong name and a wrong password get one and the same answer, byte for byte")
{
    Taught server;
    auto page = server.browser();
    const auto name = page.post("/api/sign-in", {{"username", "nobody.at.all"}, {"password", kTestPassword}});
    const auto password =
        page.post("/api/sign-in", {{"username", "quilla.testworth"}, {"password", "not the password 1"}});
    CHECK(name.told() == "422 sign_in.failed");
    CHECK(name.raw.bytes == password.raw.bytes);
}

TEST_CASE("REG-22 the session's cookie is for this server alone, and has no lifetime")
{
    Taught server;
    auto page = server.browser();
    const auto first = page.post("/api/sign-in", {{"username", "quilla.testworth"}, {"password", kTestPassword}});
    const auto cookie = first.raw.header("set-cookie");
    CHECK(cookie ==
          "__Host-childlink=" + page.cookies["__Host-childlink"] + "; Path=/; Secure; HttpOnly; SameSite=Strict");
    CHECK(page.cookies["__Host-childlink"].size() >= 22);  // 128 bits or more

    auto signed_in = server.signed_in("quilla.testworth");
    CHECK(signed_in.cookies.contains("__Host-childlink-device"));
}

TEST_CASE("REG-22 asking who is signed in is no activity; renewing is")
{
    Taught server;
    auto page = server.signed_in("quilla.testworth");
    server.world.clock.advance(14min);
    CHECK(page.get("/api/session").body["idle_seconds_left"] == 60);
    CHECK(page.post("/api/session/renewal", json::object()).body["idle_seconds_left"] == 15 * 60);
    server.world.clock.advance(14min + 59s);
    CHECK(page.get("/api/session").body["stage"] == "ready");
    server.world.clock.advance(1min);
    CHECK(page.get("/api/session").body["stage"] == "signed_out");
    CHECK(page.post("/api/session/renewal", json::object()).told() == "401 session.signed_out");
}

TEST_CASE("REG-23 signing out ends the session at the server and clears the browser")
{
    Taught server;
    auto page = server.signed_in("quilla.testworth");
    const auto stolen = page.cookies;
    const auto reply = page.post("/api/sign-out", json::object());
    CHECK(reply.told() == "200");
    CHECK(reply.body["stage"] == "signed_out");
    CHECK(reply.raw.header("clear-site-data") == "\"cache\", \"storage\"");
    CHECK(reply.raw.header("set-cookie").find("Max-Age=0") != std::string::npos);
    CHECK(page.cookies.contains("__Host-childlink-device"));  // REG-21: the device stays known

    page.cookies = stolen;
    CHECK(page.get("/api/session").body["stage"] == "signed_out");
}

TEST_CASE(
    "ACT-2 an account without the User capability is refused with 403 wherever a child could be, and it is logged")
{
    Taught server;
    server.add_account("augusta.placeholder", kAuthoriser);
    auto teacher = server.signed_in("quilla.testworth");
    const auto handle = server.handle(teacher);
    auto page = server.signed_in("augusta.placeholder");
    CHECK(page.get("/api/entries/" + handle).told() == "403 account.not_user");  // a deep link from a colleague
    CHECK(server.last_audit() == "view refused account.not_user");
    CHECK(page.get("/api/entries/" + handle + "/sections/orders-and-care").told() == "403 account.not_user");
    CHECK(server.last_audit() == "open_section refused account.not_user");
    CHECK(page.post("/api/searches", {{"last_name", "Sampleton"}}).told() == "403 account.not_user");
    CHECK(server.last_audit() == "search refused account.not_user");
    CHECK(page.post("/api/rolls", json::object()).told() == "403 account.not_user");
    CHECK(server.last_audit() == "roll refused account.not_user");
}

TEST_CASE("SRC-8 a search and a view through the server leave their audit rows")
{
    Taught server;
    auto page = server.signed_in("quilla.testworth");
    const auto handle = server.handle(page);
    CHECK(server.world.log("search").back().outcome == "done");
    const auto entry = page.get("/api/entries/" + handle);
    CHECK(entry.told() == "200");
    CHECK(entry.body["kind"] == "full");
    CHECK(entry.raw.header("cache-control") == "no-store");
    CHECK(server.world.log("view").back().object == "DEMO-ZEB");
}

TEST_CASE("SRC-1 the faults of a search come back with their fields")
{
    Taught server;
    auto page = server.signed_in("quilla.testworth");
    auto form = server.search_form(page, "S", 7);
    CHECK(page.post("/api/searches", form).told() == "422 form.invalid search.last_name_too_short@last_name");
    form["shoe_size"] = 9;
    CHECK(page.post("/api/searches", form).told() == "422 json.unknown_key");
    form = server.search_form(page, "Sampleton", 7);
    form["age"] = "seven";
    CHECK(page.post("/api/searches", form).told() == "422 json.wrong_type");
}

TEST_CASE("SRC-2 a User lists the roll of their own service")
{
    Taught server;
    auto page = server.signed_in("quilla.testworth");
    const auto form = server.search_form(page, "", 0);
    const auto roll = page.post("/api/rolls", {{"grant", form["grant"]}, {"purpose", form["purpose"]}});
    CHECK(roll.told() == "200");
    CHECK(roll.body["rows"].size() == 1);
    CHECK(server.last_audit() == "roll done ");
}

TEST_CASE("ENT-23 a handle that never was, one of another session and a restricted entry answer alike, byte for byte")
{
    Taught server;
    server.add_account("bo.notarealname", kUser, "W1", kSchool);
    auto other = server.signed_in("bo.notarealname");
    const auto others_handle = server.handle(other);
    auto page = server.signed_in("quilla.testworth");
    const auto handle = server.handle(page);
    CHECK(page.get("/api/entries/" + handle).status == 200);

    const auto never = page.get("/api/entries/AAAAAAAAAAAAAAAAAAAAAA");
    const auto anothers = page.get("/api/entries/" + others_handle);
    server.world.run("UPDATE entry SET restricted = 1");
    const auto restricted = page.get("/api/entries/" + handle);
    CHECK(never.told() == "404 entry.not_found");
    CHECK(never.raw.bytes == anothers.raw.bytes);
    CHECK(never.raw.bytes == restricted.raw.bytes);
    CHECK(page.get("/api/entries/" + handle + "/sections/orders-and-care").raw.bytes == never.raw.bytes);
}

TEST_CASE("SRC-11 past the limit of searches the answer is 429 and says when to come back")
{
    Taught server;
    server.world.settings.registry.searches_per_hour = 2;
    auto page = server.signed_in("quilla.testworth");
    const auto form = server.search_form(page, "Sampleton", 7);
    CHECK(page.post("/api/searches", form).status == 200);
    CHECK(page.post("/api/searches", form).status == 200);
    const auto third = page.post("/api/searches", form);
    CHECK(third.told() == "429 usage.limit");
    CHECK(std::stoi(third.raw.header("retry-after")) > 0);
}

TEST_CASE("HTTP-7 a body is JSON, an object, and within its route's limit")
{
    ServerWorld server;
    auto page = server.browser();
    const std::string ours = "X-Child-Link: 1\r\n";
    const auto with = [&](const std::string& type, const std::string& body) {
        return page.ask("POST", "/api/sign-in", body, ours + (type.empty() ? "" : "Content-Type: " + type + "\r\n"))
            .told();
    };
    CHECK(with("application/json; charset=utf-8", "{}") == "422 sign_in.failed");
    CHECK(with("", "{}") == "415 request.content_type");
    CHECK(with("text/plain", "{}") == "415 request.content_type");
    CHECK(with("application/jsonp", "{}") == "415 request.content_type");
    CHECK(with("multipart/form-data; boundary=b", "--b--") == "415 request.content_type");
    CHECK(with("application/json", "") == "400 request.not_json");
    CHECK(with("application/json", "{\"a\":") == "400 request.not_json");
    CHECK(with("application/json", "[]") == "400 request.not_json");
    CHECK(with("application/json", "{\"username\":\"\xff\"}") == "400 request.not_json");
    CHECK(with("application/json", std::string(1000, '[')) == "400 request.not_json");
    CHECK(with("application/json", "{" + std::string(1100, ' ') + "}") == "413 request.too_large");
}

TEST_CASE("HTTP-12 the API answers only our own page, and a refusal is logged")
{
    ServerWorld server;
    auto page = server.browser();
    const auto told = [&](const std::string& lines) { return page.ask("GET", "/api/session", "", lines).told(); };
    CHECK(told("X-Child-Link: 1\r\n") == "200");
    CHECK(told("X-Child-Link: 1\r\nOrigin: https://childlink.test\r\n") == "200");
    CHECK(told("X-Child-Link: 1\r\nSec-Fetch-Site: none\r\n") == "200");
    for (const char* lines :
         {"", "X-Child-Link: 2\r\n", "X-Child-Link: 1\r\nSec-Fetch-Site: same-site\r\n",
          "X-Child-Link: 1\r\nSec-Fetch-Site: cross-site\r\n", "X-Child-Link: 1\r\nOrigin: null\r\n",
          "X-Child-Link: 1\r\nOrigin: http://childlink.test.evil\r\n", "X-Child-Link: 1\r\nOrigin: http://evil\r\n"}) {
        INFO(lines);
        CHECK(told(lines) == "403 request.cross_site");
        CHECK(server.last_audit() == "session refused request.cross_site");
    }
    CHECK(page.ask("GET", "/api/health", "", "").told() == "200");
    CHECK(page.ask("GET", "/api/openapi.json", "", "").told() == "200");
}

TEST_CASE("HTTP-13 a cookie that is not one of ours is no cookie")
{
    ServerWorld server;
    auto page = server.browser();
    for (const std::string value : {"x", "a b", "%0d%0a", "\"x\""}) {
        page.cookies = {{"__Host-childlink", value}};
        CHECK(page.get("/api/session").body["stage"] == "signed_out");
    }
    page.cookies = {{"__Host-childlink", std::string(4000, 'x')}};
    CHECK(page.get("/api/session").body["stage"] == "signed_out");
}

TEST_CASE("HTTP-11 every route answers with the same headers, whatever it answers")
{
    ServerWorld server;
    auto page = server.browser();
    const auto check = [](const Reply& reply) {
        for (const auto& [name, value] : http::fixed_headers(false)) {
            std::string lower(name);
            for (char& c : lower) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
            CHECK(reply.raw.header(lower) == value);
        }
        CHECK(reply.raw.header("cache-control") == "no-store");
        CHECK(reply.raw.header("content-type") == "application/json");
    };
    for (const auto& route : http::routes()) {
        INFO(route.path);
        check(page.ask(word(route.method), concrete(route.path), "{}"));
        check(page.ask(word(route.method), concrete(route.path), "{}", ""));
        const auto other = route.method == http::Method::Get ? http::Method::Post : http::Method::Get;
        const auto takes_both = std::any_of(http::routes().begin(), http::routes().end(), [&](const auto& each) {
            return each.path == route.path && each.method == other;
        });
        if (takes_both) continue;
        const auto wrong = page.ask(word(other), concrete(route.path), "{}");
        CHECK(wrong.told() == "405 request.method");
        CHECK(wrong.raw.header("allow") == word(route.method));
        check(wrong);
    }
    RawClient looking(server.server->port());
    looking.send("HEAD /api/drafts/find HTTP/1.1\r\nHost: childlink.test\r\n\r\n");
    const auto neither = looking.answer(true);
    REQUIRE(neither);
    CHECK(neither->status == 405);
    CHECK(neither->header("allow") == "GET, POST");
    const auto unknown = page.get("/api/children");
    CHECK(unknown.told() == "404 request.unknown_path");
    check(unknown);
    check(page.get("/api/entries/a%2Fb"));
    CHECK(page.get("/api/entries/" + std::string(65, 'a')).told() == "404 request.unknown_path");
}

TEST_CASE("REG-21 when the crowd at the door is too big, sign-in says busy and the log says so, bounded")
{
    ServerWorld server([](Settings& settings) {
        settings.sign_in.hash_workers = settings.sign_in.hash_queue = 0;  // as when all of them are taken
        settings.server.stranger_refusals = 2;
    });
    auto page = server.browser();
    const auto knock = [&] {
        return page.post("/api/sign-in", {{"username", "nobody.atall"}, {"password", kTestPassword}});
    };
    const int before = server.audit_rows();
    CHECK(knock().told() == "503 sign_in.busy");
    CHECK(server.last_audit() == "sign_in.password refused sign_in.busy");
    for (int i = 0; i < 5; ++i) CHECK(knock().status == 503);
    CHECK(server.audit_rows() == before + 2);
    server.world.clock.advance(60s);
    CHECK(knock().status == 503);
    CHECK(server.audit_rows() == before + 4);  // "refusals.more" and its own
}
