// The screens of Authorisers and of the Department, as one table: address, who sees it, who draws it.
#pragma once

#include <span>

#include "client/app/part.h"

namespace app {

std::span<const ScreenRow> desk_screens();

}  // namespace app
