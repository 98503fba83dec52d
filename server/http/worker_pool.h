// Threads that run handlers, behind a queue that has an end: past it the gate says 503 instead of growing.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace http {

class WorkerPool {
  public:
    WorkerPool(int threads, std::size_t queue_limit);
    /// Waits for the work that has begun; drops what has not.
    ~WorkerPool();

    /// False: the queue is full, `work` was not taken.
    bool offer(std::function<void()> work);

  private:
    void run();

    const std::size_t queue_limit_;
    std::mutex mutex_;
    std::condition_variable ready_;
    std::deque<std::function<void()>> queue_;
    bool stopping_{};
    std::vector<std::thread> threads_;
};

}  // namespace http
