// Single-use codes for the day the authenticator is lost (REG-15): "7K3M-Q9XD-2VTA".
#pragma once

#include <string>

namespace crypto {

/// 60 random bits in letters and digits that are hard to mistake for one another.
std::string make_recovery_code();
/// As it was made, from what a person typed: any case, with or without hyphens and spaces, O for 0, I or L for 1.
/// Empty when it cannot be one.
std::string read_recovery_code(const std::string& typed);

}  // namespace crypto
