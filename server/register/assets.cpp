#include "server/register/assets.h"

namespace registry {

std::vector<std::pair<std::string, std::string>> pairs_of(std::string_view asset_name)
{
    std::vector<std::pair<std::string, std::string>> pairs;
    auto text = asset(asset_name);
    bool header = true;
    while (!text.empty()) {
        const auto end = text.find('\n');
        const auto line = text.substr(0, end);
        text.remove_prefix(end == text.npos ? text.size() : end + 1);
        const auto comma = line.find(',');
        if (comma != line.npos && !header) pairs.emplace_back(line.substr(0, comma), line.substr(comma + 1));
        header = false;
    }
    return pairs;
}

}  // namespace registry
