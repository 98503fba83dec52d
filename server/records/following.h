// What follows when a record has moved.
#pragma once

#include "server/records/keeping.h"

namespace records {

/// `standings`: as they were when it moved.
Status follow(Doing& doing, Held& held, std::string_view event, const std::vector<sharing::Standing>& standings);

/// IS-421: of several recipients those to whom nothing may go yet are parted from the others into a draft of their own,
/// so that they block themselves alone. The public id of the draft; empty where all may be told, or none.
Result<std::string> part_recipients(Doing& doing, Held& held, const std::vector<sharing::Standing>& standings);

}  // namespace records
