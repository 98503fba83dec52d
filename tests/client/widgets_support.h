// One frame of widgets without a browser: said, laid out, and painted by a Dear ImGui that draws nowhere.
#pragma once

#include <functional>

#include "client/widgets/diff.h"
#include "client/widgets/frame.h"
#include "client/widgets/layout.h"

namespace test {

/// Each letter as wide as half its size.
inline float advance(widgets::Font font, std::uint32_t) { return widgets::token(font).size / 2; }

/// Says a screen in a window of this width; the tree is valid until the next call.
inline widgets::Tree& said(const std::function<void()>& screen, float width = 1366, float height = 768)
{
    auto& f = widgets::frame();
    f.width = width;
    f.height = height;
    f.scroll = 0;
    f.begin();
    screen();
    f.end();
    f.events.clear();
    widgets::layout(f, advance);
    return f.tree;
}

/// The one node of this kind and these words.
inline const widgets::Node* find(const widgets::Tree& tree, widgets::Kind kind, std::string_view words = {})
{
    for (const auto& node : tree.nodes)
        if (node.kind == kind && (words.empty() || tree.text(node) == words)) return &node;
    return nullptr;
}

inline void happens(std::uint32_t id, widgets::EventKind kind, std::string value = {})
{
    widgets::frame().events.push_back({id, kind, std::move(value)});
}

}  // namespace test
