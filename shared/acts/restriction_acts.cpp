#include "shared/acts/act.h"

namespace acts {

std::span<const Act> restriction_acts() { return {}; }
std::span<const ViewOf> restriction_views() { return {}; }

}  // namespace acts
