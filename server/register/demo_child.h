// An invented child as they truly are, and how each source would write them down.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "server/register/source_row.h"

namespace registry::demo {

struct Span {
    std::string what;    // reference of a service, or a word of value_lists.h
    std::string detail;  // "year|program" at a kindergarten, "campus|year level" at a school
    Date from{};
    std::optional<Date> to;
};

struct Relative {
    int number{};  // within the family; the same in every child of theirs
    std::string name, relationship;
    bool is_parent{};
};

struct Child {
    std::int64_t number{}, family{};
    bool twin{};
    PersonName name;  // as it is now
    std::optional<PersonName> former, alias;
    Date born{};
    std::string place, sex, indigenous;
    std::vector<Relative> people;
    std::optional<Date> died;
    bool location_protected{};
    bool restricted{};        // by the Department, in a training database (ENT-23); no source knows of it
    bool enrolment_stands{};  // died, and the school has not yet ended the enrolment

    std::vector<Span> mch, playgroups;  // what | from | to
    std::array<std::optional<Date>, kKasVisits.size()> visits{};
    std::vector<Span> early_education, kindergarten, schools;
    std::vector<Span> home_schooling, supports, orders, placements;

    std::array<bool, kSources.size()> known{};  // by Source: whether it has met the child
    std::array<bool, kSources.size()> slip{};   // by Source: whether it has made a slip of the hand
};

/// The reference under which a source keeps the child.
std::string reference_of(const Child& child, Source source);
/// The child's line in an extract of `source`, in the order of ExtractFormat::columns, with its line end.
void append_line(std::string& csv, const Child& child, Source source);
/// Takes away what lies after `today`, and what would follow death.
void cut_off(Child& child, Date today);

}  // namespace registry::demo
