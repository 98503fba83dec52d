#include "server/crypto/recovery_code.h"

#include <sodium.h>

#include <cstdint>
#include <string_view>

#include "server/crypto/library.h"

namespace crypto {
namespace {

constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";  // no I, L, O, U
constexpr std::size_t kLetters = 12, kGroup = 4;

std::string grouped(const std::string& letters)
{
    std::string code;
    for (std::size_t i = 0; i < letters.size(); ++i) {
        if (i > 0 && i % kGroup == 0) code += '-';
        code += letters[i];
    }
    return code;
}

}  // namespace

std::string make_recovery_code()
{
    start_libraries();
    std::string letters;
    for (std::size_t i = 0; i < kLetters; ++i)
        letters += kAlphabet[randombytes_uniform(static_cast<std::uint32_t>(kAlphabet.size()))];
    return grouped(letters);
}

std::string read_recovery_code(const std::string& typed)
{
    std::string letters;
    for (char c : typed) {
        if (c == ' ' || c == '-') continue;
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
        if (c == 'O') c = '0';
        if (c == 'I' || c == 'L') c = '1';
        if (kAlphabet.find(c) == std::string_view::npos) return {};
        letters += c;
    }
    if (letters.size() != kLetters) return {};
    return grouped(letters);
}

}  // namespace crypto
