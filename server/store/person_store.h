// Somebody as their Authoriser and the Department see them: who they are and what their access is computed from. The
// secrets of signing in stay with account_store.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "server/store/account_store.h"
#include "shared/policy/access_state.h"

namespace store {

struct Person {
    AccountId id{};
    std::string public_id, username, first_name, last_name, email;
    Capabilities may;
    AccountState state = AccountState::Inactive;
    bool is_held{}, is_restricted{};
    int terms_version{};
    std::string credential_kind;                          // "wwcc", "vit"; empty: none was given
    std::string credential_number;                        // sealed for public_id
    std::string credential_expires_on, credential_state;  // "", "current", "lapsed", "barred"
    bool credential_owed{};                               // MAN-11
    std::string receipt_number;                           // sealed for public_id
    std::string trained_on;
    std::optional<Instant> last_sign_in_at, activated_at, removed_at;
    std::string removed_why;

    std::string name() const { return first_name + (first_name.empty() ? "" : " ") + last_name; }
};

Result<std::optional<Person>> find_person(Tx& tx, AccountId id);
Result<std::optional<Person>> find_person(Tx& tx, const std::string& public_id);
/// Without regard to case; the newest where several have had it.
Result<std::optional<Person>> find_person_by_email(Tx& tx, const std::string& email);
/// `person.id` is ignored. No password yet: nobody signs in with it. Errors: Conflict "account.username_taken".
Result<AccountId> add_person(Tx& tx, const Person& person);
/// All of it but username, public_id and the last sign-in.
Status save_person(Tx& tx, const Person& person);

/// What is stored of a state: whether signing in is open.
AccountState state_for(policy::AccessState state);
/// What somebody's state is computed from.
Result<policy::AccessFacts> access_facts(Tx& tx, const Person& person);

}  // namespace store
