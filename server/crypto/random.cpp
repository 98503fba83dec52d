#include "server/crypto/random.h"

#include <sodium.h>

#include <array>

#include "server/crypto/library.h"

namespace crypto {
namespace {

template <std::size_t Bytes>
std::string random_text()
{
    start_libraries();
    std::array<unsigned char, Bytes> bytes;
    randombytes_buf(bytes.data(), bytes.size());
    constexpr auto kVariant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
    std::array<char, sodium_base64_ENCODED_LEN(Bytes, sodium_base64_VARIANT_URLSAFE_NO_PADDING)> text;
    return sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), kVariant);
}

}  // namespace

std::string random_token() { return random_text<32>(); }
std::string random_id() { return random_text<16>(); }

}  // namespace crypto
