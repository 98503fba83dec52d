#include "server/crypto/password_hash.h"

#include <sodium.h>

#include <array>
#include <cerrno>

#include "server/crypto/library.h"
#include "server/crypto/random.h"

namespace crypto {

// One of the few places at which hashing happens; the thread that asked does the work itself.
class PasswordHasher::Turn {
  public:
    explicit Turn(PasswordHasher& hasher) : hasher_(hasher)
    {
        std::unique_lock lock(hasher_.mutex_);
        const bool must_wait = hasher_.hashing_ >= hasher_.settings_.hash_workers;
        if (must_wait && hasher_.waiting_ >= hasher_.settings_.hash_queue) return;
        ++hasher_.waiting_;
        hasher_.freed_.wait(lock, [&] { return hasher_.hashing_ < hasher_.settings_.hash_workers; });
        --hasher_.waiting_;
        ++hasher_.hashing_;
        taken_ = true;
    }
    ~Turn()
    {
        if (!taken_) return;
        {
            const std::lock_guard lock(hasher_.mutex_);
            --hasher_.hashing_;
        }
        hasher_.freed_.notify_one();
    }
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;
    bool taken() const { return taken_; }

  private:
    PasswordHasher& hasher_;
    bool taken_ = false;
};

PasswordHasher::PasswordHasher(const Settings::SignIn& settings) : settings_(settings)
{
    start_libraries();
    nobody_ = make(random_token()).value_or("");
}

Result<std::string> PasswordHasher::make(const std::string& password) const
{
    std::array<char, crypto_pwhash_STRBYTES> text;
    const int done = crypto_pwhash_str_alg(text.data(), password.data(), password.size(),
                                           static_cast<unsigned long long>(settings_.hash_passes),
                                           std::size_t(settings_.hash_memory_kib) * 1024, crypto_pwhash_ALG_ARGON2ID13);
    if (done != 0) return fail(ErrorKind::Unavailable, "sign_in.busy", {}, "no memory to hash with");
    return std::string(text.data());
}

Result<std::string> PasswordHasher::hash(const std::string& password)
{
    const Turn turn(*this);
    if (!turn.taken()) return fail(ErrorKind::Unavailable, "sign_in.busy");
    return make(password);
}

Result<bool> PasswordHasher::matches(const std::string& hash, const std::string& password)
{
    const Turn turn(*this);
    if (!turn.taken()) return fail(ErrorKind::Unavailable, "sign_in.busy");
    errno = 0;
    const bool same = crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
    if (!same && errno == ENOMEM) return fail(ErrorKind::Unavailable, "sign_in.busy", {}, "no memory to hash with");
    return same;
}

Result<bool> PasswordHasher::matches_nobody(const std::string& password)
{
    const auto done = matches(nobody_, password);
    if (!done) return fail(done.error());
    return false;
}

bool PasswordHasher::is_outdated(const std::string& hash) const
{
    return crypto_pwhash_str_needs_rehash(hash.c_str(), static_cast<unsigned long long>(settings_.hash_passes),
                                          std::size_t(settings_.hash_memory_kib) * 1024) != 0;
}

}  // namespace crypto
