// The screens of the part `front`, as one table: address, who sees it, who draws it.
#pragma once

#include <span>

#include "client/app/part.h"

namespace app {

std::span<const ScreenRow> front_screens();

}  // namespace app
