// The duties of Authorisers for a time in other hands (ACT-8), their leaving (ACT-10), and services that nobody is left
// to answer for (Q21).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "server/store/database.h"
#include "shared/core/date.h"
#include "shared/domain/ids.h"

namespace store {

struct Transfer {
    std::int64_t id{};
    std::string public_id;
    AccountId account{}, acting{};  // who is away; who acts
    Date from{}, to{};              // both inside
    Instant made_at{};
    std::optional<Instant> began_at, ended_at;
    std::string end_reason;  // "over", "early", "no_substitute"
    std::vector<ServiceId> services;

    bool is_open() const { return !ended_at; }
    bool is_in_force() const { return began_at && !ended_at; }
};

/// `id` and what happens later are ignored.
/// Errors: Conflict "transfer.overlaps": one that is open has one of these services on one of these days.
Status add_transfer(Tx& tx, const Transfer& transfer);
/// What happens later.
Status save_transfer(Tx& tx, const Transfer& transfer);
Result<std::optional<Transfer>> find_transfer(Tx& tx, const std::string& public_id);
/// Everybody's, by their first day.
Result<std::vector<Transfer>> open_transfers(Tx& tx);
/// Of somebody who is away or acts, newest first, at most 20.
Result<std::vector<Transfer>> transfers_of(Tx& tx, AccountId account);

struct Leaving {
    std::string public_id;
    AccountId account{};
    Date leaves_on{};
    std::string facts;  // as the Department was told them, one a line
    Instant told_at{};
};
Status add_leaving(Tx& tx, const Leaving& leaving);
/// The newest of this Authoriser.
Result<std::optional<Leaving>> last_leaving(Tx& tx, AccountId account);

/// A service whose last Authoriser has gone and has none in force but the Department's holding one; Co-ordinators do
/// not count (ACT-5).
struct LeftService {
    ServiceId service{};
    Instant left_at{};
};
/// Those that still have grants which are not locked for it.
Result<std::vector<LeftService>> services_left(Tx& tx);
/// Those that have an Authoriser again, and grants which are still locked.
Result<std::vector<ServiceId>> services_attended_again(Tx& tx);
/// Locks the live grants there, but those that a Co-ordinator gives; answers whose they are.
Result<std::vector<AccountId>> mark_unattended(Tx& tx, ServiceId service, Instant at);
/// Unlocks them again; answers whose they are. The lock of a review stays.
Result<std::vector<AccountId>> clear_unattended(Tx& tx, ServiceId service, Instant at);

}  // namespace store
