// Signing in and out, step by step (REG-18).
#pragma once

#include "server/http/route.h"
#include "server/services/sign_in_service.h"

namespace http {

/// The new view, with whatever token the browser is to hold from now on.
Answer step_answer(const Result<services::SignInStep>& step);

Answer show_session(App&, const Caller&, const Request&);
Answer sign_in(App&, const Caller&, const Request&);
Answer begin_enrolment(App&, const Caller&, const Request&);
Answer confirm_enrolment(App&, const Caller&, const Request&);
Answer give_code(App&, const Caller&, const Request&);
Answer answer_agreement(App&, const Caller&, const Request&);
Answer renew_session(App&, const Caller&, const Request&);
Answer lock_session(App&, const Caller&, const Request&);
Answer unlock_session(App&, const Caller&, const Request&);
Answer sign_out(App&, const Caller&, const Request&);

}  // namespace http
