#include "client/raster/from_imgui.h"

#include <imgui.h>

#include <cmath>

namespace raster {

namespace {

std::int32_t whole(float value) { return static_cast<std::int32_t>(std::floor(value + 0.5f)); }

struct Reader {
    Scene& scene;
    ImVec2 white;
    float scale, texels_x, texels_y;

    Corner corner(const ImDrawVert& vertex) const
    {
        Corner corner{whole(vertex.pos.x * scale * kPixel), whole(vertex.pos.y * scale * kPixel), 0, 0, vertex.col};
        if (!is_plain(vertex)) {
            corner.u = whole(vertex.uv.x * texels_x);
            corner.v = whole(vertex.uv.y * texels_y);
        }
        return corner;
    }
    bool is_plain(const ImDrawVert& vertex) const { return vertex.uv.x == white.x && vertex.uv.y == white.y; }

    /// The two triangles of an upright rectangle, as ImGui writes them: abc, acd.
    bool rect(const ImDrawVert& a, const ImDrawVert& b, const ImDrawVert& c, const ImDrawVert& d) const
    {
        if (a.pos.y != b.pos.y || b.pos.x != c.pos.x || c.pos.y != d.pos.y || d.pos.x != a.pos.x) return false;
        if (a.pos.x > c.pos.x || a.pos.y > c.pos.y) return false;
        if (a.col != b.col || a.col != c.col || a.col != d.col) return false;
        if (is_plain(a) && is_plain(b) && is_plain(c) && is_plain(d)) {
            scene.rect(corner(a), corner(c), Kind::Rect);
            return true;
        }
        if (a.uv.y != b.uv.y || b.uv.x != c.uv.x || c.uv.y != d.uv.y || d.uv.x != a.uv.x) return false;
        const auto from = corner(a), to = corner(c);
        // What lies between two texels is read past the edge by one; letters have that much room around them.
        const bool has_room = from.u >= kTexel && from.v >= kTexel && static_cast<float>(to.u) <= texels_x - kTexel &&
                              static_cast<float>(to.v) <= texels_y - kTexel && from.u < to.u && from.v < to.v;
        if (has_room) scene.rect(from, to, Kind::Glyph);
        return has_room;
    }
    void triangle(const ImDrawVert& a, const ImDrawVert& b, const ImDrawVert& c) const
    {
        auto kind = Kind::Any;
        if (is_plain(a) && is_plain(b) && is_plain(c)) {
            const auto differ = (a.col ^ b.col) | (a.col ^ c.col);
            if (differ == 0) kind = Kind::Flat;
            else if ((differ & ~IM_COL32_A_MASK) == 0) kind = Kind::Soft;
        }
        auto ca = corner(a), cb = corner(b), cc = corner(c);
        if (kind == Kind::Any)
            for (auto [corner, vertex] : {std::pair{&ca, &a}, {&cb, &b}, {&cc, &c}})
                corner->u = whole(vertex->uv.x * texels_x), corner->v = whole(vertex->uv.y * texels_y);
        scene.triangle(ca, cb, cc, kind);
    }
};

}  // namespace

Area clip_of(const ImDrawCmd& command, float scale)
{
    const auto& clip = command.ClipRect;
    return {whole(clip.x * scale), whole(clip.y * scale), whole(clip.z * scale), whole(clip.w * scale)};
}

Texture texture_of(const ImFontAtlas& atlas) { return {atlas.TexPixelsAlpha8, atlas.TexWidth, atlas.TexHeight}; }

void read(const ImDrawList& list, const ImFontAtlas& atlas, float scale, Scene& scene)
{
    const Reader reader{scene, atlas.TexUvWhitePixel, scale, static_cast<float>(atlas.TexWidth) * kTexel,
                        static_cast<float>(atlas.TexHeight) * kTexel};
    scene.clear();
    for (const auto& command : list.CmdBuffer) {
        scene.set_clip(clip_of(command, scale));
        const auto* vertices = list.VtxBuffer.Data + command.VtxOffset;
        const auto* index = list.IdxBuffer.Data + command.IdxOffset;
        const auto* end = index + command.ElemCount;
        while (end - index >= 3) {
            const auto &a = vertices[index[0]], &b = vertices[index[1]], &c = vertices[index[2]];
            const bool may_be_rect = end - index >= 6 && index[3] == index[0] && index[4] == index[2];
            if (may_be_rect && reader.rect(a, b, c, vertices[index[5]])) {
                index += 6;
                continue;
            }
            reader.triangle(a, b, c);
            index += 3;
        }
    }
}

}  // namespace raster
