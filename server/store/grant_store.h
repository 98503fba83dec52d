// One User's access to one service, and to what children it reaches.
#pragma once

#include <string>
#include <vector>

#include "server/store/database.h"
#include "shared/core/date.h"
#include "shared/domain/ids.h"

namespace store {

struct Grant {
    GrantId id{};
    std::string public_id;
    ServiceId service{};
    std::string service_name;
    std::string workforce;  // "W1"
    std::string user_type;  // "Teacher"
};

/// The grants of an account under which one may look: live, not locked by a review (UAR-7), the credential not lapsed
/// (Q20), not restricted (RES-3). By service name.
Result<std::vector<Grant>> grants_of(Tx& tx, AccountId account, Date today);
/// One such grant of this account. Errors: NotFound "grant.not_found", also for another account's grant.
Result<Grant> find_grant(Tx& tx, AccountId account, const std::string& public_id, Date today);

struct NewGrant {
    std::string public_id;
    AccountId account{};
    ServiceId service{};
    std::string workforce, user_type;
    Instant at{};
};
/// Errors: Conflict "grant.exists".
Status add_grant(Tx& tx, const NewGrant& grant);

/// By its number in the register that it came from, by its public id or by its whole name.
/// Errors: NotFound "service.not_found", Conflict "service.ambiguous".
Result<ServiceId> find_service(Tx& tx, const std::string& named);

}  // namespace store
