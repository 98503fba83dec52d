// The screens beside the records of information sharing, as one table: address, who sees it, who draws it.
#pragma once

#include <span>

#include "client/app/part.h"

namespace app {

std::span<const ScreenRow> registers_screens();

}  // namespace app
