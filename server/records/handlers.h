// Request logging: the handlers behind its tables in shared/acts, by area.
#pragma once

#include "server/admin/doing.h"

namespace records {

std::span<const admin::Handling> role_handlers();
std::span<const admin::Handling> writing_handlers();
std::span<const admin::Handling> moving_handlers();
std::span<const admin::Handling> correcting_handlers();
std::span<const admin::Handling> reading_handlers();
std::span<const admin::Handling> register_handlers();
std::span<const admin::Handling> report_handlers();
std::span<const admin::Handling> catalogue_handlers();
std::span<const admin::Handling> organisation_handlers();
std::span<const admin::Handling> verification_handlers();

/// All of them, for the one way to every act and view (server/admin/admin_service.h).
std::vector<std::span<const admin::Handling>> handlers();

}  // namespace records
