// The lists behind REG-11 and REG-13, out of files: clearances to work with children, registered teachers, receipts of
// the training.
#pragma once

#include <cstdint>
#include <string>

#include "server/core/clock.h"
#include "server/register/import_plan.h"
#include "server/store/database.h"

namespace registry {

struct ListReport {
    std::int64_t before{}, rows{};
};

/// The file takes the place of the whole list of this kind: "wwcc", "vit" or "training". All or nothing: with one row
/// that is wrong, `on_fault` hears of each and nothing changes. Columns: docs/operations/registers.md. Leaves an audit
/// row either way.
/// Errors: Invalid "file.unreadable", "list.unknown_kind", "list.mark_missing", "list.bad_day" (none, or one that lies
/// ahead), "list.unknown_column", "list.repeated_column", "list.missing_column" with the column as `field`,
/// "list.bad_rows"; Conflict "list.older" than the one that stands: an old list would clear whom a later one bars.
Result<ListReport> load_register_list(store::Database& database, const Clock& clock, const std::string& kind,
                                      const std::string& path, const std::string& actor, const OnFault& on_fault);

}  // namespace registry
