// What the steps of registering share. Inside server/services only.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "server/services/sign_in_parts.h"
#include "server/store/invitation_store.h"
#include "server/store/person_store.h"
#include "shared/domain/registration.h"

namespace services {

/// Somebody at a step of their registration.
struct Registering {
    AtStep at;
    store::Invitation invitation;
    std::vector<store::InvitationStep> steps;
    store::Person person;

    /// The step to take now; empty: every one is done.
    std::string step() const;
    store::InvitationStep& find(const std::string& step);
};

/// REG-3, REG-5, MAN-22: whether a link works: not used, cancelled or over, and nobody whom it must not let in.
bool link_works(const store::Invitation& invitation, const store::Person& person, const Settings& settings,
                Instant now);
/// REG-5: what every link that does not work is answered with, whyever it does not.
tl::unexpected<Error> dead_link();

/// The whole of a registration, without a look at whether it may go on.
Result<Registering> registering_of(store::Tx& tx, AtStep at);
/// The session, if it stands at this step of a registration that goes on ("": at whichever). Errors: those of at_step;
/// NotFound "registration.link_dead" (REG-3: the days are over, and the session with them); Conflict
/// "registration.step_closed" (REG-14). All are recorded.
Result<Registering> at_registration(store::Tx& tx, const SignInService::Parts& parts, SessionId session,
                                    const std::string& step, StepRecord record);

/// What the browser is told of it.
RegistrationView view_of(const SignInService::Parts& parts, const Registering& who);

/// Marks a step as done.
Status finish_step(store::Tx& tx, Registering& who, const std::string& step);

/// What giving the second factor leads to: the agreement, or the next step of whoever registers. A new token.
Result<std::string> pass_factor(store::Tx& tx, const SignInService::Parts& parts, const AtStep& at);
/// The factor as a step of registration: refused when it is another's turn, or when what is given is not what is owed:
/// a new one where none is set up, else a code of it.
Status check_factor_step(store::Tx& tx, const SignInService::Parts& parts, const AtStep& at, bool sets_up);

/// Without the space around it.
std::string stripped(const std::string& text);

}  // namespace services
