// The libraries behind this folder want to be started once; every file that uses one calls this first.
#pragma once

namespace crypto {

/// Ends the program when the machine gives no randomness: nothing here could be trusted then.
void start_libraries();

}  // namespace crypto
