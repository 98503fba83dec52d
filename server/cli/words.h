// What went wrong, for the person at the keyboard: what it is, and what to do about it.
#pragma once

#include <string>

#include "shared/core/result.h"

namespace cli {

/// Empty when there is nothing better to say than the error's own detail.
std::string words_for(const Error& error);

}  // namespace cli
