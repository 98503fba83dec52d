#include "server/store/sharing_role_store.h"

#include <soci/soci.h>

#include "server/store/rows.h"

namespace store {

namespace {

struct Row {
    SharingRole role;
    long long account{}, service{}, named_by{}, named_at{};
    int meets_clients{};
    std::string trained, from, to;

    SharingRole take() const
    {
        auto taken = role;
        taken.account = AccountId{account};
        taken.service = ServiceId{service};
        taken.trained_on = day_of(trained);
        taken.meets_clients = meets_clients != 0;
        taken.from = day_of(from);
        taken.to = parse_date(to);
        taken.named_by = AccountId{named_by};
        taken.named_at = Instant{std::chrono::seconds{named_at}};
        return taken;
    }
};

template <class Key>
std::vector<SharingRole> read_roles(Tx& tx, const std::string& where, const Key& key)
{
    Row row;
    auto& r = row.role;
    soci::statement rows =
        (tx.sql().prepare << "SELECT r.public_id, r.account_id, a.public_id, a.name, r.service_id, s.public_id, "
                             "s.name, r.role, r.title, r.engagement, r.judgement, r.reason, r.trained_on, "
                             "r.meets_clients, r.from_on, r.to_on, r.named_by, r.named_at FROM sharing_role r "
                             "JOIN account a ON a.id = r.account_id JOIN service s ON s.id = r.service_id "
                             "WHERE r.ended_at IS NULL AND " +
                                 where + " ORDER BY s.name, a.name, r.role, r.id",
         soci::into(r.public_id), soci::into(row.account), soci::into(r.account_id), soci::into(r.name),
         soci::into(row.service), soci::into(r.service_id), soci::into(r.service_name), soci::into(r.role),
         soci::into(r.title), soci::into(r.engagement), soci::into(r.judgement), soci::into(r.reason),
         soci::into(row.trained), soci::into(row.meets_clients), soci::into(row.from), soci::into(row.to),
         soci::into(row.named_by), soci::into(row.named_at), soci::use(key, "key"));
    std::vector<SharingRole> all;
    rows.execute();
    while (rows.fetch()) all.push_back(row.take());
    return all;
}

}  // namespace

Result<std::vector<SharingRole>> sharing_roles_of(Tx& tx, AccountId account)
{
    const long long id = account.value;
    return read_roles(tx, "r.account_id = :key", id);
}

Result<std::vector<SharingRole>> sharing_roles_at(Tx& tx, ServiceId service)
{
    const long long id = service.value;
    return read_roles(tx, "r.service_id = :key", id);
}

Result<SharingRole> find_sharing_role(Tx& tx, const std::string& public_id)
{
    auto found = read_roles(tx, "r.public_id = :key", public_id);
    if (found.empty()) return fail(ErrorKind::NotFound, "role.not_found", "role");
    return std::move(found.front());
}

Status add_sharing_role(Tx& tx, const SharingRole& role)
{
    const long long account = role.account.value, service = role.service.value, named_by = role.named_by.value,
                    named_at = role.named_at.time_since_epoch().count();
    long long there = 0;
    tx.sql() << "SELECT count(*) FROM sharing_role WHERE account_id = :account AND service_id = :service AND role = "
                ":role AND ended_at IS NULL",
        soci::into(there), soci::use(account), soci::use(service), soci::use(role.role);
    if (there != 0) return fail(ErrorKind::Conflict, "role.exists", "holder");
    const int meets_clients = role.meets_clients ? 1 : 0;
    const std::string trained = to_iso(role.trained_on), from = to_iso(role.from),
                      to = role.to ? to_iso(*role.to) : std::string();
    tx.sql() << "INSERT INTO sharing_role (public_id, account_id, service_id, role, title, engagement, judgement, "
                "trained_on, meets_clients, reason, from_on, to_on, named_by, named_at) VALUES (:public_id, :account, "
                ":service, :role, :title, :engagement, :judgement, :trained, :meets, :reason, :from, :to, :by, :at)",
        soci::use(role.public_id), soci::use(account), soci::use(service), soci::use(role.role), soci::use(role.title),
        soci::use(role.engagement), soci::use(role.judgement), soci::use(trained), soci::use(meets_clients),
        soci::use(role.reason), soci::use(from), soci::use(to), soci::use(named_by), soci::use(named_at);
    return {};
}

Status end_sharing_role(Tx& tx, const std::string& public_id, Instant at, const std::string& by)
{
    const long long ended = at.time_since_epoch().count();
    tx.sql() << "UPDATE sharing_role SET ended_at = :at, ended_by = :by WHERE public_id = :id AND ended_at IS NULL",
        soci::use(ended), soci::use(by), soci::use(public_id);
    return {};
}

Result<std::vector<NamedPerson>> people_at(Tx& tx, ServiceId service)
{
    const long long key = service.value;
    long long id = 0;
    NamedPerson person;
    soci::statement rows =
        (tx.sql().prepare << "SELECT a.id, a.public_id, a.name FROM account a WHERE a.state = 'active' AND (EXISTS "
                             "(SELECT 1 FROM access_grant g WHERE g.account_id = a.id AND g.service_id = :service AND "
                             "g.ended_at IS NULL) OR EXISTS (SELECT 1 FROM duty d WHERE d.account_id = a.id AND "
                             "d.service_id = :service AND d.in_force = 1)) ORDER BY a.name, a.id",
         soci::into(id), soci::into(person.public_id), soci::into(person.name), soci::use(key, "service"));
    std::vector<NamedPerson> all;
    rows.execute();
    while (rows.fetch()) {
        person.id = AccountId{id};
        all.push_back(person);
    }
    return all;
}

}  // namespace store
