#include "tests/http/server_world.h"

#include "server/http/openapi.h"
#include "server/services/account_service.h"

using nlohmann::json;
using namespace std::chrono;

namespace {

/// "/api/entries/x" as the description calls it: "/api/entries/{handle}".
const json* described(const std::string& method, const std::string& path)
{
    static const json description = http::describe(http::routes());
    std::string name = path;
    constexpr std::pair<std::string_view, std::string_view> named[] = {
        {"/api/entries/", "{handle}"}, {"/api/drafts/", "{form}"}, {"/api/exports/", "{name}"},
        {"/api/files/", "{record}"},   {"/api/acts/", "{name}"},   {"/api/views/", "{name}"}};
    for (const auto& [folder, part] : named) {
        if (!path.starts_with(folder)) continue;
        const auto end = std::min(path.find('/', folder.size()), path.size());
        name = std::string(folder) + std::string(part) + path.substr(end);
        if (folder == "/api/files/" && end < path.size()) name = "/api/files/{record}/{file}/content";
    }
    const auto& paths = description["paths"];
    const std::string verb = method == "GET" ? "get" : "post";
    if (!paths.contains(name) || !paths[name].contains(verb)) return nullptr;
    return &paths[name][verb]["responses"];
}

}  // namespace

std::string Reply::told() const
{
    if (status == 200) return "200";
    const auto error = body.value("error", json::object());
    std::string code = error.value("code", "");
    for (const auto& fault : error.value("faults", json::array()))
        code += " " + fault.value("code", "") + "@" + fault.value("field", "");
    return std::to_string(status) + " " + code;
}

Reply Browser::ask(const std::string& method, const std::string& path, const std::string& body,
                   std::optional<std::string> lines)
{
    std::string bytes = method + " " + path + " HTTP/1.1\r\nHost: childlink.test\r\n";
    bytes += lines.value_or("X-Child-Link: 1\r\nSec-Fetch-Site: same-origin\r\nOrigin: http://childlink.test\r\n");
    std::string held;
    for (const auto& [name, value] : cookies) held += (held.empty() ? "" : "; ") + name + "=" + value;
    if (!held.empty()) bytes += "Cookie: " + held + "\r\n";
    if (method == "POST") {
        if (!lines) bytes += "Content-Type: application/json\r\n";
        bytes += "Content-Length: " + std::to_string(body.size()) + "\r\n";
    }
    Reply reply;
    reply.raw = RawClient(port_).exchange(bytes + "\r\n" + body);
    reply.status = reply.raw.status;
    reply.body = json::parse(reply.raw.body, nullptr, false);
    const auto given = reply.raw.headers.equal_range("set-cookie");
    for (auto each = given.first; each != given.second; ++each) {
        const auto& text = each->second;
        const auto equals = text.find('='), end = text.find(';');
        const auto value = text.substr(equals + 1, end - equals - 1);
        if (value.empty()) cookies.erase(text.substr(0, equals));
        else cookies[text.substr(0, equals)] = value;
    }
    if (const auto* responses = described(method, path)) {
        INFO(method << " " << path << " answered " << reply.status);
        CHECK(responses->contains(std::to_string(reply.status)));  // HTTP-15
    }
    return reply;
}

ServerWorld::ServerWorld(const std::function<void(Settings&)>& change, cli::Wiring wired) : wiring(std::move(wired))
{
    auto& settings = world.settings;
    settings.server.port = 0;
    settings.server.workers = 4;
    settings.data.key_file = world.folder.file("key");
    settings.sign_in.hash_memory_kib = 8192;  // the least there is: the strength of hashing is proved elsewhere
    settings.sign_in.hash_passes = 1;
    if (change) change(settings);
    school = world.add_service("school", "Moondust Primary School (Fictional)");
    restart();
}

void ServerWorld::restart()
{
    server.reset();
    auto started = cli::RunningServer::start(world.settings, world.clock, *world.database, wiring);
    INFO((started ? std::string() : started.error().code + " " + started.error().detail));
    REQUIRE(started);
    server = std::move(*started);
}

void ServerWorld::add_account(const std::string& username, Capabilities may, const std::string& workforce,
                              const std::string& service)
{
    services::AccountService accounts(*world.database, world.clock, world.settings, "system:test");
    REQUIRE(accounts.add({username, "Quilla Testworth", kTestPassword, may}));
    if (!workforce.empty()) REQUIRE(accounts.grant({username, service, workforce, "Teacher"}));
}

Browser ServerWorld::signing_in(const std::string& username)
{
    auto page = browser();
    const auto first = page.post("/api/sign-in", {{"username", username}, {"password", kTestPassword}});
    REQUIRE(first.told() == "200");
    if (first.body["stage"] == "enrolment") {
        REQUIRE(page.post("/api/second-factor", json::object()).told() == "200");
        const auto code = page.get("/api/session").body["training_code"];
        REQUIRE(page.post("/api/second-factor/confirmation", {{"code", code}}).told() == "200");
    } else {
        REQUIRE(page.post("/api/sign-in/code", {{"code", first.body["training_code"]}}).told() == "200");
    }
    world.clock.advance(30s);  // a code is taken once (REG-15)
    return page;
}

Browser ServerWorld::signed_in(const std::string& username)
{
    auto page = signing_in(username);
    REQUIRE(page.post("/api/agreement", {{"accepted", true}}).told() == "200");
    return page;
}

json ServerWorld::search_form(Browser& page, const std::string& last_name, int age)
{
    const auto grant = page.get("/api/session").body["grants"][0];
    return {{"grant", grant["id"]}, {"purpose", grant["purposes"][0]["code"]}, {"last_name", last_name}, {"age", age}};
}

std::string ServerWorld::last_audit()
{
    return world.text(
        "SELECT action || ' ' || outcome || ' ' || COALESCE(json_extract(detail, '$.code'), '') FROM audit_event "
        "ORDER BY seq DESC LIMIT 1");
}
int ServerWorld::audit_rows() { return std::stoi(world.text("SELECT CAST(COUNT(*) AS TEXT) FROM audit_event")); }

Reply Browser::act(const std::string& path, const json& body, const std::string& key)
{
    return ask("POST", path, body.dump(),
               "X-Child-Link: 1\r\nContent-Type: application/json\r\nIdempotency-Key: " + key + "\r\n");
}

Taught::Taught(const std::function<void(Settings&)>& change, cli::Wiring wired) : ServerWorld(change, std::move(wired))
{
    add_account("quilla.testworth", kUser, "W1", kSchool);
    world.add_child(
        {.identifier = "DEMO-ZEB", .name = named("Zeb", "Sampleton"), .born = 2018y / June / 1, .stays = {{school}}});
    const auto other = world.add_service("school", "Stardust Primary School (Fictional)");
    world.add_child({.identifier = "DEMO-NELL",
                     .name = named("Nell", "Placeholder"),
                     .born = 2018y / June / 1,
                     .stays = {{other}}});
}

std::string Taught::handle(Browser& page)
{
    const auto found = page.post("/api/searches", search_form(page, "Sampleton", 7));
    REQUIRE(found.told() == "200");
    REQUIRE(found.body["rows"].size() == 1);
    return found.body["rows"][0]["handle"];
}

std::string concrete(std::string_view path)
{
    std::string out(path);
    for (const auto& [part, value] :
         {std::pair{":handle", "nothing"}, std::pair{":form", "find"}, std::pair{":name", "nothing"},
          std::pair{":record", "nothing"}, std::pair{":file", "nothing"}})
        if (const auto at = out.find(part); at != std::string::npos)
            out.replace(at, std::string_view(part).size(), value);
    return out;
}

std::string word(http::Method method) { return method == http::Method::Get ? "GET" : "POST"; }
