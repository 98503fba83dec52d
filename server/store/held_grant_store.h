// Grants as those who give and end them see them: whose, where, since when, why ended. What somebody may look under is
// grant_store's.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "server/store/database.h"
#include "shared/core/date.h"
#include "shared/domain/ids.h"

namespace store {

struct HeldGrant {
    GrantId id{};
    std::string public_id;
    AccountId account{};
    ServiceId service{};
    std::string service_id, service_name;  // public id
    std::string workforce, user_type;
    Instant granted_at{};
    std::optional<Instant> ended_at;
    std::string end_reason, ended_by;
    std::string locks_on;  // ISO; empty: no review asks about it
    bool is_locked{};      // UAR-7; Q21
    std::optional<Instant> unlocked_at;

    bool is_live() const { return !ended_at; }
};

/// Live ones first, then by service name.
Result<std::vector<HeldGrant>> held_grants_of(Tx& tx, AccountId account);
/// At every service that this Authoriser is in force for, live or ended at or after `since`, but not their own (ACT-5).
/// By account.
Result<std::vector<HeldGrant>> held_grants_under(Tx& tx, AccountId authoriser, Instant since);
/// Whether that list has one of this account.
Result<bool> is_held_under(Tx& tx, AccountId authoriser, AccountId account, Instant since);
/// Live ones there.
Result<std::vector<HeldGrant>> held_grants_at(Tx& tx, ServiceId service);

Status end_grant(Tx& tx, GrantId grant, const std::string& reason, const std::string& by, Instant at);
Status lock_grant(Tx& tx, GrantId grant, Instant at);
Status unlock_grant(Tx& tx, GrantId grant, Instant at);

}  // namespace store
