#include "client/raster/changes.h"

#include <utility>

namespace raster {

std::span<const Area> Changes::next(const Scene& scene, int width, int height)
{
    const int across = (width + kTile - 1) / kTile, down = (height + kTile - 1) / kTile;
    now_.assign(static_cast<std::size_t>(across) * static_cast<std::size_t>(down), 1);
    const Area window{0, 0, width, height};
    for (const auto& shape : scene.shapes()) {
        const auto box = common(shape.box, window);
        if (box.empty()) continue;
        for (int y = box.top / kTile; y <= (box.bottom - 1) / kTile; ++y)
            for (int x = box.left / kTile; x <= (box.right - 1) / kTile; ++x) {
                auto& tile = now_[static_cast<std::size_t>(y * across + x)];
                tile = (tile ^ shape.hash) * 0x9e3779b97f4a7c15u;
            }
    }
    const bool all = before_.size() != now_.size();
    const auto changed = [&](int x, int y) {
        const auto at = static_cast<std::size_t>(y * across + x);
        return all || now_[at] != before_[at];
    };
    areas_.clear();
    for (int y = 0; y < down; ++y)
        for (int x = 0; x < across; ++x) {
            if (!changed(x, y)) continue;
            const int from = x;
            while (x < across && changed(x, y)) ++x;
            const Area run{from * kTile, y * kTile, std::min(x * kTile, width), std::min((y + 1) * kTile, height)};
            // Grows the area above it where the two are equally wide.
            auto above = std::find_if(areas_.begin(), areas_.end(), [&](const Area& area) {
                return area.left == run.left && area.right == run.right && area.bottom == run.top;
            });
            if (above != areas_.end()) above->bottom = run.bottom;
            else areas_.push_back(run);
        }
    std::swap(before_, now_);
    return areas_;
}

}  // namespace raster
