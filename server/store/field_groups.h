// The words by which the tables and the command line name the field groups of ENT-15.
#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "shared/domain/reference.h"

namespace store {

inline constexpr std::array<std::string_view, kFieldGroups.size()> kFieldGroupWords{
    "identity", "family", "child_protection", "early_years", "school", "supports", "end"};

inline std::optional<FieldGroup> field_group(std::string_view word)
{
    for (std::size_t i = 0; i < kFieldGroupWords.size(); ++i)
        if (kFieldGroupWords[i] == word) return kFieldGroups[i];
    return {};
}

}  // namespace store
