// The append-only, hash-chained record of who asked for what and what came of it (SRC-8, USE-8, USE-9).
#pragma once

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>

#include "server/store/database.h"
#include "shared/core/date.h"
#include "shared/domain/ids.h"

namespace store {

/// USE-9, the minimum record. The store adds the sequence number and the hashes.
struct AuditEvent {
    Instant at{};
    std::string actor;        // account's public id; empty before anyone is known
    std::string capability;   // "user", "authoriser", "system", "" before sign-in
    std::string action;       // "search", "view", "open_section", "roll", "sign_in.password", "import.apply" ...
    std::string object_kind;  // "entry", "account", "register", ...
    std::string object_id;    // public identifier of the object (a child's is the Child Link identifier)
    std::string grant;        // public id of the service grant
    std::string purpose;      // purpose code
    std::string outcome;      // "done", "refused", "failed"
    std::string session;      // session's public (not secret) id
    std::string network;      // network address of the client
    std::string detail;  // one JSON object as text: search terms, result count, entries listed, sections, error code
};

/// Appends to the chain. Part of the same transaction as the act or the read it records.
Status append(Tx& tx, const AuditEvent& event);

/// Whether this actor did this since then.
Result<bool> has_done_since(Tx& tx, const std::string& actor, const std::string& action, Instant since);

struct ChainReport {
    std::int64_t rows{};                  // that were read
    std::string head;                     // hex hash of the last of them
    std::optional<std::int64_t> bad_row;  // sequence number of the first row that does not fit
    std::string fault;                    // "changed", "missing", "out of order", "shortened"
    bool is_whole = true;                 // false: `limit` rows were read, and there are more
};
/// Reads the whole chain. `expected_head`: "SEQ:HEX" noted earlier and kept elsewhere, or empty; it finds a rewritten
/// or shortened log too.
/// A part: no more than `limit` rows, from the one after `after` ("SEQ:HEX", where the part before ended) on. All parts
/// together are the whole, since rows are only ever added. Errors: Invalid "audit.head_malformed".
Result<ChainReport> verify_chain(Tx& tx, const std::string& expected_head, const std::string& after = {},
                                 std::int64_t limit = 0);

}  // namespace store
