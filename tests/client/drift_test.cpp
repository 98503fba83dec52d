// The auditor (PLT-1): on screens put together at random, what is painted is held against the tree that the mirror
// shows.
#include <rapidcheck.h>

#include <algorithm>
#include <catch_amalgamated.hpp>
#include <cmath>
#include <fstream>
#include <iterator>
#include <map>

#include "client/widgets/brush.h"
#include "client/widgets/chrome.h"
#include "client/widgets/fonts.h"
#include "client/widgets/paint.h"
#include "tests/client/widgets_support.h"

using namespace widgets;

namespace {

std::map<std::uint32_t, std::string> painted;  // node -> its words, run by run

void hear(std::uint32_t node, std::string_view words)
{
    auto& all = painted[node];
    if (!all.empty()) all += ' ';
    all += words;
}

std::string without_spaces(std::string_view text)
{
    std::string left;
    for (const char c : text)
        if (c != ' ' && c != '\n') left += c;
    return left;
}

/// What assistive technology calls it: its own words, or those that name it.
std::string name_of(const Tree& tree, const Node& node)
{
    const auto label = tree.attribute(node, Attribute::Label);
    return std::string(label.empty() ? tree.text(node) : label);
}

/// The words of a screen and what is open on it.
struct Drawn {
    std::vector<int> parts;
    std::vector<std::string> words;
    float width{}, scroll{}, inner_scroll{};
    bool has_dialog{}, has_toast{}, is_open{};
    std::size_t at = 0;

    std::string word() { return words.empty() ? "Moondust" : words[at++ % words.size()]; }
    std::string key() { return "k" + std::to_string(at++); }
};

void say_part(Drawn& d, int part)
{
    static std::string typed, menu, choice, secret;
    static std::vector<std::string> ticked;
    static std::vector<PickedFile> files{{.id = 1, .name = "letter.pdf", .size = 9}};
    static TableState table;
    constexpr std::string_view kActs[]{"Manage details", "Resend invitation", "Cancel invitation"};
    const std::vector<Option> options{{"a", d.word()}, {"b", d.word(), "with a hint"}};
    const Group one(d.key());
    switch (part) {
        case 0: button(d.word(), {.look = static_cast<Look>(d.at % 4), .small = d.at % 2 == 0}); break;
        case 1: link(d.word(), "/help"); break;
        case 2: text_field(typed, {.name = "text", .label = d.word(), .hint = d.word(), .max_length = 100}); break;
        case 3: radios(choice, {.name = "radios", .label = d.word(), .is_inline = d.at % 2 == 0}, options); break;
        case 4: check_boxes(ticked, {.name = "boxes", .label = d.word(), .error = d.word()}, options); break;
        case 5: {
            ComboState combo{.typed = "a", .is_open = d.is_open, .active = 0};
            auto value = std::string();
            if (d.is_open) frame().focused = hash_key(hash_key(frame().id_of(frame().top()), "combo"), "input");
            combo_box(value, combo, {.name = "combo", .label = d.word()},
                      {.all = options, .noun = {"place", "places"}});
            break;
        }
        case 6:
            person_card({"p", "AB", d.word(), {"Teacher", "School"}, "Active", Tone::Ok, d.word()}, kActs, menu);
            break;
        case 7: {
            menu = d.is_open ? "m" : "";
            menu_button("Manage", "m", kActs, menu, d.word());
            break;
        }
        case 8: {
            const std::vector<std::string> keys{"a", "b"};
            DataTable rows(d.word(), table, {{d.word(), 3, true}, {"State", 1, true}, {"Age"}}, keys);
            for (const auto& key : keys) {
                rows.row(key, key);
                rows.link_cell(d.word(), "/help");
                rows.cell(d.word());
                rows.cell("7");
            }
            break;
        }
        case 9: table_pages(table, 300, {"person", "people"}); break;
        case 10: {
            const ScrollRegion region(d.word(), 120, d.at % 2 ? 900 : 0);
            for (int i = 0; i < 6; ++i) button(d.word(), {.key = d.key()});
            break;
        }
        case 11: {
            const std::string a = d.word(), b = d.word();
            const std::vector<TaskItem> tasks{{a, "/a", TaskState::NotStarted, "A hint"},
                                              {b, "/b", TaskState::CannotStart}};
            task_list(tasks);
            const std::vector<AnswerRow> answers{{a, b, "/a"}, {b, "", "/b"}};
            check_answers(answers);
            break;
        }
        case 12: file_picker(files, {.name = "files", .label = d.word()}, {.most = 3}); break;
        case 13: disclosure(d.word(), d.is_open); break;
        case 14: {
            bool shown = d.is_open;
            password_field(secret, shown, {.name = "secret", .label = d.word()});
            break;
        }
        default: {
            const Card card(d.word());
            text(d.word());
            text_button(d.word());
        }
    }
}
constexpr int kParts = 16;

void say(Drawn& d)
{
    d.at = 0;
    {
        Header header;
        brand("Child Link");
        header_button("Sign out");
    }
    {
        Nav nav(true);
        nav_link("Home", "/", true);
    }
    {
        const Main main;
        title("Anything");
        for (const int part : d.parts) say_part(d, part);
    }
    if (d.has_toast && frame().toasts.empty()) toast("Saved", Tone::Ok, "Undo", [] {});
    if (!d.has_toast) forget_toasts();
    toasts();
    if (!d.has_dialog) return;
    Dialog dialog("d", "Sure?");
    for (int i = 0; i < 3; ++i)
        text("A sentence that is long enough to be broken on a small screen, and then broken once more.");
    button("Yes");
}

float shared(const Box& a, const Box& b)
{
    const float w = std::min(a.right(), b.right()) - std::max(a.x, b.x),
                h = std::min(a.bottom(), b.bottom()) - std::max(a.y, b.y);
    return w <= 0 || h <= 0 ? 0 : w * h;
}

/// Where the browser puts the element: by its own box, its containers' scrolling and whether it is fixed.
Box in_window(const Frame& f, std::uint32_t index)
{
    Box box = f.tree.nodes[index].box;
    bool fixed = false;
    for (auto at = index; at != kNone; at = f.tree.nodes[at].parent) {
        const auto& node = f.tree.nodes[at];
        fixed |= (node.state & state::Fixed) != 0;
        if (at == index || !(node.state & state::Scrolls)) continue;
        const auto by = f.scrolled(node.id);
        box.x -= by.x;
        box.y -= by.y;
    }
    if (!fixed) box.y -= f.scroll;
    return box;
}

/// In the window, and not scrolled out of any part that holds it.
bool is_seen(const Frame& f, std::uint32_t index)
{
    const Box box = in_window(f, index);
    if (shared(box, {0, 0, f.width, f.height}) <= 0) return false;
    for (auto at = f.tree.nodes[index].parent; at != kNone; at = f.tree.nodes[at].parent)
        if (f.tree.nodes[at].state & state::Scrolls && !is_seen(f, at)) return false;
    return true;
}

std::vector<unsigned char> read(const char* file)
{
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

TEST_CASE("PLT-1 whatever is painted to be pressed has its element there, under the words that are drawn")
{
    static const auto regular = read(CHILDLINK_FONT_REGULAR), semibold = read(CHILDLINK_FONT_SEMIBOLD);
    fonts::provide(regular, semibold);
    fonts::rebuild_if_wanted();
    audit::on_word = hear;
    std::size_t audited = 0, named = 0;

    const auto words = rc::gen::element<std::string>(
        "Go", "Nguyễn Thị Ánh", "Moondust Primary School (Fictional)", "Zoë Müller-Strauß",
        "A choice whose words go on for a good while, as some of them do", "7");
    const bool agree = rc::check([&] {
        Drawn d;
        d.parts = *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, kParts));
        d.words = *rc::gen::container<std::vector<std::string>>(words);
        d.width = static_cast<float>(*rc::gen::inRange(320, 1921));
        d.scroll = static_cast<float>(*rc::gen::inRange(0, 900));
        d.inner_scroll = static_cast<float>(*rc::gen::inRange(0, 120));
        d.has_dialog = *rc::gen::arbitrary<bool>();
        d.has_toast = *rc::gen::arbitrary<bool>();
        d.is_open = *rc::gen::arbitrary<bool>();

        auto& f = frame();
        test::said([&] { say(d); }, d.width);
        f.scroll = d.scroll;
        for (const auto& node : f.tree.nodes)
            if (node.state & state::Scrolls) f.scrolls.push_back({node.id, 0, d.inner_scroll});
        layout(f, fonts::advance);
        if (fonts::rebuild_if_wanted()) layout(f, fonts::advance);
        painted.clear();
        Sheet sheet;
        paint(f, 1, sheet);

        std::map<std::uint32_t, Box> items;
        for (const auto& item : sheet.items) {
            RC_ASSERT(items.emplace(item.id, item.box).second);
            const auto index = f.tree.find(item.id);
            RC_ASSERT(index != kNone);
            const auto box = in_window(f, index);
            RC_ASSERT(shared(item.box, box) >= 0.95f * std::max(item.box.w * item.box.h, box.w * box.h));
            ++audited;
        }
        for (std::uint32_t i = 0; i < f.tree.nodes.size(); ++i) {
            const auto& node = f.tree.nodes[i];
            if (is_interactive(node.kind) && node.kind != Kind::SkipLink && node.box.w > 0 && is_seen(f, i))
                if (!items.contains(node.id))
                    RC_FAIL("nothing is painted for \"" + name_of(f.tree, node) + "\", kind " +
                            std::to_string(static_cast<int>(node.kind)));
            const auto drawn = painted.find(node.id);
            if (drawn == painted.end() || !is_interactive(node.kind) || node.kind == Kind::HeaderButton) continue;
            const auto name = without_spaces(name_of(f.tree, node)), label = without_spaces(drawn->second);
            if (name.find(label) == std::string::npos) RC_FAIL("drawn as \"" + label + "\", called \"" + name + "\"");
            ++named;
        }
        f.focused = 0;
        f.scrolls.clear();
    });
    CHECK(agree);
    CHECK(audited > 500);
    CHECK(named > 300);
    audit::on_word = nullptr;
    forget_toasts();
    frame().spoken.clear();
    frame().scroll = 0;
}
