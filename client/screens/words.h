// What each stable error code reads like to a person: which field, what is wrong, what to do. One table for the summary
// and the line beside the field, in both faces.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "client/widgets/widgets.h"
#include "shared/core/result.h"

namespace screens {

/// The words for a code; a code without words of its own gets a plain "Something went wrong" line.
std::string_view words_for(std::string_view code);

/// The faults of a form, in words, in the order given.
std::vector<widgets::Fault> in_words(const std::vector<Error>& errors);

}  // namespace screens
