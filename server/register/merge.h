// One entry out of the rows of its sources (ENT-3). Which source is believed for which field is a table in merge.cpp.
#pragma once

#include <vector>

#include "server/register/source_row.h"
#include "shared/policy/entry_status.h"

namespace registry {

/// Everything that `entry` and the tables around it hold of one child.
struct MergedEntry {
    Date date_of_birth{};
    std::string sex;
    std::optional<Date> date_of_death;
    std::optional<Date> enrolled_until;
    Date inactive_from{};
    bool location_protected{};
    Facts facts;
};

/// `rows`: one for each source at most, at least one; their order does not matter.
MergedEntry merge(std::vector<SourceRow> rows, const policy::EntryAges& ages);

}  // namespace registry
