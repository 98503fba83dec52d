#include "server/services/refusal_service.h"

#include <nlohmann/json.hpp>

#include "server/store/audit_store.h"

namespace services {

Status record_refusal(store::Database& database, const Clock& clock, const Caller& caller, const RefusedAttempt& attempt)
{
    return database.act([&](store::Tx& tx) -> Status {
        store::AuditEvent event;
        event.at = clock.now();
        event.actor = caller.account_id;
        event.capability = caller.may.user ? "user" : caller.may.authoriser ? "authoriser" : "";
        event.action = attempt.action;
        event.object_kind = "route";
        event.object_id = attempt.path;
        event.outcome = "refused";
        event.session = caller.session_id;
        event.network = caller.network;
        event.detail = nlohmann::json{{"code", attempt.code}}.dump();
        return store::append(tx, event);
    });
}

}  // namespace services
