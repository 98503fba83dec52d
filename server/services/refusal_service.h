// What was refused before any service was asked: by the wrapper around the handlers. A unit of work of its own (SRC-8).
#pragma once

#include <string>

#include "server/core/clock.h"
#include "server/services/outcome.h"
#include "server/store/database.h"

namespace services {

struct RefusedAttempt {
    std::string action;  // as the act itself would be logged: "search", "view"
    std::string path;    // of the route table: "/api/entries/:handle", never what was typed
    std::string code;    // why: "session.signed_out"
};

/// Errors: Unavailable.
Status record_refusal(store::Database& database, const Clock& clock, const Caller& caller, const RefusedAttempt& attempt);

}  // namespace services
