// People of the training database in every state that an Authoriser sees (5.6): invited, half registered, locked,
// restricted, removed.
#pragma once

#include "server/admin/doing.h"
#include "server/store/person_store.h"

namespace cli {

/// A session as if this person had signed in, through which a story does acts in their name.
Result<services::Caller> begin_as(const admin::Parts& parts, const store::Person& person);

/// After training_people are there. Errors: those of the acts.
Status add_demo_lives(const admin::Parts& parts);

}  // namespace cli
