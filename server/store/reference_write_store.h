// Table 1.3 as an administrator reads and corrects it, each row with where it comes from and as of which day (ACT-23).
#pragma once

#include <string>
#include <vector>

#include "server/store/database.h"

namespace store {

struct WorkforceRow {
    std::string code, label, service_kind, sector, authoriser_title, source, as_of;
    int user_cap{};  // 0: none
};
struct UserTypeRow {
    std::string workforce, label, source, as_of;
    bool counts{}, by_region{}, is_offered = true;
};
struct PurposeRow {
    std::string workforce, code, label, source, as_of;
};

Result<std::vector<WorkforceRow>> workforce_rows(Tx& tx);
Result<std::vector<UserTypeRow>> user_type_rows(Tx& tx);
Result<std::vector<PurposeRow>> purpose_rows(Tx& tx);

/// Title, cap, source and day. Errors: NotFound "workforce.not_found".
Status save_workforce(Tx& tx, const WorkforceRow& row);
/// At the end of its workforce. Errors: Conflict "user_type.exists" on `label`; NotFound "workforce.not_found".
Status add_user_type(Tx& tx, const UserTypeRow& row);
/// Everything but its label, which grants are written with. Errors: NotFound "user_type.unknown".
Status save_user_type(Tx& tx, const UserTypeRow& row);
/// Its words, source and day; the code stands in the log. Errors: NotFound "purpose.unknown".
Status save_purpose(Tx& tx, const PurposeRow& row);

}  // namespace store
