// Which children a grant reaches today (table 1.3, ENT-16, ENT-17). The SQL that lists a scope
// (server/store/search_store) says the same for many entries at once; a property test holds the two together.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "shared/core/date.h"
#include "shared/domain/reference.h"

namespace policy {

enum class StayKind { School, Kindergarten, EarlyEducation, MaternalChildHealth, Playgroup };

struct Place {  // a service, as far as scope goes; empty council and area match nothing
    std::int64_t service{};
    std::string council, area;
};

struct ScopeStay {
    StayKind kind{};
    Place at;
    Date from{}, to{};  // both days included
};

/// What decides whether an entry is open to anybody, and to whom.
struct Standing {
    bool restricted{};
    Date inactive_from{};  // first day out of search and view
    std::vector<ScopeStay> stays;
};

enum class Reach { None, Limited, Full };

/// ENT-20, ENT-21, ENT-23: an entry that is restricted or inactive is open to no User.
bool is_open(const Standing& entry, Date today);
/// By current enrolment or contact alone; says nothing of restriction and age.
bool in_scope(ScopeKind scope, const Place& granted, const Standing& entry, Date today);
/// Full where the scope reaches the entry; Limited where it reaches a sibling of it and the workforce sees families
/// (ENT-16, F8); else None. `siblings`: those that share a parent who is not withheld (ENT-7).
Reach reach(ScopeKind scope, const Place& granted, const Standing& entry, std::span<const Standing> siblings,
            Visibility sees_family, Date today);

}  // namespace policy
