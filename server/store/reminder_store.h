// MAN-15: what an Authoriser still owes the Department.
#pragma once

#include <string>
#include <vector>

#include "server/store/database.h"
#include "shared/core/date.h"
#include "shared/domain/ids.h"

namespace store {

struct Reminder {
    std::string person, name, reason;  // public id
    Instant made_at{};
};
/// Those not done yet, oldest first.
Result<std::vector<Reminder>> reminders_of(Tx& tx, AccountId authoriser);
Status add_reminder(Tx& tx, AccountId authoriser, AccountId about, const std::string& reason, Instant at);
/// All about this person: the Department has been told.
Status settle_reminders(Tx& tx, AccountId authoriser, AccountId about, Instant at);

}  // namespace store
