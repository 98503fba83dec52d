#include <catch_amalgamated.hpp>
#include <cstring>
#include <map>
#include <set>

#include "client/widgets/chrome.h"
#include "tests/client/widgets_support.h"

using namespace widgets;

namespace {

/// The mirror's side, as web/mirror.js keeps it.
struct Mirror {
    struct Element {
        int kind{};
        std::string text;
        std::vector<std::uint32_t> children;
        float x{}, y{};
    };
    std::map<std::uint32_t, Element> elements;
    std::map<int, int> ops;

    void apply(const Patch& patch)
    {
        ops.clear();
        const auto& bytes = patch.bytes();
        std::size_t at = 0;
        const auto u8 = [&] { return bytes.at(at++); };
        const auto u32 = [&] {
            std::uint32_t value;
            std::memcpy(&value, &bytes.at(at), 4);
            at += 4;
            return value;
        };
        const auto f32 = [&] {
            float value;
            std::memcpy(&value, &bytes.at(at), 4);
            at += 4;
            return value;
        };
        const auto text = [&] {
            const auto size = u32();
            std::string value(bytes.begin() + static_cast<long>(at), bytes.begin() + static_cast<long>(at + size));
            at += size;
            return value;
        };
        while (at < bytes.size()) {
            const auto op = static_cast<Op>(u8());
            const auto id = u32();
            ++ops[static_cast<int>(op)];
            if (op != Op::Create && op != Op::Height && op != Op::Say) REQUIRE(elements.contains(id));
            switch (op) {
                case Op::Create: elements[id].kind = u8(); break;
                case Op::Remove: elements.erase(id); break;
                case Op::Text: elements[id].text = text(); break;
                case Op::Value:
                case Op::Say: text(); break;
                case Op::State: u32(); break;
                case Op::Variant:
                case Op::Unset: u8(); break;
                case Op::Attr: u8(), text(); break;
                case Op::Bounds: elements[id].x = f32(), elements[id].y = f32(), f32(), f32(); break;
                case Op::Children: {
                    elements[id].children.resize(u32());
                    for (auto& child : elements[id].children) child = u32();
                    break;
                }
                case Op::Height: f32(); break;
                case Op::Extent: f32(), f32(); break;
                case Op::Focus:
                case Op::Wipe: break;
            }
        }
    }

    void must_equal(const Tree& tree) const
    {
        REQUIRE(elements.size() == tree.nodes.size());
        for (const auto& node : tree.nodes) {
            const auto& element = elements.at(node.id);
            CHECK(element.kind == static_cast<int>(node.kind));
            CHECK(element.text == tree.text(node));
            std::vector<std::uint32_t> children;
            for (auto i = node.first; i != kNone; i = tree.nodes[i].next) children.push_back(tree.nodes[i].id);
            CHECK(element.children == children);
        }
    }
};

void list(const std::vector<std::string>& rows)
{
    const Main main;
    title("A list");
    Table table("Rows", {{"Name"}, {"Act"}});
    for (const auto& row : rows) {
        table.row(row);
        table.cell(row);
        auto in = table.open_cell();
        button("Open", {.key = row});
    }
}

Tree sent;
void send(Mirror& mirror, Patch& patch, const Tree& now)
{
    patch.clear();
    diff(sent, now, Boxes::Sent, patch);
    mirror.apply(patch);
    mirror.must_equal(now);
    sent = now;
}

}  // namespace

TEST_CASE("UI-5 equal frames send nothing")
{
    sent.clear();
    Mirror mirror;
    Patch patch;
    send(mirror, patch, test::said([] { list({"a", "b", "c"}); }));
    CHECK(mirror.elements.size() > 10);
    send(mirror, patch, test::said([] { list({"a", "b", "c"}); }));
    CHECK(patch.empty());
}

TEST_CASE("UI-5 only what changed is sent")
{
    sent.clear();
    Mirror mirror;
    Patch patch;
    const auto screen = [](const char* word) {
        return [word] {
            const Main main;
            title("T");
            text(word);
            text("stays");
        };
    };
    send(mirror, patch, test::said(screen("before")));
    send(mirror, patch, test::said(screen("behind")));
    CHECK(mirror.ops == std::map<int, int>{{static_cast<int>(Op::Text), 1}});
}

TEST_CASE("UI-5 rows that come, go and change places keep their elements")
{
    sent.clear();
    Mirror mirror;
    Patch patch;
    send(mirror, patch, test::said([] { list({"a", "b", "c"}); }));
    const auto created = [&] { return mirror.ops[static_cast<int>(Op::Create)]; };
    const auto removed = [&] { return mirror.ops[static_cast<int>(Op::Remove)]; };
    send(mirror, patch, test::said([] { list({"c", "a", "b"}); }));
    CHECK(created() == 0);
    CHECK(removed() == 0);
    send(mirror, patch, test::said([] { list({"c", "b"}); }));
    CHECK(created() == 0);
    CHECK(removed() == 4);  // a row, its two cells, its button
    send(mirror, patch, test::said([] { list({"c", "new", "b"}); }));
    CHECK(created() == 4);
    send(mirror, patch, test::said([] {
             const Main main;
             title("Elsewhere");
         }));
}

TEST_CASE("UI-5 what moves with its container needs no word of its own")
{
    sent.clear();
    Mirror mirror;
    Patch patch;
    const auto screen = [](bool noted) {
        return [noted] {
            const Main main;
            title("T");
            if (noted) text("a line more");
            Card card("Card");
            for (int i = 0; i < 20; ++i) button("Act " + std::to_string(i));
        };
    };
    send(mirror, patch, test::said(screen(false)));
    send(mirror, patch, test::said(screen(true)));
    CHECK(mirror.ops[static_cast<int>(Op::Bounds)] <= 4);  // the new line, the card, the page and the root
}

TEST_CASE("UI-5 two things under one key are still two")
{
    auto& tree = test::said([] {
        const Main main;
        button("Same");
        button("Same");
        text("word");
        text("word");
    });
    std::set<std::uint32_t> ids;
    for (const auto& node : tree.nodes) CHECK(ids.insert(node.id).second);
}

TEST_CASE("UI-5 in the plain face no bounds are sent")
{
    Patch patch;
    diff({}, test::said([] { list({"a"}); }), Boxes::Withheld, patch);
    Mirror mirror;
    mirror.apply(patch);
    CHECK(mirror.ops[static_cast<int>(Op::Bounds)] == 0);
}
