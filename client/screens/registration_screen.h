// Registering by the link of an invitation, one step at a time (REG-5 to REG-8), and what a sign-in may owe of it
// again: new Terms of Use, a credential (REG-18).
#pragma once

#include <string>
#include <vector>

#include "shared/core/result.h"
#include "shared/domain/registration.h"

struct App;

namespace screens {

struct RegistrationState {
    std::string token;  // of a link that has not been opened yet; kept nowhere else
    bool is_dead{};     // the link does not work
    bool is_done{};     // every step is, and the agreement comes next
    RegistrationView view;
    bool is_known{};  // the server has told `view`
    std::string password;
    bool shows_password{};
    CredentialForm credential;
    std::string receipt;
    bool accepts{};
    std::vector<Error> faults;
    bool busy{};
};

/// Stage Registration; and, before and after it, what became of the link.
void draw_registration(App& app);
/// Stages Terms and Credential.
void draw_new_terms(App& app);
void draw_owed_credential(App& app);

}  // namespace screens
