#include <imgui.h>

#include <cmath>

#include "client/platform/host.h"
#include "client/platform/renderer.h"
#include "client/raster/from_imgui.h"

namespace platform {

namespace {

class WebGl final : public Renderer {
  public:
    void set_size(int width, int height, float ratio) override { host::size_canvas(width, height, ratio); }
    void set_texture(const ImFontAtlas& atlas) override
    {
        host::gl_texture(atlas.TexPixelsAlpha8, atlas.TexWidth, atlas.TexHeight);
    }
    void present(const Painting& painting, std::span<const raster::Area> changed) override
    {
        auto all = changed.front();
        for (const auto& area : changed)
            all = {std::min(all.left, area.left), std::min(all.top, area.top), std::max(all.right, area.right),
                   std::max(all.bottom, area.bottom)};
        const auto& list = painting.list;
        host::gl_upload(list.VtxBuffer.Data, list.VtxBuffer.size_in_bytes(), list.IdxBuffer.Data,
                        list.IdxBuffer.size_in_bytes(), painting.scale);
        for (const auto& command : list.CmdBuffer) {
            const auto clip = raster::common(raster::clip_of(command, painting.scale), all);
            if (!clip.empty() && command.ElemCount > 0)
                host::gl_draw(command.VtxOffset * sizeof(ImDrawVert), command.IdxOffset * sizeof(ImDrawIdx),
                              command.ElemCount, clip);
        }
    }
};

}  // namespace

std::unique_ptr<Renderer> webgl_renderer() { return std::make_unique<WebGl>(); }

}  // namespace platform
