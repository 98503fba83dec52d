// From the facts of an entry to everything that is recorded of the child, with services named and each section dated.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "server/register/facts.h"
#include "server/store/entry_store.h"
#include "shared/policy/visibility.h"

namespace services {

/// `stays`: of the same entry; they hold the names of nearly all its services. `dates`: when each source was last
/// loaded (ENT-4). Errors: Unavailable "facts.unreadable".
Result<policy::WholeEntry> whole_entry(store::Tx& tx, const store::Entry& entry, const std::vector<store::Stay>& stays,
                                       const std::map<std::string, Date>& dates);

}  // namespace services
