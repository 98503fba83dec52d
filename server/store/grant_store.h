// One User's access to one service, and to what children it reaches.
#pragma once

#include <string>
#include <vector>

#include "server/store/database.h"
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

/// The live grants of an account, by service name.
Result<std::vector<Grant>> grants_of(Tx& tx, AccountId account);
/// One live grant of this account. Errors: NotFound "grant.not_found", also for another account's grant.
Result<Grant> find_grant(Tx& tx, AccountId account, const std::string& public_id);

}  // namespace store
