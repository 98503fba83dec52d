// The clocks that end access by themselves: each Melbourne day in order, each clock by itself, each day once (OFF-5,
// table 0.1).
#pragma once

#include <condition_variable>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "server/admin/clock_work.h"

namespace admin {

struct ClockJob {
    std::string_view name;         // in job_run, and "system:NAME" in the log
    bool Settings::Clocks::*runs;  // its switch
    WorkDay run;                   // null: there is none yet
};
/// In the order in which a day is done: first who is in charge, since the others write to them.
std::span<const ClockJob> clock_jobs();

struct ClockFault {
    std::string clock;
    Date day{};
    Error error;
};
struct DueReport {
    int days{};   // of all clocks together
    int count{};  // what they changed or warned of
    std::vector<ClockFault> faults;
};
/// Works through every day up to the one in Melbourne at `now` that a clock has not done yet: after downtime, each
/// missed day in order. A clock begins on the day of its first run. One that fails stops at that day and takes it up
/// again the next time; the others go on. A second run on one day does nothing.
/// Errors: those of the database, where not even the rows of a day can be written.
Result<DueReport> run_due(const Parts& parts, Instant now);

/// Does what is due, once at the start and then in a thread of its own soon after each midnight in Melbourne; what
/// failed is tried again a few minutes later. All that is passed must outlive it.
class ClockRunner {
  public:
    /// Where a round's faults are told, from whichever thread.
    using Tell = std::function<void(const DueReport&)>;

    ClockRunner(const Settings& settings, const Clock& clock, store::Database& database, const crypto::ServerKey& key,
                Tell tell);
    /// Waits for the unit of work that is under way.
    ~ClockRunner();
    ClockRunner(const ClockRunner&) = delete;
    ClockRunner& operator=(const ClockRunner&) = delete;

    /// Returns after the first round: nobody signs in to what should have ended while the server was down.
    void start();

  private:
    void round();
    void run();

    const Parts parts_;
    const Tell tell_;
    Date done_{}, failed_{};  // the last day of each kind; of whichever thread does the rounds
    Instant again_at_{};
    std::mutex mutex_;
    std::condition_variable woken_;
    bool ending_ = false;
    std::thread thread_;
};

}  // namespace admin
