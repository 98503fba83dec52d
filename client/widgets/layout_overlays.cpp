// What scrolls by itself, what stands over the page, and what stays in the window.
#include <algorithm>
#include <cmath>

#include "client/widgets/layout_parts.h"

namespace widgets {

namespace {
constexpr float kBar = 12;   // of a browser's thin scroll bar
constexpr float kEdge = 8;   // from an overlay to the window's edge
constexpr float kInner = 8;  // inside a part that scrolls, so that the mark of the focus is not cut off
}  // namespace

float Layout::scroll(std::uint32_t index, float x, float y, float w)
{
    const float limit = at(index).limit, wanted = at(index).number;
    const auto fill = [&](float inner) { return column(index, x + kInner, y + kInner, inner) + 2 * kInner; };
    float inner = std::max(w - 2 * kInner, wanted), h = fill(inner);
    if (limit > 0 && h > limit && inner > wanted) h = fill(inner = std::max(wanted, inner - kBar));
    auto& node = at(index);
    node.extent_w = inner + 2 * kInner;
    node.extent_h = h;
    const float bar = node.extent_w > w ? kBar : 0.f;
    node.box.w = w;
    return node.box.h = limit > 0 ? std::min(limit, h + bar) : h + bar;
}

float Layout::list_box(std::uint32_t index, float x, float y, float w)
{
    const float limit = at(index).limit;
    float h = column(index, x, y, w);
    if (h > limit) h = column(index, x, y, w - kBar);
    auto& node = at(index);
    node.extent_w = w;
    node.extent_h = h;
    return node.box.h = std::min(limit, h);
}

bool Layout::is_out_of_flow(std::uint32_t index) const
{
    const auto& node = tree.nodes[index];
    return node.state & state::Overlay || node.kind == Kind::DropWords;
}

void Layout::place_out_of_flow(std::uint32_t index, std::uint32_t anchor)
{
    const Box over = anchor == kNone ? Box{} : at(anchor).box;
    if (at(index).kind == Kind::DropWords) {  // in the middle of the box that takes the files
        at(index).box = {over.x + 16, over.y, over.w - 32, 0};
        const float h = words(index, over.w - 32);
        at(index).box.y += std::floor((over.h - h) / 2);
        at(index).box.h = h;
        return;
    }
    const float w = at(index).kind == Kind::ListBox ? over.w : std::min(natural(index), window - 2 * kEdge);
    place(index, over.x, over.bottom() + 4, w);
}

float Layout::settle_overlays()
{
    float lowest = 0;
    for (std::uint32_t i = 0; i < tree.nodes.size(); ++i) {
        if (!(at(i).state & state::Overlay)) continue;
        if (const float over = at(i).box.right() - (window - kEdge); over > 0) shift(i, -over, 0);
        auto up = at(i).parent;
        while (up != kNone && !(at(up).state & (state::Scrolls | state::Fixed))) up = at(up).parent;
        if (up == kNone) lowest = std::max(lowest, at(i).box.bottom() + 16);
        else if (at(up).state & state::Scrolls)
            at(up).extent_h = std::max(at(up).extent_h, at(i).box.bottom() + 16 - at(up).box.y);
    }
    return lowest;
}

void Layout::dialog(std::uint32_t index, float window_height)
{
    const float w = std::min(560.f, window - 32), most = window_height - 32;
    float h = place(index, 0, 0, w);
    if (h > most) h = place(index, 0, 0, w - kBar);
    auto& node = at(index);
    node.box.w = node.extent_w = w;
    node.extent_h = h;
    node.box.h = std::min(h, most);
    shift(index, std::floor((window - w) / 2), std::floor(std::max(16.f, (window_height - node.box.h) / 3)));
}

void Layout::toasts(std::uint32_t index, float window_height)
{
    const float w = std::min(440.f, window - 32);
    place(index, 0, 0, w);
    shift(index, window - 16 - w, std::floor(std::max(16.f, window_height - 16 - at(index).box.h)));
}

}  // namespace widgets
