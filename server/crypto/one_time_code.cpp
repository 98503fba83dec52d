#include "server/crypto/one_time_code.h"

#include <liboath/oath.h>
#include <sodium.h>

#include <algorithm>
#include <array>
#include <cstdlib>

#include "server/crypto/library.h"

namespace crypto {
namespace {

constexpr int kDigits = 6;
constexpr std::int64_t kStepSeconds = 30, kDrift = 1;

std::string base32(const std::string& bytes)
{
    char* text = nullptr;
    std::size_t size = 0;
    if (oath_base32_encode(bytes.data(), bytes.size(), &text, &size) != OATH_OK) std::abort();  // out of memory
    std::string copy(text, size);
    std::free(text);
    copy.erase(std::remove(copy.begin(), copy.end(), '='), copy.end());
    return copy;
}

// Every byte that is not a letter or a digit, so that no name can end one part of the address and begin another.
std::string escaped(const std::string& text)
{
    constexpr std::string_view kHex = "0123456789ABCDEF";
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (plain) out += c;
        else out += {'%', kHex[byte >> 4], kHex[byte & 15]};
    }
    return out;
}

}  // namespace

std::string make_totp_secret()
{
    start_libraries();
    std::string secret(20, '\0');
    randombytes_buf(secret.data(), secret.size());
    return secret;
}

std::string secret_in_groups(const std::string& secret)
{
    std::string grouped;
    for (const char c : base32(secret)) {
        if (grouped.size() % 5 == 4) grouped += ' ';
        grouped += c;
    }
    return grouped;
}

std::string otpauth_uri(const std::string& secret, const std::string& issuer, const std::string& account)
{
    return "otpauth://totp/" + escaped(issuer) + ":" + escaped(account) + "?secret=" + base32(secret) +
           "&issuer=" + escaped(issuer) + "&algorithm=SHA1&digits=6&period=30";
}

std::int64_t totp_step(Instant moment) { return moment.time_since_epoch().count() / kStepSeconds; }

std::string totp_code(const std::string& secret, std::int64_t step)
{
    start_libraries();
    std::array<char, kDigits + 1> code{};
    const int done = oath_hotp_generate(secret.data(), secret.size(), static_cast<std::uint64_t>(step), kDigits, false,
                                        OATH_HOTP_DYNAMIC_TRUNCATION, code.data());
    return done == OATH_OK ? code.data() : std::string();
}

std::optional<std::int64_t> accepted_step(const std::string& secret, const std::string& code, Instant now,
                                          std::int64_t last_step)
{
    std::string digits = code;
    digits.erase(std::remove(digits.begin(), digits.end(), ' '), digits.end());
    if (digits.size() != kDigits) return std::nullopt;
    const auto current = totp_step(now);
    std::optional<std::int64_t> accepted;
    for (auto step = current - kDrift; step <= current + kDrift; ++step) {
        const auto right = totp_code(secret, step);
        const bool same = right.size() == kDigits && sodium_memcmp(right.data(), digits.data(), kDigits) == 0;
        if (same && step > last_step && !accepted) accepted = step;
    }
    return accepted;
}

}  // namespace crypto
