#include "server/register/import_audit.h"

#include <nlohmann/json.hpp>

#include "server/store/audit_store.h"

namespace registry {

void record_refused_import(store::Database& database, const Clock& clock, const std::string& actor,
                           const std::string& what, const Error& error)
{
    [[maybe_unused]] const auto done = database.act([&](store::Tx& tx) {
        store::AuditEvent event;
        event.at = clock.now();
        event.actor = actor;
        event.capability = "system";
        event.action = "import.refused";
        event.object_kind = what;
        event.outcome = error.kind == ErrorKind::Unavailable ? "failed" : "refused";
        event.detail = nlohmann::json{{"code", error.code}}.dump();
        return store::append(tx, event);
    });
}

}  // namespace registry
