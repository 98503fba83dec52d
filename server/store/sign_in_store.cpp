#include "server/store/sign_in_store.h"

#include <soci/soci.h>

namespace store {
namespace {

constexpr std::chrono::hours kForgottenAfter{24};
constexpr int kDevicesKept = 10;

long long seconds(Instant moment) { return moment.time_since_epoch().count(); }

}  // namespace

Result<Failures> failures_at(Tx& tx, const Door& door)
{
    int count = 0;
    long long until = 0;
    tx.sql() << "SELECT failures, locked_until FROM sign_in_failure WHERE name_hash = :name AND device = :device",
        soci::use(door.name), soci::use(door.device), soci::into(count), soci::into(until);
    return Failures{count, Instant{std::chrono::seconds{until}}};
}

Status set_failures(Tx& tx, const Door& door, const Failures& failures, Instant now)
{
    const long long until = seconds(failures.locked_until), at = seconds(now), old = seconds(now - kForgottenAfter);
    tx.sql() << "DELETE FROM sign_in_failure WHERE last_at < :old AND locked_until <= :at", soci::use(old, "old"),
        soci::use(at, "at");
    tx.sql() << "INSERT INTO sign_in_failure (name_hash, device, failures, locked_until, last_at) "
                "VALUES (:name, :device, :count, :until, :at) ON CONFLICT (name_hash, device) DO UPDATE "
                "SET failures = excluded.failures, locked_until = excluded.locked_until, last_at = excluded.last_at",
        soci::use(door.name, "name"), soci::use(door.device, "device"), soci::use(failures.count, "count"),
        soci::use(until, "until"), soci::use(at, "at");
    return {};
}

Status forget_failures(Tx& tx, const Door& door)
{
    tx.sql() << "DELETE FROM sign_in_failure WHERE name_hash = :name AND device = :device", soci::use(door.name),
        soci::use(door.device);
    return {};
}

Status forget_all_failures(Tx& tx, const std::string& name)
{
    tx.sql() << "DELETE FROM sign_in_failure WHERE name_hash = :name", soci::use(name);
    return {};
}

Result<bool> is_known_device(Tx& tx, AccountId account, const std::string& token_hash)
{
    const long long id = account.value;
    int count = 0;
    tx.sql() << "SELECT count(*) FROM known_device WHERE account_id = :id AND token_hash = :hash", soci::use(id),
        soci::use(token_hash), soci::into(count);
    return count > 0;
}

Result<bool> is_any_known_device(Tx& tx, const std::string& token_hash)
{
    int count = 0;
    tx.sql() << "SELECT count(*) FROM known_device WHERE token_hash = :hash", soci::use(token_hash), soci::into(count);
    return count > 0;
}

Status remember_device(Tx& tx, AccountId account, const std::string& token_hash, Instant now)
{
    const long long id = account.value, at = seconds(now);
    tx.sql() << "INSERT INTO known_device (account_id, token_hash, seen_at) VALUES (:id, :hash, :at) "
                "ON CONFLICT (account_id, token_hash) DO UPDATE SET seen_at = excluded.seen_at",
        soci::use(id, "id"), soci::use(token_hash, "hash"), soci::use(at, "at");
    tx.sql() << "DELETE FROM known_device WHERE account_id = :id AND token_hash NOT IN (SELECT token_hash "
                "FROM known_device WHERE account_id = :id ORDER BY seen_at DESC, token_hash LIMIT :kept)",
        soci::use(id, "id"), soci::use(kDevicesKept, "kept");
    return {};
}

}  // namespace store
