// Puts a painted frame on the canvas: by the graphics card, or by our own rasteriser where there is none worth having.
// Which of the two is the page's to say (web/canvas.js), since only it can try.
#pragma once

#include <memory>
#include <span>

#include "client/raster/scene.h"

struct ImDrawList;
struct ImFontAtlas;

namespace platform {

/// web/canvas.js numbers them alike.
enum class Way { None, Software, WebGl };

class Renderer {
  public:
    virtual ~Renderer() = default;
    /// In device pixels, `ratio` of them to a CSS px. What was shown is lost.
    virtual void set_size(int width, int height, float ratio) = 0;
    /// After the letters were made anew.
    virtual void set_texture(const ImFontAtlas& atlas) = 0;
    struct Painting {
        const ImDrawList& list;
        const raster::Scene& scene;  // the same, in device pixels
        float scale;                 // device pixels to one of the list's
    };
    /// Paints `changed` anew; the rest stays as it is.
    virtual void present(const Painting& painting, std::span<const raster::Area> changed) = 0;
};

std::unique_ptr<Renderer> software_renderer();
std::unique_ptr<Renderer> webgl_renderer();

}  // namespace platform
