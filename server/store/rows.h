// Between columns and our types: days as text, as every table has them.
#pragma once

#include <string>

#include "shared/core/date.h"
#include "shared/domain/reference.h"
#include "shared/policy/scope.h"

namespace store {

/// A day that the schema promises to be one.
inline Date day_of(const std::string& text) { return parse_date(text).value_or(Date{}); }

inline policy::StayKind stay_kind(const std::string& word)
{
    if (word == "school") return policy::StayKind::School;
    if (word == "kindergarten") return policy::StayKind::Kindergarten;
    if (word == "early_education") return policy::StayKind::EarlyEducation;
    if (word == "mch") return policy::StayKind::MaternalChildHealth;
    return policy::StayKind::Playgroup;
}

}  // namespace store
