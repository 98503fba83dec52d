// SRC-11: how much an account has searched and viewed within the last hour.
#pragma once

#include <string>

#include "server/store/database.h"
#include "shared/core/date.h"
#include "shared/domain/ids.h"

namespace store {

inline constexpr std::chrono::seconds kUsageWindow{3600};  // a rolling hour

enum class Use { Search, View };
std::string word_of(Use use);

struct Usage {
    int count{};                 // within the hour that ends at `now`
    Instant oldest{}, newest{};  // of those; meaningless when there are none
};
Result<Usage> usage_of(Tx& tx, AccountId account, Use use, Instant now);
/// Counts one, and forgets what is older than the window.
Status add_usage(Tx& tx, AccountId account, Use use, Instant now);
/// Whether the alert of this pause stands in the log already: one since the last use that was counted.
Result<bool> has_alert(Tx& tx, const std::string& actor, Use use, Instant since);

}  // namespace store
