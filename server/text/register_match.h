// REG-10: whether a name and a number are those that a register holds. Nothing close: what differs by one letter or one
// accent is another name.
#pragma once

#include <string>
#include <string_view>

namespace text {

/// Both names equal, after trimming, Unicode normalisation (NFKC) and case folding, with a hyphen, an apostrophe and
/// any run of spaces each being one space: "QUILLA  TEST-WORTH" is "quilla test worth" and is not "Quilla Testworth".
/// Middle names are no part of either. A first name may be empty when it is in both; a last name never, and what is not
/// UTF-8 agrees with nothing.
bool names_agree(std::string_view first, std::string_view last, std::string_view register_first,
                 std::string_view register_last);

/// The number of a clearance, a registration or a receipt without spaces and in capital letters. Never checked by a
/// pattern: the formats are the registers' own (REG-12). Empty when nothing is left.
std::string number_key(std::string_view number);

}  // namespace text
