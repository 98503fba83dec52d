// Who gets in. One thread and epoll hold every connection: requests are read whole, under deadlines and limits, before
// a worker sees them, and answers are written without waiting for the client. So a slow client costs a file descriptor
// and a buffer, never a thread (the library alone is stopped for good by as many slow clients as it has threads).
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <unordered_map>
#include <vector>

#include "server/config/settings.h"
#include "server/http/connection.h"
#include "server/http/library.h"
#include "server/http/worker_pool.h"
#include "shared/core/result.h"

namespace http {

/// Passed in, so that a test moves the deadlines' clock by hand.
using MomentSource = std::function<Moment()>;

class Gate {
  public:
    struct Parts {
        const Settings::Server& settings;
        Answerer answerer;
        BodyLimit body_limit;
        MomentSource now = std::chrono::steady_clock::now;
    };
    /// Listens and serves until destroyed. Errors: Unavailable "server.cannot_listen".
    static Result<std::unique_ptr<Gate>> open(Parts parts);
    /// Takes no new connection, lets begun requests end (5 seconds at most), closes.
    ~Gate();

    int port() const { return port_; }
    /// Looks at the deadlines at once instead of at the next tick.
    void wake() const;

  private:
    struct Done {
        std::uint64_t connection;
        std::string bytes;
        bool last;
    };

    Gate(Parts parts, int listener, int port);
    void loop();
    void accept_all();
    void make_room();
    void advance(Connection& connection);
    void hand_over(Connection& connection);
    void answer(Connection& connection, std::string bytes, bool last);
    void refuse(Connection& connection, const Refusal& refusal);
    void take_done();
    void check_deadlines();
    void close(const Connection& connection);
    std::string client_of(const Incoming& incoming) const;

    const Parts parts_;
    const Library library_;
    const int listener_, port_, poll_, wake_;
    std::size_t max_connections_{};
    std::uint64_t next_id_ = 2;  // 0 and 1 stand for the listener and the wake-up
    std::unordered_map<std::uint64_t, std::unique_ptr<Connection>> connections_;
    std::mutex done_mutex_;
    std::vector<Done> done_;
    std::atomic<bool> stopping_{};
    std::unique_ptr<WorkerPool> workers_;
    std::thread thread_;
};

}  // namespace http
