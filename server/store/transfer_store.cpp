#include "server/store/transfer_store.h"

#include <soci/soci.h>

namespace store {

namespace {

constexpr const char* kSelect =
    "SELECT t.id, t.public_id, t.account_id, t.acting_id, t.from_on, t.to_on, t.made_at, coalesce(t.began_at, -1), "
    "coalesce(t.ended_at, -1), t.end_reason FROM transfer t ";

Instant instant(long long seconds) { return Instant{std::chrono::seconds{seconds}}; }
std::optional<Instant> moment(long long seconds)
{
    return seconds < 0 ? std::nullopt : std::optional(instant(seconds));
}
long long seconds(const std::optional<Instant>& moment) { return moment ? moment->time_since_epoch().count() : -1; }

struct Row {
    Transfer transfer;
    long long id{}, account{}, acting{}, made{}, began{}, ended{};
    std::string from, to;

    Transfer take() const
    {
        Transfer taken = transfer;
        taken.id = id;
        taken.account = AccountId{account};
        taken.acting = AccountId{acting};
        taken.from = parse_date(from).value_or(Date{});
        taken.to = parse_date(to).value_or(Date{});
        taken.made_at = instant(made);
        taken.began_at = moment(began);
        taken.ended_at = moment(ended);
        return taken;
    }
};

soci::details::prepare_temp_type select(soci::session& sql, Row& row, const std::string& rest)
{
    auto& t = row.transfer;
    return (sql.prepare << kSelect + rest, soci::into(row.id), soci::into(t.public_id), soci::into(row.account),
            soci::into(row.acting), soci::into(row.from), soci::into(row.to), soci::into(row.made),
            soci::into(row.began), soci::into(row.ended), soci::into(t.end_reason));
}

void add_services(Tx& tx, Transfer& transfer)
{
    const long long id = transfer.id;
    long long service = 0;
    soci::statement rows =
        (tx.sql().prepare << "SELECT s.id FROM transfer_service x JOIN service s "
                             "ON s.id = x.service_id WHERE x.transfer_id = :id ORDER BY s.name, s.id",
         soci::into(service), soci::use(id));
    rows.execute();
    while (rows.fetch()) transfer.services.push_back(ServiceId{service});
}

std::vector<Transfer> all(Tx& tx, soci::statement& rows, const Row& row)
{
    std::vector<Transfer> found;
    rows.execute();
    while (rows.fetch()) found.push_back(row.take());
    for (auto& each : found) add_services(tx, each);
    return found;
}

template <class Id>
std::vector<Id> ids(soci::statement& rows, const long long& id)
{
    std::vector<Id> found;
    rows.execute();
    while (rows.fetch()) found.push_back(Id{id});
    return found;
}

// Somebody who was chosen for this service, or acts for somebody who was.
constexpr const char* kAttended =
    "EXISTS (SELECT 1 FROM duty f WHERE f.service_id = s.id AND f.in_force = 1 AND f.kind IN ('active', 'temporary'))";
// The type of the grant is one that the service's own Authoriser gives.
constexpr const char* kOwnType =
    "NOT EXISTS (SELECT 1 FROM user_type u WHERE u.workforce = g.workforce AND u.label = g.user_type "
    "AND u.by_region = 1)";

}  // namespace

Status add_transfer(Tx& tx, const Transfer& transfer)
{
    const long long account = transfer.account.value, acting = transfer.acting.value,
                    made = transfer.made_at.time_since_epoch().count();
    const auto from = to_iso(transfer.from), to = to_iso(transfer.to);
    for (const auto each : transfer.services) {
        const long long service = each.value;
        int overlapping = 0;
        tx.sql() << "SELECT count(*) FROM transfer t JOIN transfer_service x ON x.transfer_id = t.id "
                    "WHERE x.service_id = :service AND t.ended_at IS NULL AND t.from_on <= :to AND t.to_on >= :from",
            soci::use(service, "service"), soci::use(to, "to"), soci::use(from, "from"), soci::into(overlapping);
        if (overlapping != 0) return fail(ErrorKind::Conflict, "transfer.overlaps", "from");
    }
    long long id = 0;
    tx.sql() << "INSERT INTO transfer (public_id, account_id, acting_id, from_on, to_on, made_at) "
                "VALUES (:public_id, :account, :acting, :from, :to, :made) RETURNING id",
        soci::use(transfer.public_id, "public_id"), soci::use(account, "account"), soci::use(acting, "acting"),
        soci::use(from, "from"), soci::use(to, "to"), soci::use(made, "made"), soci::into(id);
    for (const auto each : transfer.services) {
        const long long service = each.value;
        tx.sql() << "INSERT INTO transfer_service (transfer_id, service_id) VALUES (:id, :service)",
            soci::use(id, "id"), soci::use(service, "service");
    }
    return {};
}

Status save_transfer(Tx& tx, const Transfer& transfer)
{
    const long long id = transfer.id, began = seconds(transfer.began_at), ended = seconds(transfer.ended_at);
    tx.sql() << "UPDATE transfer SET began_at = nullif(:began, -1), ended_at = nullif(:ended, -1), end_reason = :why "
                "WHERE id = :id",
        soci::use(began, "began"), soci::use(ended, "ended"), soci::use(transfer.end_reason, "why"),
        soci::use(id, "id");
    return {};
}

Result<std::optional<Transfer>> find_transfer(Tx& tx, const std::string& public_id)
{
    Row row;
    soci::statement find = (select(tx.sql(), row, "WHERE t.public_id = :id"), soci::use(public_id));
    if (!find.execute(true)) return std::nullopt;
    auto found = row.take();
    add_services(tx, found);
    return found;
}

Result<std::vector<Transfer>> open_transfers(Tx& tx)
{
    Row row;
    soci::statement rows = (select(tx.sql(), row, "WHERE t.ended_at IS NULL ORDER BY t.from_on, t.id"));
    return all(tx, rows, row);
}

Result<std::vector<Transfer>> transfers_of(Tx& tx, AccountId account)
{
    Row row;
    const long long id = account.value;
    soci::statement rows =
        (select(tx.sql(), row, "WHERE t.account_id = :id OR t.acting_id = :id ORDER BY t.id DESC LIMIT 20"),
         soci::use(id, "id"));
    return all(tx, rows, row);
}

Status add_leaving(Tx& tx, const Leaving& leaving)
{
    const long long account = leaving.account.value, told = leaving.told_at.time_since_epoch().count();
    const auto day = to_iso(leaving.leaves_on);
    tx.sql() << "INSERT INTO leaving (public_id, account_id, leaves_on, facts, told_at) "
                "VALUES (:public_id, :account, :day, :facts, :told)",
        soci::use(leaving.public_id, "public_id"), soci::use(account, "account"), soci::use(day, "day"),
        soci::use(leaving.facts, "facts"), soci::use(told, "told");
    return {};
}

Result<std::optional<Leaving>> last_leaving(Tx& tx, AccountId account)
{
    const long long id = account.value;
    Leaving row;
    std::string day;
    long long told = 0;
    soci::statement find =
        (tx.sql().prepare << "SELECT public_id, leaves_on, facts, told_at FROM leaving WHERE account_id = :id "
                             "ORDER BY id DESC LIMIT 1",
         soci::into(row.public_id), soci::into(day), soci::into(row.facts), soci::into(told), soci::use(id));
    if (!find.execute(true)) return std::nullopt;
    row.account = account;
    row.leaves_on = parse_date(day).value_or(Date{});
    row.told_at = instant(told);
    return row;
}

Result<std::vector<LeftService>> services_left(Tx& tx)
{
    long long id = 0, left = 0;
    std::vector<LeftService> all;
    soci::statement rows =
        (tx.sql().prepare << std::string("SELECT s.id, max(d.ended_at) FROM service s JOIN duty d "
                                         "ON d.service_id = s.id AND d.kind IN ('active', 'temporary') "
                                         "AND d.ended_at IS NOT NULL WHERE NOT ") +
                                 kAttended +
                                 " AND EXISTS (SELECT 1 FROM access_grant g WHERE g.service_id = s.id "
                                 "AND g.ended_at IS NULL AND g.unattended_at IS NULL AND " +
                                 kOwnType + ") GROUP BY s.id ORDER BY s.id",
         soci::into(id), soci::into(left));
    rows.execute();
    while (rows.fetch()) all.push_back({ServiceId{id}, instant(left)});
    return all;
}

Result<std::vector<ServiceId>> services_attended_again(Tx& tx)
{
    long long id = 0;
    soci::statement rows =
        (tx.sql().prepare << std::string("SELECT DISTINCT s.id FROM access_grant g JOIN service s ON s.id = "
                                         "g.service_id WHERE g.ended_at IS NULL AND g.unattended_at IS NOT NULL AND ") +
                                 kAttended + " ORDER BY s.id",
         soci::into(id));
    return ids<ServiceId>(rows, id);
}

Result<std::vector<AccountId>> mark_unattended(Tx& tx, ServiceId service, Instant at)
{
    const long long key = service.value, now = at.time_since_epoch().count();
    const auto which =
        std::string("ended_at IS NULL AND unattended_at IS NULL AND service_id = :service AND ") + kOwnType;
    long long id = 0;
    soci::statement rows =
        (tx.sql().prepare << "SELECT DISTINCT g.account_id FROM access_grant g WHERE " + which + " ORDER BY 1",
         soci::into(id), soci::use(key));
    auto whose = ids<AccountId>(rows, id);
    tx.sql() << "UPDATE access_grant AS g SET unattended_at = :at WHERE " + which, soci::use(now, "at"),
        soci::use(key, "service");
    return whose;
}

Result<std::vector<AccountId>> clear_unattended(Tx& tx, ServiceId service, Instant at)
{
    const long long key = service.value, now = at.time_since_epoch().count();
    long long id = 0;
    soci::statement rows = (tx.sql().prepare << "SELECT DISTINCT account_id FROM access_grant WHERE ended_at IS NULL "
                                                "AND unattended_at IS NOT NULL AND service_id = :service ORDER BY 1",
                            soci::into(id), soci::use(key));
    auto whose = ids<AccountId>(rows, id);
    tx.sql() << "UPDATE access_grant SET unattended_at = NULL, unlocked_at = :at "
                "WHERE ended_at IS NULL AND unattended_at IS NOT NULL AND service_id = :service",
        soci::use(now, "at"), soci::use(key, "service");
    return whose;
}

}  // namespace store
