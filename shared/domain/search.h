// Finding a child: what may be asked (SRC-1, SRC-2, SRC-7) and what is answered (SRC-4, SRC-5).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "shared/core/date.h"
#include "shared/core/result.h"

struct SearchForm {
    std::string grant;    // public id of the grant under which the User searches
    std::string purpose;  // code of one purpose of that grant's workforce (SRC-7)
    std::string note;     // optional, 200 characters
    std::string last_name;
    std::string first_name;
    std::optional<Date> date_of_birth;
    std::optional<int> age;  // whole years, 0-20
    std::string identifier;  // Child Link identifier alone is also accepted
    friend bool operator==(const SearchForm&, const SearchForm&) = default;
};

struct ResultRow {       // SRC-5: no order, care or cultural flag
    std::string handle;  // opaque, random, good for this session only; opens the entry
    std::string name;
    Age age;
    std::string current_service;  // empty: none, or withheld (ENT-24)
    std::string also_known_as;    // the name that matched, when it is not the current one; else empty
    bool close_match{};           // SRC-3: not exact
};

struct SearchAnswer {
    bool more_than_limit{};  // SRC-4: then there are no rows
    std::vector<ResultRow> rows;
};

/// SRC-2: a service-level User lists their own roll by year level.
struct RollForm {
    std::string grant, purpose, note;
    std::string year_level;  // empty: every level, in order
    friend bool operator==(const RollForm&, const RollForm&) = default;
};
struct RollRow {
    std::string handle, name, year_level;
};
struct RollAnswer {
    std::vector<std::string> year_levels;  // all levels of this roll, in order
    std::vector<RollRow> rows;             // of the level asked for
};

inline constexpr int kSearchLimit = 20;          // SRC-4
inline constexpr int kNoteLimit = 200;           // SRC-7, characters
inline constexpr int kOldestSearchableAge = 20;  // SRC-1

/// Every fault in the form, in field order; empty when it may be sent. Same words on both sides.
/// `today`: Melbourne day, against which a date of birth may not lie in the future.
/// Errors: kind Invalid with codes "search.last_name_required", "search.last_name_too_short",
/// "search.age_or_birth_required", "search.age_out_of_range", "search.birth_in_future", "search.purpose_required",
/// "search.grant_required", "search.note_too_long", "search.wildcard", "search.identifier_alone" (an identifier stands
/// by itself). Source: SRC-1, SRC-2, SRC-7.
std::vector<Error> faults_of(const SearchForm& form, Date today);
std::vector<Error> faults_of(const RollForm& form);
