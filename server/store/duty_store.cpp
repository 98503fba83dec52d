#include "server/store/duty_store.h"

#include <soci/soci.h>

#include <array>
#include <utility>

namespace store {

namespace {

constexpr std::array<std::pair<DutyKind, const char*>, 4> kKinds{{{DutyKind::Active, "active"},
                                                                  {DutyKind::Temporary, "temporary"},
                                                                  {DutyKind::Holding, "holding"},
                                                                  {DutyKind::Region, "region"}}};

DutyKind kind_of(const std::string& word)
{
    for (const auto& [kind, each] : kKinds)
        if (word == each) return kind;
    return DutyKind::Active;  // the schema admits no other
}

// The workforce of a service is that of its kind and sector; where no row names the sector, the one that names none.
std::string select_services(const std::string& is_region, const std::string& rest)
{
    return "SELECT s.id, s.public_id, s.name, s.kind, s.sector, s.town, s.admits_users, s.admits_why, "
           "coalesce(w.code, ''), coalesce(w.user_cap, 0), coalesce(w.is_sole_authoriser, 0), " +
           is_region +
           " FROM service s LEFT JOIN workforce w ON w.code = (SELECT min(f.code) FROM workforce f "
           "WHERE f.service_kind = s.kind AND f.sector = (SELECT max(m.sector) FROM workforce m "
           "WHERE m.service_kind = s.kind AND m.sector IN (s.sector, ''))) " +
           rest;
}

struct Row {
    ManagedService service;
    long long id{};
    int admits{}, is_sole{}, is_region{};

    ManagedService take() const
    {
        ManagedService taken = service;
        taken.id = ServiceId{id};
        taken.admits_users = admits != 0;
        taken.is_sole = is_sole != 0;
        taken.is_region = is_region != 0;
        return taken;
    }
};

soci::details::prepare_temp_type select(soci::session& sql, Row& row, const std::string& text)
{
    auto& s = row.service;
    return (sql.prepare << text, soci::into(row.id), soci::into(s.public_id), soci::into(s.name), soci::into(s.kind),
            soci::into(s.sector), soci::into(s.town), soci::into(row.admits), soci::into(s.admits_why),
            soci::into(s.workforce), soci::into(s.user_cap), soci::into(row.is_sole), soci::into(row.is_region));
}

constexpr const char* kOwn = "CASE WHEN d.kind = 'region' THEN 1 ELSE 0 END";
constexpr const char* kJoinOwn = "JOIN duty d ON d.service_id = s.id AND d.in_force = 1 AND d.account_id = :account ";

tl::unexpected<Error> no_service() { return fail(ErrorKind::NotFound, "service.not_found", "service"); }

Result<std::vector<AccountId>> accounts(soci::statement& rows, const long long& id)
{
    std::vector<AccountId> found;
    rows.execute();
    while (rows.fetch()) found.push_back(AccountId{id});
    return found;
}

}  // namespace

std::string word_of(DutyKind kind)
{
    for (const auto& [each, word] : kKinds)
        if (each == kind) return word;
    return {};
}

Result<ManagedService> find_managed_service(Tx& tx, const std::string& public_id)
{
    Row row;
    soci::statement find =
        (select(tx.sql(), row, select_services("0", "WHERE s.public_id = :key")), soci::use(public_id));
    if (!find.execute(true)) return no_service();
    return row.take();
}

Result<ManagedService> find_managed_service(Tx& tx, ServiceId id)
{
    Row row;
    const long long key = id.value;
    soci::statement find = (select(tx.sql(), row, select_services("0", "WHERE s.id = :key")), soci::use(key));
    if (!find.execute(true)) return no_service();
    return row.take();
}

Result<std::vector<ManagedService>> services_of(Tx& tx, AccountId authoriser)
{
    Row row;
    const long long account = authoriser.value;
    std::vector<ManagedService> all;
    soci::statement rows =
        (select(tx.sql(), row, select_services(kOwn, std::string(kJoinOwn) + "ORDER BY s.name, s.id")),
         soci::use(account, "account"));
    rows.execute();
    while (rows.fetch()) all.push_back(row.take());
    return all;
}

Result<ManagedService> find_own_service(Tx& tx, AccountId authoriser, const std::string& public_id)
{
    Row row;
    const long long account = authoriser.value;
    soci::statement find =
        (select(tx.sql(), row, select_services(kOwn, std::string(kJoinOwn) + "WHERE s.public_id = :key")),
         soci::use(account, "account"), soci::use(public_id, "key"));
    if (!find.execute(true)) return no_service();
    return row.take();
}

Result<std::vector<Duty>> duties_of(Tx& tx, AccountId account)
{
    const long long key = account.value;
    Duty row;
    long long id = 0, service = 0, from = 0;
    int in_force = 0, is_sole = 0;
    std::string kind;
    std::vector<Duty> all;
    soci::statement rows =
        (tx.sql().prepare << "SELECT id, public_id, service_id, kind, from_at, in_force, is_sole FROM duty "
                             "WHERE account_id = :account AND ended_at IS NULL ORDER BY id",
         soci::into(id), soci::into(row.public_id), soci::into(service), soci::into(kind), soci::into(from),
         soci::into(in_force), soci::into(is_sole), soci::use(key));
    rows.execute();
    while (rows.fetch())
        all.push_back({.id = id,
                       .public_id = row.public_id,
                       .account = account,
                       .service = ServiceId{service},
                       .kind = kind_of(kind),
                       .from_at = Instant{std::chrono::seconds{from}},
                       .in_force = in_force != 0,
                       .is_sole = is_sole != 0});
    return all;
}

Status add_duty(Tx& tx, const Duty& duty)
{
    const long long account = duty.account.value, service = duty.service.value,
                    from = duty.from_at.time_since_epoch().count();
    const int in_force = duty.in_force, is_sole = duty.is_sole;
    const auto kind = word_of(duty.kind);
    int held = 0;
    tx.sql() << "SELECT count(*) FROM duty WHERE account_id = :account AND service_id = :service AND ended_at IS NULL",
        soci::use(account), soci::use(service), soci::into(held);
    if (held != 0) return fail(ErrorKind::Conflict, "duty.exists", "service");
    if (duty.in_force && duty.is_sole) {
        tx.sql() << "SELECT count(*) FROM duty WHERE service_id = :service AND in_force = 1 AND is_sole = 1",
            soci::use(service), soci::into(held);
        if (held != 0) return fail(ErrorKind::Conflict, "duty.taken", "service");
    }
    tx.sql() << "INSERT INTO duty (public_id, account_id, service_id, kind, from_at, in_force, is_sole) "
                "VALUES (:public_id, :account, :service, :kind, :from, :in_force, :is_sole)",
        soci::use(duty.public_id, "public_id"), soci::use(account, "account"), soci::use(service, "service"),
        soci::use(kind, "kind"), soci::use(from, "from"), soci::use(in_force, "in_force"),
        soci::use(is_sole, "is_sole");
    return {};
}

Result<bool> has_had_duty(Tx& tx, AccountId account, ServiceId service)
{
    const long long who = account.value, where = service.value;
    int count = 0;
    tx.sql() << "SELECT count(*) FROM duty WHERE account_id = :who AND service_id = :where", soci::use(who, "who"),
        soci::use(where, "where"), soci::into(count);
    return count > 0;
}

Status end_duty(Tx& tx, std::int64_t duty, Instant at)
{
    const long long id = duty, moment = at.time_since_epoch().count();
    tx.sql() << "UPDATE duty SET ended_at = :at, in_force = 0 WHERE id = :id AND ended_at IS NULL",
        soci::use(moment, "at"), soci::use(id, "id");
    return {};
}

Status set_in_force(Tx& tx, std::int64_t duty, bool in_force)
{
    const long long id = duty;
    const int flag = in_force;
    if (in_force) {
        int taken = 0;
        tx.sql() << "SELECT count(*) FROM duty o JOIN duty d ON d.service_id = o.service_id AND d.id = :id "
                    "WHERE o.in_force = 1 AND o.is_sole = 1 AND d.is_sole = 1 AND o.id <> d.id",
            soci::use(id), soci::into(taken);
        if (taken != 0) return fail(ErrorKind::Conflict, "duty.taken", "service");
    }
    tx.sql() << "UPDATE duty SET in_force = :flag WHERE id = :id AND ended_at IS NULL", soci::use(flag, "flag"),
        soci::use(id, "id");
    return {};
}

Result<std::vector<AccountId>> authorisers_of(Tx& tx, ServiceId service)
{
    const long long key = service.value;
    long long id = 0;
    soci::statement rows = (tx.sql().prepare << "SELECT account_id FROM duty WHERE service_id = :service "
                                                "AND in_force = 1 AND kind <> 'region' ORDER BY id",
                            soci::into(id), soci::use(key));
    return accounts(rows, id);
}

Result<std::vector<AccountId>> authorisers_over(Tx& tx, AccountId user)
{
    const long long key = user.value;
    long long id = 0;
    soci::statement rows =
        (tx.sql().prepare << "SELECT DISTINCT d.account_id FROM duty d JOIN access_grant g "
                             "ON g.service_id = d.service_id LEFT JOIN user_type t ON t.workforce = g.workforce "
                             "AND t.label = g.user_type WHERE g.account_id = :user AND g.ended_at IS NULL "
                             "AND d.in_force = 1 AND (CASE WHEN d.kind = 'region' THEN 1 ELSE 0 END) = "
                             "coalesce(t.by_region, 0) ORDER BY d.account_id",
         soci::into(id), soci::use(key));
    return accounts(rows, id);
}

Result<std::vector<AccountId>> authorisers_at_end(Tx& tx, AccountId user)
{
    const long long key = user.value;
    long long id = 0;
    soci::statement rows =
        (tx.sql().prepare << "SELECT DISTINCT d.account_id FROM duty d JOIN access_grant g "
                             "ON g.service_id = d.service_id LEFT JOIN user_type t ON t.workforce = g.workforce "
                             "AND t.label = g.user_type WHERE g.account_id = :user AND g.ended_at = "
                             "(SELECT max(e.ended_at) FROM access_grant e WHERE e.account_id = :user) "
                             "AND d.in_force = 1 AND (CASE WHEN d.kind = 'region' THEN 1 ELSE 0 END) = "
                             "coalesce(t.by_region, 0) ORDER BY d.account_id",
         soci::into(id), soci::use(key, "user"));
    return accounts(rows, id);
}

Result<int> counted_users(Tx& tx, const ManagedService& service)
{
    const long long id = service.id.value;
    int count = 0;
    tx.sql() << "SELECT count(DISTINCT g.account_id) FROM access_grant g JOIN service s ON s.id = g.service_id "
                "LEFT JOIN user_type t ON t.workforce = g.workforce AND t.label = g.user_type "
                "WHERE g.ended_at IS NULL AND coalesce(t.counts, 1) = 1 AND coalesce(s.campus_of, s.id) = "
                "(SELECT coalesce(o.campus_of, o.id) FROM service o WHERE o.id = :id)",
        soci::use(id), soci::into(count);
    return count;
}

Result<std::vector<UserType>> user_types_of(Tx& tx, const std::string& workforce)
{
    std::vector<UserType> all;
    std::string label;
    int counts = 0, by_region = 0;
    soci::statement rows = (tx.sql().prepare << "SELECT label, counts, by_region FROM user_type "
                                                "WHERE workforce = :workforce AND is_offered = 1 ORDER BY position",
                            soci::into(label), soci::into(counts), soci::into(by_region), soci::use(workforce));
    rows.execute();
    while (rows.fetch()) all.push_back({label, counts != 0, by_region != 0});
    return all;
}

}  // namespace store
