// The record of an import that came to nothing: refused as a whole, or undone by a fault.
#pragma once

#include <string>

#include "server/core/clock.h"
#include "server/store/database.h"

namespace registry {

/// A unit of work of its own, "import.refused" about `what`. No file name and no column: a file that is no extract may
/// hold anything there. The caller hears of the import's own error, whatever becomes of this record.
void record_refused_import(store::Database& database, const Clock& clock, const std::string& actor,
                           const std::string& what, const Error& error);

}  // namespace registry
