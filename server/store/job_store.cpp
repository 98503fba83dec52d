#include "server/store/job_store.h"

#include <soci/soci.h>

namespace store {

namespace {

Instant instant(long long seconds) { return Instant{std::chrono::seconds{seconds}}; }

/// A day as this store has written it.
Date day_in(const std::string& text) { return parse_date(text).value_or(Date{}); }

// One row for each account with a live grant that has no open invitation. Never signed in and never activated: counted
// from the first of the grants, so that nobody's access runs on for want of a date.
constexpr const char* kIdle =
    "SELECT id, begins, live, locked, unlocked, unlocked_at FROM (SELECT a.id AS id, "
    "CASE WHEN coalesce(a.last_sign_in_at, 0) > coalesce(a.activated_at, 0) THEN a.last_sign_in_at "
    "ELSE coalesce(a.activated_at, min(g.granted_at)) END AS begins, count(*) AS live, "
    "sum(CASE WHEN g.locked_at IS NULL AND g.unattended_at IS NULL THEN 0 ELSE 1 END) AS locked, "
    "sum(CASE WHEN g.unlocked_at IS NULL THEN 0 ELSE 1 END) AS unlocked, "
    "coalesce(min(g.unlocked_at), 0) AS unlocked_at "
    "FROM account a JOIN access_grant g ON g.account_id = a.id AND g.ended_at IS NULL "
    "WHERE NOT EXISTS (SELECT 1 FROM invitation i WHERE i.account_id = a.id AND i.done_at IS NULL "
    "AND i.cancelled_at IS NULL) ";

struct IdleRow {
    long long id{}, begins{}, unlocked_at{};
    int live{}, locked{}, unlocked{};

    IdleAccount take() const
    {
        IdleAccount taken{.id = AccountId{id}, .counted_from = instant(begins), .is_locked = locked == live};
        if (unlocked == live) taken.unlocked_at = instant(unlocked_at);
        return taken;
    }
};

soci::details::prepare_temp_type select(soci::session& sql, IdleRow& row, const std::string& rest)
{
    return (sql.prepare << kIdle + rest, soci::into(row.id), soci::into(row.begins), soci::into(row.live),
            soci::into(row.locked), soci::into(row.unlocked), soci::into(row.unlocked_at));
}

}  // namespace

Result<std::optional<Date>> last_day_of(Tx& tx, const std::string& clock)
{
    std::string day;
    tx.sql() << "SELECT coalesce(max(day), '') FROM job_run WHERE clock = :clock AND finished_at IS NOT NULL",
        soci::use(clock), soci::into(day);
    return parse_date(day);
}

Status save_job_run(Tx& tx, const JobRun& run)
{
    const auto day = to_iso(run.day);
    const long long started = run.started_at.time_since_epoch().count(),
                    finished = run.finished_at ? run.finished_at->time_since_epoch().count() : -1;
    tx.sql() << "INSERT INTO job_run (day, clock, started_at, finished_at, count, error) "
                "VALUES (:day, :clock, :started, nullif(:finished, -1), :count, :error) "
                "ON CONFLICT (day, clock) DO UPDATE SET started_at = excluded.started_at, "
                "finished_at = excluded.finished_at, count = excluded.count, error = excluded.error",
        soci::use(day, "day"), soci::use(run.clock, "clock"), soci::use(started, "started"),
        soci::use(finished, "finished"), soci::use(run.count, "count"), soci::use(run.error, "error");
    return {};
}

Result<std::vector<JobRun>> job_runs(Tx& tx, int limit)
{
    JobRun row;
    std::string day;
    long long started = 0, finished = 0;
    std::vector<JobRun> all;
    soci::statement rows =
        (tx.sql().prepare << "SELECT day, clock, started_at, coalesce(finished_at, -1), count, error FROM job_run "
                             "ORDER BY day DESC, started_at, clock LIMIT :limit",
         soci::into(day), soci::into(row.clock), soci::into(started), soci::into(finished), soci::into(row.count),
         soci::into(row.error), soci::use(limit));
    rows.execute();
    while (rows.fetch()) {
        row.day = day_in(day);
        row.started_at = instant(started);
        row.finished_at = finished < 0 ? std::nullopt : std::optional(instant(finished));
        all.push_back(row);
    }
    return all;
}

Result<std::vector<Warning>> warnings_of(Tx& tx, AccountId account, const std::string& clock, Date ends_on)
{
    const long long id = account.value;
    const auto ends = to_iso(ends_on);
    std::string due, named;
    long long warned = 0;
    std::vector<Warning> all;
    soci::statement rows =
        (tx.sql().prepare << "SELECT due_on, named, warned_at FROM clock_warning WHERE account_id = :id "
                             "AND clock = :clock AND ends_on = :ends ORDER BY due_on",
         soci::into(due), soci::into(named), soci::into(warned), soci::use(id, "id"), soci::use(clock, "clock"),
         soci::use(ends, "ends"));
    rows.execute();
    while (rows.fetch())
        all.push_back(
            {.ends_on = ends_on, .due_on = day_in(due), .named = day_in(named), .warned_at = instant(warned)});
    return all;
}

Status add_warning(Tx& tx, AccountId account, const std::string& clock, const Warning& warning)
{
    const long long id = account.value, warned = warning.warned_at.time_since_epoch().count();
    const auto ends = to_iso(warning.ends_on), due = to_iso(warning.due_on), named = to_iso(warning.named);
    tx.sql() << "INSERT INTO clock_warning (account_id, clock, ends_on, due_on, named, warned_at) "
                "VALUES (:id, :clock, :ends, :due, :named, :warned)",
        soci::use(id, "id"), soci::use(clock, "clock"), soci::use(ends, "ends"), soci::use(due, "due"),
        soci::use(named, "named"), soci::use(warned, "warned");
    return {};
}

Result<std::vector<IdleAccount>> idle_accounts(Tx& tx, Instant before)
{
    IdleRow row;
    const long long moment = before.time_since_epoch().count();
    std::vector<IdleAccount> all;
    soci::statement rows =
        (select(tx.sql(), row, "GROUP BY a.id) AS counted WHERE begins < :before ORDER BY id"), soci::use(moment));
    rows.execute();
    while (rows.fetch()) all.push_back(row.take());
    return all;
}

Result<std::optional<IdleAccount>> find_idle_account(Tx& tx, AccountId id)
{
    IdleRow row;
    const long long key = id.value;
    soci::statement find = (select(tx.sql(), row, "AND a.id = :id GROUP BY a.id) AS counted"), soci::use(key));
    if (!find.execute(true)) return std::nullopt;
    return row.take();
}

Result<std::vector<AccountId>> accounts_with_credential_to(Tx& tx, Date day)
{
    const auto last = to_iso(day);
    long long id = 0;
    std::vector<AccountId> all;
    soci::statement rows =
        (tx.sql().prepare << "SELECT a.id FROM account a WHERE a.credential_state = 'current' "
                             "AND a.credential_expires_on <> '' AND a.credential_expires_on <= :day AND EXISTS "
                             "(SELECT 1 FROM access_grant g WHERE g.account_id = a.id AND g.ended_at IS NULL) "
                             "ORDER BY a.id",
         soci::into(id), soci::use(last));
    rows.execute();
    while (rows.fetch()) all.push_back(AccountId{id});
    return all;
}

}  // namespace store
