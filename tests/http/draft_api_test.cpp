// PLT-27, PLT-33: what was typed and not sent yet, through a real connection.
#include <algorithm>
#include <catch_amalgamated.hpp>
#include <filesystem>
#include <fstream>

#include "tests/http/server_world.h"

using nlohmann::json;
using namespace std::chrono;

namespace {

constexpr const char* kFind = "/api/drafts/find";
const json kNone = {{"form", "find"}, {"fields", json::object()}, {"saved_at", nullptr}};

json fields(const std::string& last_name) { return {{"fields", {{"last_name", last_name}}}}; }
int drafts_in(ServerWorld& server) { return std::stoi(server.world.text("SELECT CAST(COUNT(*) AS TEXT) FROM draft")); }

/// Everything that is in the database's files.
std::string all_bytes(ServerWorld& server)
{
    std::string bytes;
    const auto folder = std::filesystem::path(server.world.folder.file("any")).parent_path();
    for (const auto& file : std::filesystem::directory_iterator(folder)) {
        std::ifstream in(file.path(), std::ios::binary);
        bytes.append(std::istreambuf_iterator<char>(in), {});
    }
    return bytes;
}

/// Quilla and Bo, both teachers.
struct TwoPeople : Taught {
    TwoPeople() { add_account("bo.notarealname", kUser, "W1", kSchool); }
};

}  // namespace

TEST_CASE("PLT-27 what was typed is kept, given back, and gone once it is discarded")
{
    Taught server;
    auto page = server.signed_in("quilla.testworth");
    CHECK(page.get(kFind).body == kNone);
    CHECK(page.get("/api/session").body["drafts"] == json::array());

    const json typed = {{"fields", {{"last_name", "Sämpleton"}, {"age", "7"}, {"note", ""}}}};
    const auto saved = page.post(kFind, typed);
    CHECK(saved.told() == "200");
    CHECK(saved.body["form"] == "find");
    CHECK(saved.body["fields"] == typed["fields"]);
    CHECK(saved.body["saved_at"] == to_iso(server.world.clock.now()));
    server.world.clock.advance(90s);
    CHECK(page.get(kFind).body == saved.body);
    CHECK(page.get("/api/session").body["drafts"] == json::array({"find"}));

    const auto changed = page.post(kFind, fields("Sample"));
    CHECK(changed.body["fields"] == json{{"last_name", "Sample"}});  // in place of what was there, not beside it
    CHECK(changed.body["saved_at"] == to_iso(server.world.clock.now()));

    CHECK(page.post(kFind, {{"fields", json::object()}}).body == kNone);
    CHECK(page.get(kFind).body == kNone);
    CHECK(drafts_in(server) == 0);
    CHECK(page.get("/api/session").body["drafts"] == json::array());
}

TEST_CASE("PLT-27 a draft outlives the session: the same person finds it at the next sign-in")
{
    Taught server;
    auto page = server.signed_in("quilla.testworth");
    page.post(kFind, fields("Sampleton"));
    page.post("/api/sign-out", json::object());
    auto next = server.signed_in("quilla.testworth");
    CHECK(next.get("/api/session").body["drafts"] == json::array({"find"}));
    CHECK(next.get(kFind).body["fields"] == json{{"last_name", "Sampleton"}});
}

TEST_CASE("PLT-33 the next person sees nothing of the first one's drafts, nor can they touch them")
{
    TwoPeople server;
    auto first = server.signed_in("quilla.testworth");
    first.post(kFind, fields("Sampleton"));
    auto next = server.signed_in("bo.notarealname");
    CHECK(next.get("/api/session").body["drafts"] == json::array());
    CHECK(next.get(kFind).body == kNone);
    CHECK(next.post(kFind, {{"fields", json::object()}}).body == kNone);  // discards their own, of which there is none
    CHECK(next.post(kFind, fields("Placeholder")).told() == "200");
    CHECK(first.get(kFind).body["fields"] == json{{"last_name", "Sampleton"}});

    // Nor does a row that was moved over to another account open for them.
    server.world.run(
        "DELETE FROM draft WHERE account_id = (SELECT id FROM account WHERE username = 'bo.notarealname')");
    server.world.run("UPDATE draft SET account_id = (SELECT id FROM account WHERE username = 'bo.notarealname')");
    CHECK(next.get(kFind).body == kNone);
    CHECK(server.last_audit() == "draft.discard done ");
    CHECK(drafts_in(server) == 0);
}

TEST_CASE("PLT-27 PLT-33 the ladder of drafts: signed out, not ready, locked, bad input; no fault changes anything")
{
    Taught server;
    auto stranger = server.browser();
    CHECK(stranger.get(kFind).told() == "401 session.signed_out");
    CHECK(server.last_audit() == "draft.open refused session.signed_out");
    CHECK(stranger.post(kFind, fields("x")).told() == "401 session.signed_out");
    CHECK(server.last_audit() == "draft.save refused session.signed_out");

    auto page = server.signing_in("quilla.testworth");
    CHECK(page.get(kFind).told() == "401 session.not_ready");
    CHECK(page.post(kFind, fields("x")).told() == "401 session.not_ready");
    page.post("/api/agreement", {{"accepted", true}});

    CHECK(page.post(kFind, json::object()).told() == "422 json.missing");  // a slip is no wish to discard
    CHECK(page.post(kFind, {{"fields", json::array()}}).told() == "422 json.wrong_type");
    CHECK(page.post(kFind, {{"fields", {{"age", 7}}}}).told() == "422 json.wrong_type");
    CHECK(page.post(kFind, {{"fields", json::object()}, {"x", 1}}).told() == "422 json.unknown_key");
    CHECK(page.post(kFind, {{"fields", {{"Last name", "x"}}}}).told() == "422 form.invalid draft.field_name@fields");
    for (const auto* name : {"Find", "find2", "find-a-child"}) {
        CHECK(page.get(std::string("/api/drafts/") + name).told() == "422 form.invalid draft.form_name@form");
        CHECK(page.post(std::string("/api/drafts/") + name, fields("x")).told() ==
              "422 form.invalid draft.form_name@form");
    }
    CHECK(page.post("/api/drafts/" + std::string(40, 'a'), fields("x")).told() == "200");
    CHECK(page.post("/api/drafts/" + std::string(41, 'a'), fields("x")).told() ==
          "422 form.invalid draft.form_name@form");
    CHECK(drafts_in(server) == 1);

    page.post("/api/session/lock", json::object());
    CHECK(page.get(kFind).told() == "401 session.locked");
    CHECK(page.post(kFind, fields("x")).told() == "401 session.locked");
}

TEST_CASE("PLT-27 a draft has an end on every side: fields, bytes of one, bytes of all")
{
    Taught server;
    auto page = server.signed_in("quilla.testworth");
    json many = {{"fields", json::object()}};
    for (int i = 0; i < 40; ++i) many["fields"]["field_" + std::to_string(i)] = "x";
    CHECK(page.post(kFind, many).told() == "200");
    many["fields"]["field_40"] = "x";
    CHECK(page.post(kFind, many).told() == "422 form.invalid draft.too_many_fields@fields");
    CHECK(page.post(kFind, fields(std::string(4000, 'x'))).told() == "200");
    CHECK(page.post(kFind, fields(std::string(4001, 'x'))).told() ==
          "422 form.invalid draft.value_too_long@fields.last_name");

    json large = {{"fields", json::object()}};
    for (int i = 0; i < 4; ++i) large["fields"]["field_" + std::to_string(i)] = std::string(4000, 'x');
    const auto room = std::size_t(16 * 1024) - large.dump().size() - std::string(R"(,"last":"")").size();
    large["fields"]["last"] = std::string(room, 'x');
    REQUIRE(large.dump().size() == 16 * 1024);
    CHECK(page.post(kFind, large).told() == "200");
    large["fields"]["last"] = std::string(room + 1, 'x');
    CHECK(page.post(kFind, large).told() == "413 request.too_large");
}

TEST_CASE("PLT-27 twenty drafts of one person are kept; with one more the oldest goes")
{
    TwoPeople server;
    auto other = server.signed_in("bo.notarealname");
    other.post(kFind, fields("Placeholder"));
    auto page = server.signed_in("quilla.testworth");
    for (int i = 0; i < 20; ++i) {
        server.world.clock.advance(1s);
        page.post("/api/drafts/form_" + std::string(1, char('a' + i)), fields("x"));
    }
    server.world.clock.advance(1s);
    page.post("/api/drafts/form_a", fields("y"));  // no longer the oldest
    CHECK(page.get("/api/session").body["drafts"].size() == 20);
    const int before = server.audit_rows();
    page.post(kFind, fields("x"));
    CHECK(server.audit_rows() == before + 2);
    CHECK(server.world.log("draft.discard").back().object == "form_b");
    CHECK(server.world.log("draft.discard").back().detail == R"({"why":"room"})");
    const auto kept = page.get("/api/session").body["drafts"];
    CHECK(kept.size() == 20);
    CHECK(std::find(kept.begin(), kept.end(), "form_a") != kept.end());
    CHECK(std::find(kept.begin(), kept.end(), "form_b") == kept.end());
    CHECK(other.get(kFind).body["fields"] == json{{"last_name", "Placeholder"}});
}

TEST_CASE("PLT-27 a draft is kept for 7 days from its last change, and then it is gone")
{
    Taught server;
    auto page = server.signed_in("quilla.testworth");
    const auto start = server.world.clock.now();
    page.post(kFind, fields("Sampleton"));
    const auto sign_in_at = [&](Instant moment) {
        server.world.clock.advance(moment - server.world.clock.now());
        return server.signed_in("quilla.testworth");
    };
    // Signing in moves the clock by half a minute.
    auto before = sign_in_at(start + 168h - 31s);
    CHECK(server.world.clock.now() == start + 168h - 1s);
    CHECK(before.get("/api/session").body["drafts"] == json::array({"find"}));
    CHECK(before.get(kFind).body["fields"] == json{{"last_name", "Sampleton"}});
    server.world.clock.advance(1s);
    CHECK(before.get("/api/session").body["drafts"] == json::array());
    CHECK(drafts_in(server) == 1);  // looking at the session writes nothing
    SECTION("reading one takes the old ones away")
    {
        CHECK(before.get("/api/drafts/other").body["fields"] == json::object());
        CHECK(drafts_in(server) == 0);
        CHECK(server.world.log("draft.discard").back().detail == R"({"why":"age"})");
    }
    SECTION("saving one does too, and a change after the end is a new draft")
    {
        const int rows = server.audit_rows();
        before.post(kFind, fields("Sampleton"));
        CHECK(server.audit_rows() == rows + 2);
        CHECK(server.last_audit() == "draft.save done ");
        CHECK(before.get("/api/session").body["drafts"] == json::array({"find"}));
    }
}

TEST_CASE("PLT-27 the draft of somebody who never came back goes when the server starts, and nobody else's does")
{
    TwoPeople server;
    server.signed_in("quilla.testworth").post(kFind, fields("Sampleton"));
    const auto first = server.world.clock.now();
    server.world.clock.advance(1h);
    auto other = server.signed_in("bo.notarealname");
    other.post(kFind, fields("Placeholder"));

    server.world.clock.advance(first + 168h - 1s - server.world.clock.now());
    const int before = server.audit_rows();
    server.restart();
    CHECK(drafts_in(server) == 2);
    CHECK(server.audit_rows() == before);
    server.world.clock.advance(1s);
    server.restart();
    CHECK(drafts_in(server) == 1);
    CHECK(server.audit_rows() == before + 1);
    CHECK(server.world.log("draft.discard").back().detail == R"({"count":1,"why":"age"})");
    CHECK(server.world.log("draft.discard").back().actor.empty());
    CHECK(server.signed_in("bo.notarealname").get(kFind).body["fields"] == json{{"last_name", "Placeholder"}});
}

TEST_CASE("PLT-27 how long drafts are kept is a setting")
{
    Taught server([](Settings& settings) { settings.drafts.keep_days = 1; });
    auto page = server.signed_in("quilla.testworth");
    page.post(kFind, fields("Sampleton"));
    server.world.clock.advance(24h - 30s);
    auto next = server.signed_in("quilla.testworth");
    CHECK(next.get(kFind).body == kNone);
}

TEST_CASE("PLT-27 the log holds that a draft came, was opened and went; no pause in typing, and no word of it")
{
    Taught server;
    auto page = server.signed_in("quilla.testworth");
    const int before = server.audit_rows();
    page.get(kFind);  // none: nothing was seen
    CHECK(server.audit_rows() == before);
    page.post(kFind, fields("Plantedname"));
    CHECK(server.last_audit() == "draft.save done ");
    page.post(kFind, fields("Plantednames"));
    page.post(kFind, fields("Plantednamesake"));
    CHECK(server.audit_rows() == before + 1);
    page.get(kFind);
    CHECK(server.last_audit() == "draft.open done ");
    page.post(kFind, {{"fields", json::object()}});
    CHECK(server.last_audit() == "draft.discard done ");
    CHECK(server.audit_rows() == before + 3);
    page.post(kFind, {{"fields", json::object()}});  // there is none
    CHECK(server.audit_rows() == before + 3);
    for (const auto* action : {"draft.save", "draft.open", "draft.discard"})
        CHECK(server.world.log(action).back().object == "find");
    CHECK(server.world.text("SELECT CAST(COUNT(*) AS TEXT) FROM audit_event WHERE detail LIKE '%lanted%'") == "0");
}

TEST_CASE("PLT-27 a draft is sealed at rest: no file of the database holds a word of it")
{
    Taught server;
    auto page = server.signed_in("quilla.testworth");
    page.post(kFind, {{"fields", {{"last_name", "Plantedname"}, {"planted_field", "x"}}}});
    page.act(kFind, {{"fields", {{"last_name", "Plantedname"}}}}, std::string(22, 'k'));  // nor the answer that is kept
    const auto bytes = all_bytes(server);
    REQUIRE(bytes.find("Sampleton") != std::string::npos);  // what is not sealed is found there
    CHECK(bytes.find("Plantedname") == std::string::npos);
    CHECK(bytes.find("planted_field") == std::string::npos);
}

TEST_CASE("PLT-27 a draft that was sealed with another key is as good as none")
{
    Taught server;
    auto page = server.signed_in("quilla.testworth");
    page.post(kFind, fields("Sampleton"));
    server.world.run("UPDATE draft SET body = 'AAAA' || substr(body, 5)");
    CHECK(page.get(kFind).body == kNone);
    CHECK(server.world.log("draft.discard").back().detail == R"({"why":"unreadable"})");
    CHECK(drafts_in(server) == 0);
}

TEST_CASE(
    "PLT-27 REG-22 typing is an act of the person: it moves the idle end; looking for a draft that is not there "
    "does not")
{
    Taught server;
    auto page = server.signed_in("quilla.testworth");
    const auto left = [&] { return page.get("/api/session").body["idle_seconds_left"].get<int>(); };
    server.world.clock.advance(5min);
    page.get(kFind);
    CHECK(left() == 10 * 60);
    page.post(kFind, fields("Sampleton"));
    CHECK(left() == 15 * 60);
}
