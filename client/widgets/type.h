// How wide words are, and where they break.
#pragma once

#include "client/widgets/node.h"

namespace widgets {

/// Advance of one code point in CSS px. Given by the font atlas; by a plain table in tests of the layout.
using Advance = float (*)(Font font, std::uint32_t code_point);

float text_width(std::string_view text, Font font, Advance advance);

/// Breaks `text` (a slice of the tree's arena) into lines no wider than `width`, appended to tree.lines; at spaces and
/// after hyphens where it can, inside a word where it must. Returns the widest line's width.
float wrap(Tree& tree, Slice text, Font font, float width, Advance advance);

/// The code point at text[at], moving `at` past it; U+FFFD for what is not UTF-8.
std::uint32_t next_code_point(std::string_view text, std::size_t& at);

/// The face in which a node's own text is set.
Font font_of(const Node& node);

}  // namespace widgets
