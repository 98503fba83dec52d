// Where lines break and how wide columns are: the same for print and for plain text.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "server/paper/clean.h"

namespace paper {

/// How far one letter moves the next: points on paper, columns in plain text.
using Advance = std::function<double(char32_t)>;

double width_of(const Letters& letters, const Advance& advance);

/// Lines no wider than `width`: broken at its own line ends, then at spaces, and inside a word only where the word
/// alone is wider. At least one line.
std::vector<std::string> wrap(std::string_view text, double width, const Advance& advance);

/// Widths of columns that want `wanted` and have `total` together: narrow ones get what they want, the others share
/// what is left alike.
std::vector<double> share_out(const std::vector<double>& wanted, double total);

}  // namespace paper
