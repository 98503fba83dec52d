// Where everything stands. One pass from the top: a parent gives a width, a child answers with its height.
#pragma once

#include "client/widgets/frame.h"
#include "client/widgets/type.h"

namespace widgets {

/// Sets every node's box and lines and the document's height. Boxes are in document coordinates, those below a node
/// with state::Fixed in the viewport's.
void layout(Frame& frame, Advance advance);

/// True where the window is too narrow for the menu beside the page.
bool is_narrow(const Frame& frame);

}  // namespace widgets
