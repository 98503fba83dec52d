// Things side by side.
#include <algorithm>
#include <cmath>

#include "client/widgets/layout_parts.h"

namespace widgets {

float Layout::natural(std::uint32_t index)
{
    const auto& node = at(index);
    const auto own = [&] { return std::ceil(text_width(tree.text(at(index)), font_of(at(index)), advance)); };
    switch (node.kind) {
        case Kind::Button: return own() + (node.state & state::Small ? 28 : 40);
        case Kind::HeaderButton:
            return own() + (node.state & state::Small ? 20 : 28) + (node.icon ? 24 : 0) +
                   (tree.attribute(node, Attribute::Key).empty() ? 0 : 34);
        case Kind::SkipLink: return own() + 32;
        case Kind::NavLink:
        case Kind::NavButton: return own() + (node.icon ? 30 : 0);
        case Kind::Fault: return own() + 24;
        case Kind::Disclosure: return own() + 32 + 14;
        case Kind::Tag:
        case Kind::Pill: return own() + 22;
        case Kind::Brand: return own() + 37;
        case Kind::Avatar: return 44;
        case Kind::Waiting: return own() + 34;
        case Kind::SortButton: return own() + 20;
        case Kind::MenuButton: return own() + 28 + 20;
        case Kind::PageButton: return std::max(40.f, own() + 24);
        case Kind::CheckBox: return space::small_high;
        case Kind::File: return 560;
        case Kind::Input:
        case Kind::Combo:
        case Kind::Select: return node.number > 0 ? node.number : 320;
        case Kind::Choice: {
            float words = 0;
            for (auto i = at(node.first).next; i != kNone; i = at(i).next) words = std::max(words, natural(i));
            return std::max(120.f, words + 62);
        }
        case Kind::Columns:
        case Kind::Table:
        case Kind::Timeline:
        case Kind::Bars:
        case Kind::Steps:
        case Kind::TextArea:
        case Kind::Divider:
        case Kind::Answers:
        case Kind::Scroll:
        case Kind::Progress: return 1e6f;
        case Kind::QrCode: return 260;
        default: break;
    }
    if (node.first == kNone) return own();
    const bool across = node.kind == Kind::Row || node.kind == Kind::CardHead || node.kind == Kind::CrumbList ||
                        node.kind == Kind::Pages;
    float sum = 0, most = 0;
    for (auto i = node.first; i != kNone; i = at(i).next) {
        if (is_out_of_flow(i)) continue;
        const float w = natural(i);
        sum += w + (sum > 0 ? 10 : 0);
        most = std::max(most, w);
    }
    const auto kind = at(index).kind;
    const float pad = kind == Kind::Card       ? 2 * space::card_pad
                      : kind == Kind::Note     ? (node.variant ? 68.f : 36.f)
                      : kind == Kind::Crumb    ? (node.state & state::Current ? 0.f : 14.f)
                      : kind == Kind::Menu     ? 12
                      : kind == Kind::MenuItem ? 24
                                               : 0;
    return (across ? sum : most) + pad;
}

float Layout::row(std::uint32_t index, float x, float y, float w)
{
    constexpr float gap = 10, line_gap = 10;
    struct Item {
        std::uint32_t index;
        float width;
    };
    std::vector<Item> line;
    float top = y, used = 0;
    const auto flush = [&] {
        float high = 0;
        for (auto& item : line) high = std::max(high, place(item.index, 0, 0, item.width));
        float at_x = x;
        const float spare = std::max(0.f, w - used);
        for (auto& item : line) {
            if (at(item.index).state & state::Push && &item != line.data()) at_x += spare;
            shift(item.index, at_x, top + std::floor((high - at(item.index).box.h) / 2));
            at_x += item.width + gap;
        }
        top += high + line_gap;
        line.clear();
        used = 0;
    };
    for (auto i = at(index).first; i != kNone; i = at(i).next) {
        float wide = std::min(natural(i), w);
        const float room = w - used - (line.empty() ? 0 : gap);
        if (wide > room && !line.empty()) {
            // Words give way before they move to the next line; buttons and pills do not.
            const bool gives = at(i).kind == Kind::Stack || at(i).kind == Kind::Group || at(i).kind == Kind::Text;
            if (gives && room >= 180) wide = room;
            else flush();
        }
        used += wide + (line.empty() ? 0 : gap);
        line.push_back({i, wide});
    }
    if (!line.empty()) flush();
    const float h = std::max(0.f, top - y - line_gap);
    at(index).box = {x, y, w, h};
    return h;
}

float Layout::narrow_bar(std::uint32_t index, float x, float y, float w)
{
    constexpr float gap = 8, line_gap = 2, mark = 26;
    const float high = std::max(36.f, target);
    float buttons = 0, name_wide = 0;
    for (auto i = at(index).first; i != kNone; i = at(i).next) {
        if (at(i).kind == Kind::HeaderButton) buttons += natural(i) + gap;
        if (at(i).kind == Kind::Brand) name_wide = natural(i);
    }
    // Beside many buttons the product shows as its mark alone; where even that has no room, they stand below it.
    const bool is_crowded = name_wide + buttons > w, is_full = mark + buttons > w;
    float left = x, button = is_full ? x : x + w - buttons + gap, line = is_full ? y + high + line_gap : y;
    const float right = is_full ? x + w : x + w - buttons;
    for (auto i = at(index).first; i != kNone; i = at(i).next) {
        if (at(i).kind != Kind::HeaderButton) continue;
        const float wide = std::min(natural(i), w);
        if (is_full && button > x && button + wide > x + w) button = x, line += high + gap;
        place(i, button, line, wide);
        button += wide + gap;
    }
    float top = line + high + line_gap;
    std::uint32_t strip = kNone;
    for (auto i = at(index).first; i != kNone; i = at(i).next) {
        const float wide = std::min(natural(i), w);
        if (at(i).kind == Kind::HeaderButton) continue;
        if (at(i).kind == Kind::Brand || (at(i).kind == Kind::Tag && left + wide <= right)) {
            place(i, left, y, wide);
            shift(i, 0, (high - at(i).box.h) / 2);
            if (at(i).kind == Kind::Brand) at(i).state &= ~state::Folded;  // laid out twice where letters were missing
            if (at(i).kind == Kind::Brand && is_crowded && !is_full) {
                at(i).state |= state::Folded;
                at(i).box.w = mark;
            }
            left += at(i).box.w + gap;
        } else if (at(i).kind == Kind::Tag) {
            strip = i;
        } else {  // name and place, side by side where there is room
            const auto name = at(i).first, where = at(name).next;
            const float begin = top, used = natural(name) + gap;
            const bool abreast = where != kNone && used + natural(where) <= w;
            top += place(name, x, top, w);
            if (where != kNone)
                top += abreast ? place(where, x + used, begin, w - used) - (top - begin) : place(where, x, top, w);
            at(i).box = {x, begin, w, top - begin};
        }
    }
    float h = std::max(line + high - y, top - y - (top > line + high + line_gap ? 0 : line_gap));
    if (strip != kNone) {  // what must never be missed, along the lower edge from side to side
        const float room = w + 2 * x, below = y + h + 6;
        place(strip, 0, below, room);
        at(strip).box.x = 0;
        at(strip).box.w = room;
        at(strip).state |= state::Folded;
        h += 6 + at(strip).box.h;
    }
    at(index).box = {x, y, w, h};
    return h;
}

float Layout::columns(std::uint32_t index, float x, float y, float w)
{
    constexpr float gap = 18;
    auto& node = at(index);
    const auto count = node.weight_count;
    const bool folded = w < node.limit || count == 0;
    if (folded) node.state |= state::Folded;
    float total = 0;
    for (std::uint32_t c = 0; c < count; ++c) total += tree.weights[node.weights + c];
    const float room = w - gap * static_cast<float>(count - 1);

    float top = y;
    if (folded) {
        for (auto i = at(index).first; i != kNone; i = at(i).next)
            top += place(i, x, top, w) + (at(i).next != kNone ? gap : 0);
        return at(index).box.h = top - y;
    }
    for (auto i = at(index).first; i != kNone;) {
        float high = 0, at_x = x;
        const auto row_begin = i;
        for (std::uint32_t c = 0; c < count && i != kNone; ++c, i = at(i).next) {
            const float width = std::floor(room * tree.weights[at(index).weights + c] / total);
            high = std::max(high, place(i, at_x, top, width));
            at_x += width + gap;
        }
        for (auto j = row_begin; j != i; j = at(j).next)
            if (at(j).kind == Kind::Card) at(j).box.h = high;  // neighbours end on one line
        top += high + (i != kNone ? gap : 0);
    }
    return at(index).box.h = top - y;
}

float Layout::facts(std::uint32_t index, float x, float y, float w)
{
    const float names = std::min(170.f, std::floor(w * 0.42f));
    float top = y;
    for (auto i = at(index).first; i != kNone; i = at(i).next) {
        const auto name = at(i).first, value = at(name).next;
        const float h = std::max(place(name, x, top, names - 12), place(value, x + names, top, w - names));
        at(i).box = {x, top, w, h};
        top += h + (at(i).next != kNone ? 8 : 0);
    }
    return at(index).box.h = top - y;
}

float Layout::codes(std::uint32_t index, float x, float y, float w)
{
    const float pad = 16, each = 32;
    const bool two = w >= 320;
    const auto rows = two ? (at(index).children + 1) / 2 : at(index).children;
    const float width = (std::min(w, 460.f) - 2 * pad) / (two ? 2.f : 1.f);
    std::uint32_t n = 0;
    for (auto i = at(index).first; i != kNone; i = at(i).next, ++n) {
        words(i, width);
        at(i).box = {x + pad + width * static_cast<float>(n / rows), y + pad + each * static_cast<float>(n % rows),
                     width, each};
    }
    at(index).box.w = std::min(w, 460.f);
    return at(index).box.h = each * static_cast<float>(rows) + 2 * pad;
}

float Layout::steps(std::uint32_t index, float x, float y, float w)
{
    const auto count = static_cast<float>(std::max(1u, at(index).children));
    const bool folded = w / count < 96;
    const float gap = 6, width = folded ? w : std::floor((w - gap * (count - 1)) / count);
    float high = 0, at_x = x, top = y;
    for (auto i = at(index).first; i != kNone; i = at(i).next) {
        const float h = words(i, width) + 10;
        at(i).box = {at_x, top, width, h};
        high = std::max(high, h);
        if (folded) top += h + gap;
        else at_x += width + gap;
    }
    return at(index).box.h = folded ? std::max(0.f, top - gap - y) : high;
}

float Layout::choice(std::uint32_t index, float x, float y, float w)
{
    w = std::min(w, 640.f);
    const auto input = at(index).first, label = at(input).next, hint = at(label).next;
    const float inset = 46, room = w - inset - 14;
    float h = 12;
    h += place(label, x + inset, y + h, room);
    if (hint != kNone) h += place(hint, x + inset, y + h, room);
    h += 12;
    at(input).box = {x, y, w, h};  // the whole row is the target
    at(index).box = {x, y, w, h};
    return h;
}

}  // namespace widgets
