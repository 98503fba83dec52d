#include <catch_amalgamated.hpp>

#include "client/widgets/chrome.h"
#include "client/widgets/focus.h"
#include "tests/client/widgets_support.h"

using namespace widgets;
using test::find;
using test::happens;
using test::said;

TEST_CASE("UI-5 a press is answered once, and only by what was pressed")
{
    int first = 0, second = 0;
    const auto screen = [&] {
        const Main main;
        if (button("First")) ++first;
        if (button("Second")) ++second;
    };
    happens(find(said(screen), Kind::Button, "Second")->id, EventKind::Press);
    said(screen);
    said(screen);
    CHECK(first == 0);
    CHECK(second == 1);
}

TEST_CASE("UI-5 a button that is busy does nothing")
{
    int times = 0;
    const auto screen = [&] {
        if (button("Search", {.busy = true})) ++times;
    };
    happens(find(said(screen), Kind::Button)->id, EventKind::Press);
    said(screen);
    CHECK(times == 0);
}

TEST_CASE("UI-5 what is typed reaches the value, the last letter last")
{
    std::string value;
    bool changed = false;
    const auto screen = [&] { changed = text_field(value, {.name = "last_name", .label = "Last name"}); };
    const auto id = find(said(screen), Kind::Input)->id;
    happens(id, EventKind::Input, "T");
    happens(id, EventKind::Input, "Te");
    auto& tree = said(screen);
    CHECK(changed);
    CHECK(value == "Te");
    CHECK(tree.view(find(tree, Kind::Input)->value) == "Te");
    said(screen);
    CHECK_FALSE(changed);
}

TEST_CASE("SRC-7 one purpose is marked at a time")
{
    const std::vector<Option> options{{"a", "One"}, {"b", "Two"}, {"c", "Three"}};
    std::string value = "a";
    const auto screen = [&] { radios(value, {.name = "purpose", .label = "Purpose"}, options); };
    auto* tree = &said(screen);
    std::vector<std::uint32_t> ids;
    for (const auto& node : tree->nodes)
        if (node.kind == Kind::Radio) ids.push_back(node.id);
    REQUIRE(ids.size() == 3);
    happens(ids[2], EventKind::Check, "1");
    tree = &said(screen);
    CHECK(value == "c");
    int marked = 0;
    for (const auto& node : tree->nodes) marked += node.kind == Kind::Radio && node.state & state::Checked;
    CHECK(marked == 1);
}

TEST_CASE("UI-5 a check box turns with what the browser says it is")
{
    bool value = false;
    const auto screen = [&] { check_box(value, {.name = "agreed", .label = "Agreed"}); };
    const auto id = find(said(screen), Kind::CheckBox)->id;
    happens(id, EventKind::Check, "1");
    said(screen);
    CHECK(value);
    happens(id, EventKind::Check, "1");
    said(screen);
    CHECK(value);
    happens(id, EventKind::Check, "0");
    said(screen);
    CHECK_FALSE(value);
}

TEST_CASE("UI-5 a field names its label, its hint and its fault")
{
    std::string value;
    auto& tree = said(
        [&] { text_field(value, {.name = "code", .label = "Code", .hint = "Six digits", .error = "Enter a code"}); });
    const auto* input = find(tree, Kind::Input);
    CHECK(tree.attribute(*find(tree, Kind::Label), Attribute::For) == std::to_string(input->id));
    CHECK(tree.attribute(*input, Attribute::DescribedBy) ==
          std::to_string(find(tree, Kind::Hint)->id) + " " + std::to_string(find(tree, Kind::Fault)->id));
    CHECK(input->state & state::Invalid);
}

TEST_CASE("REG-23 a field is not remembered by the browser unless it says so")
{
    std::string value;
    auto& tree = said([&] { text_field(value, {.name = "last_name", .label = "Last name"}); });
    CHECK(tree.attribute(*find(tree, Kind::Input), Attribute::Autocomplete) == "off");
}

TEST_CASE("UI-5 a submit is answered by the form's own button alone")
{
    int submitted = 0, pressed = 0;
    const auto screen = [&] {
        Form form("find");
        if (form.submit("Search")) ++submitted;
        if (button("Clear", {.look = Look::Secondary})) ++pressed;
    };
    happens(find(said(screen), Kind::Form)->id, EventKind::Submit);
    said(screen);
    CHECK(submitted == 1);
    CHECK(pressed == 0);
}

TEST_CASE("UI-5 the problems take the focus, and each goes to its field")
{
    FocusKeeper keeper;
    const std::vector<Fault> faults{{"last_name", "Enter a last name"}};
    std::string value;
    const auto screen = [&](bool bad) {
        return [&, bad] {
            const Main main;
            title("Find a child");
            if (bad) error_summary(faults);
            text_field(value, {.name = "last_name", .label = "Last name"});
        };
    };
    said(screen(false));
    CHECK(keeper.wanted(frame(), false) == 0);
    auto& tree = said(screen(true));
    CHECK(keeper.wanted(frame(), false) == find(tree, Kind::Summary)->id);
    CHECK(keeper.document_title(frame()) == "Error: Find a child - Child Link");
    happens(find(tree, Kind::TextButton)->id, EventKind::Press);
    said(screen(true));
    CHECK(keeper.wanted(frame(), false) == find(frame().tree, Kind::Input)->id);
    said(screen(true));
    CHECK(keeper.wanted(frame(), false) == 0);
}

TEST_CASE("UI-5 a dialog takes the focus, makes the rest inert, and gives the focus back")
{
    FocusKeeper keeper;
    const auto screen = [](bool asked) {
        return [asked] {
            {
                const Main main;
                title("Page");
                button("Ask");
            }
            if (!asked) return;
            Dialog dialog("sure", "Are you sure?");
            button("Yes");
        };
    };
    said(screen(false));
    keeper.wanted(frame(), false);
    const auto opener = find(frame().tree, Kind::Button, "Ask")->id;
    frame().focused = opener;
    auto& tree = said(screen(true));
    CHECK(keeper.wanted(frame(), false) == find(tree, Kind::Button, "Yes")->id);
    CHECK(find(tree, Kind::Main)->state & state::Inert);
    CHECK_FALSE(find(tree, Kind::Dialog)->state & state::Inert);
    CHECK(tree.nodes[find(tree, Kind::Dialog)->parent].kind == Kind::Root);
    said(screen(false));
    CHECK(keeper.wanted(frame(), false) == opener);
    frame().focused = 0;
}

TEST_CASE("UI-5 the title of a new screen takes the focus, but not at the start")
{
    FocusKeeper keeper;
    const auto screen = [](const char* name) {
        return [name] {
            const Main main;
            title(name);
        };
    };
    said(screen("Sign in"));
    CHECK(keeper.wanted(frame(), false) == 0);
    said(screen("Enter your code"));
    CHECK(keeper.wanted(frame(), false) == frame().title_id);
    said(screen("Enter your code"));
    CHECK(keeper.wanted(frame(), false) == 0);
}

TEST_CASE("UI-2 a narrow screen's menu is closed until it is asked for")
{
    frame().menu_is_open = false;
    const auto screen = [] {
        const Nav nav(true);
        nav_link("Find a child", "/find", false);
    };
    CHECK(find(said(screen, 1366), Kind::NavLink));
    auto& tree = said(screen, 360);
    CHECK_FALSE(find(tree, Kind::NavLink));
    happens(find(tree, Kind::NavButton, "Menu")->id, EventKind::Press);
    CHECK(find(said(screen, 360), Kind::NavLink));
    frame().menu_is_open = false;
}
