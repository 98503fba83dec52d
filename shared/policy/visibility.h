// Cutting an entry to what one viewer sees (ENT-5, ENT-7, ENT-14, ENT-15, ENT-16, ENT-24). What is cut is absent: no
// gap, no placeholder. The matrix is data (the workforce's row); here is only how it is applied.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "shared/domain/entry.h"
#include "shared/domain/reference.h"

namespace policy {

/// A stay with what is needed to decide whether its service may be named.
struct KnownStay {
    std::int64_t service{};
    std::string name, campus;
    std::string level;  // year level, program kind
    std::optional<Date> from, to;
};
struct KnownPerson {
    std::vector<std::string>
        keys;  // one for each source that names this person; withheld under one is withheld (ENT-7)
    RelatedPerson person;
};

/// Everything that is recorded of a child, before any cut. Siblings are added by the service that knows their handles.
struct WholeEntry {
    IdentitySection identity;
    std::vector<KnownPerson> people;
    std::optional<Date> family_as_at;
    std::vector<KnownStay> maternal_child_health, playgroups, early_education, kindergarten, schools;
    std::array<std::optional<Date>, kKasVisits.size()> visits{};
    std::optional<Date> health_as_at, kindergarten_as_at, school_as_at;
    std::vector<CareSpan> home_schooling, supports;  // kind: empty, or the support's name
    std::optional<Date> supports_as_at;
    std::vector<CareSpan> orders, placements;
    std::optional<Date> care_as_at;
    EndSection end;
    bool location_protected{};  // ENT-24
};

/// ENT-7: what the Secretary decided is not recorded.
struct Withheld {
    std::array<bool, kFieldGroups.size()> groups{};
    std::vector<std::string> people;  // keys
};

struct Viewer {
    const Workforce& workforce;
    std::int64_t own_service{};
    bool show_supports{};  // Q25, a setting
    Date today{};
};

/// What is left of a group for this viewer: the workforce's row, less what is withheld, less supports while they are
/// off.
Visibility sees(const Viewer& viewer, const Withheld& withheld, FieldGroup group);

/// ENT-24: whether this viewer may read the name of a service that the child attends now.
bool may_name_service(const Viewer& viewer, bool location_protected, std::int64_t service);

/// Past or current (F9, F11): current while one of the spans holds today.
Indicator indicator_of(const std::vector<CareSpan>& spans, Date today);

/// A full entry without its handle, siblings and time. The family section is there when the group is seen.
EntryView cut_full(const WholeEntry& entry, const Viewer& viewer, const Withheld& withheld);
/// ENT-16: F2, F10, F12 and the status, nothing else.
EntryView cut_limited(const WholeEntry& entry, const Viewer& viewer, const Withheld& withheld);
/// F9 and F11 (F10 and F12 are added by the service); nothing when the viewer does not see the group.
std::optional<CareSection> cut_care(const WholeEntry& entry, const Viewer& viewer, const Withheld& withheld);
/// F10 and F12 of a sibling: its name and two indicators, as far as the viewer sees them.
SiblingCare cut_sibling_care(const WholeEntry& sibling, const Viewer& viewer, const Withheld& withheld);

}  // namespace policy
