#include "client/widgets/node.h"

namespace widgets {

void Tree::clear()
{
    arena.clear();
    nodes.clear();
    attributes.clear();
    weights.clear();
    lines.clear();
    height = 0;
    slots.assign(slots.empty() ? 1024 : slots.size(), kNone);
}

std::uint32_t Tree::add(std::uint32_t parent, Kind kind, std::uint32_t id)
{
    const auto index = static_cast<std::uint32_t>(nodes.size());
    if ((nodes.size() + 1) * 2 > slots.size()) {
        slots.assign(slots.size() * 2, kNone);
        const auto mask = slots.size() - 1;
        for (std::uint32_t i = 0; i < index; ++i) {
            auto at = nodes[i].id & mask;
            while (slots[at] != kNone) at = (at + 1) & mask;
            slots[at] = i;
        }
    }
    while (find(id) != kNone) id = hash_key(id, "again");
    const auto mask = slots.size() - 1;
    auto at = id & mask;
    while (slots[at] != kNone) at = (at + 1) & mask;
    slots[at] = index;

    auto& node = nodes.emplace_back();
    node.id = id;
    node.kind = kind;
    node.parent = parent;
    node.attributes = static_cast<std::uint32_t>(attributes.size());
    if (parent != kNone) {
        auto& over = nodes[parent];
        if (over.first == kNone) over.first = index;
        else nodes[over.last].next = index;
        over.last = index;
        ++over.children;
    }
    return index;
}

Slice Tree::keep(std::string_view text)
{
    const Slice kept{static_cast<std::uint32_t>(arena.size()), static_cast<std::uint32_t>(text.size())};
    arena.append(text);
    return kept;
}

std::string_view Tree::attribute(const Node& node, Attribute wanted) const
{
    for (std::uint32_t i = 0; i < node.attribute_count; ++i) {
        const auto& entry = attributes[node.attributes + i];
        if (entry.attribute == wanted) return view(entry.value);
    }
    return {};
}

std::uint32_t Tree::find(std::uint32_t id) const
{
    const auto mask = slots.size() - 1;
    for (auto at = id & mask; slots[at] != kNone; at = (at + 1) & mask)
        if (nodes[slots[at]].id == id) return slots[at];
    return kNone;
}

bool Tree::inside(std::uint32_t index, Kind kind) const
{
    for (auto at = index; at != kNone; at = nodes[at].parent)
        if (nodes[at].kind == kind) return true;
    return false;
}

std::uint32_t hash_key(std::uint32_t parent, std::string_view key)
{
    std::uint32_t hash = 2166136261u ^ parent;
    for (const char c : key) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
    hash = (hash ^ 0x2f) * 16777619u;
    return hash == 0 ? 1 : hash;
}

std::string_view part(std::string_view& rest, char end)
{
    const auto at = rest.find(end);
    const auto taken = rest.substr(0, at);
    rest = at == std::string_view::npos ? std::string_view() : rest.substr(at + 1);
    return taken;
}

bool is_interactive(Kind kind)
{
    switch (kind) {
        case Kind::SkipLink:
        case Kind::HeaderButton:
        case Kind::NavLink:
        case Kind::NavButton:
        case Kind::Button:
        case Kind::TextButton:
        case Kind::Disclosure:
        case Kind::Link:
        case Kind::Input:
        case Kind::TextArea:
        case Kind::Select:
        case Kind::Radio:
        case Kind::CheckBox:
        case Kind::Combo:
        case Kind::ListOption:
        case Kind::File:
        case Kind::SortButton:
        case Kind::PageButton:
        case Kind::MenuButton: return true;
        default: return false;
    }
}

}  // namespace widgets
