#include "server/store/account_store.h"

#include <soci/soci.h>

#include <array>

namespace store {
namespace {

constexpr const char* kSelect =
    "SELECT id, public_id, username, name, is_authoriser, is_user, is_administrator, is_reviewer, is_auditor, state, "
    "password_hash, totp_secret, totp_pending, totp_last_step, coalesce(last_sign_in_at, -1), terms_version, "
    "credential_owed, is_held, credential_state FROM account ";

constexpr std::array kStates{AccountState::Active, AccountState::Locked, AccountState::Restricted,
                             AccountState::Inactive};

struct Row {
    long long id{}, last_step{}, last_sign_in{};
    int is_authoriser{}, is_user{}, is_administrator{}, is_reviewer{}, is_auditor{}, credential_owed{}, is_held{};
    std::string state, credential_state;
    Account account;

    Account take() const
    {
        Account taken = account;
        taken.id = AccountId{id};
        taken.may = {is_authoriser != 0, is_user != 0, is_administrator != 0, is_reviewer != 0, is_auditor != 0};
        taken.state = account_state_of(state);
        taken.credential_owed = credential_owed != 0;
        taken.is_locked_by_credential = is_locked_by_credential(taken.state, is_held != 0, credential_state);
        taken.totp_last_step = last_step;
        if (last_sign_in >= 0) taken.last_sign_in_at = Instant{std::chrono::seconds{last_sign_in}};
        return taken;
    }
};

soci::details::prepare_temp_type select(soci::session& sql, Row& row, const std::string& rest)
{
    return (sql.prepare << kSelect + rest, soci::into(row.id), soci::into(row.account.public_id),
            soci::into(row.account.username), soci::into(row.account.name), soci::into(row.is_authoriser),
            soci::into(row.is_user), soci::into(row.is_administrator), soci::into(row.is_reviewer),
            soci::into(row.is_auditor), soci::into(row.state), soci::into(row.account.password_hash),
            soci::into(row.account.totp_secret), soci::into(row.account.totp_pending), soci::into(row.last_step),
            soci::into(row.last_sign_in), soci::into(row.account.terms_version), soci::into(row.credential_owed),
            soci::into(row.is_held), soci::into(row.credential_state));
}

template <class Key>
Result<std::optional<Account>> find_one(Tx& tx, const std::string& where, const Key& key)
{
    Row row;
    soci::statement find = (select(tx.sql(), row, where), soci::use(key));
    if (!find.execute(true)) return std::nullopt;
    return row.take();
}

// One column of one account.
template <class Value>
Status set_column(Tx& tx, AccountId account, const char* column, const Value& value)
{
    const long long id = account.value;
    tx.sql() << "UPDATE account SET " << column << " = :value WHERE id = :id", soci::use(value, "value"),
        soci::use(id, "id");
    return {};
}

}  // namespace

std::string word_of(AccountState state)
{
    switch (state) {
        case AccountState::Active: return "active";
        case AccountState::Locked: return "locked";
        case AccountState::Restricted: return "restricted";
        case AccountState::Inactive: return "inactive";
    }
    return {};
}

AccountState account_state_of(const std::string& word)
{
    for (const auto state : kStates)
        if (word_of(state) == word) return state;
    return AccountState::Inactive;  // the schema admits no other word; were it so, the account may not go on
}

bool is_locked_by_credential(AccountState state, bool is_held, const std::string& credential_state)
{
    return state == AccountState::Locked && !is_held && credential_state == "lapsed";
}

std::string fold_username(const std::string& typed)
{
    const auto first = typed.find_first_not_of(" \t\r\n");
    if (first == std::string::npos) return {};
    std::string name = typed.substr(first, typed.find_last_not_of(" \t\r\n") - first + 1);
    for (char& c : name)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return name;
}

Result<std::optional<Account>> find_account(Tx& tx, const std::string& folded_username)
{
    return find_one(tx, "WHERE username = :username", folded_username);
}

Result<std::optional<Account>> find_account(Tx& tx, AccountId id)
{
    const long long key = id.value;
    return find_one(tx, "WHERE id = :id", key);
}

Result<std::vector<Account>> list_accounts(Tx& tx)
{
    std::vector<Account> accounts;
    Row row;
    soci::statement rows = select(tx.sql(), row, "ORDER BY username");
    rows.execute();
    while (rows.fetch()) accounts.push_back(row.take());
    return accounts;
}

Result<AccountId> add_account(Tx& tx, const Account& account)
{
    const auto taken = find_account(tx, account.username);
    if (!taken) return fail(taken.error());
    if (*taken) return fail(ErrorKind::Conflict, "account.username_taken", "username");

    const int is_authoriser = account.may.authoriser, is_user = account.may.user,
              is_administrator = account.may.administrator, is_reviewer = account.may.reviewer,
              is_auditor = account.may.auditor;
    const auto state = word_of(account.state);
    long long id = 0;
    tx.sql()
        << "INSERT INTO account (public_id, username, name, is_authoriser, is_user, is_administrator, is_reviewer, "
           "is_auditor, state, password_hash) VALUES (:public_id, :username, :name, :is_authoriser, :is_user, "
           ":is_administrator, :is_reviewer, :is_auditor, :state, :hash) RETURNING id",
        soci::use(account.public_id, "public_id"), soci::use(account.username, "username"),
        soci::use(account.name, "name"), soci::use(is_authoriser, "is_authoriser"), soci::use(is_user, "is_user"),
        soci::use(is_administrator, "is_administrator"), soci::use(is_reviewer, "is_reviewer"),
        soci::use(is_auditor, "is_auditor"), soci::use(state, "state"), soci::use(account.password_hash, "hash"),
        soci::into(id);
    return AccountId{id};
}

Status set_password_hash(Tx& tx, AccountId account, const std::string& hash)
{
    return set_column(tx, account, "password_hash", hash);
}

Status set_account_state(Tx& tx, AccountId account, AccountState state)
{
    return set_column(tx, account, "state", word_of(state));
}

Status set_last_sign_in(Tx& tx, AccountId account, Instant at)
{
    const long long seconds = at.time_since_epoch().count();
    return set_column(tx, account, "last_sign_in_at", seconds);
}

Status set_pending_factor(Tx& tx, AccountId account, const std::string& sealed)
{
    return set_column(tx, account, "totp_pending", sealed);
}

Status confirm_factor(Tx& tx, AccountId account, std::int64_t step)
{
    const long long id = account.value, last = step;
    tx.sql()
        << "UPDATE account SET totp_secret = totp_pending, totp_pending = '', totp_last_step = :step WHERE id = :id",
        soci::use(last, "step"), soci::use(id, "id");
    return {};
}

Status set_last_step(Tx& tx, AccountId account, std::int64_t step)
{
    const long long last = step;
    return set_column(tx, account, "totp_last_step", last);
}

Status forget_factor(Tx& tx, AccountId account)
{
    const std::string none;
    if (auto done = set_column(tx, account, "totp_secret", none); !done) return done;
    if (auto done = set_column(tx, account, "totp_pending", none); !done) return done;
    return set_recovery_codes(tx, account, {});
}

Status set_recovery_codes(Tx& tx, AccountId account, const std::vector<std::string>& digests)
{
    const long long id = account.value;
    tx.sql() << "DELETE FROM recovery_code WHERE account_id = :id", soci::use(id);
    for (const auto& digest : digests)
        tx.sql() << "INSERT INTO recovery_code (account_id, code_hash) VALUES (:id, :hash)", soci::use(id),
            soci::use(digest);
    return {};
}

Result<bool> use_recovery_code(Tx& tx, AccountId account, const std::string& digest, Instant now)
{
    const long long id = account.value, at = now.time_since_epoch().count();
    long long used = 0;
    tx.sql() << "UPDATE recovery_code SET used_at = :at WHERE account_id = :id AND code_hash = :hash "
                "AND used_at IS NULL RETURNING account_id",
        soci::use(at, "at"), soci::use(id, "id"), soci::use(digest, "hash"), soci::into(used);
    return used != 0;
}

}  // namespace store
