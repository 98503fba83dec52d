// What was typed and not sent yet (PLT-27).
#pragma once

#include "server/http/route.h"

namespace http {

Answer open_draft(App&, const Caller&, const Request&);
Answer save_draft(App&, const Caller&, const Request&);

}  // namespace http
