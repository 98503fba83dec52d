// Names and secrets that nobody can guess.
#pragma once

#include <string>

namespace crypto {

/// 256 bits, base64url, 43 characters: a secret that a browser holds. The store keeps only its digest.
std::string random_token();
/// 128 bits, base64url, 22 characters: a public identifier.
std::string random_id();

}  // namespace crypto
