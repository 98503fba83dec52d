// Which records a register shows to somebody: the filter of its form over what their roles let them see.
#pragma once

#include "server/records/keeping.h"
#include "shared/acts/register_kinds.h"

namespace records {

inline constexpr int kRowsOfPage = 50;

/// Errors: Invalid "register.unknown" on `register`; NotFound "service.not_found".
Result<store::RegisterFilter> register_filter(Doing& doing);
/// One row with its columns as the table of views has them.
std::vector<std::string> register_row(const admin::Scene& scene, const store::Record& record,
                                      std::span<const Date> holidays);

}  // namespace records
