// When an entry leaves search and view (ENT-20, ENT-22). Both are computed once, when the entry is.
#pragma once

#include <optional>
#include <span>

#include "shared/core/date.h"

namespace policy {

/// Days are counted in Melbourne; the settings of the same names hold the rule's values.
struct EntryAges {
    int limit_years = 18;            // ENT-20
    int limit_at_school_years = 20;  // ENT-20
    int months_after_death = 12;     // ENT-22
};

struct Enrolment {
    std::optional<Date> from, to;  // `to`: last day; open-ended where empty
};

/// "9999-12-31": no end known.
inline constexpr Date kOpenEnded{std::chrono::year{9999}, std::chrono::December, std::chrono::day{31}};

/// The last day of school enrolment: the latest end, kOpenEnded while one is open, nothing for a child never enrolled.
std::optional<Date> enrolled_until(std::span<const Enrolment> enrolments);

/// The first day on which the entry is out of search and view.
/// `enrolled_until` as above; `died`: date of death, if any. Always a day: every child grows up.
Date inactive_from(Date born, std::optional<Date> enrolled_until, std::optional<Date> died, const EntryAges& ages);

}  // namespace policy
