// What the Department decides about one entry: restrict it (ENT-23), withhold information (ENT-7), protect its location
// (ENT-24). From the command line for now; every decision and every refusal is audited.
#pragma once

#include <string>
#include <vector>

#include "server/core/clock.h"
#include "server/store/database.h"
#include "shared/core/result.h"

namespace services {

struct Decision {
    std::string entry;   // Child Link identifier
    std::string reason;  // why; kept
    std::string by;      // who decided
};

/// What a decision to withhold is about: a field group ("family") or one related person ("mch:P-17"); exactly one.
struct WithheldThing {
    std::string field_group;
    std::string person;
};

struct EntryControls {
    bool restricted{}, location_protected{};
    std::string inactive_from;
    struct Withheld {
        WithheldThing thing;
        std::string reason, decided_by, decided_on;
    };
    std::vector<Withheld> withheld;
};

/// Errors of each: Invalid "control.reason_required", "control.by_required", "control.unknown_group",
/// "control.one_thing_required"; NotFound "control.entry_unknown", "control.person_unknown", "control.not_withheld";
/// Conflict "control.no_change" when it already is so; Unavailable.
class EntryControlService {
  public:
    EntryControlService(const Clock& clock, store::Database& database) : clock_(clock), database_(database) {}

    Status restrict_entry(const Decision& decision);  // ENT-23
    Status release_entry(const Decision& decision);
    Status protect_location(const Decision& decision);  // ENT-24
    Status unprotect_location(const Decision& decision);
    Status withhold(const Decision& decision, const WithheldThing& thing);  // ENT-7
    Status reveal(const Decision& decision, const WithheldThing& thing);
    /// What is decided about an entry; itself audited, with `by` as the actor and no reason asked.
    Result<EntryControls> show(const std::string& entry, const std::string& by);

  private:
    const Clock& clock_;
    store::Database& database_;
};

}  // namespace services
