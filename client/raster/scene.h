// The picture to paint as a list of shapes in whole numbers, ready for the painter: what is left of Dear ImGui's
// triangles once they are told apart. From here on no floating-point rounding of a machine or an engine can change a
// pixel.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

namespace raster {

/// Whole pixels; right and bottom do not belong to it.
struct Area {
    int left{}, top{}, right{}, bottom{};
    bool empty() const { return left >= right || top >= bottom; }
    friend bool operator==(const Area&, const Area&) = default;
};
inline Area common(const Area& a, const Area& b)
{
    return {std::max(a.left, b.left), std::max(a.top, b.top), std::min(a.right, b.right), std::min(a.bottom, b.bottom)};
}

inline constexpr int kPixel = 256;    // positions are in 1/256 of a pixel
inline constexpr int kTexel = 65536;  // places in the texture in 1/65536 of a texel

struct Corner {
    std::int32_t x{}, y{};
    std::int32_t u{}, v{};
    std::uint32_t color{};  // 0xAABBGGRR, not multiplied by its alpha
};

enum class Kind : std::uint8_t {
    Rect,   // one colour; top left and bottom right corner
    Glyph,  // one colour under the texture, upright; top left and bottom right corner
    Flat,   // a triangle of one colour
    Soft,   // a triangle of one colour whose alpha changes across it: a smoothed edge
    Any,    // a triangle, colour and texture of each corner
};

struct Shape {
    Area box;  // it paints nothing outside
    Kind kind{};
    std::uint32_t first{};  // of its corners
    std::uint64_t hash{};   // of everything that decides its pixels but the texture
};

/// The alpha of each texel, row by row; outside it the nearest one counts. Must outlive what is painted with it.
struct Texture {
    const std::uint8_t* alpha{};
    int width{}, height{};
};

class Scene {
  public:
    void clear();
    /// Shapes from here on paint nothing outside `clip`.
    void set_clip(const Area& clip) { clip_ = clip; }
    /// Paints the pixels whose middle is right of or on the left and top edge, and left of and above the others.
    void rect(const Corner& top_left, const Corner& bottom_right, Kind kind);
    /// Either way round. Of two triangles with a common edge, each pixel belongs to exactly one.
    void triangle(const Corner& a, const Corner& b, const Corner& c, Kind kind);

    std::span<const Shape> shapes() const { return shapes_; }
    const Corner* corners(const Shape& shape) const { return corners_.data() + shape.first; }

  private:
    void add(Kind kind, Area box, std::span<const Corner> corners);

    Area clip_;
    std::vector<Shape> shapes_;
    std::vector<Corner> corners_;
};

}  // namespace raster
