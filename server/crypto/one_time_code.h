// RFC 6238: the six digits of an authenticator, a new one every 30 seconds (REG-15).
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "shared/core/date.h"

namespace crypto {

/// 160 random bits.
std::string make_totp_secret();
/// For typing by hand: "JBSW Y3DP ...".
std::string secret_in_groups(const std::string& secret);
/// What an authenticator's camera reads.
std::string otpauth_uri(const std::string& secret, const std::string& issuer, const std::string& account);

/// The step of 30 seconds that `moment` lies in.
std::int64_t totp_step(Instant moment);
std::string totp_code(const std::string& secret, std::int64_t step);
/// The step whose code this is, if it may be taken now: one step of drift either way, and later than `last_step`, the
/// one last taken. Spaces are ignored.
std::optional<std::int64_t> accepted_step(const std::string& secret, const std::string& code, Instant now,
                                          std::int64_t last_step);

}  // namespace crypto
