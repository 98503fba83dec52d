// Days as people type them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "shared/core/date.h"

/// Reads "18/7/2020", "18-7-2020", "18.7.2020", "18 7 2020", "18 Jul 2020", "18 July 2020" and "2020-07-18"; day before
/// month, as written in Australia. Nothing when it is not a day, or the year has not four figures.
std::optional<Date> read_typed_date(std::string_view typed);
