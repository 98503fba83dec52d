// The gallery shows every kind of node, so that the pictures and the checks that are made of it leave nothing out.
#include <catch_amalgamated.hpp>
#include <set>

#include "client/screens/gallery_screen.h"
#include "client/widgets/frame.h"
#include "tests/client/app_support.h"

namespace {

using widgets::EventKind;
using widgets::Kind;

std::set<Kind> kinds;

void look()
{
    for (const auto& node : widgets::frame().tree.nodes) kinds.insert(node.kind);
}

struct Gallery {
    test::FakePlatform page;
    App app{page};

    void show(std::string_view section)
    {
        auto& f = widgets::frame();
        f.begin();
        screens::draw_gallery(app, section);
        widgets::toasts();
        f.end();
        f.events.clear();
        look();
    }
    /// Something happens to the first node of this kind and these words.
    void act(std::string_view section, Kind kind, std::string_view words, EventKind event, std::string value = {})
    {
        auto& f = widgets::frame();
        for (const auto& node : f.tree.nodes)
            if (node.kind == kind && (words.empty() || f.tree.text(node) == words)) {
                f.focused = node.id;
                f.events.push_back({node.id, event, std::move(value)});
                break;
            }
        show(section);
        show(section);
        f.focused = 0;
    }
};

#define KIND(name, tag, css) #name,
const char* const kNames[] = {
#include "client/widgets/kinds.def"
};
#undef KIND

}  // namespace

TEST_CASE("PLT-43 the gallery shows every kind of widget")
{
    kinds.clear();
    Gallery at;
    at.show("");
    std::vector<std::string> sections;
    const auto& tree = widgets::frame().tree;
    for (const auto& node : tree.nodes)
        if (node.kind == Kind::Link) sections.emplace_back(tree.attribute(node, widgets::Attribute::Href).substr(9));
    CHECK(sections.size() >= 10);
    for (const auto& section : sections) {
        CAPTURE(section);
        at.show(section);
        CHECK(widgets::frame().title_id != 0);
    }
    at.show("choices");
    at.act("choices", Kind::Combo, "", EventKind::Key, "ArrowDown");
    at.show("acts");
    at.act("acts", Kind::MenuButton, "Manage", EventKind::Press);
    at.show("messages");
    at.act("messages", Kind::Button, "Say with an act", EventKind::Press);
    at.act("messages", Kind::Button, "Remove a person", EventKind::Press);
    at.show("fields");
    at.act("fields", Kind::Form, "", EventKind::Submit);

    // What surrounds every screen is no widget of a screen.
    const std::set<Kind> chrome{Kind::Header,    Kind::Brand,        Kind::Tag,        Kind::Who,
                                Kind::WhoPlace,  Kind::Nav,          Kind::NavHeading, Kind::NavLink,
                                Kind::NavButton, Kind::HeaderButton, Kind::Main,       Kind::SkipLink};
    for (int i = 0; i < static_cast<int>(Kind::count); ++i) {
        CAPTURE(kNames[i]);
        CHECK((kinds.contains(static_cast<Kind>(i)) || chrome.contains(static_cast<Kind>(i))));
    }
    widgets::forget_toasts();
    widgets::frame().spoken.clear();
}
