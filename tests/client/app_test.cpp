// The app without a browser: a platform of the test's own answers its calls, and the frame's tree says what is on the
// screen.
#include "client/app/app.h"

#include <catch_amalgamated.hpp>
#include <deque>

#include "client/widgets/frame.h"

namespace {

struct FakePlatform final : app::Platform {
    struct Call {
        std::string path, body, key;
        std::function<void(app::Reply)> done;
    };
    std::deque<Call> calls;
    std::vector<std::string> addresses;
    std::string reloaded;
    int wiped = 0, keys = 0;
    double clock = 0;

    void push_path(std::string_view path) override { addresses.emplace_back(path); }
    void replace_path(std::string_view path) override { addresses.emplace_back(path); }
    void reload_at(std::string_view path) override { reloaded = path; }
    void set_title(std::string_view) override {}
    void call(std::string_view path, std::string body, std::string_view key,
              std::function<void(app::Reply)> done) override
    {
        calls.push_back({std::string(path), std::move(body), std::string(key), std::move(done)});
    }
    std::string random_key() override { return "key-" + std::to_string(++keys) + std::string(20, '0'); }
    void upload(std::uint32_t, std::string_view, std::function<void(float)>,
                std::function<void(app::Reply)> done) override
    {
        calls.push_back({"upload", {}, {}, std::move(done)});
    }
    void wake_in(double) override {}
    double seconds() const override { return clock; }
    void wipe() override { ++wiped; }

    void answer(int status, std::string body)
    {
        REQUIRE_FALSE(calls.empty());
        auto call = std::move(calls.front());
        calls.pop_front();
        call.done({status, std::move(body)});
    }
};

constexpr const char* kReady =
    R"json({"stage":"ready","product_name":"Child Link","training":true,"training_code":"","today":"2026-11-23",
    "now":"2026-11-22T23:42:00Z","utc_offset_minutes":660,"name":"Quilla Testworth","may":{"authoriser":false,"user":true},
    "grants":[{"id":"g1","service":"Moondust Primary School (Fictional)","user_type":"Teacher",
    "purposes":[{"code":"p1","label":"Provide education"}],"may_list_roll":true}],
    "idle_seconds_limit":900,"idle_seconds_left":900,"warn_seconds_before":120,"session_seconds_left":28800})json";

constexpr const char* kEntry = R"json({"handle":"AAAAAAAAAAAAAAAAAAAAAA","kind":"full","purpose":"Provide education",
    "viewed_at":"2026-11-22T23:42:00Z","names":[{"given":"Zeb","middle":"","family":"Sampleton","kind":"current"}],
    "end":{"status":"active"},"has_care_section":true,
    "school":{"enrolments":[],"home_schooling":[]}})json";

/// Quilla Testworth at home, signed in.
struct SignedIn {
    FakePlatform page;
    App app{page};

    SignedIn()
    {
        page.answer(200, kReady);
        app.path_changed("/");
    }
    /// Everything that is said on the screen in the frame that is drawn now.
    std::string screen();
    /// The same, once an entry was asked for and the server has answered.
    std::string screen_of_entry(int status, const char* body)
    {
        app.path_changed("/entry/AAAAAAAAAAAAAAAAAAAAAA");
        screen();
        page.answer(status, body);
        return screen();
    }
    void send_search() { app.search({.grant = "g1", .purpose = "p1", .last_name = "Sampleton", .age = 6}); }
};

std::string SignedIn::screen()
{
    auto& frame = widgets::frame();
    frame.events.clear();
    frame.begin();
    app.draw();
    std::string said;
    for (const auto& node : frame.tree.nodes) said += std::string(frame.tree.view(node.text)) + "\n";
    return said;
}

}  // namespace

TEST_CASE("REG-23 when the session ends by itself nothing of it stays on the screen or in memory")
{
    SignedIn at;
    CHECK(at.screen().find("Welcome, Quilla") != std::string::npos);
    at.app.find.form.last_name = "Sampleton";
    at.page.clock = 900;
    const auto said = at.screen();
    CHECK(said.find("You have been signed out") != std::string::npos);
    CHECK(said.find("Quilla") == std::string::npos);
    CHECK(at.app.find.form.last_name.empty());
    CHECK(at.page.wiped > 0);
}

TEST_CASE("UI-5 a search that the server did not get keeps what was typed and can be sent again")
{
    SignedIn at;
    at.app.find.form.last_name = "Sampleton";
    at.send_search();
    at.page.answer(0, "");
    CHECK(at.app.find.form.last_name == "Sampleton");
    CHECK(at.app.find.unreachable.find("cannot be reached") != std::string::npos);
    CHECK_FALSE(at.app.find.answered);
}

TEST_CASE("PLT-25 each act carries a key of its own, which whoever tries it again can keep; a look carries none")
{
    FakePlatform page;
    api::Client client{page};
    client.search({}, [](auto) {});
    client.roll({}, [](auto) {});
    const auto key = client.new_key();
    client.search(
        {}, [](auto) {}, key);
    client.search(
        {}, [](auto) {}, key);
    client.session([](auto) {});
    client.save_draft("find", {}, [](auto) {});
    REQUIRE(page.calls.size() == 6);
    CHECK_FALSE(page.calls[0].key.empty());
    CHECK_FALSE(page.calls[1].key.empty());
    CHECK(page.calls[0].key != page.calls[1].key);
    CHECK(page.calls[2].key == key);
    CHECK(page.calls[3].key == key);
    CHECK(page.calls[4].key.empty());
    CHECK(page.calls[5].key.empty());
}

TEST_CASE("PLT-27 PLT-29 drafts, locking and unlocking go to the server as it asks for them")
{
    FakePlatform page;
    api::Client client{page};
    std::string seen;
    client.save_draft("find", {{"last_name", "Sampleton"}},
                      [&](auto answer) { seen = answer ? answer->fields.at("last_name") : "nothing"; });
    CHECK(page.calls.front().path == "/api/drafts/find");
    CHECK(page.calls.front().body == R"({"fields":{"last_name":"Sampleton"}})");
    page.answer(200, R"({"form":"find","fields":{"last_name":"Sampleton"},"saved_at":"2026-11-22T23:42:00Z"})");
    CHECK(seen == "Sampleton");
    client.draft("find", [&](auto answer) { seen = answer && !answer->saved_at ? "none" : "some"; });
    CHECK(page.calls.front().path == "/api/drafts/find");
    CHECK(page.calls.front().body.empty());
    page.answer(200, R"({"form":"find","fields":{},"saved_at":null})");
    CHECK(seen == "none");

    auto stage = Stage::SignedOut;
    client.lock([&](auto answer) { stage = answer ? answer->stage : Stage::SignedOut; });
    CHECK(page.calls.front().path == "/api/session/lock");
    page.answer(200, R"({"stage":"locked","today":"2026-11-23","now":"2026-11-22T23:42:00Z","may":{}})");
    CHECK(stage == Stage::Locked);
    client.unlock("a wrong one", [&](auto answer) { seen = answer ? "" : answer.error().front().field; });
    CHECK(page.calls.front().path == "/api/session/unlock");
    CHECK(page.calls.front().body == R"({"password":"a wrong one"})");
    page.answer(422, R"({"error":{"code":"unlock.failed","field":"password"}})");
    CHECK(seen == "password");
}

TEST_CASE("ENT-23 an entry that the server does not give is not found, whatever the reason")
{
    SignedIn at;
    CHECK(at.screen_of_entry(404, R"({"error":{"code":"entry.not_found"}})").find("Not found") != std::string::npos);
}

TEST_CASE("ENT-8 an entry says that it covers Victoria only and that no record is no proof")
{
    SignedIn at;
    const auto said = at.screen_of_entry(200, kEntry);
    CHECK(said.find("Zeb Sampleton") != std::string::npos);
    CHECK(said.find("Victoria only. No record is not proof of absence.") != std::string::npos);
}

TEST_CASE("SRC-10 an entry carries the viewer's name and the time, and nothing to print, copy or export it with")
{
    SignedIn at;
    const auto said = at.screen_of_entry(200, kEntry);
    CHECK(said.find("Quilla Testworth · 23 Nov 2026, 10:42 am") != std::string::npos);
    for (const auto* word : {"Print", "Copy", "Export", "Download", "Save"})
        CHECK(said.find(word) == std::string::npos);
}

TEST_CASE("SRC-9 a search that finds nothing speaks of one's own reach only")
{
    SignedIn at;
    at.send_search();
    at.page.answer(200, R"json({"more_than_limit":false,"rows":[]})json");
    const auto said = at.screen();
    CHECK(said.find("No child found") != std::string::npos);
    CHECK(said.find("There may be no record within your reach.") != std::string::npos);
    CHECK(said.find("This does not say whether a record exists elsewhere.") != std::string::npos);
}

TEST_CASE("SRC-4 more than twenty are not listed, and the screen says how to narrow the search")
{
    SignedIn at;
    at.send_search();
    at.page.answer(200, R"json({"more_than_limit":true,"rows":[]})json");
    CHECK(at.screen().find("More than 20 children found") != std::string::npos);
}

TEST_CASE("REG-23 the cover leaves nothing to read")
{
    SignedIn at;
    at.app.key("F9");
    const auto said = at.screen();
    CHECK(said.find("Screen covered") != std::string::npos);
    CHECK(said.find("Quilla") == std::string::npos);
    at.app.uncover();
    CHECK(at.screen().find("Welcome, Quilla") != std::string::npos);
}

TEST_CASE("UI-4 moments are told in Melbourne time")
{
    SignedIn at;
    CHECK(at.app.moment(*parse_instant("2026-11-22T23:42:00Z")) == "23 Nov 2026, 10:42 am");
    CHECK(at.app.moment(*parse_instant("2026-11-23T01:05:00Z")) == "23 Nov 2026, 12:05 pm");
}
