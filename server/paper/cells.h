// What a cell holds, for whichever file it goes into. Inside the library only.
#pragma once

#include <optional>
#include <string_view>

#include "shared/core/date.h"

namespace paper {

/// Digits with a sign and a point at most: no exponent, no blank, nothing that a reader might take otherwise.
inline bool is_number(std::string_view text)
{
    if (text.starts_with('-')) text.remove_prefix(1);
    const auto point = text.find('.');
    const auto digits = [](std::string_view part) {
        return !part.empty() && part.find_first_not_of("0123456789") == std::string_view::npos;
    };
    if (text.size() > 15) return false;  // more than a spreadsheet keeps exactly
    return point == std::string_view::npos ? digits(text)
                                           : digits(text.substr(0, point)) && digits(text.substr(point + 1));
}

}  // namespace paper
