// Files kept with a record (IS-430, IS-432).
#pragma once

#include "server/http/route.h"

namespace http {

Answer add_file(App&, const Caller&, const Request&);
Answer open_file(App&, const Caller&, const Request&);

}  // namespace http
