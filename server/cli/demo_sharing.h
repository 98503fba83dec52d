// Request logging in the training database: who may act under the schemes, and what waits for them.
#pragma once

#include "server/admin/doing.h"

namespace cli {

/// After training_people and load_training_organisations. Errors: those of the acts.
Status add_demo_sharing(const admin::Parts& parts);

}  // namespace cli
