// Planned absences as the person's view shows them (OFF-11).
#pragma once

#include "server/admin/doing.h"
#include "server/store/person_store.h"

namespace admin {

/// The list "absences" of the view "person".
Result<ViewList> absences_in_view(Doing& doing, const store::Person& person);

}  // namespace admin
