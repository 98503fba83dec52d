// REG-14: how often a check against a register may fail before its step closes.
#pragma once

#include <optional>

#include "shared/core/date.h"

namespace policy {

inline constexpr int kTriesInADay = 5;

/// Failed tries since the first of them.
struct Tries {
    int count{};
    std::optional<Instant> first_at;
};

/// Once closed it stays so, however long, until a new link (or the end of what is counted) takes the tries away.
inline bool is_closed(const Tries& tries) { return tries.count >= kTriesInADay; }

/// One more that failed. A day after the first of those before it the count begins anew.
inline Tries after_failure(const Tries& before, Instant now)
{
    if (before.first_at && now < *before.first_at + std::chrono::hours(24)) return {before.count + 1, before.first_at};
    return {1, now};
}

}  // namespace policy
