#include "shared/sharing/sheet.h"

#include <algorithm>
#include <charconv>

namespace sharing {

std::string path_of(std::string_view part, int number, std::string_view field)
{
    std::string path(part);
    path += '.';
    path += std::to_string(number);
    path += '.';
    path += field;
    return path;
}

PathParts parts_of(std::string_view path)
{
    const auto first = path.find('.');
    if (first == std::string_view::npos) return {{}, 0, path};
    const auto second = path.find('.', first + 1);
    if (second == std::string_view::npos) return {{}, 0, path};
    const auto digits = path.substr(first + 1, second - first - 1);
    int number = 0;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (read.ec != std::errc() || read.ptr != digits.data() + digits.size() || number < 1) return {{}, 0, path};
    return {path.substr(0, first), number, path.substr(second + 1)};
}

std::vector<int> numbers_of(const Sheet& sheet, std::string_view part)
{
    std::vector<int> numbers;
    for (const auto& [path, value] : sheet) {
        if (value.empty()) continue;
        const auto pieces = parts_of(path);
        if (pieces.number != 0 && pieces.part == part) numbers.push_back(pieces.number);
    }
    std::sort(numbers.begin(), numbers.end());
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
    return numbers;
}

int next_number(const Sheet& sheet, std::string_view part)
{
    const auto numbers = numbers_of(sheet, part);
    return numbers.empty() ? 1 : numbers.back() + 1;
}

void remove(Sheet& sheet, std::string_view part, int number)
{
    std::erase_if(sheet, [&](const auto& each) {
        const auto pieces = parts_of(each.first);
        return pieces.number == number && pieces.part == part;
    });
}

Merge merge(const Sheet& base, const Sheet& theirs, const Sheet& mine)
{
    Merge merged{theirs, {}};
    const auto settle = [&](const std::string& path) {
        const auto &was = text_of(base, path), &now = text_of(theirs, path), &own = text_of(mine, path);
        if (own == was || own == now) return;
        if (now == was) merged.sheet[path] = own;
        else merged.clashes.push_back({path, now, own});
    };
    for (const auto& [path, value] : mine) settle(path);
    for (const auto& [path, value] : base)
        if (mine.find(path) == mine.end()) settle(path);
    std::erase_if(merged.sheet, [](const auto& each) { return each.second.empty(); });
    return merged;
}

}  // namespace sharing
