// The Department's decisions about one entry, as rows (ENT-7, ENT-23, ENT-24).
#pragma once

#include <string>
#include <vector>

#include "server/store/database.h"
#include "shared/core/date.h"
#include "shared/domain/ids.h"

namespace store {

Status set_restricted(Tx& tx, EntryId entry, bool restricted);
Status set_location_protected(Tx& tx, EntryId entry, bool is_protected);

struct Withholding {
    std::string field_group, person_key;  // one of them is empty
    std::string reason, decided_by, decided_on;
};
Result<std::vector<Withholding>> withholdings_of(Tx& tx, EntryId entry);
Status add_withholding(Tx& tx, EntryId entry, const Withholding& withholding);
/// Answers how many rows were taken away.
Result<int> remove_withholding(Tx& tx, EntryId entry, const std::string& field_group, const std::string& person_key);

/// Whatever was read from the register before is stale from now on.
Status raise_register_version(Tx& tx);

}  // namespace store
