// What an invented child meets from birth on: visits, kindergarten, school, supports, orders and care.
#pragma once

#include "server/register/demo_family.h"
#include "server/register/demo_places.h"

namespace registry::demo {

/// Fills in all that the services of `town`, and of a town moved to, would know by the world's today, and a little
/// beyond.
void live(Child& child, const World& world, Random& random, int town);

}  // namespace registry::demo
