// People of the training database in every state that an Authoriser sees (5.6): invited, half registered, locked,
// restricted, removed.
#pragma once

#include "server/admin/doing.h"

namespace cli {

/// After training_people are there. Errors: those of the acts.
Status add_demo_lives(const admin::Parts& parts);

}  // namespace cli
