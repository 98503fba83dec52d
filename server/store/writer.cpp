#include "server/store/writer.h"

#include <soci/soci.h>

#include <algorithm>
#include <vector>

#include "server/store/dialect.h"

namespace store {
namespace {

// Whose thread this is, so that an act inside an act is noticed instead of waiting for itself for ever.
thread_local const Writer* serving = nullptr;

tl::unexpected<Error> failed(const std::exception& fault)
{
    return fail(ErrorKind::Unavailable, "database.failed", {}, fault.what());
}

}  // namespace

Writer::Writer(std::unique_ptr<soci::session> sql, std::size_t queue_limit, std::size_t group_limit)
    : sql_(std::move(sql)), tx_(*sql_), queue_limit_(queue_limit), group_limit_(group_limit), thread_([this] {
          serve();
      })
{
}

Writer::~Writer()
{
    {
        const std::lock_guard lock(mutex_);
        closing_ = true;
    }
    arrived_.notify_one();
    thread_.join();
}

Status Writer::run(const Work& work)
{
    if (serving == this) return fail(ErrorKind::Unavailable, "database.nested_act");
    Unit unit;
    unit.work = &work;
    {
        const std::lock_guard lock(mutex_);
        if (closing_) return fail(ErrorKind::Unavailable, "database.closing");
        if (queue_.size() >= queue_limit_) return fail(ErrorKind::Unavailable, "database.busy");
        queue_.push_back(&unit);
    }
    arrived_.notify_one();
    unit.finished.acquire();
    return std::move(unit.answer);
}

void Writer::serve()
{
    serving = this;
    std::vector<Unit*> group;
    for (;;) {
        {
            std::unique_lock lock(mutex_);
            arrived_.wait(lock, [&] { return closing_ || !queue_.empty(); });
            if (queue_.empty()) return;
            const auto count = std::min(group_limit_, queue_.size());
            group.assign(queue_.begin(), queue_.begin() + std::ptrdiff_t(count));
            queue_.erase(queue_.begin(), queue_.begin() + std::ptrdiff_t(count));
        }
        commit_group(group);
        for (Unit* unit : group) unit->finished.release();
    }
}

void Writer::commit_group(std::span<Unit* const> group)
{
    try {
        dialect::begin_write(*sql_);
        for (Unit* unit : group) unit->answer = run_unit(*unit->work);
        dialect::release_statements(*sql_);
        dialect::run(*sql_, "COMMIT");
    } catch (const std::exception& fault) {
        // Nothing of this group is in the file: not one of its units may answer that it is.
        for (Unit* unit : group) unit->answer = failed(fault);
        try {
            dialect::release_statements(*sql_);
            if (dialect::in_transaction(*sql_)) dialect::run(*sql_, "ROLLBACK");
        } catch (const std::exception&) {
            // The next group meets the same fault at its own start, and says so.
        }
    }
}

// Throws only when the whole transaction is lost; a fault of this unit alone is its answer, and only it is undone.
Status Writer::run_unit(const Work& work)
{
    dialect::run(*sql_, "SAVEPOINT unit");
    Status answer;
    try {
        answer = work(tx_);
    } catch (const std::exception& fault) {
        answer = failed(fault);
    }
    dialect::release_statements(*sql_);
    if (!answer) {
        if (!dialect::in_transaction(*sql_)) throw soci::soci_error(answer.error().detail);
        dialect::run(*sql_, "ROLLBACK TO SAVEPOINT unit");
    }
    dialect::run(*sql_, "RELEASE SAVEPOINT unit");
    return answer;
}

}  // namespace store
