// RES-4: the grounds on which access is restricted at once, and one of our own for everything else.
#pragma once

#include <array>
#include <string_view>

namespace acts {

inline constexpr std::string_view kOtherGround = "other";
inline constexpr std::array<std::string_view, 7> kGrounds{"conduct_scheme", "act_offence", "wwcc",      "vit",
                                                          "monitoring",     "offence",     kOtherGround};
/// RES-3
inline constexpr std::array<std::string_view, 3> kExtents{"whole", "services", "field_groups"};
/// What a restriction in part can keep beside who the child is and whether the entry is open.
inline constexpr std::array<std::string_view, 5> kKeepableGroups{"family", "child_protection", "early_years", "school",
                                                                 "supports"};

}  // namespace acts
