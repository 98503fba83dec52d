// USE-1: exactly these four, and what an Authoriser can say to a query (USE-5).
#pragma once

#include <array>
#include <string_view>

namespace acts {

inline constexpr std::string_view kSignIns = "sign_ins";  // when the User accessed Child Link
inline constexpr std::string_view kViewsOf = "views";     // when the User viewed a child
inline constexpr std::string_view kCounts = "counts";     // how often, by child
inline constexpr std::string_view kSearches = "searches";
inline constexpr std::array kKindsOfUse{kSignIns, kViewsOf, kCounts, kSearches};

inline constexpr std::array<std::string_view, 3> kFindings{"expected", "unexpected", "cannot_say"};

}  // namespace acts
