// What a form sends: texts under names. Lists, ticks and days are texts too, so that a form, its draft (PLT-27) and
// what is sent are one thing.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

using Fields = std::map<std::string, std::string>;

inline constexpr std::string_view kTicked = "yes";

/// The value of a field; empty when it was not given.
const std::string& text_of(const Fields& fields, std::string_view name);
bool is_ticked(const Fields& fields, std::string_view name);
/// The values of a field that takes several: one to a line, without empty ones and without the same one twice.
std::vector<std::string> values_of(const Fields& fields, std::string_view name);
std::string join_values(const std::vector<std::string>& values);
