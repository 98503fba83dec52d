// How every act on the register begins and ends: who asks, under which grant, is it too much, and what is recorded of
// it.
#pragma once

#include <functional>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "server/config/settings.h"
#include "server/services/outcome.h"
#include "server/store/audit_store.h"
#include "server/store/database.h"
#include "server/store/grant_store.h"
#include "server/store/search_store.h"
#include "server/store/usage_store.h"
#include "shared/domain/reference.h"
#include "shared/policy/visibility.h"

namespace services {

/// From where one looks at the register: one live grant, its workforce, its place, today.
struct Standpoint {
    store::Grant grant;
    Workforce workforce;
    policy::Place place;
    Date today{};
    bool show_supports{};

    store::Vantage vantage() const { return {workforce.scope, grant.service, today}; }
    policy::Viewer viewer() const { return {workforce, grant.service.value, show_supports, today}; }
};

/// Errors: Invalid "search.grant_unknown" on `grant`; Unavailable.
Result<Standpoint> find_standpoint(store::Tx& tx, const Settings& settings, AccountId account, const std::string& grant,
                                   Date today);

/// Still signed in, and a User (ACT-2); moves the idle end on. Errors: SignedOut; Forbidden "account.not_user".
Status check_caller(store::Tx& tx, const Settings& settings, const Caller& caller, Instant now);

/// The purpose as this workforce may state it (SRC-7). Errors: Invalid "search.purpose_unknown" on `purpose`.
Result<Purpose> find_purpose(store::Tx& tx, const std::string& workforce, const std::string& purpose);

/// SRC-11: counts this use, or says how many seconds to wait and, once in a pause, raises the audit alert. 0: go on.
Result<int> take_turn(store::Tx& tx, const Settings& settings, const Caller& caller, store::Use use, Instant now);

/// What all of these say together, in that order, for one form. `faults`: what the form itself gets wrong.
struct Admission {
    Standpoint standpoint;
    Purpose purpose;
};
struct Asked {
    const std::string& grant;
    const std::string& purpose;
    std::vector<Error> faults;
    store::Use use{};
};
Outcome<Admission> admit(store::Tx& tx, const Settings& settings, const Caller& caller, const Asked& asked,
                         Instant now);

/// A row about this caller's act, still without object, outcome and detail.
store::AuditEvent event_of(const Caller& caller, const std::string& action, Instant now);

/// Records the refusal, then answers it. An error of kind Unavailable undoes the unit and is answered as it is.
template <class T>
Result<Outcome<T>> refuse(store::Tx& tx, store::AuditEvent event, const nlohmann::json& detail, Refusal refusal);
Status record_refused(store::Tx& tx, store::AuditEvent event, const nlohmann::json& detail, const Refusal& refusal);

template <class T>
Result<Outcome<T>> refuse(store::Tx& tx, store::AuditEvent event, const nlohmann::json& detail, Refusal refusal)
{
    if (refusal.first().kind == ErrorKind::Unavailable) return fail(refusal.first());
    if (auto kept = record_refused(tx, std::move(event), detail, refusal); !kept) return fail(kept.error());
    return Outcome<T>(tl::unexpected<Refusal>(std::move(refusal)));
}

/// The answer of a unit of work as a service gives it.
template <class T>
Outcome<T> outcome_of(Result<Outcome<T>> done)
{
    if (!done) return tl::unexpected<Refusal>(Refusal(done.error()));
    return std::move(*done);
}

}  // namespace services
