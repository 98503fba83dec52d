// OFF-10, OFF-11: absences that were planned.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "server/store/database.h"
#include "shared/core/date.h"
#include "shared/domain/ids.h"

namespace store {

struct Absence {
    std::int64_t id{};
    std::string public_id;
    AccountId account{};
    Date from{}, to{};  // both inside
    std::string note;
    AccountId entered_by{};
    std::string entered_name;  // of who did
    Instant entered_at{};
    std::optional<Instant> cancelled_at, done_at;

    bool is_open() const { return !cancelled_at && !done_at; }
};

/// `id`, `entered_name` and the two moments are ignored. Errors: Conflict "absence.overlaps" with one that is open.
Status add_absence(Tx& tx, const Absence& absence);
/// The two moments.
Status save_absence(Tx& tx, const Absence& absence);
/// Not cancelled, by their first day; of those that an Authoriser entered who has or had a duty at a service of
/// `authoriser` (MAN-8).
Result<std::vector<Absence>> absences_of(Tx& tx, AccountId account, AccountId authoriser);
/// Open ones that have begun by this day; of everybody, or of one.
Result<std::vector<Absence>> absences_begun(Tx& tx, Date day, AccountId account = {});

}  // namespace store
