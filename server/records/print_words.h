// The words of what is printed of records: those of the screens, out of the same table (assets/words), so that paper
// and screen never call one thing by two names.
#pragma once

#include <string>
#include <string_view>

#include "shared/core/date.h"
#include "shared/sharing/record_type.h"

namespace records {

/// "Child Information Sharing Scheme" for ("scheme", "CISS"); the code itself, made readable, where the table has none.
std::string words_of(std::string_view group, std::string_view code);
/// What a field is called: "Date of birth" for "person.1.date_of_birth".
std::string label_of(std::string_view path);
/// Its value as people read it: days, codes and ticks in words.
std::string value_of(const sharing::RecordType& type, std::string_view path, const std::string& value);

/// "3 March 2026"; what is no ISO day stays as it is.
std::string long_day(std::string_view iso);
/// "25 November 2026, 4:05 pm", in Melbourne.
std::string long_moment(Instant moment);

}  // namespace records
