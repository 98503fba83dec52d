// A password from the keyboard, unseen and typed twice, or one line of standard input. Never an argument: those stand
// in the list of processes and in the shell's history.
#pragma once

#include <string>

#include "shared/core/result.h"

namespace cli {

/// Errors: Invalid "password.mismatch", "password.missing".
Result<std::string> read_password();

}  // namespace cli
