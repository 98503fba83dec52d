// The font atlas: nine (size, weight) pairs out of two files, the same two that the page gives the browser.
#pragma once

#include <imgui.h>
#include <cstdint>
#include <span>

#include "client/widgets/tokens.h"

namespace widgets::fonts {

/// Both files must outlive the atlas.
void provide(std::span<const unsigned char> regular, std::span<const unsigned char> semibold);
bool are_provided();
/// Asks for an atlas that is sharp at this device pixel ratio.
void set_density(float density);
/// Builds the atlas if the ratio changed or a character was met that is not in it. True when the texture changed.
bool rebuild_if_wanted();
ImFont* font(Font font);
/// What to draw it with, in Dear ImGui's measure.
float size(Font font);
/// From the top of what is drawn so to where the letters stand; a whole CSS px.
float baseline(Font font);
/// Its texture is up to date once rebuild_if_wanted has run.
ImFontAtlas& atlas();
/// Advance in CSS px; a character met for the first time is added to the next atlas.
float advance(Font font, std::uint32_t code_point);
/// From the top of a line to the top of the letters' own box, as browsers share out the space of a line.
float half_leading(Font font);

}  // namespace widgets::fonts
