#include "server/records/handlers.h"

namespace records {

std::vector<std::span<const admin::Handling>> handlers()
{
    return {role_handlers(),     catalogue_handlers(), organisation_handlers(), verification_handlers(),
            writing_handlers(),  moving_handlers(),    correcting_handlers(),   reading_handlers(),
            register_handlers(), report_handlers()};
}

}  // namespace records
