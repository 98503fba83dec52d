// The service register: the published list of schools, and our own file for every other kind of service.
#pragma once

#include <cstdint>
#include <string>

#include "server/core/clock.h"
#include "server/register/import_plan.h"
#include "server/store/database.h"

namespace registry {

struct ServiceReport {
    std::int64_t rows{}, added{}, changed{}, unchanged{}, skipped{};
};

/// The Department's list of school locations, whole. Only sector, number, name, town and council are taken from it.
/// Errors: Invalid "file.unreadable", "services.missing_column" with the column as `field`.
Result<ServiceReport> import_schools(store::Database& database, const Clock& clock, const std::string& path,
                                     const std::string& actor, const OnFault& on_fault);
/// "reference,kind,name,sector,town,council,area" after the mark "#childlink,services,1,AS-AT"; see docs/import.md.
/// Errors: as above, and "services.mark_missing".
Result<ServiceReport> import_services(store::Database& database, const Clock& clock, const std::string& path,
                                      const std::string& actor, const OnFault& on_fault);

}  // namespace registry
