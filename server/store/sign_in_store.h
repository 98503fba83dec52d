// REG-21: failures to sign in, and the devices that are known. Failures are counted for a name and a device: all
// strangers share one counter, each known device of the account has its own, so that a stranger cannot lock the owner
// out of it.
#pragma once

#include <string>

#include "server/store/database.h"
#include "shared/core/date.h"
#include "shared/domain/ids.h"

namespace store {

/// What is counted together. `name`: digest of the name typed, whether or not an account has it.
struct Door {
    std::string name;
    std::string device;  // digest of a token known for this account; empty: any stranger's
};

struct Failures {
    int count{};
    Instant locked_until{};  // the first moment at which it is open again; the epoch: not locked
};
Result<Failures> failures_at(Tx& tx, const Door& door);
/// Also forgets doors at which nothing happened for a day.
Status set_failures(Tx& tx, const Door& door, const Failures& failures, Instant now);
Status forget_failures(Tx& tx, const Door& door);
/// At every door of a name, known devices included.
Status forget_all_failures(Tx& tx, const std::string& name);

/// Whether this account has completed a sign-in from there.
Result<bool> is_known_device(Tx& tx, AccountId account, const std::string& token_hash);
/// Whether any account has: the browser's token is one that this server gave out.
Result<bool> is_any_known_device(Tx& tx, const std::string& token_hash);
/// The ten devices seen last are kept.
Status remember_device(Tx& tx, AccountId account, const std::string& token_hash, Instant now);

}  // namespace store
