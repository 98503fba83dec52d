#include "server/admin/clocks.h"

#include <algorithm>
#include <array>
#include <chrono>

#include "server/admin/review_clock.h"
#include "server/store/job_store.h"

namespace admin {

namespace {

using std::chrono::minutes;
using std::chrono::seconds;

constexpr seconds kBetweenLooks{5};
constexpr minutes kBetweenTries{10};

constexpr std::array kJobs{
    ClockJob{"transfer", &Settings::Clocks::run_transfer, transfer_day},
    ClockJob{"review", &Settings::Clocks::run_review, in_one_unit<run_review_day>},
    ClockJob{"credential", &Settings::Clocks::run_credential, credential_day},
    ClockJob{"absence", &Settings::Clocks::run_absence, absence_day},
    ClockJob{"inactivity", &Settings::Clocks::run_inactivity, inactivity_day},
    ClockJob{"retention", &Settings::Clocks::run_retention, retention_day},
};

/// Where one clock stands in this round.
struct Turn {
    const ClockJob* job{};
    Date next{};
    bool is_stopped{};
};

Result<std::vector<Turn>> turns_of(const Parts& parts, Date today)
{
    return parts.database.read([&](store::Tx& tx) -> Result<std::vector<Turn>> {
        std::vector<Turn> turns;
        for (const auto& job : kJobs) {
            if (job.run == nullptr || !(parts.settings.clocks.*job.runs)) continue;
            const auto last = store::last_day_of(tx, std::string(job.name));
            if (!last) return fail(last.error());
            turns.push_back({&job, *last ? add_days(**last, 1) : today});
        }
        return turns;
    });
}

/// One day of every clock that has it still to do. Its rows are written together: a day whose rows were lost with the
/// program is done again, which changes nothing.
Status do_day(const Parts& parts, std::vector<Turn>& turns, Date day, Instant now, DueReport& report)
{
    std::vector<store::JobRun> runs;
    for (auto& turn : turns) {
        if (turn.is_stopped || turn.next > day) continue;
        const std::string name(turn.job->name);
        store::JobRun run{.day = day, .clock = name, .started_at = parts.clock.now()};
        const auto worked = turn.job->run({parts, now, day, turn.job->name});
        if (worked) {
            run.finished_at = parts.clock.now();
            run.count = worked->count;
            run.error = worked->fault;
            ++report.days;
            report.count += worked->count;
            if (!worked->fault.empty())
                report.faults.push_back({name, day, Error{ErrorKind::Invalid, worked->fault, {}, {}}});
        } else {
            run.error = worked.error().code;
            turn.is_stopped = true;
            report.faults.push_back({name, day, worked.error()});
        }
        runs.push_back(std::move(run));
    }
    return parts.database.act([&](store::Tx& tx) -> Status {
        for (const auto& run : runs)
            if (auto done = store::save_job_run(tx, run); !done) return done;
        return {};
    });
}

}  // namespace

std::span<const ClockJob> clock_jobs() { return kJobs; }

Result<DueReport> run_due(const Parts& parts, Instant now)
{
    const auto today = melbourne_day(now);
    auto turns = turns_of(parts, today);
    if (!turns) return fail(turns.error());
    DueReport report;
    auto day = add_days(today, 1);
    for (const auto& turn : *turns) day = std::min(day, turn.next);
    for (; day <= today; day = add_days(day, 1))
        if (auto done = do_day(parts, *turns, day, now, report); !done) return fail(done.error());
    return report;
}

ClockRunner::ClockRunner(const Settings& settings, const Clock& clock, store::Database& database,
                         const crypto::ServerKey& key, Tell tell)
    : parts_{settings, clock, database, key}, tell_(std::move(tell))
{
}

ClockRunner::~ClockRunner()
{
    {
        const std::lock_guard lock(mutex_);
        ending_ = true;
    }
    woken_.notify_all();
    if (thread_.joinable()) thread_.join();
}

void ClockRunner::start()
{
    if (thread_.joinable()) return;
    round();
    thread_ = std::thread([this] { run(); });
}

void ClockRunner::round()
{
    const auto now = parts_.clock.now();
    auto report = run_due(parts_, now);
    if (!report) report = DueReport{.faults = {{"", melbourne_day(now), report.error()}}};
    const bool is_done = std::none_of(report->faults.begin(), report->faults.end(), [](const ClockFault& fault) {
        return fault.error.kind == ErrorKind::Unavailable;
    });
    (is_done ? done_ : failed_) = melbourne_day(now);
    again_at_ = now + kBetweenTries;
    tell_(*report);
}

void ClockRunner::run()
{
    std::unique_lock lock(mutex_);
    while (!woken_.wait_for(lock, kBetweenLooks, [this] { return ending_; })) {
        const auto now = parts_.clock.now();
        const auto today = melbourne_day(now);
        if (today == done_ || (today == failed_ && now < again_at_)) continue;
        lock.unlock();
        round();
        lock.lock();
    }
}

}  // namespace admin
