// Reads the cells of one row and gathers what is wrong with them.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "server/register/extract_format.h"
#include "server/register/value_lists.h"

namespace registry {

struct CellReader {
    const FindService& services;
    Date as_at;
    std::string_view column;
    std::vector<Fault> faults;

    void fault(std::string reason) { faults.push_back({std::string(column), std::move(reason)}); }

    std::string name(std::string_view cell);       // letters, marks, spaces, - ' .
    std::string place(std::string_view cell);      // as a name, and digits , ( ) / &
    std::string reference(std::string_view cell);  // letters, digits, - _ . /
    bool yes(std::string_view cell);
    std::optional<Date> past_day(std::string_view cell);  // not after `as_at`
    std::optional<Date> day(std::string_view cell);
    std::string label(std::string_view cell, std::span<const Word> words);
    std::optional<ServiceId> service(std::string_view cell, std::string_view kind);
    /// "from|to" of an item: `to` may be empty and may lie ahead, `from` may not.
    Period period(std::string kind, std::string_view from, std::string_view to);

    /// The items of a list cell, each split into exactly `parts` parts; others are faults.
    std::vector<std::vector<std::string_view>> items(std::string_view cell, std::size_t parts);
};

/// "a|b|c" at each `separator`, spaces around the pieces dropped.
std::vector<std::string_view> split(std::string_view text, char separator);

}  // namespace registry
