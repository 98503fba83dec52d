// What the tree looks like, with Dear ImGui's strokes and letters.
#pragma once

#include "client/widgets/frame.h"
#include "client/widgets/sheet.h"

namespace widgets {

/// The frame must have been laid out. `pixel`: width of a device pixel in CSS px.
void paint(const Frame& frame, float pixel, Sheet& sheet);

}  // namespace widgets
