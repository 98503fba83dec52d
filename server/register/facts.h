// The merged facts of one entry, as they stand in entry.facts: what table 2.2 lists and nothing else (ENT-5). Date of
// birth, sex, date of death and the flags are columns of `entry`; siblings (F8) are derived when an entry is read.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/core/date.h"
#include "shared/core/result.h"
#include "shared/domain/entry.h"
#include "shared/domain/ids.h"

namespace registry {

/// A stay at a service; its name is read from `service`. Open-ended where `to` is empty.
struct Stay {
    ServiceId service;
    std::string campus;  // F17 only
    std::string level;   // F17: year level ("Prep", "Year 3"); F16: program kind (ENT-12)
    std::string year;    // F16 only: the year of the program, "2025"
    std::optional<Date> from, to;
    friend bool operator==(const Stay&, const Stay&) = default;
};

/// F18 (kind empty), F19 (kind is the support's name), F9 and F11 (kinds of ENT-10 and ENT-11).
struct Period {
    std::string kind;
    std::optional<Date> from, to;
    friend bool operator==(const Period&, const Period&) = default;
};

/// F7. `keys` are entry_person.person_key and withholding.person_key, "source:reference": one for each source that
/// names this person. A person withheld under any of them is withheld (ENT-7).
struct Person {
    std::vector<std::string> keys;
    std::string name;
    std::string relationship;
    bool is_parent{};
    friend bool operator==(const Person&, const Person&) = default;
};

struct Facts {
    std::vector<PersonName> names;                                // F2, the current one first
    std::string place_of_birth;                                   // F4
    IndigenousStatus indigenous{};                                // F6
    std::vector<Person> people;                                   // F7
    std::vector<Stay> maternal_child_health;                      // F13; from = first contact
    std::array<std::optional<Date>, kKasVisits.size()> visits{};  // F13
    std::vector<Stay> playgroups, early_education, kindergarten;  // F14, F15, F16
    std::vector<Stay> schools;                                    // F17, latest first
    std::vector<Period> home_schooling, supports;                 // F18, F19
    std::vector<Period> orders, placements;                       // F9, F11
    std::vector<std::string>
        sources;  // which of the four sources know the child: their source_load.as_at is F21's date
    friend bool operator==(const Facts&, const Facts&) = default;
};

/// One JSON object; what is empty is left out.
std::string to_text(const Facts& facts);
/// Errors: Invalid "facts.unreadable", with the member at fault as `field`.
Result<Facts> facts_from_text(std::string_view text);

/// "aboriginal", "torres_strait_islander", "both", "no", "" for not recorded; as in the extracts and in the facts.
std::string_view word(IndigenousStatus status);
std::optional<IndigenousStatus> indigenous_status(std::string_view word);

}  // namespace registry
