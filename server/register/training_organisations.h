// The organisations beside the register that a training database knows; all are invented.
#pragma once

#include "server/core/clock.h"
#include "server/store/database.h"

namespace registry {

/// Errors: Conflict "demo.database_is_real".
Status load_training_organisations(store::Database& database, const Clock& clock);

}  // namespace registry
