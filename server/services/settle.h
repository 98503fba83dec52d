// What follows from any change to somebody's access, whoever makes it: an act, a clock, or the person who registers.
#pragma once

#include <string>

#include "server/store/person_store.h"

namespace services {

/// Computes somebody's state anew and saves the person. Whoever may not sign in any more loses their sessions in the
/// same transaction; an invitation is over when nothing is granted (MAN-13, RES-7, UAR-7). `why` is a word: of an end
/// reason, or "review", "credential", "restriction".
Result<policy::AccessState> settle(store::Tx& tx, store::Person& person, const std::string& why, Instant now);

}  // namespace services
