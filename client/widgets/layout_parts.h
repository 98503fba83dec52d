// The working parts of the layout, apart so that each kind of container is one short file.
#pragma once

#include "client/widgets/node.h"
#include "client/widgets/type.h"

namespace widgets {

struct Layout {
    Tree& tree;
    Advance advance;
    float target{};  // what is pressed is at least this high
    float window{};  // its width

    Node& at(std::uint32_t index) { return tree.nodes[index]; }
    /// Sets the node and all below it; returns its height.
    float place(std::uint32_t index, float x, float y, float w);
    float column(std::uint32_t index, float x, float y, float w);
    float words(std::uint32_t index, float width);
    void shift(std::uint32_t index, float dx, float dy);
    /// The width it would take with all the room in the world.
    float natural(std::uint32_t index);

    float row(std::uint32_t index, float x, float y, float w);
    /// What the header holds, on a narrow screen: name and buttons in one line, below them who is signed in, and the
    /// tag as a strip along the edge where it has no room in the line.
    float narrow_bar(std::uint32_t index, float x, float y, float w);
    float columns(std::uint32_t index, float x, float y, float w);
    float table(std::uint32_t index, float x, float y, float w);
    float folded_table(std::uint32_t index, float x, float y, float w);
    float bars(std::uint32_t index, float x, float y, float w);  // layout_bars.cpp
    float facts(std::uint32_t index, float x, float y, float w);
    float codes(std::uint32_t index, float x, float y, float w);
    float steps(std::uint32_t index, float x, float y, float w);
    float choice(std::uint32_t index, float x, float y, float w);

    // layout_overlays.cpp
    float scroll(std::uint32_t index, float x, float y, float w);
    float list_box(std::uint32_t index, float x, float y, float w);
    /// What stands over the rest, or inside what stands before it, and takes no room of its own.
    bool is_out_of_flow(std::uint32_t index) const;
    void place_out_of_flow(std::uint32_t index, std::uint32_t anchor);
    /// Into the window with every overlay, and room for it below; returns the lowest edge of those over the page.
    float settle_overlays();
    void toasts(std::uint32_t index, float window_height);
    void dialog(std::uint32_t index, float window_height);

    // layout_lists.cpp
    float answers(std::uint32_t index, float x, float y, float w);
    float task(std::uint32_t index, float x, float y, float w);
    float align_right(std::uint32_t index, float h);
};

}  // namespace widgets
