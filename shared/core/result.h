// Errors are values: a function that can fail returns Result<T>, and the caller must look at it.
#pragma once

#include <string>
#include <tl/expected.hpp>
#include <utility>

enum class ErrorKind {
    Invalid,      // the request is wrong: `field` says where, `code` says how
    SignedOut,    // no live session, or one that has not finished signing in
    Forbidden,    // the account lacks the capability; says nothing of any child
    NotFound,     // absent, restricted and out of reach alike
    Conflict,     // the state has moved on
    TooMany,      // a limit was passed; try later
    Unavailable,  // a fault on our side; nothing was done
};

struct Error {
    ErrorKind kind{};
    std::string code;    // stable, safe to show and to test: "search.last_name_too_short"
    std::string field;   // JSON field at fault; empty when it is the whole request
    std::string detail;  // for the server's log; never sent to a client
};

template <class T>
using Result = tl::expected<T, Error>;
using Status = Result<void>;

/// A failed Result of any type, from its parts.
inline tl::unexpected<Error> fail(ErrorKind kind, std::string code, std::string field = {}, std::string detail = {})
{
    return tl::unexpected<Error>(Error{kind, std::move(code), std::move(field), std::move(detail)});
}
inline tl::unexpected<Error> fail(Error error) { return tl::unexpected<Error>(std::move(error)); }
