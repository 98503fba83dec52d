// Finding a child and opening what was found (SRC, ENT).
#pragma once

#include "server/http/route.h"

namespace http {

Answer search(App&, const Caller&, const Request&);
Answer list_roll(App&, const Caller&, const Request&);
Answer open_entry(App&, const Caller&, const Request&);
Answer open_care_section(App&, const Caller&, const Request&);

}  // namespace http
