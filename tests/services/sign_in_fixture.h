// A server in miniature with one account, whose authenticator the test holds. The clock stands still until it is moved.
#pragma once

#include <catch_amalgamated.hpp>
#include <string>
#include <vector>

#include "server/crypto/server_key.h"
#include "server/services/account_service.h"
#include "server/services/sign_in_service.h"
#include "tests/store/store_test_support.h"

inline constexpr const char* kPassword = "violet otter crane 88";
inline constexpr const char* kNetwork = "192.0.2.7";

/// A session as the browser holds it.
struct Held {
    SessionId id{};
    std::string token, device;
};

class SignInWorld {
  public:
    /// `hashes_fast`: not with the strength of the defaults, which takes its time.
    explicit SignInWorld(store::DataKind kind = store::DataKind::Real, bool hashes_fast = true);

    services::SignInForm form(const std::string& password = kPassword, const std::string& device = {}) const;
    /// The session of a token, which must be live.
    SessionId session_of(const std::string& token);
    /// Through the password; stage Code or Enrolment.
    Held after_password(const std::string& device = {});
    /// The code that the authenticator shows, `steps` of 30 seconds from now.
    std::string code(int steps = 0) const;
    /// Sets the authenticator up and goes on to Agreement. Moves the clock to the next code.
    Held enrolled();
    /// All the way to Ready. Moves the clock to the next code first, so that it can be called again.
    Held ready(const std::string& device = {});
    bool is_live(const Held& held);
    /// "action outcome code", newest last, of every audit row after the first `skip`.
    std::vector<std::string> log(int skip = 0);
    int log_size();
    void set_state(store::AccountState state);

    ScratchFolder folder;
    Settings settings;
    FixedClock clock;
    std::unique_ptr<store::Database> database;
    std::unique_ptr<services::AccountService> accounts;
    std::unique_ptr<services::SignInService> sign_in;
    std::string secret;  // as base32 text, spaces taken out
    std::vector<std::string> recovery_codes;
};

/// The error code of anything that failed, or "done".
template <class T>
std::string code_of(const Result<T>& result)
{
    return result ? "done" : result.error().code;
}
