#include "server/crypto/server_key.h"

#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <vector>

#include "server/crypto/library.h"

namespace crypto {
namespace {

constexpr auto kBase64 = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
constexpr std::size_t kNonce = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t kTag = crypto_aead_xchacha20poly1305_ietf_ABYTES;

const unsigned char* bytes_of(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

struct OpenFile {
    int number;
    ~OpenFile()
    {
        if (number >= 0) ::close(number);
    }
};

}  // namespace

Result<ServerKey> ServerKey::load_or_make(const std::string& path)
{
    start_libraries();
    ServerKey key;
    if (const OpenFile made{::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600)}; made.number >= 0) {
        randombytes_buf(key.root_.data(), key.root_.size());
        const bool written = ::write(made.number, key.root_.data(), key.root_.size()) == ssize_t(key.root_.size()) &&
                             ::fsync(made.number) == 0;
        if (!written) return fail(ErrorKind::Unavailable, "key.failed", {}, path);
        return key;
    }
    if (errno != EEXIST) return fail(ErrorKind::Unavailable, "key.failed", {}, path);

    const OpenFile file{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
    struct stat facts {};
    if (file.number < 0 || ::fstat(file.number, &facts) != 0)
        return fail(ErrorKind::Unavailable, "key.unreadable", {}, path);
    if ((facts.st_mode & 0077) != 0) return fail(ErrorKind::Unavailable, "key.exposed", {}, path);
    // One byte more than a key has: a longer file is none of ours.
    std::array<unsigned char, sizeof(Bytes) + 1> read{};
    if (::read(file.number, read.data(), read.size()) != ssize_t(key.root_.size()))
        return fail(ErrorKind::Unavailable, "key.unreadable", {}, path);
    std::copy_n(read.begin(), key.root_.size(), key.root_.begin());
    sodium_memzero(read.data(), read.size());
    return key;
}

ServerKey ServerKey::fresh()
{
    start_libraries();
    ServerKey key;
    randombytes_buf(key.root_.data(), key.root_.size());
    return key;
}

ServerKey::~ServerKey() { sodium_memzero(root_.data(), root_.size()); }

// One key for each use, so that what one of them gives away says nothing of the other.
ServerKey::Bytes ServerKey::sealing_key() const
{
    Bytes key;
    crypto_kdf_derive_from_key(key.data(), key.size(), 1, "seal....", root_.data());
    return key;
}
ServerKey::Bytes ServerKey::digest_key() const
{
    Bytes key;
    crypto_kdf_derive_from_key(key.data(), key.size(), 2, "digest..", root_.data());
    return key;
}

std::string ServerKey::seal(std::string_view plain, std::string_view owner) const
{
    std::vector<unsigned char> box(kNonce + plain.size() + kTag);
    randombytes_buf(box.data(), kNonce);
    crypto_aead_xchacha20poly1305_ietf_encrypt(box.data() + kNonce, nullptr, bytes_of(plain), plain.size(),
                                               bytes_of(owner), owner.size(), nullptr, box.data(),
                                               sealing_key().data());
    std::string text(sodium_base64_encoded_len(box.size(), kBase64), '\0');
    sodium_bin2base64(text.data(), text.size(), box.data(), box.size(), kBase64);
    text.pop_back();  // the ending NUL
    return text;
}

std::optional<std::string> ServerKey::open(std::string_view sealed, std::string_view owner) const
{
    std::vector<unsigned char> box(sealed.size());
    std::size_t size = 0;
    const char* end = nullptr;
    const bool decoded =
        sodium_base642bin(box.data(), box.size(), sealed.data(), sealed.size(), nullptr, &size, &end, kBase64) == 0;
    if (!decoded || end != sealed.data() + sealed.size() || size < kNonce + kTag) return std::nullopt;
    std::string plain(size - kNonce - kTag, '\0');
    const int opened = crypto_aead_xchacha20poly1305_ietf_decrypt(
        reinterpret_cast<unsigned char*>(plain.data()), nullptr, nullptr, box.data() + kNonce, size - kNonce,
        bytes_of(owner), owner.size(), box.data(), sealing_key().data());
    if (opened != 0) return std::nullopt;
    return plain;
}

std::string ServerKey::digest(std::string_view use, std::string_view text) const
{
    const auto key = digest_key();
    crypto_generichash_state state;
    crypto_generichash_init(&state, key.data(), key.size(), 32);
    const std::string head = std::to_string(use.size()) + ":";
    crypto_generichash_update(&state, bytes_of(head), head.size());
    crypto_generichash_update(&state, bytes_of(use), use.size());
    crypto_generichash_update(&state, bytes_of(text), text.size());
    unsigned char digest[32];
    crypto_generichash_final(&state, digest, sizeof digest);
    char hex[2 * sizeof digest + 1];
    return sodium_bin2hex(hex, sizeof hex, digest, sizeof digest);
}

}  // namespace crypto
