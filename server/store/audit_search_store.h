// The log as an auditor reads it (USE-6): by who, about what, which act, what came of it and when; newest first, a page
// at a time.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "server/store/audit_store.h"

namespace store {

struct AuditSearch {
    std::string actor;                   // public id, or "system:review"; empty: anybody
    std::string object;                  // public id, or a child's identifier; empty: anything
    std::string action;                  // whole; empty: any
    std::string outcome;                 // "done", "refused", "failed"; empty: any
    std::optional<Instant> from, until;  // from <= at < until
    std::int64_t before{};               // rows older than this one; 0: from the newest on
    int limit = 50;
};
struct AuditFound {
    std::int64_t seq{};
    AuditEvent event;
    std::string actor_name;  // as it is now; empty: no account has that id
};
/// At most `limit` rows. "Older" is by the server's clock and, within a second, by number: rows keep that order even
/// where the clock was once put back.
Result<std::vector<AuditFound>> search_log(Tx& tx, const AuditSearch& search);
/// What the engine says of how it would find them: for a test.
Result<std::string> plan_of_search(Tx& tx, const AuditSearch& search);

/// How many rows there are, without counting them.
Result<std::int64_t> last_audit_row(Tx& tx);

}  // namespace store
