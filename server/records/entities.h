// An organisation on the other side as one of ours knows it: its categories today, its checks, what stands against it.
#pragma once

#include <array>
#include <span>
#include <string>
#include <vector>

#include "server/admin/doing.h"
#include "server/store/organisation_store.h"
#include "server/store/verification_store.h"
#include "shared/acts/sharing_roles.h"
#include "shared/sharing/entity.h"

namespace records {

/// Where somebody sits: the organisation of ours for which they act, by a role of theirs there.
struct Desk {
    ServiceId service{};
    std::string service_id;
};
using RoleWords = std::span<const std::string_view>;
inline constexpr std::array kMayRead{acts::kSharer, acts::kLead, acts::kRecords, acts::kInspector};
inline constexpr std::array kMayCheck{acts::kSharer, acts::kLead, acts::kRecords};
inline constexpr std::array kMayRecord{acts::kRecords};
/// By the field `service`, or where it is left out by the one place where they hold one of these roles. Errors:
/// NotFound "service.not_found" on `service`, also for another's; Invalid "field.required" on `service`, where they
/// have several; Forbidden "role.needed".
Result<Desk> desk_of(admin::Doing& doing, RoleWords roles);

/// Somebody else's organisation that is not settled for everybody looks as one that is not there (MAN-8).
bool may_know(const store::Organisation& organisation, ServiceId ours);

/// The rows of the catalogue that stand today, to look up codes in.
class Catalogue {
  public:
    static Result<Catalogue> today(const admin::Scene& scene);
    std::vector<sharing::EntityCategory> of(const std::vector<std::string>& codes) const;
    const std::vector<store::CategoryRow>& rows() const { return rows_; }
    const store::CategoryRow* find(std::string_view code) const;

  private:
    std::vector<store::CategoryRow> rows_;
};
/// Errors: Invalid "category.unknown" on `categories`.
Result<std::vector<std::string>> codes_in(const admin::Doing& doing, const Catalogue& catalogue);

struct Entity {
    store::Organisation organisation;
    std::vector<sharing::EntityCategory> categories;
    store::KnownOf known;              // by ours
    std::vector<std::string> domains;  // published and known
    std::vector<store::Verification> verifications;
    std::vector<store::ImpersonationFlag> flags;

    sharing::Verified organisation_check(std::string_view scheme, Date today) const;
    sharing::Verified person_check(const store::Contact& contact, Date today) const;
    /// Stands against the contact, or against the organisation as a whole; empty: the latter alone (IS-136).
    bool is_flagged(const std::string& contact) const;
};
/// Errors: NotFound "organisation.not_found" on `organisation`.
Result<Entity> entity_of(const admin::Scene& scene, ServiceId ours, const std::string& organisation);

/// Lines of a text, trimmed, without empty ones.
std::vector<std::string> lines_of(const std::string& text);
std::string name_of(const admin::Doing& doing);  // of whoever asks
std::string sealed(const admin::Scene& scene, const std::string& text, const std::string& owner);
std::string opened(const admin::Scene& scene, const std::string& text, const std::string& owner);

}  // namespace records
