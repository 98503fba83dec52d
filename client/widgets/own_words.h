// What the widgets say of numbers, sizes and files, put together out of the table of words.
#pragma once

#include <string>
#include <string_view>

#include "client/widgets/widgets.h"

namespace widgets::own {

/// 2298 as "2,298".
std::string figure(std::size_t number);
/// "1 school", "2,298 schools".
std::string counted(std::size_t number, Noun noun);
/// "12 schools match", "No schools match".
std::string matching(std::size_t number, Noun noun);
/// "12 of 200 characters left".
std::string characters_left(int left, int most);
/// "Showing 1 to 25 of 312 people", "No people".
std::string showing(std::size_t first, std::size_t last, std::size_t total, Noun noun);
/// "2 people selected".
std::string selected(std::size_t number, Noun noun);
/// "640 bytes", "12 KB", "1.4 MB".
std::string size_of(std::uint64_t bytes);
std::string wrong_ending(std::string_view name, std::span<const std::string_view> endings);
std::string too_large(std::string_view name, std::uint64_t size, std::uint64_t largest);
std::string is_empty(std::string_view name);
std::string too_many(int most);

}  // namespace widgets::own
