// Opening what a search or a roll has listed: an entry, full or limited, and its closed section (ENT-5 to ENT-24,
// SRC-8).
#pragma once

#include <string>

#include "server/config/settings.h"
#include "server/core/clock.h"
#include "server/services/outcome.h"
#include "server/store/database.h"
#include "shared/domain/entry.h"

namespace services {

inline constexpr const char* kCareSectionName = "orders-and-care";  // UI-3; the one section that opens by itself

class ProfileService {
  public:
    ProfileService(const Settings& settings, const Clock& clock, store::Database& database)
        : settings_(settings), clock_(clock), database_(database)
    {
    }

    /// Refuses with NotFound "entry.not_found" alike for a handle that never was, one of another session, and one whose
    /// entry is restricted, inactive or out of reach by now (ENT-23); Forbidden "account.not_user" (ACT-2); SignedOut;
    /// TooMany "usage.limit" with seconds to wait (SRC-11); Unavailable. Answers and refusals leave their audit row.
    Outcome<EntryView> open(const Caller& caller, const std::string& handle);

    /// F9 to F12 of a full entry (UI-3). `section`: kCareSectionName; another one, a limited entry and a workforce that
    /// does not see the group are NotFound like the rest. Counts as one view (SRC-11).
    Outcome<CareSection> open_section(const Caller& caller, const std::string& handle, const std::string& section);

  private:
    const Settings& settings_;
    const Clock& clock_;
    store::Database& database_;
};

}  // namespace services
