// What a frame is painted on: a draw list of Dear ImGui. Its windows, its input and its ids stay out of the program;
// all that is the mirror's.
#pragma once

#include <imgui.h>
#include <imgui_internal.h>

#include <cstdint>
#include <vector>

#include "client/widgets/node.h"

namespace widgets {

class Sheet {
  public:
    /// An empty sheet of this size in CSS px. `pixel`: width of a device pixel, over which edges are smoothed.
    void begin(float width, float height, float pixel);
    ImDrawList& list() { return list_; }
    const ImDrawList& list() const { return list_; }

    /// What was painted and can be pressed, where it was painted: to be held against the tree.
    struct Item {
        std::uint32_t id{};
        Box box;  // in the window
    };
    std::vector<Item> items;

  private:
    ImDrawListSharedData shared_;
    ImDrawList list_{&shared_};
};

}  // namespace widgets
