// One entry, read for the person who opens it: its row, where it stands, whom it is related to, what is withheld.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "server/store/database.h"
#include "shared/core/date.h"
#include "shared/domain/ids.h"
#include "shared/policy/scope.h"
#include "shared/policy/visibility.h"

namespace store {

struct Entry {
    EntryId id{};
    std::string public_id;  // F1
    Date date_of_birth{};
    std::string sex;
    std::optional<Date> date_of_death;
    bool restricted{}, location_protected{};
    Date inactive_from{};
    std::string facts;  // JSON, see server/register/facts.h
};
Result<std::optional<Entry>> find_entry(Tx& tx, EntryId entry);
Result<std::optional<EntryId>> find_entry_by_identifier(Tx& tx, const std::string& public_id);

/// Some entry, not always the same one: whoever opens what is not there has it looked at in its place (ENT-23).
/// Nothing: the register is empty.
Result<std::optional<EntryId>> decoy_entry(Tx& tx);

/// A stay with the names of its service and of its level.
struct Stay {
    policy::ScopeStay scope;
    std::string service, year_level;
};
/// Latest first.
Result<std::vector<Stay>> stays_of(Tx& tx, EntryId entry);
policy::Standing standing_of(const Entry& entry, const std::vector<Stay>& stays);

/// The name of a service whose stay has no days, so that stays_of does not hold it; empty: no such service.
Result<std::string> service_name(Tx& tx, ServiceId service);

/// F8: entries that share a parent, but for parents and families that are withheld on either side (ENT-7). Whether they
/// are open is not asked here.
Result<std::vector<EntryId>> siblings_of(Tx& tx, EntryId entry);

Result<policy::Withheld> withheld_of(Tx& tx, EntryId entry);

/// ENT-4: when each source was last loaded.
Result<std::map<std::string, Date>> source_dates(Tx& tx);

}  // namespace store
