// Text as it may be printed, whatever somebody once typed or pasted.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace paper {

using Letters = std::u32string;

/// Composed (NFC); bytes that are no UTF-8 become U+FFFD; a tab is a space; line ends are "\n"; other control
/// characters and those that turn the direction of writing are left out.
Letters letters_of(std::string_view text);
std::string utf8_of(const Letters& letters);
/// letters_of and back.
std::string clean(std::string_view text);
/// The same on one line.
std::string clean_line(std::string_view text);

}  // namespace paper
