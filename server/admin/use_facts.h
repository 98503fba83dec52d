// What the log says of somebody's use: the four kinds of a report (USE-1, USE-4) and the flags of the auditor (USE-7).
// Pure functions of rows of the log, so that the same rows give the same again.
#pragma once

#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "server/store/usage_request_store.h"
#include "shared/acts/view.h"

namespace admin {

/// The lists of a report of one User, as the table of views has them: the kinds that were asked for, the others empty.
/// With `children`, views, counts and searches are of these alone: a search by what it listed or by the identifier.
std::map<std::string, ViewList> report_of(std::string_view view, std::span<const store::UseRow> rows,
                                          const std::vector<std::string>& kinds,
                                          const std::vector<std::string>& children);

struct FlagRules {
    int from_hour = 6, until_hour = 20;  // Melbourne; views before and after these
    int children_a_day = 30, same_child_a_week = 10, searches_without_view = 15, refusals_a_day = 5;
};
struct Flag {
    std::string_view rule;
    std::string actor;  // public id
    Date on{};          // of a week its last day
    int number{}, limit{};
    std::vector<std::int64_t> rows;  // of the log; these alone give this flag again
    friend bool operator==(const Flag&, const Flag&) = default;
};
struct Watched {
    std::map<std::string, std::string> last_names;  // of actors, as they are written
    std::set<std::string> staff_names;              // folded
};
/// By account, then by rule.
std::vector<Flag> flags_of(std::span<const store::UseRow> rows, const FlagRules& rules, const Watched& watched);

}  // namespace admin
