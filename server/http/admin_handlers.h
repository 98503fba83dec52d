// Acts and views of the tables in shared/acts, over HTTP.
#pragma once

#include "server/http/route.h"

namespace http {

Answer do_act(App& app, const Caller& caller, const Request& request);
Answer look_at(App& app, const Caller& caller, const Request& request);

}  // namespace http
