#include "server/store/grant_store.h"

#include <soci/soci.h>

namespace store {
namespace {

constexpr const char* kSelect =
    "SELECT g.id, g.public_id, g.service_id, s.name, g.workforce, g.user_type "
    "FROM access_grant g JOIN service s ON s.id = g.service_id JOIN account a ON a.id = g.account_id "
    "WHERE g.account_id = :account AND g.ended_at IS NULL AND g.locked_at IS NULL AND g.unattended_at IS NULL "
    "AND a.credential_state <> 'lapsed' "
    "AND a.is_restricted = 0 AND NOT EXISTS (SELECT 1 FROM restriction r WHERE r.account_id = g.account_id "
    "AND r.ended_at IS NULL AND r.extent = 'services' AND NOT EXISTS (SELECT 1 FROM restriction_kept k "
    "WHERE k.restriction_id = r.id AND k.kept = s.public_id)) ";

// UAR-7: from the first moment of that day, whether or not the clock of the reviews has run.
constexpr const char* kNotOverdue = "AND (g.locks_on = '' OR g.locks_on > :today) ";

// A row of kSelect, as the statement fills it.
struct Row {
    long long id{}, service{};
    Grant grant;

    Grant take() const
    {
        Grant taken = grant;
        taken.id = GrantId{id};
        taken.service = ServiceId{service};
        return taken;
    }
};

struct FindGrant {
    long long account{};
    std::string public_id, today;
    Row row;
    soci::statement find;

    explicit FindGrant(soci::session& sql)
        : find((sql.prepare << std::string(kSelect) + kNotOverdue + "AND g.public_id = :public_id", soci::into(row.id),
                soci::into(row.grant.public_id), soci::into(row.service), soci::into(row.grant.service_name),
                soci::into(row.grant.workforce), soci::into(row.grant.user_type), soci::use(account, "account"),
                soci::use(today, "today"), soci::use(public_id, "public_id")))
    {
    }
};

struct ListGrants {
    long long account{};
    std::string today;
    Row row;
    soci::statement list;

    explicit ListGrants(soci::session& sql)
        : list((sql.prepare << std::string(kSelect) + kNotOverdue + "ORDER BY s.name, g.workforce", soci::into(row.id),
                soci::into(row.grant.public_id), soci::into(row.service), soci::into(row.grant.service_name),
                soci::into(row.grant.workforce), soci::into(row.grant.user_type), soci::use(account, "account"),
                soci::use(today, "today")))
    {
    }
};

}  // namespace

Result<std::vector<Grant>> grants_of(Tx& tx, AccountId account, Date today)
{
    auto& rows = tx.kept<ListGrants>();
    rows.account = account.value;
    rows.today = to_iso(today);
    rows.list.execute();
    std::vector<Grant> grants;
    while (rows.list.fetch()) grants.push_back(rows.row.take());
    return grants;
}

Result<Grant> find_grant(Tx& tx, AccountId account, const std::string& public_id, Date today)
{
    auto& find = tx.kept<FindGrant>();
    find.account = account.value;
    find.today = to_iso(today);
    find.public_id = public_id;
    if (!find.find.execute(true)) return fail(ErrorKind::NotFound, "grant.not_found");
    return find.row.take();
}

Status add_grant(Tx& tx, const NewGrant& grant)
{
    const long long account = grant.account.value, service = grant.service.value,
                    at = grant.at.time_since_epoch().count();
    long long added = 0;
    // A grant that has ended may be given again; one that is live is left as it is.
    tx.sql() << "INSERT INTO access_grant (public_id, account_id, service_id, workforce, user_type, granted_at) "
                "VALUES (:public_id, :account, :service, :workforce, :type, :at) "
                "ON CONFLICT (account_id, service_id, workforce) DO UPDATE SET public_id = excluded.public_id, "
                "user_type = excluded.user_type, granted_at = excluded.granted_at, ended_at = NULL, end_reason = '', "
                "ended_by = '', locked_at = NULL, unlocked_at = NULL, locks_on = '', unattended_at = NULL "
                "WHERE access_grant.ended_at IS NOT NULL RETURNING id",
        soci::use(grant.public_id, "public_id"), soci::use(account, "account"), soci::use(service, "service"),
        soci::use(grant.workforce, "workforce"), soci::use(grant.user_type, "type"), soci::use(at, "at"),
        soci::into(added);
    if (added == 0) return fail(ErrorKind::Conflict, "grant.exists", "service");
    return {};
}

Result<ServiceId> find_service(Tx& tx, const std::string& named)
{
    long long id = 0;
    int found = 0;
    soci::statement rows =
        (tx.sql().prepare << "SELECT id FROM service WHERE source_ref = :named OR public_id = :named "
                             "OR name = :named ORDER BY id LIMIT 2",
         soci::into(id), soci::use(named, "named"));
    rows.execute();
    while (rows.fetch()) ++found;
    if (found == 0) return fail(ErrorKind::NotFound, "service.not_found", "service");
    if (found > 1) return fail(ErrorKind::Conflict, "service.ambiguous", "service");
    return ServiceId{id};
}

}  // namespace store
