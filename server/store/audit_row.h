// One row of the log as it is stored, and the hash that ties it to the row before. Inside the store only.
#pragma once

#include <string>

namespace store {

struct AuditRow {
    long long seq{}, at{};
    std::string actor, capability, action, object_kind, object_id, grant_id, purpose, outcome, session, network, detail;
    std::string prev_hash, hash;
};

/// SHA-256 over every column but `hash` itself, `prev_hash` included.
std::string link_hash(const AuditRow& row);

inline const std::string kFirstPrevHash(64, '0');

}  // namespace store
