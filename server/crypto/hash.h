// Digests, as lower-case hex.
#pragma once

#include <string>
#include <string_view>

namespace crypto {

/// SHA-256 of `bytes`, 64 hex digits.
std::string sha256_hex(std::string_view bytes);

}  // namespace crypto
