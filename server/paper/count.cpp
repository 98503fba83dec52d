#include "server/paper/count.h"

namespace paper {

std::string shown_count(std::int64_t count) { return count >= 1 && count < 5 ? "<5" : std::to_string(count); }

}  // namespace paper
