// The order of year levels on a roll (SRC-2): Prep or Foundation, Year 1 to Year 12, then everything else by name.
#pragma once

#include <string>
#include <vector>

namespace services {

bool is_before(const std::string& level, const std::string& other);
/// Each level once, in that order.
void put_in_order(std::vector<std::string>& levels);

}  // namespace services
