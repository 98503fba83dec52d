// The words that extracts may use and the labels they stand for (ENT-9 to ENT-12, F7, F17, F19). Anything else is
// refused: nothing reaches an entry as free text (ENT-19).
#pragma once

#include <array>
#include <string_view>

#include "shared/domain/reference.h"

namespace registry {

struct Word {
    std::string_view code;   // in the extract
    std::string_view label;  // in the entry
};

inline constexpr std::array kSexes{Word{"female", "Female"}, Word{"male", "Male"}, Word{"other", "Other"}};

inline constexpr std::array kOrderKinds{
    // ENT-10
    Word{"interim_accommodation", "Interim accommodation order"},
    Word{"temporary_assessment", "Temporary assessment order"},
    Word{"undertaking", "Undertaking"},
    Word{"family_preservation", "Family preservation order"},
    Word{"family_reunification", "Family reunification order"},
    Word{"care_by_secretary", "Care by Secretary order"},
    Word{"permanent_care", "Permanent care order"},
    Word{"long_term_care", "Long-term care order"},
};
/// ENT-10: not a protection order, so it is never listed.
inline constexpr std::string_view kUndertaking272 = "undertaking_s272";

inline constexpr std::array kPlacementKinds{
    // ENT-11
    Word{"kinship", "Kinship care"}, Word{"foster", "Foster care"}, Word{"residential", "Residential care"}};

inline constexpr std::array kKindergartenKinds{
    // ENT-12
    Word{"three_year_old", "Three-Year-Old Kindergarten"},
    Word{"four_year_old", "Four-Year-Old Kindergarten or Pre-Prep"},
    Word{"early_start", "Early Start Kindergarten"},
};

inline constexpr std::array kSupports{
    // F19
    Word{"koorie_education", "Koorie education supports"},
    Word{"student_support_services", "Student Support Services"},
    Word{"navigator", "Navigator"},
    Word{"lookout", "LOOKOUT"},
};

inline constexpr std::array kRelationships{
    // F7
    Word{"parent", "Parent"},
    Word{"step_parent", "Step-parent"},
    Word{"guardian", "Guardian"},
    Word{"grandparent", "Grandparent"},
    Word{"aunt_or_uncle", "Aunt or uncle"},
    Word{"kinship_carer", "Kinship carer"},
    Word{"foster_carer", "Foster carer"},
    Word{"permanent_carer", "Permanent carer"},
    Word{"day_to_day_care", "Day-to-day care"},
};

inline constexpr std::array kYearLevels{
    // F17
    Word{"prep", "Prep"},  Word{"1", "Year 1"},          Word{"2", "Year 2"},   Word{"3", "Year 3"},
    Word{"4", "Year 4"},   Word{"5", "Year 5"},          Word{"6", "Year 6"},   Word{"7", "Year 7"},
    Word{"8", "Year 8"},   Word{"9", "Year 9"},          Word{"10", "Year 10"}, Word{"11", "Year 11"},
    Word{"12", "Year 12"}, Word{"ungraded", "Ungraded"},
};

/// Columns of the ten visits, in the order of kKasVisits (ENT-9).
inline constexpr std::array<std::string_view, kKasVisits.size()> kVisitColumns{
    "visit_home",     "visit_2_weeks",   "visit_4_weeks",   "visit_8_weeks", "visit_4_months",
    "visit_8_months", "visit_12_months", "visit_18_months", "visit_2_years", "visit_3_and_a_half_years"};

}  // namespace registry
