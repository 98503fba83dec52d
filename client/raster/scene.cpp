#include "client/raster/scene.h"

namespace raster {

namespace {

/// The first pixel whose middle is at or beyond this place.
int first_pixel(std::int32_t at) { return (at + kPixel / 2 - 1) >> 8; }

std::uint64_t mix(std::uint64_t hash, std::uint32_t a, std::uint32_t b)
{
    hash = (hash ^ (std::uint64_t{a} << 32 | b)) * 0x9e3779b97f4a7c15u;
    return hash ^ hash >> 29;
}

}  // namespace

void Scene::clear()
{
    shapes_.clear();
    corners_.clear();
}

void Scene::add(Kind kind, Area box, std::span<const Corner> corners)
{
    box = common(box, clip_);
    if (box.empty()) return;
    auto hash = mix(static_cast<std::uint64_t>(kind) + 1, box.left, box.top);
    hash = mix(hash, box.right, box.bottom);
    for (const auto& corner : corners) {
        hash = mix(hash, corner.x, corner.y);
        hash = mix(hash, corner.u, corner.v);
        hash = mix(hash, corner.color, 0);
    }
    shapes_.push_back({box, kind, static_cast<std::uint32_t>(corners_.size()), hash});
    corners_.insert(corners_.end(), corners.begin(), corners.end());
}

void Scene::rect(const Corner& top_left, const Corner& bottom_right, Kind kind)
{
    const Corner corners[]{top_left, bottom_right};
    add(kind,
        {first_pixel(top_left.x), first_pixel(top_left.y), first_pixel(bottom_right.x), first_pixel(bottom_right.y)},
        corners);
}

void Scene::triangle(const Corner& a, const Corner& b, const Corner& c, Kind kind)
{
    const auto [left, right] = std::minmax({a.x, b.x, c.x});
    const auto [top, bottom] = std::minmax({a.y, b.y, c.y});
    const Corner corners[]{a, b, c};
    add(kind, {first_pixel(left), first_pixel(top), first_pixel(right), first_pixel(bottom)}, corners);
}

}  // namespace raster
