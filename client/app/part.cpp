#include "client/app/part.h"

namespace app {

namespace {

struct Address {
    std::string_view part, path;
};
constexpr Address kAddresses[] = {
#define PART(name, path) {#name, path},
#include "client/app/parts.def"
#undef PART
};

/// Whether `path` is this address or lies below it.
bool is_under(std::string_view path, std::string_view address)
{
    return path.starts_with(address) && (path.size() == address.size() || path[address.size()] == '/');
}

template <class Row>
const Row* found(const std::vector<std::span<const Row>>& areas, std::string_view name)
{
    for (const auto& area : areas)
        for (const auto& row : area)
            if (row.name == name) return &row;
    return nullptr;
}

}  // namespace

std::string_view part_of(std::string_view path)
{
    for (const auto& address : kAddresses)
        if (is_under(path, address.path)) return address.part;
    return "front";
}

bool Part::holds(std::string_view path) const { return name.empty() || part_of(path) == name; }

ScreenPlace Part::place_of(std::string_view path) const
{
    ScreenPlace best;
    for (const auto& each : screens) {
        // The first screen stands at "/", and nothing lies below that.
        if (each.path == "/" ? path != "/" : !is_under(path, each.path)) continue;
        auto rest = path.substr(each.path.size());
        if (!rest.empty()) rest.remove_prefix(1);
        if (rest.find('/') != std::string_view::npos) continue;
        if (best.screen == nullptr || each.path.size() > best.screen->path.size()) best = {&each, std::string(rest)};
    }
    return best;
}

const acts::Act* Part::find_act(std::string_view act) const { return found(acts, act); }
const acts::ViewOf* Part::find_view(std::string_view view) const { return found(views, view); }

}  // namespace app
