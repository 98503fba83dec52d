// What people typed and have not sent yet (PLT-27, PLT-33): kept here and never in the browser, sealed, for their
// owner alone. Nothing of the fields is in any log.
#pragma once

#include <string>

#include "server/config/settings.h"
#include "server/core/clock.h"
#include "server/crypto/server_key.h"
#include "server/services/outcome.h"
#include "server/store/database.h"
#include "shared/domain/draft.h"

namespace services {

inline constexpr int kDraftsKept = 20;  // of one account; past it the oldest goes

class DraftService {
  public:
    DraftService(const Settings& settings, const Clock& clock, store::Database& database, const crypto::ServerKey& key)
        : settings_(settings), clock_(clock), database_(database), key_(key)
    {
    }

    /// The caller's draft of this form; without fields when there is none or it is too old (`drafts.keep_days`).
    /// Errors: Invalid "draft.form_name" on `form`; SignedOut.
    Outcome<DraftView> open(const Caller& caller, const std::string& form);
    /// Keeps these fields in place of those kept before; none: discards them. Both count as an act of the person
    /// (REG-22). Errors: as open, and those of faults_of(DraftForm).
    Outcome<DraftView> save(const Caller& caller, const std::string& form, const DraftForm& given);

    /// At the start of the server: takes away everybody's drafts that are too old, with one row in the log that says
    /// how many. In between, an account's own go when it next opens or saves one.
    Status forget_old();

  private:
    const Settings& settings_;
    const Clock& clock_;
    store::Database& database_;
    const crypto::ServerKey key_;
};

/// The last moment at which a draft was saved that is too old at `now`.
Instant too_old_draft(const Settings& settings, Instant now);

}  // namespace services
