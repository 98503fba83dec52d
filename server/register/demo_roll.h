// The families of small worlds that are placed by hand, so that Moondust's roll always shows what a trainer wants to
// show.
#pragma once

#include <vector>

#include "server/register/demo_family.h"

namespace registry::demo {

inline constexpr std::int64_t kPlacedFamilies = 4;

/// Family `number`, 1 to kPlacedFamilies: pupils of Moondust in every year level, of whom one has a name of two letters
/// and a protected location, two are in care, one has died lately and one entry is restricted. `first` is the number of
/// the family's first child.
std::vector<Child> placed_family(const World& world, std::int64_t number, std::int64_t first);

}  // namespace registry::demo
