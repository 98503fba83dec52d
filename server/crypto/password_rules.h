// Which passwords are taken (REG-15): long ones that are not everybody's. No rules of composition.
#pragma once

#include <string>
#include <vector>

#include "shared/core/result.h"

namespace crypto {

inline constexpr int kPasswordMax = 128;  // characters; nothing is ever cut off

/// `known_words`: user name, name, product name: what a guesser tries first. `shortest`: in characters, not bytes.
/// Errors: Invalid, field "password": "password.too_short", "password.too_long", "password.common",
/// "password.holds_name", "password.unreadable" (not UTF-8, or control characters).
Status check_password(const std::string& password, const std::vector<std::string>& known_words, int shortest);

}  // namespace crypto
