// Who may sign in. What an account may look at stands in its grants.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "server/store/database.h"
#include "shared/core/date.h"
#include "shared/domain/ids.h"
#include "shared/domain/session.h"

namespace store {

enum class AccountState { Active, Locked, Restricted, Inactive };
/// "active", "locked", "restricted", "inactive".
std::string word_of(AccountState state);
AccountState account_state_of(const std::string& word);

struct Account {
    AccountId id{};
    std::string public_id;
    std::string username;  // as folded by fold_username
    std::string name;
    Capabilities may;
    AccountState state{};
    std::string password_hash;
    std::string totp_secret, totp_pending;  // sealed for public_id; empty: none
    std::int64_t totp_last_step{};
    std::optional<Instant> last_sign_in_at;
    int terms_version{};     // the one accepted last (REG-16)
    bool credential_owed{};  // MAN-11: to be given again at the next sign-in
    bool is_locked_by_credential{};
};

/// Q20: nobody locked this account, its credential ran out: a new one opens it, and is asked for at sign-in.
bool is_locked_by_credential(AccountState state, bool is_held, const std::string& credential_state);

/// Without the spaces around it, in lower case: how user names are stored and compared.
std::string fold_username(const std::string& typed);

Result<std::optional<Account>> find_account(Tx& tx, const std::string& folded_username);
Result<std::optional<Account>> find_account(Tx& tx, AccountId id);
/// By user name.
Result<std::vector<Account>> list_accounts(Tx& tx);

/// `account.id` is ignored. Errors: Conflict "account.username_taken".
Result<AccountId> add_account(Tx& tx, const Account& account);
Status set_password_hash(Tx& tx, AccountId account, const std::string& hash);
Status set_account_state(Tx& tx, AccountId account, AccountState state);
/// A completed sign-in, and nothing else, moves this (REG-17).
Status set_last_sign_in(Tx& tx, AccountId account, Instant at);

Status set_pending_factor(Tx& tx, AccountId account, const std::string& sealed);
/// The pending secret becomes the one in force.
Status confirm_factor(Tx& tx, AccountId account, std::int64_t step);
Status set_last_step(Tx& tx, AccountId account, std::int64_t step);
/// Back to before enrolment: no secret, no recovery codes.
Status forget_factor(Tx& tx, AccountId account);

/// REG-15: in place of all earlier ones. Digests, never the codes.
Status set_recovery_codes(Tx& tx, AccountId account, const std::vector<std::string>& digests);
/// Whether it was there and unused; it is used now.
Result<bool> use_recovery_code(Tx& tx, AccountId account, const std::string& digest, Instant now);

}  // namespace store
