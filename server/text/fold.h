// Folding of names for matching: case, accents, hyphens, apostrophes and spaces do not count (SRC-3).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace text {

/// The key of a whole name: "O'Brien", "o’brien" and "OBRIEN" are all "obrien". Letters outside Latin stay, folded to
/// lower case without their marks. Empty for a name without letters or digits. fold(fold(x)) == fold(x).
std::string fold(std::string_view name);

/// The keys of the parts of a hyphenated or spaced name: "Quill-Sampleton" gives "quill", "sampleton". A name of one
/// part gives that part, which is then its whole key.
std::vector<std::string> parts(std::string_view name);

/// The parts with one space between them: "obrien sample". This is what entry_name.given_key and family_key hold, so
/// that policy::grade can compare each part by itself without the name.
std::string spaced_key(std::string_view name);

/// Every key by which a name can be found: the whole, then each different part of two letters or more.
std::vector<std::string> search_keys(std::string_view name);

/// How many letters a folded key has (not bytes).
std::size_t letters(std::string_view key);

}  // namespace text
