#include "server/store/record_task_store.h"

#include <soci/soci.h>

#include <algorithm>

namespace store {

namespace {

long long seconds(Instant moment) { return moment.time_since_epoch().count(); }
Instant instant(long long seconds) { return Instant{std::chrono::seconds{seconds}}; }

template <class Key>
std::vector<Task> read_tasks(Tx& tx, const std::string& where, const Key& key)
{
    Task row;
    long long service = 0, record = 0, made = 0;
    std::vector<Task> all;
    soci::statement rows =
        (tx.sql().prepare << "SELECT t.public_id, t.service_id, coalesce(t.record_id, 0), coalesce(r.public_id, ''), "
                             "coalesce(r.ref, ''), coalesce(r.priority, ''), s.name, t.role, t.kind, t.object, "
                             "t.due_on, t.made_at FROM sharing_task t JOIN service s ON s.id = t.service_id LEFT JOIN "
                             "sharing_record r ON r.id = t.record_id WHERE t.done_at IS NULL AND " +
                                 where +
                                 " ORDER BY CASE coalesce(r.priority, '') WHEN '' THEN 'P4' ELSE r.priority END, CASE "
                                 "t.due_on WHEN '' THEN '9' ELSE t.due_on END, t.id",
         soci::into(row.public_id), soci::into(service), soci::into(record), soci::into(row.record_id),
         soci::into(row.ref), soci::into(row.priority), soci::into(row.service_name), soci::into(row.role),
         soci::into(row.kind), soci::into(row.object), soci::into(row.due_on), soci::into(made), soci::use(key, "key"));
    rows.execute();
    while (rows.fetch()) {
        row.service = ServiceId{service};
        row.record = record;
        row.made_at = instant(made);
        all.push_back(row);
    }
    return all;
}

}  // namespace

Status add_task(Tx& tx, const Task& task)
{
    const long long service = task.service.value, record = task.record, made = seconds(task.made_at);
    int there = 0;
    tx.sql()
        << "SELECT count(*) FROM sharing_task WHERE service_id = :service AND coalesce(record_id, 0) = :record AND "
           "kind = :kind AND object = :object AND role = :role AND done_at IS NULL",
        soci::into(there), soci::use(service), soci::use(record), soci::use(task.kind), soci::use(task.object),
        soci::use(task.role);
    if (there != 0) return {};
    tx.sql() << "INSERT INTO sharing_task (public_id, service_id, record_id, role, kind, object, due_on, made_at) "
                "VALUES (:id, :service, nullif(:record, 0), :role, :kind, :object, :due, :made)",
        soci::use(task.public_id), soci::use(service), soci::use(record), soci::use(task.role), soci::use(task.kind),
        soci::use(task.object), soci::use(task.due_on), soci::use(made);
    return {};
}

Result<std::vector<Task>> open_tasks(Tx& tx, const std::vector<TaskFilter>& of)
{
    std::vector<Task> all;
    for (const auto& each : of) {
        const long long service = each.service.value;
        for (auto& task : read_tasks(tx, "t.service_id = :key", service))
            if (std::find(each.roles.begin(), each.roles.end(), task.role) != each.roles.end())
                all.push_back(std::move(task));
    }
    const auto rank = [](const Task& task) {
        return std::pair(task.priority.empty() ? std::string("P4") : task.priority,
                         task.due_on.empty() ? std::string("9") : task.due_on);
    };
    std::stable_sort(all.begin(), all.end(), [&](const Task& a, const Task& b) { return rank(a) < rank(b); });
    return all;
}

Result<std::vector<Task>> open_tasks_of(Tx& tx, std::int64_t record)
{
    const long long id = record;
    return read_tasks(tx, "t.record_id = :key", id);
}

Result<int> open_tasks_of_kind(Tx& tx, const std::vector<ServiceId>& services, const std::string& kind)
{
    int all = 0;
    for (const auto& service : services) {
        const long long id = service.value;
        int here = 0;
        tx.sql() << "SELECT count(*) FROM sharing_task WHERE service_id = :id AND kind = :kind AND done_at IS NULL",
            soci::into(here), soci::use(id), soci::use(kind);
        all += here;
    }
    return all;
}

Result<Task> find_task(Tx& tx, const std::string& public_id)
{
    auto found = read_tasks(tx, "t.public_id = :key", public_id);
    if (found.empty()) return fail(ErrorKind::NotFound, "task.not_found", "task");
    return std::move(found.front());
}

Status finish_task(Tx& tx, const std::string& public_id, Instant at, const std::string& by)
{
    const long long done = seconds(at);
    tx.sql() << "UPDATE sharing_task SET done_at = :at, done_by = :by WHERE public_id = :id AND done_at IS NULL",
        soci::use(done), soci::use(by), soci::use(public_id);
    return {};
}

Status finish_tasks(Tx& tx, std::int64_t record, const std::string& kind, Instant at, const std::string& by)
{
    const long long done = seconds(at), id = record;
    tx.sql() << "UPDATE sharing_task SET done_at = :at, done_by = :by WHERE record_id = :id AND kind = :kind AND "
                "done_at IS NULL",
        soci::use(done), soci::use(by), soci::use(id), soci::use(kind);
    return {};
}

Result<std::vector<OpenFinding>> open_findings(Tx& tx, std::int64_t record)
{
    const long long key = record;
    long long id = 0, at = 0;
    OpenFinding row;
    std::vector<OpenFinding> all;
    soci::statement rows = (tx.sql().prepare << "SELECT id, code, path, found_at FROM sharing_finding WHERE record_id "
                                                "= :id AND closed_at IS NULL ORDER BY code, id",
                            soci::into(id), soci::into(row.code), soci::into(row.path), soci::into(at), soci::use(key));
    rows.execute();
    while (rows.fetch()) {
        row.id = id;
        row.found_at = instant(at);
        all.push_back(row);
    }
    return all;
}

Result<int> settle_findings(Tx& tx, std::int64_t record, const std::vector<std::pair<std::string, std::string>>& found,
                            Instant at, const std::string& by)
{
    const auto open = open_findings(tx, record);
    if (!open) return fail(open.error());
    const long long id = record, now = seconds(at);
    for (const auto& each : *open) {
        if (std::find(found.begin(), found.end(), std::pair(each.code, each.path)) != found.end()) continue;
        const long long finding = each.id;
        tx.sql() << "UPDATE sharing_finding SET closed_at = :at, closed_by = :by WHERE id = :id", soci::use(now),
            soci::use(by), soci::use(finding);
    }
    for (const auto& [code, path] : found) {
        const auto is_same = [&, code = code, path = path](const auto& each) {
            return each.code == code && each.path == path;
        };
        if (std::any_of(open->begin(), open->end(), is_same)) continue;
        // What somebody has dealt with does not come back.
        int closed = 0;
        tx.sql() << "SELECT count(*) FROM sharing_finding WHERE record_id = :id AND code = :code AND path = :path AND "
                    "how <> ''",
            soci::into(closed), soci::use(id), soci::use(code), soci::use(path);
        if (closed != 0) continue;
        tx.sql() << "INSERT INTO sharing_finding (record_id, code, path, found_at) VALUES (:id, :code, :path, :at)",
            soci::use(id), soci::use(code), soci::use(path), soci::use(now);
    }
    int count = 0;
    tx.sql() << "SELECT count(*) FROM sharing_finding WHERE record_id = :id AND closed_at IS NULL", soci::into(count),
        soci::use(id);
    return count;
}

Status close_finding(Tx& tx, std::int64_t record, const std::string& code, const std::string& path, Instant at,
                     const std::string& by, const std::string& how)
{
    const auto open = open_findings(tx, record);
    if (!open) return fail(open.error());
    for (const auto& each : *open) {
        if (each.code != code || each.path != path) continue;
        const long long finding = each.id, now = seconds(at);
        tx.sql() << "UPDATE sharing_finding SET closed_at = :at, closed_by = :by, how = :how WHERE id = :id",
            soci::use(now), soci::use(by), soci::use(how), soci::use(finding);
        return {};
    }
    return fail(ErrorKind::NotFound, "finding.not_found", "finding");
}

Status let_in(Tx& tx, const Helped& helper)
{
    const long long record = helper.record, account = helper.account.value, at = seconds(helper.at);
    tx.sql() << "INSERT INTO sharing_invitation (record_id, account_id, question, at, by) VALUES (:record, :account, "
                ":question, :at, :by) ON CONFLICT (record_id, account_id) DO UPDATE SET question = "
                "excluded.question, at = excluded.at, by = excluded.by",
        soci::use(record), soci::use(account), soci::use(helper.question), soci::use(at), soci::use(helper.by);
    return {};
}

namespace {

std::vector<Helped> read_helpers(Tx& tx, const std::string& where, long long key)
{
    Helped row;
    long long record = 0, account = 0, at = 0;
    std::vector<Helped> all;
    soci::statement rows =
        (tx.sql().prepare << "SELECT i.record_id, i.account_id, a.name, i.question, i.at, i.by FROM sharing_invitation "
                             "i JOIN account a ON a.id = i.account_id WHERE " +
                                 where + " ORDER BY i.at, a.name",
         soci::into(record), soci::into(account), soci::into(row.name), soci::into(row.question), soci::into(at),
         soci::into(row.by), soci::use(key, "key"));
    rows.execute();
    while (rows.fetch()) {
        row.record = record;
        row.account = AccountId{account};
        row.at = instant(at);
        all.push_back(row);
    }
    return all;
}

}  // namespace

Result<std::vector<Helped>> helpers_of(Tx& tx, std::int64_t record)
{
    return read_helpers(tx, "i.record_id = :key", record);
}

Result<std::vector<Helped>> helped_by(Tx& tx, AccountId account)
{
    return read_helpers(tx, "i.account_id = :key", account.value);
}

}  // namespace store
