#include "server/store/record_history_store.h"

#include <soci/soci.h>

namespace store {

namespace {

long long seconds(Instant moment) { return moment.time_since_epoch().count(); }
Instant instant(long long seconds) { return Instant{std::chrono::seconds{seconds}}; }

}  // namespace

Status add_version(Tx& tx, std::int64_t record, const RecordVersion& version)
{
    const long long id = record, at = seconds(version.at);
    int there = 0;
    tx.sql() << "SELECT count(*) FROM sharing_version WHERE record_id = :id AND version = :version", soci::into(there),
        soci::use(id), soci::use(version.version);
    if (there != 0) return fail(ErrorKind::Conflict, "record.changed", "version");
    tx.sql() << "INSERT INTO sharing_version (record_id, version, at, by, role, reason, body, judged, table_version) "
                "VALUES (:id, :version, :at, :by, :role, :reason, :body, :judged, :table)",
        soci::use(id), soci::use(version.version), soci::use(at), soci::use(version.by), soci::use(version.role),
        soci::use(version.reason), soci::use(version.body), soci::use(version.judged), soci::use(version.table_version);
    return {};
}

Result<RecordVersion> find_version(Tx& tx, std::int64_t record, int version)
{
    const long long id = record;
    long long at = 0;
    RecordVersion found;
    tx.sql() << "SELECT v.version, v.at, v.by, coalesce(a.name, ''), v.role, v.reason, v.body, v.judged, "
                "v.table_version FROM sharing_version v LEFT JOIN account a ON a.public_id = v.by WHERE v.record_id "
                "= :id AND v.version = :version",
        soci::into(found.version), soci::into(at), soci::into(found.by), soci::into(found.name), soci::into(found.role),
        soci::into(found.reason), soci::into(found.body), soci::into(found.judged), soci::into(found.table_version),
        soci::use(id), soci::use(version);
    if (!tx.sql().got_data()) return fail(ErrorKind::NotFound, "record.version_not_found", "version");
    found.at = instant(at);
    return found;
}

Result<std::vector<RecordVersion>> record_versions(Tx& tx, std::int64_t record)
{
    const long long id = record;
    long long at = 0;
    RecordVersion row;
    std::vector<RecordVersion> all;
    soci::statement rows =
        (tx.sql().prepare << "SELECT v.version, v.at, v.by, coalesce(a.name, ''), v.role, v.reason, v.table_version "
                             "FROM sharing_version v LEFT JOIN account a ON a.public_id = v.by WHERE v.record_id = "
                             ":id ORDER BY v.version DESC",
         soci::into(row.version), soci::into(at), soci::into(row.by), soci::into(row.name), soci::into(row.role),
         soci::into(row.reason), soci::into(row.table_version), soci::use(id));
    rows.execute();
    while (rows.fetch()) {
        row.at = instant(at);
        all.push_back(row);
    }
    return all;
}

Status add_step(Tx& tx, std::int64_t record, const RecordStep& step)
{
    const long long id = record, at = seconds(step.at);
    tx.sql() << "INSERT INTO sharing_step (record_id, at, by, name, role, event, from_state, to_state, version, "
                "reason, confirmed) VALUES (:id, :at, :by, :name, :role, :event, :from, :to, :version, :reason, "
                ":confirmed)",
        soci::use(id), soci::use(at), soci::use(step.by), soci::use(step.name), soci::use(step.role),
        soci::use(step.event), soci::use(step.from), soci::use(step.to), soci::use(step.version),
        soci::use(step.reason), soci::use(step.confirmed);
    return {};
}

Result<std::vector<RecordStep>> record_steps(Tx& tx, std::int64_t record)
{
    const long long id = record;
    long long at = 0;
    RecordStep row;
    std::vector<RecordStep> all;
    soci::statement rows =
        (tx.sql().prepare << "SELECT at, by, name, role, event, from_state, to_state, version, reason, confirmed FROM "
                             "sharing_step WHERE record_id = :id ORDER BY id",
         soci::into(at), soci::into(row.by), soci::into(row.name), soci::into(row.role), soci::into(row.event),
         soci::into(row.from), soci::into(row.to), soci::into(row.version), soci::into(row.reason),
         soci::into(row.confirmed), soci::use(id));
    rows.execute();
    while (rows.fetch()) {
        row.at = instant(at);
        all.push_back(row);
    }
    return all;
}

Result<std::optional<WorkingCopy>> find_working(Tx& tx, std::int64_t record, AccountId account)
{
    const long long id = record, who = account.value;
    long long at = 0;
    WorkingCopy copy;
    tx.sql() << "SELECT version, body, at FROM sharing_working WHERE record_id = :id AND account_id = :who",
        soci::into(copy.version), soci::into(copy.body), soci::into(at), soci::use(id), soci::use(who);
    if (!tx.sql().got_data()) return std::nullopt;
    copy.at = instant(at);
    return std::optional(std::move(copy));
}

Status keep_working(Tx& tx, std::int64_t record, AccountId account, const WorkingCopy& copy)
{
    const long long id = record, who = account.value, at = seconds(copy.at);
    tx.sql() << "INSERT INTO sharing_working (record_id, account_id, version, body, at) VALUES (:id, :who, :version, "
                ":body, :at) ON CONFLICT (record_id, account_id) DO UPDATE SET version = excluded.version, body = "
                "excluded.body, at = excluded.at",
        soci::use(id), soci::use(who), soci::use(copy.version), soci::use(copy.body), soci::use(at);
    return {};
}

Status forget_working(Tx& tx, std::int64_t record, AccountId account)
{
    const long long id = record, who = account.value;
    tx.sql() << "DELETE FROM sharing_working WHERE record_id = :id AND account_id = :who", soci::use(id),
        soci::use(who);
    return {};
}

Status add_message(Tx& tx, const std::string& exchange, const Message& message)
{
    const long long from = message.from.value, at = seconds(message.at);
    tx.sql() << "INSERT INTO sharing_message (exchange, from_id, kind, at, by, body) VALUES (:exchange, :from, :kind, "
                ":at, :by, :body)",
        soci::use(exchange), soci::use(from), soci::use(message.kind), soci::use(at), soci::use(message.by),
        soci::use(message.body);
    return {};
}

Result<std::vector<Message>> messages_of(Tx& tx, const std::string& exchange)
{
    long long id = 0, from = 0, at = 0;
    Message row;
    std::vector<Message> all;
    soci::statement rows =
        (tx.sql().prepare << "SELECT id, from_id, kind, at, by, body FROM sharing_message WHERE exchange = :exchange "
                             "ORDER BY id",
         soci::into(id), soci::into(from), soci::into(row.kind), soci::into(at), soci::into(row.by),
         soci::into(row.body), soci::use(exchange));
    rows.execute();
    while (rows.fetch()) {
        row.id = id;
        row.from = ServiceId{from};
        row.at = instant(at);
        all.push_back(row);
    }
    return all;
}

}  // namespace store
