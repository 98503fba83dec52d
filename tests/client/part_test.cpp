// The parts of the program: which has an address, and what happens on the way to another one.
#include "client/app/part.h"

#include "client/app/desk_screens.h"
#include "client/app/front_screens.h"
#include "client/app/registers_screens.h"
#include "client/app/sharing_screens.h"
#include "tests/client/app_support.h"

namespace {

app::Part part(std::string_view name, std::span<const app::ScreenRow> rows)
{
    return {.name = name, .screens = {rows.begin(), rows.end()}};
}

/// Somebody signed in, in the part `front` alone.
struct InFront {
    app::Part front = part("front", app::front_screens());
    test::FakePlatform page;
    App app{page, front};

    InFront()
    {
        page.answer(200, test::kReady);
        app.path_changed("/find");
    }
};

}  // namespace

TEST_CASE("PLT-45 every screen stands in the part that has its address")
{
    const std::pair<std::string_view, std::span<const app::ScreenRow>> parts[] = {
        {"front", app::front_screens()},
        {"desk", app::desk_screens()},
        {"sharing", app::sharing_screens()},
        {"registers", app::registers_screens()}};
    for (const auto& [name, rows] : parts)
        for (const auto& row : rows) {
            INFO(row.path);
            CHECK(app::part_of(row.path) == name);
            CHECK(part(name, rows).place_of(row.path).screen->path == row.path);
        }
    CHECK(app::part_of("/authoriser") == "desk");
    CHECK(app::part_of("/authoriser/users/1") == "desk");
    CHECK(app::part_of("/authorisers") == "front");
    CHECK(app::part_of("/sharing") == "sharing");
    CHECK(app::part_of("/sharing/record/1") == "sharing");
    CHECK(app::part_of("/sharing/registers/requests_in;mine=yes") == "registers");
    CHECK(app::part_of("/") == "front");
    CHECK(app::part_of("/nowhere") == "front");
}

TEST_CASE("PLT-45 a place is the longest address and one part after it")
{
    const auto front = part("front", app::front_screens());
    CHECK(front.place_of("/").screen->path == "/");
    CHECK(front.place_of("/entry/abc").rest == "abc");
    CHECK(front.place_of("/entry/abc/d").screen == nullptr);
    CHECK(front.place_of("/nowhere").screen == nullptr);
    CHECK(front.place_of("/authoriser").screen == nullptr);
    const auto desk = part("desk", app::desk_screens());
    CHECK(desk.place_of("/authoriser/users/1").screen->path == "/authoriser/users");
    CHECK(desk.place_of("/authoriser/1").screen->path == "/authoriser");
}

TEST_CASE("PLT-45 a way within a part loads nothing, a way to another one loads the page there")
{
    InFront at;
    at.app.go("/help");
    CHECK(at.page.addresses == std::vector<std::string>{"/help"});
    CHECK(at.page.calls.empty());
    at.app.go("/authoriser");
    CHECK(at.page.moved.empty());  // the server is asked for the session first
    at.page.answer(200, test::kReady);
    CHECK(at.page.moved == "/authoriser");
    CHECK(at.page.addresses.size() == 1);
    CHECK(at.app.path() == "/help");
}

TEST_CASE("PLT-45 and PLT-28 what is typed is kept before the way to another part is taken")
{
    InFront at;
    at.app.find.form.last_name = "Sampleton";
    at.app.go("/authoriser");
    REQUIRE(at.page.calls.front().path == "/api/drafts/find");
    CHECK(at.page.calls.front().body.find("Sampleton") != std::string::npos);
    at.page.answer(200,
                   R"json({"form":"find","fields":{"last_name":"Sampleton"},"saved_at":"2026-11-22T23:42:00Z"})json");
    at.page.answer(200, test::kReady);
    CHECK(at.page.moved == "/authoriser");
    CHECK_FALSE(at.page.unsaved);
}

TEST_CASE("PLT-45 and PLT-24 without the server the person stays where they are, and goes once it answers")
{
    InFront at;
    at.app.go("/authoriser");
    at.page.answer(0, "");
    CHECK(at.page.moved.empty());
    at.app.online();
    at.page.answer(200, test::kReady);
    CHECK(at.page.moved == "/authoriser");
}

TEST_CASE("PLT-45 who goes elsewhere meanwhile, or locks the screen, is not taken to another part")
{
    InFront at;
    at.app.go("/authoriser");
    SECTION("elsewhere") { at.app.go("/help"); }
    SECTION("locked") { at.app.key("F9"); }
    at.page.answer(200, test::kReady);
    CHECK(at.page.moved.empty());
}

TEST_CASE("PLT-45 Back to an address of another part loads the page there")
{
    InFront at;
    at.app.path_changed("/department/log");
    CHECK(at.page.moved == "/department/log");
    CHECK(at.app.path() == "/find");
}

TEST_CASE("PLT-45 the parts that the menu leads to are fetched ahead, and no others")
{
    const auto desk = part("desk", app::desk_screens());
    test::FakePlatform page;
    App app{page, desk};
    page.answer(200, test::kReady);
    CHECK(page.ahead == std::vector<std::string>{"/"});
    InFront user;
    CHECK(user.page.ahead.empty());
    std::string authoriser = test::kReady;
    const std::string_view not_one = R"("authoriser":false)";
    authoriser.replace(authoriser.find(not_one), not_one.size(), R"("authoriser":true)");
    const auto front = part("front", app::front_screens());
    test::FakePlatform other;
    App second{other, front};
    other.answer(200, authoriser);
    CHECK(other.ahead == std::vector<std::string>{"/authoriser"});
}

TEST_CASE("PLT-45 a registration is gone on with in the part that has it")
{
    std::string registering = test::kSignedOut;
    registering.replace(registering.find("signed_out"), 10, "registration");
    const auto desk = part("desk", app::desk_screens());
    test::FakePlatform page;
    App app{page, desk};
    app.path_changed("/authoriser");
    page.answer(200, registering);
    test::draw(app);
    while (!page.calls.empty() && page.calls.front().path != "/api/session") page.calls.pop_front();
    page.answer(200, registering);
    CHECK(page.moved == "/register");
}
