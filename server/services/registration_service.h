// Registering by the link of an invitation, step by step (REG-3 to REG-8, REG-13 to REG-16), and what is owed again at
// a later sign-in: new Terms of Use (REG-16) and a credential whose name or day has changed (MAN-11, Q20). Every step,
// taken or refused, has its audit row in the same unit of work. Errors of all steps, besides their own: SignedOut
// "session.ended" and "session.locked", Conflict "sign_in.wrong_step" (the session is at another step), Unavailable.
#pragma once

#include <functional>
#include <string>

#include "server/lookup/lookup.h"
#include "server/services/outcome.h"
#include "server/services/sign_in_service.h"
#include "server/store/person_store.h"
#include "shared/domain/registration.h"

namespace services {

struct RegistrationAnswer {
    RegistrationView view;
    std::string session_token;  // not empty: replaces the one in the browser
};

/// What follows when a register bars somebody (RES-4): restricts wholly and at once, and opens the Department's case.
/// It stands above the services, so it is handed in.
using Restrict = std::function<Status(store::Tx&, store::Person&, const std::string& status)>;

/// A check that went wrong is answered on `number`, and nobody is told more than which of the three it was (REG-14):
/// Invalid "KIND.not_found" (the number), "KIND.name_mismatch" (the name, which the Authoriser corrects),
/// "KIND.not_current"; KIND is "credential" or "receipt". Unavailable "register.unavailable": no try, nothing is
/// passed.
class RegistrationService {
  public:
    /// All that is passed must outlive it.
    RegistrationService(SignInService& sign_in, lookup::CredentialRegister& credentials,
                        lookup::TrainingRegister& training, Restrict restrict)
        : sign_in_(sign_in), credentials_(credentials), training_(training), restrict_(std::move(restrict))
    {
    }

    /// Begins, or goes on with, the registration that this link is for; a session at stage Registration, in place of
    /// the caller's if there is one. REG-5: whatever is wrong with a link, the error is one and the same, NotFound
    /// "registration.link_dead"; it is the caller's to record.
    Result<RegistrationAnswer> open(const std::string& token, const std::string& device_token, const Caller& caller);
    /// Where somebody stands. Moves no idle end.
    Result<RegistrationView> view(SessionId session, const std::string& network);

    /// Chooses the password, or gives the one that was chosen before: a link in other hands goes no further. Errors of
    /// choosing: those of crypto::check_password (REG-15). Of giving: as SignInService::sign_in, on `password`.
    Result<RegistrationAnswer> give_password(SessionId session, const std::string& password,
                                             const std::string& network);
    /// Errors: Invalid "credential.kind_required" on `kind`, "credential.number_required" on `number`; those of a
    /// check; Conflict "registration.step_closed" (REG-14: five failed tries within a day, until a new link is sent).
    Result<RegistrationAnswer> give_credential(SessionId session, const CredentialForm& form,
                                               const std::string& network);
    /// Errors: Invalid "receipt.number_required"; as give_credential.
    Result<RegistrationAnswer> give_receipt(SessionId session, const std::string& number, const std::string& network);
    /// The last step: the invitation is used up, the account opens, and the session stands before the agreement.
    /// `version`: of the text that was read. Errors: Conflict "terms.other_version".
    Result<RegistrationAnswer> accept_terms(SessionId session, int version, const std::string& network);

    /// REG-16, at sign-in: stage Terms. Errors: as accept_terms.
    Result<SignInStep> accept_new_terms(SessionId session, int version, const std::string& network);
    /// MAN-11, Q20, at sign-in: stage Credential. Errors: those of a check; Conflict "credential.closed" (five failed
    /// tries within a day, for the rest of that day or until the Authoriser puts the name right); Forbidden
    /// "account.restricted" (REG-12: the register bars access), "account.locked" (for another reason too).
    Result<SignInStep> renew_credential(SessionId session, const CredentialForm& form, const std::string& network);

  private:
    SignInService& sign_in_;
    lookup::CredentialRegister& credentials_;
    lookup::TrainingRegister& training_;
    const Restrict restrict_;
};

}  // namespace services
