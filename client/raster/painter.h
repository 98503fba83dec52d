// Paints a scene without a graphics card. Whole numbers only, so that the pixels are the same in every browser.
#pragma once

#include <cstdint>
#include <vector>

#include "client/raster/scene.h"

namespace raster {

/// Opaque pixels, 0xAABBGGRR: in memory red comes first, as a 2D canvas wants it.
struct Picture {
    std::vector<std::uint32_t> pixels;
    int width{}, height{};

    void resize(int w, int h)
    {
        width = w;
        height = h;
        pixels.assign(static_cast<std::size_t>(w) * static_cast<std::size_t>(h), 0xff000000u);
    }
    std::uint32_t* row(int y) { return pixels.data() + static_cast<std::ptrdiff_t>(y) * width; }
};

/// Paints what of the scene lies within `part`, over what is there; a pixel comes out the same whatever the part.
void paint(const Scene& scene, const Texture& texture, const Area& part, Picture& picture);

}  // namespace raster
