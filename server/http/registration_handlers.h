// Registering by the link of an invitation, and what a sign-in may owe (REG-3 to REG-8, REG-16, MAN-11).
#pragma once

#include "server/http/route.h"

namespace http {

Answer open_registration(App&, const Caller&, const Request&);
Answer show_registration(App&, const Caller&, const Request&);
Answer register_password(App&, const Caller&, const Request&);
Answer register_credential(App&, const Caller&, const Request&);
Answer register_receipt(App&, const Caller&, const Request&);
Answer register_terms(App&, const Caller&, const Request&);
Answer accept_new_terms(App&, const Caller&, const Request&);
Answer renew_credential(App&, const Caller&, const Request&);

}  // namespace http
