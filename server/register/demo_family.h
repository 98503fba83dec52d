// Invented families: siblings, twins, shared and split households, names that change, and the services each child
// meets.
#pragma once

#include <vector>

#include "server/register/demo_child.h"
#include "server/register/demo_lists.h"

namespace registry::demo {

struct World {
    const Lists& lists;
    int children{};
    int towns{};
    Date today{};
};

/// A training world shows every kind of thing; a big one keeps near the real shares.
inline bool is_small(const World& world) { return world.children <= 500; }

/// The children of family `number`; the same for a seed, whatever came before. Family 0 is Marlowe Quill-Sampleton's
/// and is the same in every world, so that a trainer always finds it. `first` is the number of its first child.
std::vector<Child> family_of(const World& world, std::uint64_t seed, std::int64_t number, std::int64_t first);

}  // namespace registry::demo
