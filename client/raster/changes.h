// Which part of the picture differs from the one before: the window is divided into tiles, and each tile knows a hash
// of all that touches it.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "client/raster/scene.h"

namespace raster {

class Changes {
  public:
    static constexpr int kTile = 64;  // pixels

    /// Everything counts as changed the next time: another size, other letters, a canvas that was lost.
    void forget() { before_.clear(); }
    /// Areas that do not overlap and hold every pixel that may differ; none where the picture is the same.
    std::span<const Area> next(const Scene& scene, int width, int height);

  private:
    std::vector<std::uint64_t> before_, now_;
    std::vector<Area> areas_;
};

}  // namespace raster
