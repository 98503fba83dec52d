// What leaves the product as a file.
#pragma once

#include "server/http/route.h"

namespace http {

Answer export_file(App& app, const Caller& caller, const Request& request);

}  // namespace http
