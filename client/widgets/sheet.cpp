#include "client/widgets/sheet.h"

#include "client/widgets/fonts.h"

namespace widgets {

void Sheet::begin(float width, float height, float pixel)
{
    const auto& atlas = fonts::atlas();
    shared_.TexUvWhitePixel = atlas.TexUvWhitePixel;
    shared_.CurveTessellationTol = 1.25f * pixel;
    shared_.SetCircleTessellationMaxError(0.3f * pixel);
    shared_.ClipRectFullscreen = {0, 0, width + 1, height + 1};
    // Lines are triangles too: those out of the texture are made for whole pixels only.
    shared_.InitialFlags =
        ImDrawListFlags_AntiAliasedLines | ImDrawListFlags_AntiAliasedFill | ImDrawListFlags_AllowVtxOffset;
    list_._ResetForNewFrame();
    list_._FringeScale = pixel;
    list_.PushClipRectFullScreen();
    list_.PushTextureID(atlas.TexID);
    items.clear();
}

}  // namespace widgets
