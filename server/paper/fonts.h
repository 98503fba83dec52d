// Noto Sans, part of the program: the server needs no font where it runs.
#pragma once

#include <string_view>

namespace paper {

std::string_view regular_font();
std::string_view bold_font();

}  // namespace paper
