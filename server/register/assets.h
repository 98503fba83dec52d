// Lists that are part of the program: built in, so that there is no file to lose beside it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace registry {

/// The whole text of assets/NAME; empty when there is no such list. "demo/given_names.csv".
std::string_view asset(std::string_view name);
/// Its rows without the header, each of two cells. These lists hold no quotes.
std::vector<std::pair<std::string, std::string>> pairs_of(std::string_view asset_name);

}  // namespace registry
