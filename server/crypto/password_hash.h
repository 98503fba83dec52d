// Slow, salted hashes of passwords (REG-15): Argon2id, a few at a time, so that no crowd at the door takes the memory.
#pragma once

#include <condition_variable>
#include <mutex>
#include <string>

#include "server/config/settings.h"
#include "shared/core/result.h"

namespace crypto {

class PasswordHasher {
  public:
    explicit PasswordHasher(const Settings::SignIn& settings);

    /// Errors of all three: Unavailable "sign_in.busy", when as many wait already as the settings allow.
    Result<std::string> hash(const std::string& password);
    Result<bool> matches(const std::string& hash, const std::string& password);
    /// The same work for a name that nobody has (REG-21); never true.
    Result<bool> matches_nobody(const std::string& password);

    /// Made with other parameters than those in force: to be made anew once the password is known.
    bool is_outdated(const std::string& hash) const;

  private:
    class Turn;
    Result<std::string> make(const std::string& password) const;

    const Settings::SignIn settings_;
    std::mutex mutex_;
    std::condition_variable freed_;
    int hashing_ = 0, waiting_ = 0;
    std::string nobody_;  // hash of a password that nobody knows
};

}  // namespace crypto
