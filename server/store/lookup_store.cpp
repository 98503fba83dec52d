#include "server/store/lookup_store.h"

#include <soci/soci.h>

#include <algorithm>
#include <iterator>

#include "server/store/statement.h"

namespace store {

bool is_register_status(std::string_view word)
{
    return std::find(std::begin(kRegisterStatuses), std::end(kRegisterStatuses), word) != std::end(kRegisterStatuses);
}

Result<std::optional<Date>> register_list_day(Tx& tx, const std::string& kind)
{
    std::string day;
    tx.sql() << "SELECT as_at FROM register_list WHERE kind = :kind", soci::into(day), soci::use(kind);
    if (!tx.sql().got_data()) return std::nullopt;
    return parse_date(day);
}

Result<std::optional<RegisterRow>> find_register_row(Tx& tx, const std::string& kind, const std::string& number)
{
    RegisterRow row{.number = number, .first_name = {}, .last_name = {}};
    tx.sql() << "SELECT first_name, last_name, status, day FROM register_row WHERE kind = :kind AND number = :number",
        soci::into(row.first_name), soci::into(row.last_name), soci::into(row.status), soci::into(row.day),
        soci::use(kind, "kind"), soci::use(number, "number");
    if (!tx.sql().got_data()) return std::nullopt;
    return row;
}

Result<std::int64_t> count_register_rows(Tx& tx, const std::string& kind)
{
    long long count = 0;
    tx.sql() << "SELECT count(*) FROM register_row WHERE kind = :kind", soci::into(count), soci::use(kind);
    return count;
}

Status replace_register_list(Tx& tx, const std::string& kind, const std::vector<RegisterRow>& rows, Date as_at,
                             Instant now)
{
    const auto day = to_iso(as_at);
    const long long at = now.time_since_epoch().count();
    tx.sql() << "DELETE FROM register_row WHERE kind = :kind", soci::use(kind);
    tx.sql() << "INSERT INTO register_list (kind, as_at, loaded_at) VALUES (:kind, :day, :at) "
                "ON CONFLICT (kind) DO UPDATE SET as_at = excluded.as_at, loaded_at = excluded.loaded_at",
        soci::use(kind, "kind"), soci::use(day, "day"), soci::use(at, "at");
    BulkStatement<std::string, std::string, std::string, std::string, std::string, std::string> insert(
        tx.sql(),
        "INSERT INTO register_row (kind, number, first_name, last_name, status, day) VALUES (:a, :b, :c, :d, :e, :f)");
    for (const auto& row : rows) insert.run(kind, row.number, row.first_name, row.last_name, row.status, row.day);
    return {};
}

Result<bool> hold_receipt(Tx& tx, const std::string& number, const std::string& account_public_id, Instant now)
{
    const long long at = now.time_since_epoch().count();
    tx.sql() << "INSERT INTO receipt_holder (number, account_id, held_since) "
                "SELECT :number, id, :at FROM account WHERE public_id = :account ON CONFLICT (number) DO NOTHING",
        soci::use(number, "number"), soci::use(at, "at"), soci::use(account_public_id, "account");
    int is_theirs = 0;
    tx.sql() << "SELECT count(*) FROM receipt_holder h JOIN account a ON a.id = h.account_id "
                "WHERE h.number = :number AND a.public_id = :account",
        soci::into(is_theirs), soci::use(number, "number"), soci::use(account_public_id, "account");
    return is_theirs == 1;
}

}  // namespace store
