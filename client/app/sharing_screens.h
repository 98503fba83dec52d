// The screens of information sharing, as one table: address, who sees it, who draws it.
#pragma once

#include <span>

#include "client/app/part.h"

namespace app {

std::span<const ScreenRow> sharing_screens();

}  // namespace app
