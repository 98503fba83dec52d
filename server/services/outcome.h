// What a service answers to somebody: the thing, or why not. More than a Result: a form can have several faults at
// once, and a limit says how long to wait.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "shared/core/result.h"
#include "shared/domain/ids.h"
#include "shared/domain/session.h"

namespace services {

/// Who asks, as the wrapper around the handlers found out from the session. Services check all of it again inside the
/// act.
struct Caller {
    SessionId session{};
    std::string session_id;  // public id, for the audit log
    AccountId account{};
    std::string account_id;  // public id
    Capabilities may;
    std::string network;  // address of the client
};

struct Refusal {
    /// Kind Invalid: every fault of the form, in field order. Any other kind: that one error.
    std::vector<Error> errors;
    int wait_seconds{};  // kind TooMany: until the next one may be asked for; else 0

    Refusal(Error error, int wait = 0) : wait_seconds(wait) { errors.push_back(std::move(error)); }
    explicit Refusal(std::vector<Error> faults) : errors(std::move(faults)) {}

    const Error& first() const { return errors.front(); }
    bool is_faults() const { return first().kind == ErrorKind::Invalid; }  // answer with the list form
};

template <class T>
using Outcome = tl::expected<T, Refusal>;

}  // namespace services
