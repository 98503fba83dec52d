#include "server/admin/doing.h"

namespace admin {

std::span<const Handling> usage_handlers() { return {}; }

}  // namespace admin
