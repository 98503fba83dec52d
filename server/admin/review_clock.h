// The clock of the User Access Reviews: what their days bring.
#pragma once

#include "server/admin/doing.h"

namespace admin {

/// What this day brings: reviews that begin (UAR-1, UAR-2), reminders (UAR-3), locks of those that were not submitted
/// (UAR-7). Once for each day in order, also for days that were missed; a second time it does nothing. Letters of a
/// missed day are sent only where they are still of use.
Status run_review_day(const Scene& scene, Date day);

/// Opens a review wherever there are Users and somebody to answer for them, and tells those who do. How many.
/// `at_will`: outside the state-wide days, and not beside one that is open.
Result<int> open_reviews_from(const Scene& scene, Date starts, bool at_will);

}  // namespace admin
