// What the tree looks like, with Dear ImGui: draw lists for the looks, items for the things that can be pressed.
#pragma once

#include "client/widgets/frame.h"

namespace widgets {

/// Between ImGui::NewFrame and ImGui::Render. The frame must have been laid out.
/// `pixel`: width of a device pixel in CSS px, over which edges are smoothed.
void paint(const Frame& frame, float pixel);

}  // namespace widgets
