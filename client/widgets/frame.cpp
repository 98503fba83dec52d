#include "client/widgets/frame.h"

#include <algorithm>
#include <charconv>

namespace widgets {

Frame& frame()
{
    static Frame the_frame;
    return the_frame;
}

std::uint32_t token(Color color) { return token(color, frame().theme); }

void Frame::begin()
{
    tree.clear();
    open.clear();
    fields.clear();
    faults.clear();
    title_id = 0;
    dialog_id = 0;
    wake = -1;
    for (auto& each : resting) each.is_said = false;
    open.push_back(tree.add(kNone, Kind::Root, 1));
}

void Frame::end()
{
    std::erase_if(resting, [](const Resting& each) { return !each.is_said; });
    std::erase_if(scrolls, [&](const Scrolled& each) { return tree.find(each.id) == kNone; });
    if (!dialog_id) {
        scroll_at_dialog = scroll;
        return;
    }
    for (auto i = tree.nodes[0].first; i != kNone; i = tree.nodes[i].next)
        if (tree.nodes[i].kind != Kind::Dialog) tree.nodes[i].state |= state::Inert;
}

std::uint32_t Frame::add(Kind kind, std::string_view key, std::string_view said)
{
    const auto parent = top();
    auto seed = tree.nodes[parent].id;
    char place[8];
    if (key.empty()) {
        std::uint32_t same = 0;
        for (auto i = tree.nodes[parent].first; i != kNone; i = tree.nodes[i].next) same += tree.nodes[i].kind == kind;
        const auto end = std::to_chars(place, place + sizeof place, same).ptr;
        key = std::string_view(place, static_cast<std::size_t>(end - place));
        seed = seed * 31 + static_cast<std::uint32_t>(kind) + 1;
    }
    const auto index = tree.add(parent, kind, hash_key(seed, key));
    auto& node = tree.nodes[index];
    node.text = tree.keep(said);
    if (auto& over = tree.nodes[parent];
        (over.kind == Kind::Row || over.kind == Kind::Task) && over.state & state::Push) {
        over.state &= ~state::Push;
        node.state |= state::Push;
    }
    return index;
}

std::uint32_t Frame::push(Kind kind, std::string_view key, std::string_view said)
{
    const auto index = add(kind, key, said);
    open.push_back(index);
    return index;
}

void Frame::attribute(std::uint32_t index, Attribute name, std::string_view value)
{
    attribute(index, name, tree.keep(value));
}

void Frame::attribute(std::uint32_t index, Attribute name, Slice kept)
{
    auto& node = tree.nodes[index];
    if (node.attribute_count == 0) node.attributes = static_cast<std::uint32_t>(tree.attributes.size());
    tree.attributes.push_back({name, kept});
    ++node.attribute_count;
}

void Frame::icon(std::uint32_t index, Icon shown)
{
    if (shown == Icon::none) return;
    node(index).icon = static_cast<std::uint8_t>(shown);
    attribute(index, Attribute::Icon, name_of(shown));
}

void Frame::speak_at_rest(std::uint32_t id, std::string_view text)
{
    constexpr double kRest = 1;
    auto at = std::find_if(resting.begin(), resting.end(), [&](const Resting& each) { return each.id == id; });
    if (at == resting.end()) {
        resting.push_back({id, std::string(text), 0, true});
        return;
    }
    at->is_said = true;
    if (at->text != text) {
        at->text = text;
        at->due = now + kRest;
    }
    if (at->due == 0) return;
    if (now < at->due) return wake_in(at->due - now);
    at->due = 0;
    if (!text.empty()) spoken.push_back({std::string(text), false});
}

Scrolled Frame::scrolled(std::uint32_t id) const
{
    for (const auto& each : scrolls)
        if (each.id == id) return each;
    return {};
}

const Event* Frame::event(std::uint32_t index, EventKind kind) const { return event_of(tree.nodes[index].id, kind); }

const Event* Frame::event_of(std::uint32_t id, EventKind kind) const
{
    for (auto it = events.rbegin(); it != events.rend(); ++it)
        if (it->id == id && it->kind == kind) return &*it;
    return nullptr;
}

}  // namespace widgets
