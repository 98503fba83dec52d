// Dear ImGui's triangles as a scene.
#pragma once

#include "client/raster/scene.h"

struct ImDrawCmd;
struct ImDrawList;
struct ImFontAtlas;

namespace raster {

/// `scale`: device pixels to one of ImGui's. Tells apart the two triangles of a rectangle, of an upright letter, those
/// of one colour and those of a smoothed edge; all are painted by the same rule, these only sooner.
void read(const ImDrawList& list, const ImFontAtlas& atlas, float scale, Scene& scene);
/// In device pixels.
Area clip_of(const ImDrawCmd& command, float scale);
Texture texture_of(const ImFontAtlas& atlas);

}  // namespace raster
