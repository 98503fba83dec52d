// Small numbers in statistics that leave the product.
#pragma once

#include <cstdint>
#include <string>

namespace paper {

/// IS-608: "<5" for 1 to 4, which might point at one person; any other count as it is.
std::string shown_count(std::int64_t count);

}  // namespace paper
