#include "shared/acts/act.h"

namespace acts {

std::span<const Act> usage_acts() { return {}; }
std::span<const ViewOf> usage_views() { return {}; }

}  // namespace acts
