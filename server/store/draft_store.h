// Drafts (PLT-27): sealed texts, one for each account and form. Every query holds the owner.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "server/store/database.h"
#include "shared/core/date.h"
#include "shared/domain/ids.h"

namespace store {

struct SealedDraft {
    std::string body;
    Instant saved_at{};
};
Result<std::optional<SealedDraft>> find_draft(Tx& tx, AccountId owner, const std::string& form);
/// In place of the one that was there.
Status save_draft(Tx& tx, AccountId owner, const std::string& form, const SealedDraft& draft);
Status delete_draft(Tx& tx, AccountId owner, const std::string& form);

/// The forms of this owner's drafts that were saved after `oldest`, in order of their names.
Result<std::vector<std::string>> draft_forms(Tx& tx, AccountId owner, Instant oldest);
/// Those of them that were saved at `oldest` or before.
Result<std::vector<std::string>> aged_drafts(Tx& tx, AccountId owner, Instant oldest);
/// Everybody's that were saved at `oldest` or before are deleted; answers how many.
Result<int> forget_drafts(Tx& tx, Instant oldest);
/// All but the `kept` that were saved last.
Result<std::vector<std::string>> surplus_drafts(Tx& tx, AccountId owner, int kept);

}  // namespace store
