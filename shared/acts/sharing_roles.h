// The information-sharing roles (1.2 of the rules on information sharing) and how somebody is engaged.
#pragma once

#include <array>
#include <string_view>

namespace acts {

inline constexpr std::string_view kSharer = "sharer";    // requests, answers, shares
inline constexpr std::string_view kHelper = "helper";    // talks to the family; sees the child's name and the question
inline constexpr std::string_view kLead = "lead";        // approves
inline constexpr std::string_view kRecords = "records";  // complaints, corrections, access
inline constexpr std::string_view kInspector = "auditor";
inline constexpr std::array kSharingRoles{kSharer, kHelper, kLead, kRecords, kInspector};

/// IS-120: a volunteer holds no role; the third stands here so that it is refused by its name.
inline constexpr std::string_view kVolunteer = "volunteer";
inline constexpr std::array<std::string_view, 3> kEngagements{"employed", "contracted", kVolunteer};

}  // namespace acts
