// Finding entries: by scope, by name key, by roll. Every answer holds open entries of one scope only (SRC-6, ENT-21,
// ENT-23).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "server/store/database.h"
#include "shared/core/date.h"
#include "shared/domain/ids.h"
#include "shared/domain/reference.h"
#include "shared/policy/name_match.h"
#include "shared/policy/scope.h"

namespace store {

/// From where one looks: what a grant reaches, and when.
struct Vantage {
    ScopeKind scope{};
    ServiceId service{};
    Date today{};
};

struct Findable {
    EntryId id{};
    Date date_of_birth{};
    std::vector<policy::NameKeys> names;  // F2, the current one first
};

/// The entry, if it is open and this scope reaches it in full.
Result<std::optional<Findable>> find_in_scope(Tx& tx, const Vantage& vantage, EntryId entry);
/// All of them, by row number. For scopes of one service, and for the test that holds this file to policy::reach.
Result<std::vector<Findable>> all_in_scope(Tx& tx, const Vantage& vantage);

/// Goes up whenever entries may have changed: what was read from them before is stale.
Result<std::int64_t> register_version(Tx& tx);
/// Every key of search_key once, in order.
Result<std::vector<std::string>> distinct_keys(Tx& tx);

enum class KeyRole { Family, Given };
/// The entries that can be found by this key and were born in these days, added to `found`. Only a hint: nothing is
/// asked of scope or restriction.
Status add_by_key(Tx& tx, const std::string& key, KeyRole role, const policy::BirthRange& born,
                  std::vector<std::int64_t>& found);

/// Whether anybody of this name is in the register, as a child (by key, text::spaced_key) or as somebody related to one
/// (by the whole name). For training data alone, whose people are all invented.
Result<bool> register_knows(Tx& tx, const std::string& given_key, const std::string& family_key,
                            const std::string& name);

struct ListedName {
    policy::NameKeys keys;
    std::string display;
};
Result<std::vector<ListedName>> names_of(Tx& tx, EntryId entry);

Result<policy::Place> find_place(Tx& tx, ServiceId service);

struct RollEntry {
    EntryId id{};
    std::string public_id, name, year_level;
};
/// SRC-2: who is enrolled at this service today, by family name. An enrolment that is withheld is not listed (ENT-7).
Result<std::vector<RollEntry>> roll_of(Tx& tx, ServiceId service, Date today);

}  // namespace store
