// Who may act for an organisation under the two schemes (IS-120 to IS-124).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "server/store/database.h"
#include "shared/core/date.h"
#include "shared/domain/ids.h"

namespace store {

struct SharingRole {
    std::string public_id;
    AccountId account{};
    std::string account_id, name;  // of the person
    ServiceId service{};
    std::string service_id, service_name;
    std::string role;  // "sharer", as acts::kSharingRoles has them
    std::string title, engagement, judgement, reason;
    Date trained_on{};
    bool meets_clients{};
    Date from{};
    std::optional<Date> to;  // the last day
    AccountId named_by{};
    Instant named_at{};

    bool is_current(Date today) const { return from <= today && (!to || today <= *to); }
};

/// Not ended, current or not, by service and role.
Result<std::vector<SharingRole>> sharing_roles_of(Tx& tx, AccountId account);
/// Those of one organisation, by name.
Result<std::vector<SharingRole>> sharing_roles_at(Tx& tx, ServiceId service);
/// Errors: NotFound "role.not_found".
Result<SharingRole> find_sharing_role(Tx& tx, const std::string& public_id);
/// Errors: Conflict "role.exists": the same role of the same person there has not ended.
Status add_sharing_role(Tx& tx, const SharingRole& role);
Status end_sharing_role(Tx& tx, const std::string& public_id, Instant at, const std::string& by);

/// Whom an Authoriser can name there: whoever holds a live grant or a duty in force, by name.
struct NamedPerson {
    AccountId id{};
    std::string public_id, name;
};
Result<std::vector<NamedPerson>> people_at(Tx& tx, ServiceId service);

}  // namespace store
