// Signing in and out, step by step (REG-18).
#pragma once

#include "server/http/route.h"

namespace http {

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
