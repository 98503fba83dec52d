// The description of the surface, made from the route table, so that it cannot say anything else.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "server/http/route.h"

namespace http {

/// OpenAPI 3.1.
nlohmann::json describe(std::span<const Route> table);
/// JSON Schemas of the wire types, by name.
const nlohmann::json& wire_schemas();

Answer show_openapi(App&, const Caller&, const Request&);

}  // namespace http
