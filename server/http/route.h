// The whole surface is one table of these; a route without a right does not compile.
#pragma once

#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "server/services/outcome.h"
#include "shared/core/result.h"
#include "shared/domain/session.h"

struct App;  // server/app.h: settings, clock, database, services

namespace http {

enum class Method { Get, Post };

/// What a caller needs to reach a handler. Checked by the wrapper around every handler, which also audits each refusal.
enum class Right {
    Anyone,      // no session needed
    SigningIn,   // a live session at any stage
    SignedIn,    // a session at stage Ready (REG-19)
    User,        // stage Ready and the User capability (ACT-2)
    Authoriser,  // stage Ready and the Authoriser capability
};

/// Whether a locked session gets there (PLT-29): only to what looks at it, opens it or ends it.
enum class WhenLocked { Refused, Reached };

/// Which programs may ask. OurPage: only the page that this server served, which says so in a header that a foreign
/// page cannot send.
enum class From { OurPage, Anywhere };

/// What goes over the wire besides JSON, which every refusal is.
enum class Carries {
    Json,
    FileIn,   // the body is a file as it is; its name comes in X-File-Name, as encodeURIComponent writes it
    FileOut,  // a 200 answers a file
};

struct Caller : services::Caller {
    Stage stage = Stage::SignedOut;
};

struct Request {
    std::map<std::string, std::string> path;  // ":name" parts
    nlohmann::json body;                      // an object; null when there is none
    std::string_view bytes;                   // of a route that takes a file
    std::string file_name;                    // decoded
    std::string session_token;                // from the cookie; empty: none
    std::string device_token;                 // from the known-device cookie; empty: none
    std::string network;
};

struct Cookie {
    enum class Name { Session, Device } name{};
    std::string value;  // empty: forget it
};

/// Always saved, never shown or kept by the browser (IS-432).
struct File {
    std::string media_type, name, bytes;
};

struct Answer {
    int status = 200;
    nlohmann::json body = nlohmann::json::object();
    std::optional<File> file;  // in place of the body
    std::vector<Cookie> cookies;
    int retry_after = 0;      // seconds; 0: no such header
    bool clear_site = false;  // Clear-Site-Data, on sign-out
};

using Handler = Answer (*)(App&, const Caller&, const Request&);

struct Route {
    Method method;
    std::string_view path;  // "/api/entries/:handle"; exact parts and ":name" parts, no patterns
    Right right;
    From from;
    Handler handler;
    std::size_t body_limit;         // bytes; 0: a body is refused
    std::string_view action;        // in the audit log, when the wrapper refuses
    std::string_view asks;          // schema of the body; empty: there is none
    std::string_view answers;       // schema of what a 200 answers
    std::span<const int> refusals;  // statuses that the handler may answer besides 200; the wrapper's own not counted
    std::string_view summary;       // one line, also in the OpenAPI description
    WhenLocked when_locked = WhenLocked::Refused;
    Carries carries = Carries::Json;
};

/// The table, in server/http/routes.cpp.
std::span<const Route> routes();

/// Whether an act of this route may carry a key of its own (PLT-25): every POST of somebody who is signed in, but for
/// files: an answer is kept as text. None of
/// those gives out a cookie, so none is ever kept with an answer; signing in, locking, unlocking and signing out are no
/// such routes.
bool takes_key(const Route& route);

/// Every status that a route may answer, the wrapper's included, in order. The OpenAPI description says the same.
std::vector<int> statuses_of(const Route& route);

/// The one place where an ErrorKind becomes a status: {"error": {"code", "field"}}, nothing else of the error.
Answer to_answer(const Error& error);
/// All that a service says when it refuses: one error, or the faults of a form with status 422.
Answer to_answer(const services::Refusal& refusal);

}  // namespace http
