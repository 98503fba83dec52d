// Wire form of refusals. Only code and field travel: the detail of an error is for the server's log, and its kind is
// the status of the answer.
#pragma once

#include <span>
#include <vector>

#include "shared/core/result.h"
#include "shared/json/wire.h"

namespace wire {

/// {"error": {"code", "field"}}; an empty field is left out.
nlohmann::json to_json(const Error& error);
/// {"error": {"code": "form.invalid", "faults": [{"code", "field"}, ...]}}.
nlohmann::json to_json(std::span<const Error> faults);

/// Either body, as a list of at least one; `kind` is what the status said.
Result<std::vector<Error>> errors_from_json(const nlohmann::json& value, ErrorKind kind);

}  // namespace wire
