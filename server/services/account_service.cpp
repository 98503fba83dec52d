#include "server/services/account_service.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "server/crypto/password_hash.h"
#include "server/crypto/password_rules.h"
#include "server/crypto/random.h"
#include "server/services/sign_in_parts.h"
#include "server/store/audit_store.h"
#include "server/store/duty_store.h"
#include "server/store/grant_store.h"
#include "server/store/person_store.h"
#include "server/store/reference_store.h"
#include "server/store/session_store.h"
#include "server/store/sign_in_store.h"

namespace services {
namespace {

// What fits into a command, a log line and an authenticator without a doubt about its spelling.
bool is_username(const std::string& folded)
{
    constexpr std::string_view kAllowed = "abcdefghijklmnopqrstuvwxyz0123456789.-_@";
    return folded.size() >= 3 && folded.size() <= 64 && folded.find_first_not_of(kAllowed) == std::string::npos;
}

Status check_form(const NewAccount& account, const Settings& settings)
{
    const auto username = store::fold_username(account.username);
    if (!is_username(username)) return fail(ErrorKind::Invalid, "account.username_malformed", "username");
    if (account.name.find_first_not_of(' ') == std::string::npos)
        return fail(ErrorKind::Invalid, "account.name_required", "name");
    if (account.may == Capabilities{}) return fail(ErrorKind::Invalid, "account.capability_required", "may");
    return crypto::check_password(account.password, {username, account.name, settings.product.name},
                                  settings.sign_in.password_min);
}

// The row of an act, or of its refusal; `status` is what the act came to.
Status record(store::Tx& tx, Instant now, const std::string& actor, const std::string& action,
              const std::string& account_id, const Status& status, nlohmann::json detail)
{
    if (!status) detail["code"] = status.error().code;
    store::AuditEvent event;
    event.at = now;
    event.actor = actor;
    event.capability = "operator";
    event.action = action;
    event.object_kind = "account";
    event.object_id = account_id;
    event.outcome = status ? "done" : "refused";
    event.detail = detail.dump();
    if (auto done = store::append(tx, event); !done) return done;
    return status;
}

Result<store::Account> find_by_name(store::Tx& tx, const std::string& username)
{
    auto found = store::find_account(tx, store::fold_username(username));
    if (!found) return fail(found.error());
    if (!*found) return fail(ErrorKind::NotFound, "account.not_found", "username");
    return std::move(**found);
}

// What is asked of nobody whom an operator makes: they were there when the account was made.
Status complete(store::Tx& tx, AccountId id, const std::string& name, const Settings& settings, Instant now)
{
    auto person = store::find_person(tx, id);
    if (!person) return fail(person.error());
    const auto split = name.find_last_of(' ');
    (*person)->first_name = split == std::string::npos ? std::string() : name.substr(0, split);
    (*person)->last_name = split == std::string::npos ? name : name.substr(split + 1);
    (*person)->terms_version = settings.session.terms_version;
    (*person)->activated_at = now;
    return store::save_person(tx, **person);
}

// An operator's own lock is a fact like the others: nothing but an operator undoes it.
Status set_held(store::Tx& tx, AccountId id, bool held)
{
    auto person = store::find_person(tx, id);
    if (!person) return fail(person.error());
    (*person)->is_held = held;
    const auto facts = store::access_facts(tx, **person);
    if (!facts) return fail(facts.error());
    // What else keeps somebody out is not an operator's to lift. An account that has never had a grant is as it was made.
    const bool is_new = facts->grants == 0 && !(*person)->removed_at;
    (*person)->state = is_new && !held ? store::AccountState::Active : store::state_for(policy::sign_in_state(*facts));
    return store::save_person(tx, **person);
}

Status add_checked_grant(store::Tx& tx, const store::Account& account, const NewGrant& grant, Instant now)
{
    if (!account.may.user) return fail(ErrorKind::Invalid, "grant.not_a_user", "username");  // ACT-2, ACT-4
    if (grant.user_type.empty()) return fail(ErrorKind::Invalid, "grant.user_type_required", "user_type");
    const auto workforce = store::find_workforce(tx, grant.workforce);
    if (!workforce) return fail(workforce.error());
    const auto service = store::find_service(tx, grant.service);
    if (!service) return fail(service.error());
    return store::add_grant(tx, {.public_id = crypto::random_id(),
                                 .account = account.id,
                                 .service = *service,
                                 .workforce = workforce->code,
                                 .user_type = grant.user_type,
                                 .at = now});
}

}  // namespace

AccountService::AccountService(store::Database& database, const Clock& clock, const Settings& settings,
                               std::string actor)
    : database_(database), clock_(clock), settings_(settings), actor_(std::move(actor))
{
}

Status AccountService::add(const NewAccount& account)
{
    const auto form = check_form(account, settings_);
    std::string hash;
    if (form) {
        auto made = crypto::PasswordHasher(settings_.sign_in).hash(account.password);  // slow: outside the unit
        if (!made) return fail(made.error());
        hash = std::move(*made);
    }
    return database_.act([&](store::Tx& tx) -> Status {
        store::Account added;
        added.public_id = crypto::random_id();
        added.username = store::fold_username(account.username);
        added.name = account.name;
        added.may = account.may;
        added.password_hash = hash;
        const nlohmann::json detail{{"user", account.may.user}, {"authoriser", account.may.authoriser}};
        if (!form) return record(tx, clock_.now(), actor_, "account.add", {}, form, detail);
        const auto id = store::add_account(tx, added);
        Status status = id ? Status{} : Status(fail(id.error()));
        if (status) status = complete(tx, *id, account.name, settings_, clock_.now());
        return record(tx, clock_.now(), actor_, "account.add", id ? added.public_id : std::string(), status, detail);
    });
}

Result<std::vector<AccountLine>> AccountService::list()
{
    return database_.read([&](store::Tx& tx) -> Result<std::vector<AccountLine>> {
        auto accounts = store::list_accounts(tx);
        if (!accounts) return fail(accounts.error());
        std::vector<AccountLine> lines;
        for (auto& account : *accounts) {
            const auto grants = store::grants_of(tx, account.id, melbourne_day(clock_.now()));
            if (!grants) return fail(grants.error());
            AccountLine line{.account = std::move(account), .grants = {}};
            for (const auto& grant : *grants)
                line.grants.push_back(grant.user_type + ", " + grant.service_name + ", " + grant.workforce);
            lines.push_back(std::move(line));
        }
        return lines;
    });
}

// Finds the account, does the work, ends the sessions when there is a reason to, and records all of it.
Status AccountService::change(const std::string& username, const std::string& action, const std::string& end_reason,
                              const std::function<Status(store::Tx&, const store::Account&)>& work)
{
    return database_.act([&](store::Tx& tx) -> Status {
        const auto now = clock_.now();
        const auto account = find_by_name(tx, username);
        if (!account) return record(tx, now, actor_, action, {}, fail(account.error()), nlohmann::json::object());
        const auto status = work(tx, *account);
        nlohmann::json detail = nlohmann::json::object();
        if (status && !end_reason.empty()) {
            const auto ended = store::end_sessions(tx, account->id, end_reason, now);
            if (!ended) return fail(ended.error());
            detail["sessions_ended"] = *ended;
        }
        return record(tx, now, actor_, action, account->public_id, status, std::move(detail));
    });
}

Status AccountService::grant(const NewGrant& grant)
{
    return change(grant.username, "account.grant", {}, [&](store::Tx& tx, const store::Account& account) {
        return add_checked_grant(tx, account, grant, clock_.now());
    });
}

Status AccountService::lock(const std::string& username)
{
    return change(username, "account.lock", "account locked",
                  [&](store::Tx& tx, const store::Account& account) -> Status {
                      if (account.state == store::AccountState::Restricted)
                          return fail(ErrorKind::Conflict, "account.restricted");
                      return set_held(tx, account.id, true);
                  });
}

Status AccountService::unlock(const std::string& username)
{
    const auto key = crypto::ServerKey::load_or_make(key_file_of(settings_));
    if (!key) return fail(key.error());
    return change(username, "account.unlock", {}, [&](store::Tx& tx, const store::Account& account) -> Status {
        if (account.state == store::AccountState::Restricted) return fail(ErrorKind::Conflict, "account.restricted");
        if (auto done = store::forget_all_failures(tx, name_digest(*key, account.username)); !done) return done;
        return set_held(tx, account.id, false);
    });
}

Status AccountService::put_in_charge(const std::string& username, const std::string& service)
{
    return change(username, "account.duty", {}, [&](store::Tx& tx, const store::Account& account) -> Status {
        if (!account.may.authoriser) return fail(ErrorKind::Invalid, "duty.not_an_authoriser", "username");
        const auto id = store::find_service(tx, service);
        if (!id) return fail(id.error());
        const auto managed = store::find_managed_service(tx, *id);
        if (!managed) return fail(managed.error());
        return store::add_duty(tx, {.public_id = crypto::random_id(),
                                    .account = account.id,
                                    .service = *id,
                                    .kind = store::DutyKind::Active,
                                    .from_at = clock_.now(),
                                    .in_force = true,
                                    .is_sole = managed->is_sole});
    });
}

Status AccountService::reset_factor(const std::string& username)
{
    return change(username, "account.reset_factor", "second factor reset",
                  [&](store::Tx& tx, const store::Account& account) { return store::forget_factor(tx, account.id); });
}

}  // namespace services
