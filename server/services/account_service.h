// What an operator does to accounts. Every act, refused ones too, has its audit row.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "server/config/settings.h"
#include "server/core/clock.h"
#include "server/store/account_store.h"
#include "server/store/database.h"

namespace services {

struct NewAccount {
    std::string username, name, password;
    Capabilities may;
};

struct NewGrant {
    std::string username;
    std::string service;    // its number in its register, or its whole name
    std::string workforce;  // "W1"
    std::string user_type;  // "Teacher"
};

struct AccountLine {
    store::Account account;
    std::vector<std::string> grants;  // "Teacher, Moondust Primary School (Fictional), W1"
};

class AccountService {
  public:
    /// `actor`: how the operator stands in the audit log, "operator:quilla".
    AccountService(store::Database& database, const Clock& clock, const Settings& settings, std::string actor);

    /// Errors: Invalid "account.username_malformed", "account.name_required", "account.capability_required", those of
    /// crypto::check_password; Conflict "account.username_taken".
    Status add(const NewAccount& account);
    Result<std::vector<AccountLine>> list();
    /// Errors: NotFound "account.not_found", "service.not_found", "workforce.not_found"; Conflict "service.ambiguous",
    /// "grant.exists"; Invalid "grant.not_a_user" (ACT-2), "grant.user_type_required".
    Status grant(const NewGrant& grant);
    /// REG-22: ends the account's sessions at once. Errors: NotFound "account.not_found", Conflict
    /// "account.restricted".
    Status lock(const std::string& username);
    /// Lifts the lock after failed sign-ins too (REG-21). Errors: as lock; Conflict "account.restricted": not for an
    /// operator to undo; those of the key file.
    Status unlock(const std::string& username);
    /// ACT-6: makes an Authoriser the one of this service. Errors: NotFound "account.not_found", "service.not_found";
    /// Invalid "duty.not_an_authoriser"; Conflict "service.ambiguous", "duty.taken", "duty.exists".
    Status put_in_charge(const std::string& username, const std::string& service);
    /// REG-15: the next sign-in sets up an authenticator anew. Ends the account's sessions. Errors: as lock.
    Status reset_factor(const std::string& username);

  private:
    Status change(const std::string& username, const std::string& action, const std::string& end_reason,
                  const std::function<Status(store::Tx&, const store::Account&)>& work);

    store::Database& database_;
    const Clock& clock_;
    const Settings& settings_;
    const std::string actor_;
};

}  // namespace services
