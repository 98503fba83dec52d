#include <catch_amalgamated.hpp>

#include <cmath>
#include <fstream>
#include <iterator>
#include <map>

#include "client/widgets/chrome.h"
#include "client/widgets/fonts.h"
#include "client/widgets/paint.h"
#include "tests/client/widgets_support.h"

using namespace widgets;

namespace {

std::string name = "Testworth", chosen = "b", state_name, note_text;
bool is_open = true, is_agreed = false;

/// A screen with one of nearly everything.
void everything()
{
    {
        Header header;
        brand("Child Link");
        tag("Training: all people are invented");
        who("Signed in as Quilla Testworth", "Teacher, Moondust Primary School (Fictional)");
        header_button("Lock", "F9");
        header_button("Sign out");
    }
    {
        Nav nav(true);
        nav_link("Home", "/", true);
        nav_heading("Information sharing");
        nav_link("Find a child", "/find", false);
    }
    const Main main;
    title("Everything at once, under a title that needs more than one line on a small screen");
    lead("What stands below it.");
    note(Tone::Warn, "Six days left",
         "A sentence that is long enough to be broken on a small screen, and then broken once more.");
    {
        Card card("Form", "as at 21 Nov 2026");
        const std::vector<Fault> faults{{"name", "Enter a name"}};
        error_summary(faults);
        Form form("form");
        text_field(name, {.name = "name", .label = "Name", .hint = "As on the roll", .error = "Enter a name"});
        const std::vector<Option> options{{"a", "One"},
                                          {"b", "A choice whose words go on for a good while", "And it has a hint"}};
        radios(chosen, {.name = "purpose", .label = "Purpose"}, options);
        select(state_name, {.name = "state", .label = "State", .characters = 12}, options);
        check_box(is_agreed, {.name = "agreed", .label = "I agree"});
        text_field(note_text, {.name = "note", .label = "Note", .optional = true, .rows = 3});
        form.submit("Search");
    }
    {
        Columns columns({2, 1});
        {
            Card card("Schools");
            Table table("Schools", {{"School", 3}, {"From"}, {"To"}, {"Year level"}, {"Campus"}});
            for (const char* row : {"first", "second"}) {
                table.row(row);
                table.link_cell("Moondust Primary School (Fictional)", "/help", "Prep");
                table.cell("Jan 2026");
                table.cell("now");
                table.cell("Prep");
                table.cell("Crater campus");
            }
        }
        Card card("Identity");
        const std::vector<Fact> all{{"Sex", "Female"}, {"Aboriginal and/or Torres Strait Islander", "Not recorded"}};
        facts(all);
    }
    Row row("acts");
    avatar("QT");
    {
        Stack lines("lines", 0);
        strong("Quilla Testworth");
        small("Teacher");
    }
    push_right();
    pill("Active", Tone::Ok);
    button("Manage details", {.look = Look::Secondary, .small = true});
    text_button("Show as a table");
    disclosure("Orders and care", is_open);
}

bool overlap(const Box& a, const Box& b)
{
    return a.x + 0.5f < b.right() && b.x + 0.5f < a.right() && a.y + 0.5f < b.bottom() && b.y + 0.5f < a.bottom();
}

bool is_leaf(const Node& node)
{
    return node.first == kNone && node.box.w > 1 && node.box.h > 0 && !(node.state & state::Hidden);
}

}  // namespace

TEST_CASE("UI-5 nothing lies over anything else, at any width")
{
    for (const float width : {320.f, 341.f, 360.f, 480.f, 700.f, 899.f, 900.f, 1024.f, 1366.f, 1920.f}) {
        CAPTURE(width);
        auto& tree = test::said(everything, width);
        for (std::size_t i = 0; i < tree.nodes.size(); ++i)
            for (std::size_t j = i + 1; j < tree.nodes.size(); ++j) {
                const auto &a = tree.nodes[i], &b = tree.nodes[j];
                if (!is_leaf(a) || !is_leaf(b)) continue;
                // A choice is one target, with its words inside it.
                if (a.parent == b.parent && (a.kind == Kind::Radio || a.kind == Kind::CheckBox)) continue;
                CAPTURE(tree.text(a), tree.text(b));
                CHECK_FALSE(overlap(a.box, b.box));
            }
    }
}

TEST_CASE("UI-5 nothing reaches past the edge: no scrolling sideways, at 400 % zoom either")
{
    for (const float width : {320.f, 341.f, 360.f, 700.f, 900.f, 1366.f}) {
        auto& tree = test::said(everything, width);
        for (const auto& node : tree.nodes) {
            CAPTURE(width, tree.text(node));
            CHECK(node.box.x >= 0);
            CHECK(node.box.right() <= width + 0.5f);
            for (std::uint32_t i = 0; i < node.line_count; ++i)
                CHECK(tree.lines[node.lines + i].width <= node.box.w + 0.5f);
        }
    }
}

TEST_CASE("UI-5 what is pressed is 44 px high, or 36 px in a row of acts")
{
    auto& tree = test::said(everything, 1366);
    for (const auto& node : tree.nodes)
        if (is_interactive(node.kind) && node.kind != Kind::Link && node.kind != Kind::TextButton) {
            CAPTURE(tree.text(node));
            CHECK(node.box.h >= (node.state & state::Small || node.kind == Kind::HeaderButton ? 36 : 44));
        }
}

TEST_CASE("UI-5 columns fold into one on a narrow screen")
{
    const auto two_cards = [](float width) {
        auto& tree = test::said(
            [] {
                {
                    Nav menu(true);
                }
                const Main main;
                Columns columns({1, 1}, 860);
                {
                    Card one("One");
                }
                {
                    Card two("Two");
                }
            },
            width);
        std::vector<Box> boxes;
        for (const auto& node : tree.nodes)
            if (node.kind == Kind::Card) boxes.push_back(node.box);
        return boxes;
    };
    const auto wide = two_cards(1366), narrow = two_cards(600);
    CHECK(wide[0].y == wide[1].y);
    CHECK(narrow[0].x == narrow[1].x);
    CHECK(narrow[1].y >= narrow[0].bottom());
}

// ---- The auditor: what was painted against the tree ----

TEST_CASE("PLT-1 everything that can be pressed is painted where its node stands")
{
    const auto read = [](const char* file) {
        std::ifstream in(file, std::ios::binary);
        return std::vector<unsigned char>(std::istreambuf_iterator<char>(in), {});
    };
    const auto regular = read(CHILDLINK_FONT_REGULAR), semibold = read(CHILDLINK_FONT_SEMIBOLD);
    REQUIRE_FALSE(regular.empty());

    fonts::provide(regular, semibold);
    CHECK(fonts::rebuild_if_wanted());
    CHECK_FALSE(fonts::rebuild_if_wanted());

    for (const float width : {360.f, 1366.f}) {
        auto& f = frame();
        test::said(everything, width, 4000);
        layout(f, fonts::advance);
        Sheet sheet;
        paint(f, 1, sheet);
        std::map<std::uint32_t, Box> items;
        for (const auto& item : sheet.items) CHECK(items.emplace(item.id, item.box).second);
        int audited = 0;
        for (const auto& node : f.tree.nodes) {
            if (!is_interactive(node.kind)) continue;
            CAPTURE(f.tree.text(node));
            REQUIRE(items.contains(node.id));
            const auto& box = items[node.id];
            CHECK(std::abs(box.x - node.box.x) < 0.01f);
            CHECK(std::abs(box.bottom() - node.box.bottom()) < 0.01f);
            ++audited;
        }
        CHECK(audited >= 12);
        CHECK(sheet.list().VtxBuffer.Size > 1000);
    }

    // A letter met for the first time is in the next atlas.
    const auto before = fonts::advance(Font::Body, 0x1ec5);
    CHECK(fonts::rebuild_if_wanted());
    CHECK(fonts::advance(Font::Body, 0x1ec5) != before);
}

TEST_CASE(
    "PLT-10 in a narrow header nothing lies on anything else or leaves the screen, however many buttons there are")
{
    for (const float width : {240.f, 320.f, 360.f, 479.f, 683.f})
        for (int count = 0; count <= 4; ++count) {
            auto& tree = test::said(
                [&] {
                    Header header;
                    brand("Child Link");
                    tag("Training: all people are invented");
                    who("Signed in as Quilla Testworth", "Teacher, Moondust Primary School (Fictional)");
                    for (int i = 0; i < count; ++i) header_button("Sign out " + std::to_string(i));
                },
                width);
            std::vector<Box> boxes;
            for (const auto& node : tree.nodes)
                if (node.kind == Kind::Brand || node.kind == Kind::Tag || node.kind == Kind::Who ||
                    node.kind == Kind::WhoPlace || node.kind == Kind::HeaderButton)
                    boxes.push_back(node.box);
            CAPTURE(width, count);
            for (std::size_t i = 0; i < boxes.size(); ++i) {
                CHECK(boxes[i].x >= 0);
                CHECK(boxes[i].right() <= width);
                CHECK(boxes[i].bottom() <= test::find(tree, Kind::Header)->box.bottom());
                for (std::size_t j = i + 1; j < boxes.size(); ++j) {
                    const bool apart = boxes[i].right() <= boxes[j].x || boxes[j].right() <= boxes[i].x ||
                                       boxes[i].bottom() <= boxes[j].y || boxes[j].bottom() <= boxes[i].y;
                    CHECK(apart);
                }
            }
        }
}

// ---- Numbers with their bars

namespace {

void some_bars(bool is_across)
{
    bars({.caption = "Records by month",
          .row_heading = "Month",
          .series = {"Received", "Made", "Shared"},
          .rows = {{"Oct 2026", {4, 0, 8}}, {"Nov 2026", {2, 1, 3}}},
          .is_across = is_across});
}

}  // namespace

TEST_CASE("IS-601 and PLT-1 bars are a table with its caption, and each number stands at its bar")
{
    for (const bool is_across : {false, true})
        for (const float width : {320.f, 360.f, 900.f, 1366.f}) {
            CAPTURE(is_across, width);
            const auto& tree = test::said([&] { some_bars(is_across); }, width);
            const auto* table = test::find(tree, Kind::Bars);
            REQUIRE(table != nullptr);
            CHECK(test::find(tree, Kind::Caption, "Records by month") != nullptr);
            int cells = 0, headings = 0;
            for (const auto& node : tree.nodes) {
                if (node.kind == Kind::HeadCell) ++headings;
                if (node.kind != Kind::Cell) continue;
                ++cells;
                CHECK(node.variant >= 1);  // told apart by pattern, one for each of the series
                CHECK(node.variant <= 3);
                CHECK(node.number == static_cast<float>(std::stoi(std::string(tree.text(node)))) / 8.f);
                CHECK(node.box.x >= table->box.x);
                CHECK(node.box.right() <= table->box.right() + 0.5f);
                CHECK(node.box.bottom() <= table->box.bottom() + 0.5f);
            }
            CHECK(cells == 6);
            CHECK(headings == 4);
            for (std::size_t i = 0; i < tree.nodes.size(); ++i)
                for (std::size_t j = i + 1; j < tree.nodes.size(); ++j)
                    if (is_leaf(tree.nodes[i]) && is_leaf(tree.nodes[j]))
                        CHECK_FALSE(overlap(tree.nodes[i].box, tree.nodes[j].box));
        }
}
