// The wrapper around every handler: finds the route, checks where the request comes from, who asks and whether they
// may, reads the body, and records each refusal of its own.
#pragma once

#include "server/http/exchange.h"
#include "server/http/route.h"

namespace http {

class Api {
  public:
    explicit Api(App& app) : app_(app) {}

    /// Answers a request whose path starts with "/api/".
    Outgoing answer(const Incoming& incoming) const;

    /// Bytes of body that this request may have.
    static std::size_t body_limit(const RequestHead& head);

  private:
    Answer handle(const Route& route, Request request, const Incoming& incoming) const;
    Answer once(const Route& route, const Caller& caller, const Request& request, const Incoming& incoming) const;
    Answer refuse(const Route& route, const Caller& caller, ErrorKind kind, const char* code) const;

    App& app_;
};

}  // namespace http
