// A form's faults in words: one source for the summary and the line beside the field, in both faces.
#pragma once

#include <vector>

#include "client/widgets/widgets.h"
#include "shared/core/result.h"

namespace screens {

/// The faults of a form, in words, in the order given.
std::vector<widgets::Fault> in_words(const std::vector<Error>& errors);

/// "QT"
std::string initials_of(std::string_view name);

}  // namespace screens
