// The only door to cpp-httplib. It gets the head of a request that the gate has already read whole and found sound, and
// an in-memory stream to print the answer on; it owns no socket, no thread and no route, and never reads a body. That
// leaves the known faults of 0.18.7 (slow clients, unread bodies, decompression, multipart and route patterns,
// exception texts, trusted client addresses) without a way in.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "server/http/exchange.h"

namespace http {

/// Answers one request. May throw: then the client gets 500 and not a word of the exception.
using Answerer = std::function<Outgoing(const Incoming&)>;

class Library {
  public:
    Library(Answerer answerer, bool behind_tls);
    ~Library();

    /// The bytes of the answer. Called by several threads at once.
    std::string process(Incoming incoming) const;
    /// The bytes of an answer that the gate gives by itself; the connection closes after it.
    std::string print(const Outgoing& outgoing) const;

  private:
    class Engine;
    std::unique_ptr<Engine> engine_;
};

}  // namespace http
