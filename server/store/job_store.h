// What the clocks look through and what they keep: days that were worked through, warnings that are out, and the
// accounts that a day may concern (OFF-4, OFF-5).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "server/store/database.h"
#include "shared/core/date.h"
#include "shared/domain/ids.h"

namespace store {

struct JobRun {
    Date day{};
    std::string clock;
    Instant started_at{};
    std::optional<Instant> finished_at;  // nothing: it did not get to its end
    int count{};
    std::string error;
};
/// The last day that this clock has done, or nothing when it has never run.
Result<std::optional<Date>> last_day_of(Tx& tx, const std::string& clock);
/// A new try on this day takes the place of one that did not get to its end.
Status save_job_run(Tx& tx, const JobRun& run);
/// The newest days first.
Result<std::vector<JobRun>> job_runs(Tx& tx, int limit);

struct Warning {
    Date ends_on{}, due_on{}, named{};
    Instant warned_at{};
};
/// Of one count, by the day for which they were.
Result<std::vector<Warning>> warnings_of(Tx& tx, AccountId account, const std::string& clock, Date ends_on);
Status add_warning(Tx& tx, AccountId account, const std::string& clock, const Warning& warning);

/// Somebody with a live grant who has finished registering: what the inactivity of the account is counted from.
struct IdleAccount {
    AccountId id{};
    Instant counted_from{};              // the last completed sign-in, or activation, or the first grant (OFF-2)
    bool is_locked{};                    // every live grant is, by a review (UAR-7) or for want of an Authoriser (Q21)
    std::optional<Instant> unlocked_at;  // since when not every one is (OFF-6)
};
/// Those whose count began before this moment.
Result<std::vector<IdleAccount>> idle_accounts(Tx& tx, Instant before);
/// One of them, whenever the count began; nothing: no live grant, or not registered.
Result<std::optional<IdleAccount>> find_idle_account(Tx& tx, AccountId id);

/// Accounts with a live grant and a clearance or registration that is current and ends on this day or before.
Result<std::vector<AccountId>> accounts_with_credential_to(Tx& tx, Date day);

}  // namespace store
