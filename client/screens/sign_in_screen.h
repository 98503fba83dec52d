// Signing in, a step at a time (REG-18): username and password, the code, the set-up of the second factor, the
// agreement.
#pragma once

#include <string>
#include <vector>

#include "shared/core/result.h"
#include "shared/domain/session.h"

struct App;

namespace screens {

struct SignInState {
    std::string username, password, code, recovery_code;
    bool use_recovery_code{};
    bool codes_stored{};
    EnrolmentView enrolment;
    RecoveryCodesView codes;  // shown once, then forgotten
    std::vector<Error> faults;
    bool busy{};
};

void draw_sign_in(App& app);
void draw_locked(App& app);
void draw_code(App& app);
void draw_set_up(App& app);
void draw_recovery_codes(App& app);
void draw_agreement(App& app);

}  // namespace screens
