#include "client/widgets/diff.h"

#include <cstring>

namespace widgets {

void Patch::op(Op op, std::uint32_t id)
{
    u8(static_cast<std::uint8_t>(op));
    u32(id);
}
void Patch::u32(std::uint32_t value)
{
    for (int shift = 0; shift < 32; shift += 8) bytes_.push_back(static_cast<std::uint8_t>(value >> shift));
}
void Patch::f32(float value)
{
    std::uint32_t bits;
    std::memcpy(&bits, &value, sizeof bits);
    u32(bits);
}
void Patch::text(std::string_view value)
{
    u32(static_cast<std::uint32_t>(value.size()));
    bytes_.insert(bytes_.end(), value.begin(), value.end());
}

namespace {

const Node kAbsent{};

void diff_attributes(const Tree& before, const Node* old, const Tree& after, const Node& now, Patch& patch)
{
    for (std::uint32_t i = 0; i < now.attribute_count; ++i) {
        const auto& entry = after.attributes[now.attributes + i];
        const auto value = after.view(entry.value);
        bool same = false;
        for (std::uint32_t j = 0; old && j < old->attribute_count && !same; ++j) {
            const auto& was = before.attributes[old->attributes + j];
            same = was.attribute == entry.attribute && before.view(was.value) == value;
        }
        if (same) continue;
        patch.op(Op::Attr, now.id);
        patch.u8(static_cast<std::uint8_t>(entry.attribute));
        patch.text(value);
    }
    for (std::uint32_t j = 0; old && j < old->attribute_count; ++j) {
        const auto attribute = before.attributes[old->attributes + j].attribute;
        bool kept = false;
        for (std::uint32_t i = 0; i < now.attribute_count && !kept; ++i)
            kept = after.attributes[now.attributes + i].attribute == attribute;
        if (kept) continue;
        patch.op(Op::Unset, now.id);
        patch.u8(static_cast<std::uint8_t>(attribute));
    }
}

/// Relative to the parent, so that what moves with its container needs no word of its own. Fixed parts stand alone.
Box within_parent(const Tree& tree, const Node& node)
{
    if (node.parent == kNone) return node.box;
    const auto& over = tree.nodes[node.parent].box;
    return {node.box.x - over.x, node.box.y - over.y, node.box.w, node.box.h};
}

void diff_node(const Tree& before, const Node* old, const Tree& after, const Node& now, Boxes boxes, Patch& patch)
{
    const auto& was = old ? *old : kAbsent;
    if (after.text(now) != (old ? before.text(was) : std::string_view())) {
        patch.op(Op::Text, now.id);
        patch.text(after.text(now));
    }
    if (was.variant != now.variant) {
        patch.op(Op::Variant, now.id);
        patch.u8(now.variant);
    }
    diff_attributes(before, old, after, now, patch);
    if (after.view(now.value) != (old ? before.view(was.value) : std::string_view())) {
        patch.op(Op::Value, now.id);
        patch.text(after.view(now.value));
    }
    if (was.state != now.state) {
        patch.op(Op::State, now.id);
        patch.u32(now.state);
    }
    if (boxes == Boxes::Withheld) return;
    if (now.state & state::Scrolls && (was.extent_w != now.extent_w || was.extent_h != now.extent_h)) {
        patch.op(Op::Extent, now.id);
        patch.f32(now.extent_w);
        patch.f32(now.extent_h);
    }
    const auto box = within_parent(after, now);
    if (old && within_parent(before, was) == box) return;
    patch.op(Op::Bounds, now.id);
    for (const float side : {box.x, box.y, box.w, box.h}) patch.f32(side);
}

bool same_children(const Tree& before, const Node& old, const Tree& after, const Node& now)
{
    auto i = old.first, j = now.first;
    while (i != kNone && j != kNone && before.nodes[i].id == after.nodes[j].id)
        i = before.nodes[i].next, j = after.nodes[j].next;
    return i == kNone && j == kNone;
}

}  // namespace

void diff(const Tree& before, const Tree& after, Boxes boxes, Patch& patch)
{
    const bool all = before.nodes.empty();
    const auto find = [&](const Node& node) -> const Node* {
        if (all) return nullptr;
        const auto at = before.find(node.id);
        return at == kNone || before.nodes[at].kind != node.kind ? nullptr : &before.nodes[at];
    };
    for (const auto& node : before.nodes) {
        const auto at = after.find(node.id);
        if (at == kNone || after.nodes[at].kind != node.kind) patch.op(Op::Remove, node.id);
    }
    for (const auto& node : after.nodes) {
        const auto* old = find(node);
        if (!old) {
            patch.op(Op::Create, node.id);
            patch.u8(static_cast<std::uint8_t>(node.kind));
        }
        diff_node(before, old, after, node, boxes, patch);
    }
    for (const auto& node : after.nodes) {
        const auto* old = find(node);
        if (old ? same_children(before, *old, after, node) : node.first == kNone) continue;
        patch.op(Op::Children, node.id);
        std::uint32_t count = 0;
        for (auto i = node.first; i != kNone; i = after.nodes[i].next) ++count;
        patch.u32(count);
        for (auto i = node.first; i != kNone; i = after.nodes[i].next) patch.u32(after.nodes[i].id);
    }
    if (all || before.height != after.height) {
        patch.op(Op::Height, 0);
        patch.f32(after.height);
    }
}

}  // namespace widgets
