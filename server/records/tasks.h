// What the people of a role find on their list.
#pragma once

#include <string>
#include <string_view>

#include "server/admin/doing.h"

namespace records {

/// RECORDS of this organisation is told: `what` is the kind of task, `object` the public id of what it is about. Once,
/// until it is done (IS-138).
Status tell_records(const admin::Scene& scene, ServiceId service, std::string_view what, const std::string& object);
/// It has been dealt with.
Status told_records(const admin::Doing& doing, ServiceId service, std::string_view what, const std::string& object);

}  // namespace records
