// Fields and lists that keep a state of their own.
#include <catch_amalgamated.hpp>

#include "client/widgets/chrome.h"
#include "client/widgets/focus.h"
#include "client/widgets/own_words.h"
#include "tests/client/widgets_support.h"

using namespace widgets;
using test::find;
using test::happens;
using test::said;

namespace {

constexpr Noun kSchools{"school", "schools"};

std::vector<std::string> texts(const Tree& tree, Kind kind)
{
    std::vector<std::string> all;
    for (const auto& node : tree.nodes)
        if (node.kind == kind) all.emplace_back(tree.text(node));
    return all;
}

/// A combo box over these names, with the focus in it.
struct Combo {
    std::vector<Option> options;
    std::string value;
    ComboState state;
    std::function<void()> screen = [this] {
        combo_box(value, state, {.name = "school", .label = "School"}, {.all = options, .noun = kSchools});
    };
    std::uint32_t id;

    explicit Combo(std::vector<std::string> names)
    {
        for (std::size_t i = 0; i < names.size(); ++i) options.push_back({std::to_string(i + 1), names[i]});
        id = find(said(screen), Kind::Combo)->id;
        frame().focused = id;
    }
    ~Combo() { frame().focused = 0; }
    Tree& type(std::string text)
    {
        happens(id, EventKind::Input, std::move(text));
        return said(screen);
    }
    Tree& press(std::string key)
    {
        happens(id, EventKind::Key, std::move(key));
        return said(screen);
    }
};

}  // namespace

TEST_CASE("PLT-7 a field says how many characters are left, as the browser counts them")
{
    std::string value = "a\xf0\x9f\x8c\x99é";  // one unit, a pair, one unit
    auto& tree = said([&] { text_field(value, {.name = "note", .label = "Note", .max_length = 200, .rows = 3}); });
    const auto* area = find(tree, Kind::TextArea);
    CHECK(tree.attribute(*area, Attribute::MaxLength) == "200");
    const auto* left = find(tree, Kind::Hint, "196 of 200 characters left");
    REQUIRE(left);
    CHECK(tree.attribute(*area, Attribute::DescribedBy) == std::to_string(left->id));
}

TEST_CASE("PLT-7 what is left is spoken near the end only, and once the typing rests")
{
    std::string value(10, 'a');
    auto& f = frame();
    const auto screen = [&] { text_field(value, {.name = "note", .label = "Note", .max_length = 50}); };
    const auto spoken_at = [&](double when) {
        f.now = when;
        f.spoken.clear();
        said(screen);
        return f.spoken.empty() ? std::string() : f.spoken.back().text;
    };
    CHECK(spoken_at(100).empty());
    value = std::string(39, 'a');  // 11 left: not yet near
    CHECK(spoken_at(101).empty());
    CHECK(spoken_at(103).empty());
    value = std::string(40, 'a');
    CHECK(spoken_at(104).empty());
    CHECK(f.wake > 0);
    value = std::string(41, 'a');
    CHECK(spoken_at(104.5).empty());
    CHECK(spoken_at(105.4).empty());
    CHECK(spoken_at(105.5) == "9 of 50 characters left");
    CHECK(spoken_at(107).empty());
}

TEST_CASE("PLT-39 a date field says which day it understood, and nothing of what it did not")
{
    std::string typed = "3/4/2019";
    const auto screen = [&] { date_field(typed, {.name = "born", .label = "Date of birth"}); };
    CHECK(find(said(screen), Kind::Hint, "Wednesday 3 April 2019"));
    typed = "31/4/2019";
    CHECK(texts(said(screen), Kind::Hint).back().empty());
}

TEST_CASE("PLT-40 any part of a name finds it, accents or not, beginnings first")
{
    Combo box({"Crater Primary School", "Nguyễn Street School", "Primrose College", "Old Primary"});
    CHECK(texts(box.type("prim"), Kind::ListOption) ==
          std::vector<std::string>{"Crater Primary School", "Primrose College", "Old Primary"});
    CHECK(texts(box.type("rim"), Kind::ListOption).size() == 3);
    CHECK(texts(box.type("NGUYEN"), Kind::ListOption) == std::vector<std::string>{"Nguyễn Street School"});
    CHECK(texts(box.type("school crat"), Kind::ListOption) == std::vector<std::string>{"Crater Primary School"});
    auto& none = box.type("zzz");
    CHECK_FALSE(find(none, Kind::ListBox));
    CHECK(find(none, Kind::Hint, "No schools match"));
    CHECK(find(none, Kind::Combo)->state & state::Collapsed);
}

TEST_CASE("PLT-40 of thousands fifty are listed, and how many match is told")
{
    std::vector<std::string> names;
    for (int i = 0; i < 2298; ++i) names.push_back("School " + std::to_string(i));
    Combo box(names);
    auto& tree = box.type("school");
    CHECK(texts(tree, Kind::ListOption).size() == 50);
    CHECK(find(tree, Kind::Hint, "2,298 schools match"));
    CHECK(find(box.type("ool 229"), Kind::Hint, "11 schools match"));
    const auto* shown = box.state.shown.data();
    said(box.screen);
    CHECK(box.state.shown.data() == shown);  // nothing is filtered anew while nothing has changed
}

TEST_CASE("PLT-40 arrows go round, Enter chooses, Escape closes and then empties")
{
    Combo box({"One", "Two", "Three"});
    auto& tree = box.press("ArrowDown");
    const auto active = [&] { return std::string(tree.attribute(*find(tree, Kind::Combo), Attribute::Active)); };
    CHECK(active() == std::to_string(find(tree, Kind::ListOption, "One")->id));
    box.press("ArrowUp");
    CHECK(active() == std::to_string(find(tree, Kind::ListOption, "Three")->id));
    box.press("ArrowDown");
    CHECK(active() == std::to_string(find(tree, Kind::ListOption, "One")->id));
    box.press("End");
    box.press("Home");
    box.press("ArrowDown");
    box.press("Enter");
    CHECK(box.value == "2");
    CHECK(box.state.typed == "Two");
    CHECK_FALSE(find(tree, Kind::ListBox));
    CHECK(tree.view(find(tree, Kind::Combo)->value) == "Two");
    box.press("ArrowDown");
    CHECK(find(tree, Kind::ListBox));
    box.press("Escape");
    CHECK_FALSE(find(tree, Kind::ListBox));
    CHECK(box.value == "2");
    box.press("Escape");
    CHECK(box.value.empty());
    CHECK(box.state.typed.empty());
}

TEST_CASE("PLT-40 what is typed is a choice only where it is the whole name")
{
    Combo box({"Ember Bay", "Ember Hill"});
    box.type("ember bay");
    CHECK(box.value == "1");
    box.type("ember ba");
    CHECK(box.value.empty());
    auto& tree = said(box.screen);
    happens(find(tree, Kind::ListOption, "Ember Bay")->id, EventKind::Press);
    said(box.screen);
    CHECK(box.value == "1");
    box.type("e");
    frame().focused = 0;
    CHECK_FALSE(find(said(box.screen), Kind::ListBox));  // whoever goes elsewhere leaves no list behind
}

TEST_CASE("PLT-36 several may be ticked, in the order in which they stand")
{
    const std::vector<Option> options{{"a", "One"}, {"b", "Two"}, {"c", "Three"}};
    std::vector<std::string> values{"c"};
    const auto screen = [&] { check_boxes(values, {.name = "which", .label = "Which?", .error = "Choose"}, options); };
    auto& tree = said(screen);
    std::vector<std::uint32_t> ids;
    for (const auto& node : tree.nodes)
        if (node.kind == Kind::CheckBox) ids.push_back(node.id);
    REQUIRE(ids.size() == 3);
    CHECK(frame().fields.back().second == ids[0]);  // where the summary's line leads to
    CHECK(tree.attribute(*find(tree, Kind::CheckBox), Attribute::DescribedBy) ==
          std::to_string(find(tree, Kind::Fault)->id));
    happens(ids[0], EventKind::Check, "1");
    said(screen);
    CHECK(values == std::vector<std::string>{"a", "c"});
    happens(ids[2], EventKind::Check, "0");
    said(screen);
    CHECK(values == std::vector<std::string>{"a"});
}

TEST_CASE("PLT-36 the summary says the same words as the lines beside the fields")
{
    const std::vector<Fault> faults{{"name", "Enter a name"}, {"born", "Enter the date of birth"}};
    std::string value;
    auto& tree = said([&] {
        error_summary(faults);
        text_field(value, {.name = "name", .label = "Name", .error = message_of(faults, "name")});
        date_field(value, {.name = "born", .label = "Born", .error = message_of(faults, "born")});
    });
    CHECK(texts(tree, Kind::TextButton) == texts(tree, Kind::Fault));
}

TEST_CASE("PLT-36 a password shows and hides, and stays a password for its manager until then")
{
    std::string value;
    bool shown = false;
    const auto screen = [&] { password_field(value, shown, {.name = "secret", .label = "Password"}); };
    auto& tree = said(screen);
    CHECK(tree.attribute(*find(tree, Kind::Input), Attribute::Type) == "password");
    happens(find(tree, Kind::Button, "Show")->id, EventKind::Press);
    said(screen);
    CHECK(tree.attribute(*find(said(screen), Kind::Input), Attribute::Type) == "text");
    CHECK(find(tree, Kind::Button, "Hide"));
}

TEST_CASE("PLT-38 a heading sorts by its column and says which way")
{
    TableState state;
    const std::vector<std::string> keys{"a", "b"};
    const auto screen = [&] {
        DataTable table("People", state, {{"Name", 3, true}, {"State"}}, keys);
        for (const auto& key : keys) {
            table.row(key, "Person " + key);
            table.cell(key);
            table.cell("Active");
        }
    };
    auto& tree = said(screen);
    const auto sorted = [&] { return std::string(tree.attribute(*find(tree, Kind::HeadCell), Attribute::Sort)); };
    CHECK(sorted() == "none");
    const auto button = find(tree, Kind::SortButton, "Name")->id;
    happens(button, EventKind::Press);
    said(screen);
    CHECK(sorted() == "ascending");
    happens(button, EventKind::Press);
    said(screen);
    CHECK(sorted() == "descending");
    CHECK(find(tree, Kind::RowHead, "a"));
    CHECK(tree.attribute(*find(tree, Kind::RowHead), Attribute::Label) == "Name");

    const auto* all = find(tree, Kind::CheckBox);
    CHECK(tree.attribute(*all, Attribute::Label) == "Select all on this page");
    happens(all->id, EventKind::Check, "1");
    said(screen);
    CHECK(state.selected == keys);
}

TEST_CASE("PLT-38 a table says which of its rows show, and has a button to each page nearby")
{
    TableState state;
    const auto screen = [&] { table_pages(state, 312, {"person", "people"}); };
    auto& tree = said(screen);
    CHECK(find(tree, Kind::Small, "Showing 1 to 25 of 312 people"));
    CHECK_FALSE(find(tree, Kind::PageButton, "Previous"));
    happens(find(tree, Kind::PageButton, "13")->id, EventKind::Press);
    said(screen);
    CHECK(find(said(screen), Kind::Small, "Showing 301 to 312 of 312 people"));
    CHECK_FALSE(find(tree, Kind::PageButton, "Next"));
    CHECK(find(tree, Kind::PageButton, "13")->state & state::Current);
}

TEST_CASE("PLT-37 each answer can be changed, and its link says what it changes")
{
    const std::vector<AnswerRow> answers{{"Last name", "Sampleton", "/last"}, {"CRN", "", "/crn"}, {"Reference", "7"}};
    auto& tree = said([&] { check_answers(answers); });
    std::vector<std::string> names;
    for (const auto& node : tree.nodes)
        if (node.kind == Kind::Link) names.emplace_back(tree.attribute(node, Attribute::Label));
    CHECK(names == std::vector<std::string>{"Change last name", "Change CRN"});
    CHECK(texts(tree, Kind::FactValue) == std::vector<std::string>{"Sampleton", "Not provided", "7"});
}

TEST_CASE("PLT-41 a wrong kind, an empty file and one too large are refused with the reason")
{
    constexpr std::string_view kEndings[]{".pdf", ".png"};
    const FileRules rules{kEndings, 1000, 1};
    const auto fault = [&](std::string name, std::uint64_t size) {
        return fault_of({.name = std::move(name), .size = size}, rules);
    };
    CHECK(fault("letter.pdf", 1000).empty());
    CHECK(fault("LETTER.PDF", 1).empty());
    CHECK(fault("letter.pdf", 1001) == "letter.pdf is too large: it has 1 KB, and at most 1 KB can be sent");
    CHECK(fault("letter.pdf", 0) == "letter.pdf is empty");
    CHECK(fault("letter.exe", 1) == "letter.exe cannot be added: only PDF or PNG files can");
    CHECK(fault(".pdf", 1) == ".pdf cannot be added: only PDF or PNG files can");
    CHECK(own::size_of(999) == "999 bytes");
    CHECK(own::size_of(1499) == "1 KB");
    CHECK(own::size_of(999'499) == "999 KB");
    CHECK(own::size_of(1'000'000) == "1 MB");
    CHECK(own::size_of(1'450'000) == "1.5 MB");
}

TEST_CASE("PLT-41 chosen files are listed, and the page forgets those that are removed")
{
    std::vector<PickedFile> files;
    const auto screen = [&] { file_picker(files, {.name = "papers", .label = "Papers"}, {.most = 1}); };
    auto& tree = said(screen);
    const auto id = find(tree, Kind::File)->id;
    happens(id, EventKind::Files,
            "7\x1fone.pdf\x1f"
            "2048\x1f"
            "application/pdf\x1e"
            "8\x1ftwo.pdf\x1f"
            "9\x1f\x1e");
    said(screen);
    REQUIRE(files.size() == 2);
    CHECK(files[0].size == 2048);
    CHECK(files[0].fault.empty());
    CHECK(files[1].fault == "Only one file can be added: remove it to choose another");
    CHECK(find(tree, Kind::Small, "PDF, 2 KB"));
    frame().let_go.clear();
    happens(find(tree, Kind::Button, "Remove")->id, EventKind::Press);
    said(screen);
    CHECK(files.size() == 1);
    CHECK(frame().let_go == std::vector<std::uint32_t>{7});
    frame().let_go.clear();
    frame().focus_name.clear();
}

TEST_CASE("PLT-42 a message stands for eight seconds, longer while it is looked at, and takes no focus")
{
    auto& f = frame();
    forget_toasts();
    f.spoken.clear();
    FocusKeeper keeper;
    const auto screen = [] {
        {
            const Main main;
            title("Page");
        }
        toasts();
    };
    const auto shows = [&](double when) {
        f.now = when;
        return find(said(screen), Kind::Toast) != nullptr;
    };
    shows(0);
    keeper.wanted(f, false);
    toast("Saved");
    CHECK(f.spoken.back().text == "Saved");
    CHECK_FALSE(f.spoken.back().at_once);
    CHECK(shows(1));
    CHECK(keeper.wanted(f, false) == 0);
    CHECK(f.wake == 8);
    CHECK(shows(8.9));
    f.hovered = find(f.tree, Kind::Toast)->id;
    CHECK(shows(8.95));
    CHECK(shows(60));
    f.hovered = 0;
    CHECK(shows(61));
    CHECK(shows(61.04));
    CHECK(shows(61.06));  // the frame that finds the time gone still shows it, and asks for the next
    CHECK(f.wake == 0);
    CHECK_FALSE(shows(61.07));
}

TEST_CASE("PLT-42 a message with an act stands until it is closed; at most three stand")
{
    auto& f = frame();
    forget_toasts();
    int undone = 0;
    f.now = 0;
    toast("Removed", Tone::Info, "Undo", [&] { ++undone; });
    auto& tree = said([] { toasts(); });
    f.now = 1000;
    said([] { toasts(); });
    REQUIRE(find(tree, Kind::Toast));
    happens(find(tree, Kind::TextButton, "Undo")->id, EventKind::Press);
    said([] { toasts(); });
    CHECK(undone == 1);
    said([] { toasts(); });
    CHECK_FALSE(find(tree, Kind::Toast));
    for (const char* each : {"1", "2", "3", "4"}) toast(each);
    said([] { toasts(); });
    std::vector<std::string> left = texts(tree, Kind::Text);
    CHECK(left == std::vector<std::string>{"2", "3", "4"});
    happens(find(tree, Kind::Button, "Close")->id, EventKind::Press);
    said([] { toasts(); });
    said([] { toasts(); });
    CHECK(texts(tree, Kind::Text) == std::vector<std::string>{"3", "4"});
    forget_toasts();
    f.spoken.clear();
}

TEST_CASE("PLT-5 a person's acts always show, or stand behind one button on a narrow screen")
{
    constexpr std::string_view kActs[]{"Manage details", "Cancel invitation"};
    std::string open;
    int pressed = -1;
    const auto screen = [&] {
        const People list("Invitations");
        if (const int act = person_card({"pip", "PN", "Pip Notarealname", {"Teacher"}}, kActs, open); act >= 0)
            pressed = act;
    };
    CHECK(find(said(screen, 1366), Kind::Button, "Cancel invitation"));
    auto& tree = said(screen, 360);
    CHECK_FALSE(find(tree, Kind::Button, "Cancel invitation"));
    const auto button = find(tree, Kind::MenuButton, "Manage")->id;
    CHECK(tree.attribute(*find(tree, Kind::MenuButton), Attribute::Description) == "Pip Notarealname");
    happens(button, EventKind::Press);
    said(screen, 360);
    happens(find(tree, Kind::NavButton, "Cancel invitation")->id, EventKind::Press);
    said(screen, 360);
    CHECK(pressed == 1);
    CHECK(open.empty());
    happens(button, EventKind::Press);
    said(screen, 360);
    happens(button, EventKind::Dismiss);
    CHECK_FALSE(find(said(screen, 360), Kind::Menu));
    CHECK(frame().focus_id == button);
    frame().focus_id = 0;
}

TEST_CASE("PLT-18 a part that is higher than its place keeps that height, and knows how high it is inside")
{
    const auto screen = [](int lines) {
        return [lines] {
            const Main main;
            const ScrollRegion region("Lines", 200);
            for (int i = 0; i < lines; ++i) text("line " + std::to_string(i));
        };
    };
    const auto* region = find(said(screen(2)), Kind::Scroll);
    CHECK(region->box.h < 200);
    CHECK(region->extent_h == region->box.h);
    region = find(said(screen(20)), Kind::Scroll);
    CHECK(region->box.h == 200);
    CHECK(region->extent_h > 600);
    CHECK(frame().tree.height < 400);
}

TEST_CASE("PLT-18 what was scrolled is forgotten with the part that is gone")
{
    auto& f = frame();
    const auto screen = [] { const ScrollRegion region("Lines", 100); };
    const auto id = find(said(screen), Kind::Scroll)->id;
    f.scrolls.push_back({id, 0, 40});
    said(screen);
    CHECK(f.scrolled(id).y == 40);
    said([] { text("elsewhere"); });
    CHECK(f.scrolls.empty());
}
