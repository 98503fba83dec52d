#include "tests/client/app_support.h"

using test::FakePlatform;
using test::kEntry;
using test::SignedIn;

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
