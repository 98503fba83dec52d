// Finding a child: search by name and age, and a service's own roll (SRC-1 to SRC-8, SRC-11).
#pragma once

#include <memory>

#include "server/config/settings.h"
#include "server/core/clock.h"
#include "server/services/outcome.h"
#include "server/store/database.h"
#include "shared/domain/search.h"

namespace services {

class Candidates;

class SearchService {
  public:
    SearchService(const Settings& settings, const Clock& clock, store::Database& database);
    ~SearchService();

    /// Refuses with: the faults of the form (kind Invalid); Forbidden "account.not_user" (ACT-2); Invalid
    /// "search.grant_unknown" and "search.purpose_unknown" (SRC-7); SignedOut; TooMany "usage.limit" with seconds to
    /// wait (SRC-11); Unavailable. Each refusal but the last leaves its audit row; so does each answer, before it is
    /// given.
    Outcome<SearchAnswer> search(const Caller& caller, const SearchForm& form);

    /// SRC-2: refuses as search does, and with Forbidden "roll.not_allowed" where the workforce has no roll. Counts as
    /// one search (SRC-11).
    Outcome<RollAnswer> roll(const Caller& caller, const RollForm& form);

  private:
    const Settings& settings_;
    const Clock& clock_;
    store::Database& database_;
    std::unique_ptr<Candidates> candidates_;
};

}  // namespace services
