#include "client/platform/host.h"
#include "client/platform/renderer.h"
#include "client/raster/from_imgui.h"
#include "client/raster/painter.h"

namespace platform {

namespace {

class Software final : public Renderer {
  public:
    void set_size(int width, int height, float ratio) override
    {
        picture_.resize(width, height);
        host::size_canvas(width, height, ratio);
    }
    void set_texture(const ImFontAtlas& atlas) override { texture_ = raster::texture_of(atlas); }
    void present(const Painting& painting, std::span<const raster::Area> changed) override
    {
        for (const auto& area : changed) {
            raster::paint(painting.scene, texture_, area, picture_);
            host::put_pixels(picture_.pixels.data(), picture_.width, picture_.height, area);
        }
    }

  private:
    raster::Picture picture_;
    raster::Texture texture_;
};

}  // namespace

std::unique_ptr<Renderer> software_renderer() { return std::make_unique<Software>(); }

}  // namespace platform
