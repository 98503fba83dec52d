#include "server/store/usage_store.h"

#include <soci/soci.h>

namespace store {

namespace {

struct Rows {
    long long account{}, since{}, at{}, count{}, oldest{}, newest{};
    std::string kind;
    soci::statement read, add, forget;

    explicit Rows(soci::session& sql)
        : read((sql.prepare << "SELECT COUNT(*), COALESCE(MIN(at), 0), COALESCE(MAX(at), 0) FROM usage_count "
                               "WHERE account_id = :account AND kind = :kind AND at > :since",
                soci::use(account, "account"), soci::use(kind, "kind"), soci::use(since, "since"), soci::into(count),
                soci::into(oldest), soci::into(newest))),
          add((sql.prepare << "INSERT INTO usage_count (account_id, kind, at) VALUES (:account, :kind, :at)",
               soci::use(account, "account"), soci::use(kind, "kind"), soci::use(at, "at"))),
          forget(
              (sql.prepare << "DELETE FROM usage_count WHERE account_id = :account AND kind = :kind AND at <= :since",
               soci::use(account, "account"), soci::use(kind, "kind"), soci::use(since, "since")))
    {
    }
};

long long seconds(Instant moment) { return moment.time_since_epoch().count(); }
Instant moment(long long seconds) { return Instant{std::chrono::seconds{seconds}}; }

}  // namespace

std::string word_of(Use use) { return use == Use::Search ? "search" : "view"; }

Result<Usage> usage_of(Tx& tx, AccountId account, Use use, Instant now)
{
    auto& rows = tx.kept<Rows>();
    rows.account = account.value;
    rows.kind = word_of(use);
    rows.since = seconds(now - kUsageWindow);
    rows.read.execute(true);
    return Usage{static_cast<int>(rows.count), moment(rows.oldest), moment(rows.newest)};
}

Status add_usage(Tx& tx, AccountId account, Use use, Instant now)
{
    auto& rows = tx.kept<Rows>();
    rows.account = account.value;
    rows.kind = word_of(use);
    rows.at = seconds(now);
    rows.since = seconds(now - kUsageWindow);
    rows.add.execute(true);
    rows.forget.execute(true);
    return {};
}

Result<bool> has_alert(Tx& tx, const std::string& actor, Use use, Instant since)
{
    const auto kind = word_of(use);
    const long long at = seconds(since);
    long long count = 0;
    tx.sql() << "SELECT COUNT(*) FROM audit_event WHERE actor = :actor AND at >= :at AND action = 'usage.alert' "
                "AND object_id = :kind",
        soci::use(actor, "actor"), soci::use(at, "at"), soci::use(kind, "kind"), soci::into(count);
    return count > 0;
}

}  // namespace store
