#include "server/services/year_levels.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace services {

namespace {

constexpr int kNotAYear = 1000;

int rank(const std::string& level)
{
    if (level == "Prep" || level == "Foundation") return 0;
    if (level.rfind("Year ", 0) != 0) return kNotAYear;
    const int year = std::atoi(level.c_str() + 5);
    return year > 0 ? year : kNotAYear;
}

}  // namespace

bool is_before(const std::string& level, const std::string& other)
{
    return std::pair{rank(level), level} < std::pair{rank(other), other};
}

void put_in_order(std::vector<std::string>& levels)
{
    std::sort(levels.begin(), levels.end(), is_before);
    levels.erase(std::unique(levels.begin(), levels.end()), levels.end());
}

}  // namespace services
