// The one thread that writes. Units of work wait in a bounded queue; those that wait together are committed together,
// so that one sync of the disk serves them all.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <semaphore>
#include <span>
#include <thread>

#include "server/store/database.h"

namespace store {

class Writer {
  public:
    using Work = std::function<Status(Tx&)>;

    Writer(std::unique_ptr<soci::session> sql, std::size_t queue_limit, std::size_t group_limit);
    /// Finishes what waits, then closes the connection, which empties the log into the file.
    ~Writer();
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;

    /// Returns once `work` is durable, or was undone. Errors: those of Database::act.
    Status run(const Work& work);

  private:
    struct Unit {
        const Work* work{};
        Status answer;
        std::binary_semaphore finished{0};
    };

    void serve();
    void commit_group(std::span<Unit* const> group);
    Status run_unit(const Work& work);

    std::unique_ptr<soci::session> sql_;
    Tx tx_;
    const std::size_t queue_limit_, group_limit_;
    std::mutex mutex_;
    std::condition_variable arrived_;
    std::deque<Unit*> queue_;
    bool closing_ = false;
    std::thread thread_;
};

}  // namespace store
