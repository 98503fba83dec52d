// What is typed is kept while it is typed; what the server did not get is tried again.
#include <catch_amalgamated.hpp>

#include "tests/client/app_support.h"

using test::SignedIn;

namespace {

constexpr const char* kKept = R"({"form":"find","fields":{"last_name":"Sampleton"},"saved_at":"2026-11-22T23:42:00Z"})";
constexpr const char* kNothing = R"({"form":"find","fields":{},"saved_at":null})";
constexpr const char* kNone = R"json({"more_than_limit":false,"rows":[]})json";

/// At the form to find a child, signed in.
struct AtFind : SignedIn {
    AtFind()
    {
        app.path_changed("/find");
        screen();
    }
    void type(const char* last_name)
    {
        app.find.form.last_name = last_name;
        screen();
    }
    void wait(double seconds)
    {
        page.clock += seconds;
        screen();
    }
    std::size_t calls_to(std::string_view path) const
    {
        std::size_t count = 0;
        for (const auto& call : page.calls) count += call.path == path;
        return count;
    }
};

}  // namespace

TEST_CASE("PLT-27 what is typed is sent once the person pauses for a second, and not before")
{
    AtFind at;
    at.type("S");
    at.wait(0.9);
    CHECK(at.page.calls.empty());
    at.type("Sampleton");  // another key: the second begins anew
    at.wait(0.9);
    CHECK(at.page.calls.empty());
    at.wait(0.2);
    REQUIRE(at.page.calls.size() == 1);
    CHECK(at.page.calls.front().path == "/api/drafts/find");
    CHECK(at.page.calls.front().body.find("Sampleton") != std::string::npos);
    at.page.answer(200, kKept);
    CHECK(at.screen().find("Draft saved 10:42 am") != std::string::npos);
    at.wait(60);
    CHECK(at.page.calls.empty());  // nothing changed, nothing is sent
}

TEST_CASE("PLT-28 while it is not kept yet the browser is told to ask, and no longer")
{
    AtFind at;
    CHECK_FALSE(at.page.unsaved);
    at.type("Sampleton");
    CHECK(at.page.unsaved);
    at.wait(1.1);
    CHECK(at.page.unsaved);  // sent, not yet kept
    at.page.answer(200, kKept);
    at.screen();
    CHECK_FALSE(at.page.unsaved);
}

TEST_CASE(
    "PLT-26 and PLT-27 after signing in again the same screen has what was typed, and nothing newer is overwritten")
{
    test::FakePlatform page;
    App app(page);
    app.path_changed("/find");
    std::string ready = test::kReady;
    ready.insert(ready.find("\"grants\""), "\"drafts\":[\"find\"],");
    page.answer(200, ready);
    test::draw(app);
    REQUIRE(page.calls.size() == 1);
    CHECK(page.calls.front().path == "/api/drafts/find");
    CHECK(page.calls.front().body.empty());
    app.find.form.first_name = "Zeb";  // typed before the answer came
    page.answer(
        200,
        R"({"form":"find","fields":{"last_name":"Sampleton","first_name":"Zoe"},"saved_at":"2026-11-22T23:42:00Z"})");
    test::draw(app);
    CHECK(app.find.form.last_name == "Sampleton");
    CHECK(app.find.form.first_name == "Zeb");
}

TEST_CASE("PLT-27 who has no draft is not asked for one, and home says where one waits")
{
    AtFind at;
    at.wait(60);
    CHECK(at.page.calls.empty());  // nor is the one service that was chosen for them a draft
    test::FakePlatform page;
    App app(page);
    std::string ready = test::kReady;
    ready.insert(ready.find("\"grants\""), "\"drafts\":[\"find\"],");
    page.answer(200, ready);
    CHECK(test::draw(app).find("You began something and have not sent it") != std::string::npos);
}

TEST_CASE("PLT-26 when the session ends nothing of the draft stays in memory and the address stays at the form")
{
    AtFind at;
    at.type("Sampleton");
    at.page.clock = 900;
    at.screen();
    CHECK(at.app.find.form.last_name.empty());
    CHECK(at.app.path() == "/find");
    CHECK_FALSE(at.page.unsaved);
}

TEST_CASE("PLT-26 an entry and results end with their session: there the person is at the form again")
{
    SignedIn at;
    at.app.path_changed("/entry/AAAAAAAAAAAAAAAAAAAAAA");
    at.page.clock = 900;
    at.screen();
    CHECK(at.app.path() == "/find");
}

TEST_CASE("PLT-27 and PLT-29 locking keeps what was typed first, and does not wait for that longer than two seconds")
{
    AtFind at;
    at.type("Sampleton");
    at.app.lock();
    CHECK_FALSE(at.page.locked);
    REQUIRE(at.page.calls.size() == 1);
    CHECK(at.screen().find("Sampleton") == std::string::npos);
    SECTION("kept")
    {
        at.page.answer(200, kKept);
        at.screen();
        CHECK(at.page.locked);
    }
    SECTION("no answer")
    {
        at.page.clock += 1.9;
        at.screen();
        CHECK_FALSE(at.page.locked);
        at.page.clock += 0.2;
        at.screen();
        CHECK(at.page.locked);
    }
}

TEST_CASE("PLT-27 a form that was sent is no draft any more, and one that is cleared is forgotten")
{
    AtFind at;
    at.type("Sampleton");
    at.wait(1.1);
    at.page.answer(200, kKept);
    at.app.path_changed("/");
    CHECK(at.screen().find("You began something") != std::string::npos);
    at.app.path_changed("/find");
    SECTION("sent")
    {
        at.send_search();
        at.page.answer(200, kNone);
        REQUIRE(at.calls_to("/api/drafts/find") == 1);
        CHECK(at.page.calls.front().body == R"({"fields":{}})");
        at.page.answer(200, kNothing);
        at.wait(60);
        CHECK(at.page.calls.empty());
        CHECK(at.app.find.form.last_name == "Sampleton");  // "Change the search" still finds it
        at.app.path_changed("/");
        CHECK(at.screen().find("You began something") == std::string::npos);
    }
    SECTION("cleared")
    {
        at.screen();
        at.press("Clear the form");
        CHECK(at.app.find.form.last_name.empty());
        REQUIRE(at.calls_to("/api/drafts/find") == 1);
        CHECK(at.page.calls.front().body == R"({"fields":{}})");
    }
}

TEST_CASE("PLT-24 and PLT-25 a search that got no answer is tried again by itself, as the same act")
{
    AtFind at;
    at.send_search();
    const auto key = at.page.calls.front().key;
    CHECK_FALSE(key.empty());
    at.page.answer(0, "");
    const auto said = at.screen();
    CHECK(said.find("Child Link cannot be reached") != std::string::npos);
    CHECK(said.find("Find a child") != std::string::npos);  // the form stays
    at.wait(1.9);
    CHECK(at.page.calls.empty());
    at.wait(0.2);
    REQUIRE(at.calls_to("/api/searches") == 1);
    CHECK(at.page.calls.front().key == key);
    at.page.answer(0, "");
    at.screen();
    at.wait(3.9);  // the next pause is twice as long
    CHECK(at.page.calls.empty());
    at.app.online();  // the browser knows better
    REQUIRE(at.calls_to("/api/searches") == 1);
    CHECK(at.page.calls.front().key == key);
    at.page.answer(200, kNone);
    CHECK(at.screen().find("cannot be reached") == std::string::npos);
    CHECK(at.app.path() == "/results");
}

TEST_CASE("PLT-25 another search is another act")
{
    AtFind at;
    at.send_search();
    const auto key = at.page.calls.front().key;
    at.page.answer(0, "");
    at.app.search({.grant = "g1", .purpose = "p1", .last_name = "Testworth", .age = 6});
    CHECK(at.page.calls.front().key != key);
}

TEST_CASE("PLT-4 and PLT-24 a lost connection is spoken of once, and once when it is back")
{
    AtFind at;
    auto& spoken = widgets::frame().spoken;
    spoken.clear();
    at.send_search();
    at.page.answer(0, "");
    at.screen();
    at.screen();
    REQUIRE(spoken.size() == 1);
    CHECK(spoken[0].text.find("cannot be reached") != std::string::npos);
    at.app.online();
    at.page.answer(200, kNone);
    at.screen();
    at.screen();
    REQUIRE(spoken.size() == 2);
    CHECK(spoken[1].text == "Child Link is reached again");
    spoken.clear();
}

TEST_CASE("PLT-24 a draft that could not be kept is tried again, with what has been typed since")
{
    AtFind at;
    at.type("Samp");
    at.wait(1.1);
    at.page.answer(0, "");
    at.type("Sampleton");
    CHECK(at.page.unsaved);
    at.wait(2.1);
    REQUIRE(at.calls_to("/api/drafts/find") == 1);
    CHECK(at.page.calls.front().body.find("Sampleton") != std::string::npos);
    at.page.answer(200, kKept);
    at.screen();
    CHECK_FALSE(at.page.unsaved);
}
