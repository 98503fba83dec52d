#include "server/store/held_grant_store.h"

#include <soci/soci.h>

namespace store {

namespace {

constexpr const char* kSelect =
    "SELECT g.id, g.public_id, g.account_id, g.service_id, s.public_id, s.name, g.workforce, g.user_type, "
    "g.granted_at, coalesce(g.ended_at, -1), g.end_reason, g.ended_by, g.locked_at IS NOT NULL OR g.unattended_at IS "
    "NOT NULL, "
    "coalesce(g.unlocked_at, -1), g.locks_on FROM access_grant g JOIN service s ON s.id = g.service_id ";

Instant instant(long long seconds) { return Instant{std::chrono::seconds{seconds}}; }

struct Row {
    HeldGrant grant;
    long long id{}, account{}, service{}, granted{}, ended{}, unlocked{};
    int is_locked{};

    HeldGrant take() const
    {
        HeldGrant taken = grant;
        taken.id = GrantId{id};
        taken.account = AccountId{account};
        taken.service = ServiceId{service};
        taken.granted_at = instant(granted);
        if (ended >= 0) taken.ended_at = instant(ended);
        if (unlocked >= 0) taken.unlocked_at = instant(unlocked);
        taken.is_locked = is_locked != 0;
        return taken;
    }
};

soci::details::prepare_temp_type select(soci::session& sql, Row& row, const std::string& rest)
{
    auto& g = row.grant;
    return (sql.prepare << kSelect + rest, soci::into(row.id), soci::into(g.public_id), soci::into(row.account),
            soci::into(row.service), soci::into(g.service_id), soci::into(g.service_name), soci::into(g.workforce),
            soci::into(g.user_type), soci::into(row.granted), soci::into(row.ended), soci::into(g.end_reason),
            soci::into(g.ended_by), soci::into(row.is_locked), soci::into(row.unlocked), soci::into(g.locks_on));
}

std::vector<HeldGrant> all(soci::statement& rows, const Row& row)
{
    std::vector<HeldGrant> grants;
    rows.execute();
    while (rows.fetch()) grants.push_back(row.take());
    return grants;
}

}  // namespace

Result<std::vector<HeldGrant>> held_grants_of(Tx& tx, AccountId account)
{
    Row row;
    const long long key = account.value;
    soci::statement rows = (select(tx.sql(), row,
                                   "WHERE g.account_id = :account "
                                   "ORDER BY CASE WHEN g.ended_at IS NULL THEN 0 ELSE 1 END, s.name, g.id"),
                            soci::use(key));
    return all(rows, row);
}

// The grants at the services of one Authoriser, but not their own. A Co-ordinator has the principals and nobody else
// (ACT-5).
constexpr const char* kUnder =
    "JOIN duty d ON d.service_id = g.service_id AND d.in_force = 1 AND d.account_id = :me "
    "LEFT JOIN user_type t ON t.workforce = g.workforce AND t.label = g.user_type "
    "WHERE g.account_id <> :me AND (g.ended_at IS NULL OR g.ended_at >= :since) "
    "AND (d.kind <> 'region' OR coalesce(t.by_region, 0) = 1) ";

Result<std::vector<HeldGrant>> held_grants_under(Tx& tx, AccountId authoriser, Instant since)
{
    Row row;
    const long long key = authoriser.value, from = since.time_since_epoch().count();
    soci::statement rows =
        (select(tx.sql(), row,
                std::string(kUnder) +
                    "ORDER BY g.account_id, CASE WHEN g.ended_at IS NULL THEN 0 ELSE 1 END, s.name, g.id"),
         soci::use(key, "me"), soci::use(from, "since"));
    return all(rows, row);
}

Result<bool> is_held_under(Tx& tx, AccountId authoriser, AccountId account, Instant since)
{
    const long long me = authoriser.value, user = account.value, from = since.time_since_epoch().count();
    int count = 0;
    tx.sql() << std::string("SELECT count(*) FROM access_grant g ") + kUnder + "AND g.account_id = :user",
        soci::use(me, "me"), soci::use(from, "since"), soci::use(user, "user"), soci::into(count);
    return count > 0;
}

Result<std::vector<HeldGrant>> held_grants_at(Tx& tx, ServiceId service)
{
    Row row;
    const long long key = service.value;
    soci::statement rows =
        (select(tx.sql(), row, "WHERE g.service_id = :service AND g.ended_at IS NULL ORDER BY g.account_id, g.id"),
         soci::use(key));
    return all(rows, row);
}

Status end_grant(Tx& tx, GrantId grant, const std::string& reason, const std::string& by, Instant at)
{
    const long long id = grant.value, moment = at.time_since_epoch().count();
    tx.sql() << "UPDATE access_grant SET ended_at = :at, end_reason = :reason, ended_by = :by "
                "WHERE id = :id AND ended_at IS NULL",
        soci::use(moment, "at"), soci::use(reason, "reason"), soci::use(by, "by"), soci::use(id, "id");
    return {};
}

Status lock_grant(Tx& tx, GrantId grant, Instant at)
{
    const long long id = grant.value, moment = at.time_since_epoch().count();
    tx.sql() << "UPDATE access_grant SET locked_at = :at WHERE id = :id AND locked_at IS NULL", soci::use(moment, "at"),
        soci::use(id, "id");
    return {};
}

Status unlock_grant(Tx& tx, GrantId grant, Instant at)
{
    const long long id = grant.value, moment = at.time_since_epoch().count();
    tx.sql() << "UPDATE access_grant SET locked_at = NULL, unlocked_at = :at WHERE id = :id AND locked_at IS NOT NULL",
        soci::use(moment, "at"), soci::use(id, "id");
    return {};
}

}  // namespace store
