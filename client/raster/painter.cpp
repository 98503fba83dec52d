#include "client/raster/painter.h"

#include <cmath>
#include <utility>

namespace raster {

namespace {

constexpr std::uint32_t kRedBlue = 0x00ff00ff;

/// `color` over `below`, each part rounded to the nearest; exact, two parts in one multiplication.
std::uint32_t over(std::uint32_t below, std::uint32_t color, std::uint32_t alpha)
{
    const auto rest = 255 - alpha;
    auto red_blue = (color & kRedBlue) * alpha + (below & kRedBlue) * rest + 0x00800080;
    red_blue = (red_blue + (red_blue >> 8 & kRedBlue)) >> 8 & kRedBlue;
    auto green = (color >> 8 & 255) * alpha + (below >> 8 & 255) * rest + 128;
    green = (green + (green >> 8)) & 0xff00;
    return 0xff000000u | red_blue | green;
}

std::uint32_t times(std::uint32_t a, std::uint32_t b)
{
    const auto product = a * b + 128;
    return (product + (product >> 8)) >> 8;
}

struct Span {
    int from, to;
};

void fill(std::uint32_t* row, Span span, std::uint32_t color)
{
    const auto alpha = color >> 24;
    if (alpha == 255) {
        std::fill(row + span.from, row + span.to, color);
        return;
    }
    // Neighbours are mostly alike: what was worked out for one stands for the next.
    std::uint32_t below = row[span.from], result = over(below, color, alpha);
    for (int x = span.from; x < span.to; ++x) {
        if (row[x] != below) result = over(below = row[x], color, alpha);
        row[x] = result;
    }
}

// ---- triangles: which pixels ----

using Clockwise = const Corner* [3];  // on the screen

std::int64_t floor_of(std::int64_t a, std::int64_t b)  // b > 0
{
    const auto quotient = a / b;
    return quotient - (a % b < 0);
}

/// One side of a triangle that runs clockwise. A middle that lies on a side belongs to the triangle where
/// that is a left or a top side.
struct Side {
    std::int64_t slope;  // how much deeper inside one pixel to the right is
    std::int64_t dx, dy, x, y;

    Side(const Corner& from, const Corner& to) : dx(to.x - from.x), dy(to.y - from.y), x(from.x), y(from.y)
    {
        slope = -dy * kPixel;
    }
    /// Narrows the span to the pixels of this row that are inside.
    void narrow(int row, Span& span) const
    {
        const bool is_left_or_top = dy < 0 || (dy == 0 && dx > 0);
        const auto depth = dx * (std::int64_t{row} * kPixel + kPixel / 2 - y) - dy * (kPixel / 2 - x) - !is_left_or_top;
        if (slope > 0) {
            const auto from = -floor_of(depth, slope);
            if (from > span.from) span.from = static_cast<int>(std::min<std::int64_t>(from, span.to));
        } else if (slope < 0) {
            const auto to = floor_of(depth, -slope) + 1;
            if (to < span.to) span.to = static_cast<int>(std::max<std::int64_t>(to, span.from));
        } else if (depth < 0) {
            span.to = span.from;
        }
    }
};

/// Calls `paint_span(y, span)` for each row of a triangle that has pixels in `part`.
template <class PaintSpan>
void for_spans(const Clockwise& corners, const Area& part, PaintSpan paint_span)
{
    const auto& [a, b, c] = corners;
    const Side sides[]{{*a, *b}, {*b, *c}, {*c, *a}};
    for (int y = part.top; y < part.bottom; ++y) {
        Span span{part.left, part.right};
        for (const auto& side : sides) side.narrow(y, span);
        if (span.from < span.to) paint_span(y, span);
    }
}

// ---- triangles: which colour ----

/// Of a triangle's double area, in 1/65536 of a pixel; positive where it runs clockwise.
std::int64_t area_of(const Corner& a, const Corner& b, const Corner& c)
{
    return std::int64_t{b.x - a.x} * (c.y - a.y) - std::int64_t{c.x - a.x} * (b.y - a.y);
}

std::int64_t whole(double value)
{
    constexpr double kMost = 1ll << 40;  // a triangle thinner than that has no pixel to show it
    return static_cast<std::int64_t>(std::floor(std::clamp(value, -kMost, kMost) + 0.5));
}

/// What changes evenly across a triangle, in 1/65536. The slopes are worked out once in numbers that are rounded alike
/// everywhere (no more than + - * / of doubles, and floor); each pixel's value is whole numbers from there on.
struct Plane {
    std::int64_t start{}, across{}, down{};

    Plane(const Clockwise& corners, std::int64_t area, std::int64_t (*value)(const Corner&))
    {
        const auto& [a, b, c] = corners;
        const auto first = value(*a);
        const auto to_b = static_cast<double>(value(*b) - first), to_c = static_cast<double>(value(*c) - first);
        const double scale = static_cast<double>(kPixel) / static_cast<double>(area);
        across = whole((to_b * (c->y - a->y) - to_c * (b->y - a->y)) * scale);
        down = whole((to_c * (b->x - a->x) - to_b * (c->x - a->x)) * scale);
        start = first + ((across * (kPixel / 2 - a->x) + down * (kPixel / 2 - a->y)) >> 8);
    }
    std::int64_t at(int x, int y) const { return start + across * x + down * y; }
};

/// Rounding may lead a little past the corners' own values.
std::uint32_t level(std::int64_t value)
{
    return static_cast<std::uint32_t>(std::clamp<std::int64_t>((value + 0x8000) >> 16, 0, 255));
}

template <int Shift>
std::int64_t part_of(const Corner& corner)
{
    return std::int64_t{corner.color >> Shift & 255} << 16;
}

/// Between the four nearest texels.
std::uint32_t sample(const Texture& texture, std::int64_t u, std::int64_t v)
{
    u -= kTexel / 2, v -= kTexel / 2;
    const auto fu = static_cast<std::uint32_t>(u >> 8 & 255), fv = static_cast<std::uint32_t>(v >> 8 & 255);
    const auto x = [&](std::int64_t at) { return std::clamp<std::int64_t>(at, 0, texture.width - 1); };
    const auto y = [&](std::int64_t at) { return std::clamp<std::int64_t>(at, 0, texture.height - 1); };
    const auto* upper = texture.alpha + y(v >> 16) * texture.width;
    const auto* lower = texture.alpha + y((v >> 16) + 1) * texture.width;
    const auto left = x(u >> 16), right = x((u >> 16) + 1);
    const auto above = upper[left] * (256 - fu) + upper[right] * fu;
    const auto below = lower[left] * (256 - fu) + lower[right] * fu;
    return (above * (256 - fv) + below * fv + 0x8000) >> 16;
}

void paint_soft(const Clockwise& corners, std::int64_t area, const Area& part, Picture& picture)
{
    const auto color = corners[0]->color;
    const Plane alpha(corners, area, part_of<24>);
    for_spans(corners, part, [&](int y, Span span) {
        auto* row = picture.row(y);
        auto value = alpha.at(span.from, y);
        for (int x = span.from; x < span.to; ++x, value += alpha.across) row[x] = over(row[x], color, level(value));
    });
}

void paint_any(const Clockwise& corners, std::int64_t area, const Texture& texture, const Area& part, Picture& picture)
{
    const auto color = corners[0]->color;
    const Plane u(corners, area, [](const Corner& corner) { return std::int64_t{corner.u}; });
    const Plane v(corners, area, [](const Corner& corner) { return std::int64_t{corner.v}; });
    if (color == corners[1]->color && color == corners[2]->color) {  // letters that stand askew
        for_spans(corners, part, [&](int y, Span span) {
            auto* row = picture.row(y);
            auto at_u = u.at(span.from, y), at_v = v.at(span.from, y);
            for (int x = span.from; x < span.to; ++x, at_u += u.across, at_v += v.across)
                if (const auto alpha = sample(texture, at_u, at_v))
                    row[x] = over(row[x], color, times(color >> 24, alpha));
        });
        return;
    }
    const Plane red(corners, area, part_of<0>), green(corners, area, part_of<8>), blue(corners, area, part_of<16>),
        alpha(corners, area, part_of<24>);
    for_spans(corners, part, [&](int y, Span span) {
        auto* row = picture.row(y);
        for (int x = span.from; x < span.to; ++x) {
            const auto mixed = level(red.at(x, y)) | level(green.at(x, y)) << 8 | level(blue.at(x, y)) << 16;
            row[x] = over(row[x], mixed, times(level(alpha.at(x, y)), sample(texture, u.at(x, y), v.at(x, y))));
        }
    });
}

void paint_triangle(Kind kind, const Corner* corners, const Texture& texture, const Area& part, Picture& picture)
{
    auto area = area_of(corners[0], corners[1], corners[2]);
    if (area == 0) return;
    Clockwise clockwise{corners, corners + 1, corners + 2};
    if (area < 0) std::swap(clockwise[1], clockwise[2]), area = -area;
    if (kind == Kind::Flat)
        for_spans(clockwise, part, [&](int y, Span span) { fill(picture.row(y), span, corners->color); });
    else if (kind == Kind::Soft) paint_soft(clockwise, area, part, picture);
    else paint_any(clockwise, area, texture, part, picture);
}

// ---- letters ----

void paint_glyph(const Corner* corners, const Texture& texture, const Area& part, Picture& picture)
{
    const auto &from = corners[0], &to = corners[1];
    const auto along = [](std::int32_t at, std::int32_t end, std::int32_t texel, std::int32_t texel_end) {
        struct Along {
            std::int64_t start, step;
        };
        const auto step = std::int64_t{texel_end - texel} * kPixel / (end - at);
        return Along{texel - kTexel / 2 + ((step * (kPixel / 2 - at)) >> 8), step};
    };
    const auto u = along(from.x, to.x, from.u, to.u), v = along(from.y, to.y, from.v, to.v);
    const auto color = from.color, color_alpha = color >> 24;
    const auto step = static_cast<std::int32_t>(u.step);
    for (int y = part.top; y < part.bottom; ++y) {
        auto* row = picture.row(y);
        const auto at_v = v.start + v.step * y;
        const auto lower_share = static_cast<std::uint32_t>(at_v >> 8 & 255), upper_share = 256 - lower_share;
        const auto* texels = texture.alpha + (at_v >> 16) * texture.width;
        auto at = static_cast<std::int32_t>(u.start + u.step * part.left);
        for (int x = part.left; x < part.right; ++x, at += step) {
            const auto* texel = texels + (at >> 16);
            const auto right = static_cast<std::uint32_t>(at >> 8 & 255), left = 256 - right;
            auto alpha = (texel[0] * left + texel[1] * right) * upper_share;
            if (lower_share != 0)  // most letters stand on whole pixels
                alpha += (texel[texture.width] * left + texel[texture.width + 1] * right) * lower_share;
            alpha = (alpha + 0x8000) >> 16;
            if (alpha == 0) continue;
            if (color_alpha != 255) alpha = times(color_alpha, alpha);
            row[x] = alpha == 255 ? color : over(row[x], color, alpha);
        }
    }
}

}  // namespace

void paint(const Scene& scene, const Texture& texture, const Area& part, Picture& picture)
{
    const auto room = common(part, {0, 0, picture.width, picture.height});
    for (const auto& shape : scene.shapes()) {
        const auto box = common(shape.box, room);
        if (box.empty()) continue;
        const auto* corners = scene.corners(shape);
        if (shape.kind == Kind::Rect)
            for (int y = box.top; y < box.bottom; ++y) fill(picture.row(y), {box.left, box.right}, corners->color);
        else if (shape.kind == Kind::Glyph) paint_glyph(corners, texture, box, picture);
        else paint_triangle(shape.kind, corners, texture, box, picture);
    }
}

}  // namespace raster
