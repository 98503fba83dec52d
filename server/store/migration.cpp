#include "server/store/migration.h"

#include <soci/soci.h>

#include "server/store/dialect.h"

namespace store {
namespace {

int last_run(soci::session& sql)
{
    int number = 0;
    sql << "SELECT coalesce(max(number), 0) FROM schema_migration", soci::into(number);
    return number;
}

}  // namespace

Result<std::optional<DataKind>> mark_of(soci::session& sql)
{
    if (dialect::has_table(sql, "database_mark") && dialect::has_table(sql, "schema_migration")) {
        std::string kind;
        sql << "SELECT kind FROM database_mark WHERE id = 1", soci::into(kind);
        if (kind == "real") return DataKind::Real;
        if (kind == "demo") return DataKind::Demo;
    }
    if (dialect::is_empty(sql)) return std::nullopt;
    return fail(ErrorKind::Unavailable, "database.foreign");
}

Status migrate(soci::session& sql, DataKind kind, Instant now)
{
    // All that is owed in one transaction, so that a new file is either made and marked or still empty.
    dialect::begin_write(sql);
    const bool is_new = !dialect::has_table(sql, "schema_migration");
    if (is_new)
        dialect::run(
            sql,
            "CREATE TABLE schema_migration (number INTEGER PRIMARY KEY, name TEXT NOT NULL, run_at BIGINT NOT NULL)");
    const int done = last_run(sql);
    if (done > migrations().back().number) {
        dialect::run(sql, "ROLLBACK");
        return fail(ErrorKind::Unavailable, "database.newer");
    }
    long long at = now.time_since_epoch().count();
    for (const auto& migration : migrations()) {
        if (migration.number <= done) continue;
        dialect::run(sql, std::string(migration.text));
        int number = migration.number;
        std::string name(migration.name);
        sql << "INSERT INTO schema_migration (number, name, run_at) VALUES (:number, :name, :at)", soci::use(number),
            soci::use(name), soci::use(at);
    }
    if (is_new) {
        const std::string word = kind == DataKind::Demo ? "demo" : "real";
        sql << "INSERT INTO database_mark (id, kind, made_at) VALUES (1, :kind, :at)", soci::use(word), soci::use(at);
    }
    dialect::run(sql, "COMMIT");
    return {};
}

Status check_migrated(soci::session& sql)
{
    const int done = last_run(sql);
    if (done > migrations().back().number) return fail(ErrorKind::Unavailable, "database.newer");
    if (done < migrations().back().number) return fail(ErrorKind::Unavailable, "database.older");
    return {};
}

}  // namespace store
