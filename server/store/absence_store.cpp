#include "server/store/absence_store.h"

#include <soci/soci.h>

namespace store {

namespace {

constexpr const char* kSelect =
    "SELECT b.id, b.public_id, b.account_id, b.from_on, b.to_on, b.note, b.entered_by, e.name, b.entered_at, "
    "coalesce(b.cancelled_at, -1), coalesce(b.done_at, -1) FROM absence b JOIN account e ON e.id = b.entered_by ";

std::optional<Instant> moment(long long seconds)
{
    return seconds < 0 ? std::nullopt : std::optional(Instant{std::chrono::seconds{seconds}});
}
long long seconds(const std::optional<Instant>& moment) { return moment ? moment->time_since_epoch().count() : -1; }

struct Row {
    Absence absence;
    long long id{}, account{}, by{}, entered{}, cancelled{}, done{};
    std::string from, to;

    Absence take() const
    {
        Absence taken = absence;
        taken.id = id;
        taken.account = AccountId{account};
        taken.from = parse_date(from).value_or(Date{});
        taken.to = parse_date(to).value_or(Date{});
        taken.entered_by = AccountId{by};
        taken.entered_at = Instant{std::chrono::seconds{entered}};
        taken.cancelled_at = moment(cancelled);
        taken.done_at = moment(done);
        return taken;
    }
};

soci::details::prepare_temp_type select(soci::session& sql, Row& row, const std::string& rest)
{
    auto& b = row.absence;
    return (sql.prepare << kSelect + rest, soci::into(row.id), soci::into(b.public_id), soci::into(row.account),
            soci::into(row.from), soci::into(row.to), soci::into(b.note), soci::into(row.by),
            soci::into(b.entered_name), soci::into(row.entered), soci::into(row.cancelled), soci::into(row.done));
}

std::vector<Absence> all(soci::statement& rows, const Row& row)
{
    std::vector<Absence> found;
    rows.execute();
    while (rows.fetch()) found.push_back(row.take());
    return found;
}

}  // namespace

Status add_absence(Tx& tx, const Absence& absence)
{
    const long long account = absence.account.value, by = absence.entered_by.value,
                    at = absence.entered_at.time_since_epoch().count();
    const auto from = to_iso(absence.from), to = to_iso(absence.to);
    int overlapping = 0;
    tx.sql() << "SELECT count(*) FROM absence WHERE account_id = :account AND cancelled_at IS NULL AND done_at IS NULL "
                "AND from_on <= :to AND to_on >= :from",
        soci::use(account, "account"), soci::use(to, "to"), soci::use(from, "from"), soci::into(overlapping);
    if (overlapping != 0) return fail(ErrorKind::Conflict, "absence.overlaps", "from");
    tx.sql() << "INSERT INTO absence (public_id, account_id, from_on, to_on, note, entered_by, entered_at) "
                "VALUES (:public_id, :account, :from, :to, :note, :by, :at)",
        soci::use(absence.public_id, "public_id"), soci::use(account, "account"), soci::use(from, "from"),
        soci::use(to, "to"), soci::use(absence.note, "note"), soci::use(by, "by"), soci::use(at, "at");
    return {};
}

Status save_absence(Tx& tx, const Absence& absence)
{
    const long long id = absence.id, cancelled = seconds(absence.cancelled_at), done = seconds(absence.done_at);
    tx.sql() << "UPDATE absence SET cancelled_at = nullif(:cancelled, -1), done_at = nullif(:done, -1) WHERE id = :id",
        soci::use(cancelled, "cancelled"), soci::use(done, "done"), soci::use(id, "id");
    return {};
}

Result<std::vector<Absence>> absences_of(Tx& tx, AccountId account, AccountId authoriser)
{
    Row row;
    const long long id = account.value, me = authoriser.value;
    soci::statement rows = (select(tx.sql(), row,
                                   "WHERE b.account_id = :id AND b.cancelled_at IS NULL AND EXISTS (SELECT 1 FROM duty "
                                   "mine JOIN duty d ON d.service_id = mine.service_id WHERE mine.account_id = :me "
                                   "AND mine.in_force = 1 AND d.account_id = b.entered_by) ORDER BY b.from_on, b.id"),
                            soci::use(id, "id"), soci::use(me, "me"));
    return all(rows, row);
}

Result<std::vector<Absence>> absences_begun(Tx& tx, Date day, AccountId account)
{
    Row row;
    const auto today = to_iso(day);
    const long long id = account.value;
    soci::statement rows = (select(tx.sql(), row,
                                   "WHERE b.cancelled_at IS NULL AND b.done_at IS NULL AND b.from_on <= :day "
                                   "AND (:id = 0 OR b.account_id = :id) ORDER BY b.from_on, b.id"),
                            soci::use(today, "day"), soci::use(id, "id"));
    return all(rows, row);
}

}  // namespace store
