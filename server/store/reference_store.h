// Workforces and purposes: data that an administrator can correct (table 1.3, ENT-15, SRC-7).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "server/store/database.h"
#include "shared/domain/reference.h"

namespace store {

/// Errors: NotFound "workforce.not_found"; Unavailable "reference.unreadable" (a word that this program does not know).
Result<Workforce> find_workforce(Tx& tx, const std::string& code);
/// In the order in which a User reads them; empty: this workforce looks at no child.
Result<std::vector<Purpose>> purposes_of(Tx& tx, const std::string& workforce);
/// By its code, of whatever workforce; nothing when there is none.
Result<std::optional<Purpose>> find_purpose(Tx& tx, const std::string& code);

}  // namespace store
