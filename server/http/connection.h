// One client's connection, as the gate's loop holds it: a file descriptor, two buffers and a deadline, never a thread.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include "server/http/exchange.h"

namespace http {

using Moment = std::chrono::steady_clock::time_point;

enum class Phase {
    Idle,      // nothing of the next request has come
    Reading,   // some of it has
    Working,   // a worker has it
    Writing,   // the answer is on its way
    Draining,  // the last answer is out; what the client still sends is thrown away, so that it can read that answer
};

/// Bytes that the body of this request may have; known from the route table before any of it is read.
using BodyLimit = std::size_t (*)(const RequestHead& head);

class Connection {
  public:
    Connection(int fd, std::uint64_t id, std::string address, Moment now);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    /// What one turn of reading or writing came to.
    enum class Turn { Waiting, Request, Refused, Answered, Closed };

    /// Reads what has come, up to the end of one request. Request: take_request() has it. Refused: refusal() says why.
    Turn read(BodyLimit body_limit, Moment now);
    Incoming take_request();
    const Refusal& refusal() const { return refusal_; }

    void start_answer(std::string bytes, bool last, Moment now);
    /// Writes what the socket takes. Answered: all of it is out; after the last answer the connection is Draining.
    Turn write(Moment now);
    /// Throws away what comes. Closed: the client has closed too, or sends too much.
    Turn drain();

    int fd() const { return fd_; }
    std::uint64_t id() const { return id_; }
    const std::string& address() const { return address_; }
    Phase phase() const { return phase_; }
    Moment since() const { return since_; }
    bool has_whole_head() const { return head_.has_value(); }
    bool keeps_alive() const { return keep_alive_; }
    int requests() const { return requests_; }

  private:
    Turn frame(BodyLimit body_limit);
    Turn refuse(Refusal refusal);
    void enter(Phase phase, Moment now);

    const int fd_;
    const std::uint64_t id_;
    const std::string address_;
    Phase phase_ = Phase::Idle;
    Moment since_;  // when the phase began; Reading: when the first byte came
    std::string in_, out_;
    std::size_t scanned_{}, written_{}, drained_{};
    std::size_t head_size_{};
    std::optional<RequestHead> head_;
    Refusal refusal_{};
    bool keep_alive_{}, last_{};
    int requests_{};
};

}  // namespace http
