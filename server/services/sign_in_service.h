// Signing in, step by step (REG-17 to REG-22): username and password, second factor, account state, agreement, ready.
// Every step, taken or refused, has its audit row in the same unit of work. Errors of all steps, besides their own:
// SignedOut "session.ended" and "session.locked" (PLT-29), Conflict "sign_in.wrong_step" (the session is at another
// step), Unavailable.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "server/config/settings.h"
#include "server/core/clock.h"
#include "server/store/session_store.h"
#include "shared/domain/session.h"

namespace store {
class Database;
}

namespace services {

struct SignInForm {
    std::string username, password;
    std::string device_token;  // from the known-device cookie; empty: a stranger's device
    std::string network;       // address of the client
};

/// What a step answers. A token that is not empty replaces the one in the browser: tokens change at each step up.
struct SignInStep {
    SessionView view;
    std::string session_token;
    std::string device_token;  // once the device is known (after the agreement)
    bool signed_out{};         // the agreement was declined: forget the session cookie, clear the site
};
struct EnrolmentDone {
    RecoveryCodesView codes;
    std::string session_token;
};

class SignInService {
  public:
    /// Reads (or makes) the server's key and starts the threads that hash. All three must outlive the service.
    /// Errors: Unavailable "key.unreadable", "key.exposed" (others may read the file), "key.failed".
    static Result<std::unique_ptr<SignInService>> make(store::Database& database, const Clock& clock,
                                                       const Settings& settings);
    ~SignInService();

    /// Stage Code, or Enrolment when no authenticator is set up yet, and a new session token.
    /// Errors: Invalid "sign_in.failed" (REG-21: one answer for wrong name, password and code), TooMany
    /// "sign_in.locked", Unavailable "sign_in.busy".
    Result<SignInStep> sign_in(const SignInForm& form);

    /// The secret to put into an authenticator. Asking again makes a new one. Stage Enrolment, or Registration at that
    /// step (REG-7), as for confirm_enrolment and give_code.
    Result<EnrolmentView> begin_enrolment(SessionId session, const std::string& network);
    /// Proves the authenticator; answers the recovery codes, once. Stage becomes Agreement.
    /// Errors: Invalid "sign_in.failed", TooMany "sign_in.locked", Forbidden "account.locked|paused|restricted|inactive".
    Result<EnrolmentDone> confirm_enrolment(SessionId session, const std::string& code, const std::string& network);
    /// A code of the authenticator, or a recovery code. Stage Code becomes Agreement. Errors: as confirm_enrolment.
    Result<SignInStep> give_code(SessionId session, const std::string& code, const std::string& network);
    /// REG-19: accepting makes the session Ready and counts as the sign-in (REG-17); declining signs out.
    Result<SignInStep> answer_agreement(SessionId session, bool accepted, const std::string& network);

    /// PLT-29. Stage Ready becomes Locked; one that is Locked stays so, without a row in the log. The idle end stays.
    Result<SessionView> lock(SessionId session, const std::string& network);
    /// Stage Locked becomes Ready, under a new session token. Errors: Invalid "unlock.failed" on `password`; TooMany
    /// "sign_in.locked" (REG-21: too many wrong ones; the one that reaches the limit ends the session too);
    /// Unavailable "sign_in.busy".
    Result<SignInStep> unlock(SessionId session, const std::string& password, const std::string& network);

    /// Moves the idle end on (REG-22). Stage Ready.
    Result<SessionView> renew(SessionId session, const std::string& network);
    Status sign_out(SessionId session, const std::string& network);

    /// What GET /api/session answers; nothing: nobody is signed in. Moves no idle end.
    Result<SessionView> view(std::optional<SessionId> session);
    /// The live session of a token, or nothing. Moves no idle end; one that has passed its end is ended and audited.
    Result<std::optional<store::LiveSession>> find_session(const std::string& token, const std::string& network);

    struct Parts;  // sign_in_parts.h: what the steps share
    /// For what belongs to signing in and is done elsewhere: registering.
    Parts& parts() { return *parts_; }

  private:
    explicit SignInService(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
};

}  // namespace services
