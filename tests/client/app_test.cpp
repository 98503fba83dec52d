#include "tests/client/app_support.h"

using test::FakePlatform;
using test::kEntry;
using test::SignedIn;

namespace {

constexpr const char* kLocked =
    R"json({"stage":"locked","product_name":"Child Link","training":true,"training_code":"","today":"2026-11-23",
    "now":"2026-11-22T23:42:00Z","utc_offset_minutes":660,"name":"Quilla Testworth","may":{"authoriser":false,"user":false},
    "grants":[],"idle_seconds_limit":900,"idle_seconds_left":900,"warn_seconds_before":120,"session_seconds_left":28800})json";

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
    CHECK(at.screen().find("cannot be reached") != std::string::npos);
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

TEST_CASE("PLT-29 and REG-23 locking leaves nothing to read in the very next frame, and asks the page to start anew")
{
    SignedIn at;
    at.app.key("F9");
    CHECK(at.page.locked);
    CHECK(at.page.wiped > 0);
    const auto said = at.screen();
    CHECK(said.find("Quilla") == std::string::npos);
    CHECK(said.find("Welcome") == std::string::npos);
    CHECK(said.find("Moondust") == std::string::npos);
}

TEST_CASE("PLT-29 a locked session shows whose it is and asks for the password, and nothing opens it but that")
{
    test::FakePlatform page;
    App app(page);
    page.answer(200, kLocked);
    app.path_changed("/find");
    auto said = test::draw(app);
    CHECK(said.find("Locked") != std::string::npos);
    CHECK(said.find("Quilla Testworth is signed in") != std::string::npos);
    CHECK(said.find("Find a child") == std::string::npos);
    app.key("F9");
    CHECK_FALSE(page.locked);

    app.sign_in.password = "not the password";
    app.unlock();
    page.answer(422, R"({"error":{"code":"unlock.failed","field":"password"}})");
    CHECK(app.sign_in.password.empty());
    said = test::draw(app);
    CHECK(said.find("That is not the password of this account") != std::string::npos);
    CHECK(said.find("Find a child") == std::string::npos);

    app.sign_in.password = "the password";
    app.unlock();
    CHECK(page.calls.front().path == "/api/session/unlock");
    page.answer(200, test::kReady);
    said = test::draw(app);
    CHECK(said.find("Find a child") != std::string::npos);  // the screen that was locked
    CHECK(app.path() == "/find");
}

TEST_CASE("PLT-29 the wrong password that ends the session says so where the person then stands")
{
    test::FakePlatform page;
    App app(page);
    page.answer(200, kLocked);
    app.sign_in.password = "not the password";
    app.unlock();
    page.answer(429, R"({"error":{"code":"sign_in.locked"}})");
    page.answer(200, test::kSignedOut);
    const auto said = test::draw(app);
    CHECK(app.path() == "/sign-in");
    CHECK(said.find("Too many tries") != std::string::npos);
    CHECK(said.find("Quilla") == std::string::npos);
}

TEST_CASE("PLT-30 leaving is the page's own matter, at once")
{
    SignedIn at;
    at.screen();
    at.press("Exit now");
    CHECK(at.page.left);
    CHECK(at.page.calls.empty());  // nothing is waited for
}

TEST_CASE("PLT-31 a use in one tab is a use in all, and an end or a lock in one is one in all")
{
    SignedIn at;
    at.page.clock = 800;
    CHECK(at.screen().find("You are about to be signed out") != std::string::npos);
    at.app.other_tab("used");
    CHECK(at.screen().find("You are about to be signed out") == std::string::npos);
    at.page.clock = 800 + 779;
    CHECK(at.screen().find("You are about to be signed out") == std::string::npos);
    at.page.clock = 800 + 780;
    CHECK(at.screen().find("You are about to be signed out") != std::string::npos);

    at.send_search();
    at.page.answer(200, R"json({"more_than_limit":false,"rows":[]})json");
    CHECK(at.page.told_tabs == std::vector<std::string>{"used"});
    at.app.other_tab("locked");
    CHECK(at.page.locked);
    at.app.other_tab("ended");
    CHECK(at.page.reloaded == "/find");  // results go with their session
}

TEST_CASE("PLT-31 a tab in which nobody is signed in hears nothing of the others")
{
    test::FakePlatform page;
    App app(page);
    page.answer(200, test::kSignedOut);
    app.other_tab("ended");
    CHECK(page.reloaded.empty());
}

TEST_CASE("PLT-5 the keys there are stand in a dialog that the menu opens and Escape closes")
{
    SignedIn at;
    at.screen();
    const auto said = at.press("Keyboard shortcuts");
    CHECK(said.find("Shift, three times") != std::string::npos);
    CHECK(said.find("F9") != std::string::npos);
    CHECK(at.press("Close").find("Shift, three times") == std::string::npos);
}

TEST_CASE("UI-4 moments are told in Melbourne time")
{
    SignedIn at;
    CHECK(at.app.moment(*parse_instant("2026-11-22T23:42:00Z")) == "23 Nov 2026, 10:42 am");
    CHECK(at.app.moment(*parse_instant("2026-11-23T01:05:00Z")) == "23 Nov 2026, 12:05 pm");
}
