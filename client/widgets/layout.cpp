#include "client/widgets/layout.h"

#include <algorithm>
#include <cmath>

#include "client/widgets/layout_parts.h"

namespace widgets {

namespace {

/// Space between two neighbours of a column of things. web/plain.css follows the same measures.
float gap_between(const Node& over, const Node& before, const Node& after)
{
    if (before.kind == Kind::Title) return after.kind == Kind::Lead ? 4 : after.kind == Kind::Row ? 10 : 20;
    if (before.kind == Kind::Link && after.kind == Kind::Title) return 10;  // the way back, then where one is
    if (before.kind == Kind::CardHead) return over.kind == Kind::Main ? 12 : 14;
    if (before.kind == Kind::Crumbs) return 10;
    switch (over.kind) {
        case Kind::Stack: return over.number;
        case Kind::Field: return before.kind == Kind::Label ? 2 : 6;
        case Kind::Fieldset: return before.kind == Kind::Legend && after.kind == Kind::Hint ? 2 : 8;
        case Kind::Form: return 22;
        case Kind::Summary:
        case Kind::Note: return after.kind == Kind::Button || after.kind == Kind::Row ? 12 : 4;
        case Kind::Card: {
            if (before.kind == Kind::Heading) return 14;
            const auto is_field = [](Kind kind) { return kind == Kind::Field || kind == Kind::Fieldset; };
            if (is_field(before.kind) && (is_field(after.kind) || after.kind == Kind::Button)) return 20;
            const bool is_part = after.kind == Kind::Form || after.kind == Kind::Row || after.kind == Kind::Summary;
            return is_part || before.kind == Kind::Summary ? 20 : 12;
        }
        case Kind::Bullets: return 4;
        case Kind::People:
        case Kind::Toasts:
        case Kind::Panel:
        case Kind::Empty: return 8;
        case Kind::Tasks:
        case Kind::ListBox: return 0;
        case Kind::Menu: return 2;
        case Kind::Scroll: return 12;
        case Kind::Cell:
        case Kind::RowHead: return 0;
        case Kind::Nav: return 2;
        case Kind::Main:
            return after.kind == Kind::Heading || after.kind == Kind::CardHead ? 28
                   : before.kind == Kind::Heading                              ? 12
                                                                               : 20;
        default: return space::gap;
    }
}

struct Padding {
    float x{}, y{};
};
Padding padding_of(const Node& node)
{
    switch (node.kind) {
        case Kind::Card: return {space::card_pad, 18};
        case Kind::Note: return {18, 14};
        case Kind::Summary: return {20, 18};
        case Kind::Dialog: return {28, 24};
        case Kind::Panel: return {28, 24};
        case Kind::Empty: return {24, 22};
        case Kind::Person: return {16, 14};
        case Kind::Toast: return {16, 10};
        case Kind::Menu: return {6, 6};
        case Kind::Nav: return {12, node.box.w > space::nav_wide ? 4.f : 16.f};
        default: return {};
    }
}

}  // namespace

void Layout::shift(std::uint32_t index, float dx, float dy)
{
    auto& node = at(index);
    node.box.x += dx;
    node.box.y += dy;
    for (auto i = node.first; i != kNone; i = at(i).next) shift(i, dx, dy);
}

float Layout::words(std::uint32_t index, float width)
{
    auto& node = at(index);
    const auto font = font_of(node);
    node.lines = static_cast<std::uint32_t>(tree.lines.size());
    wrap(tree, node.text, font, width, advance);
    node.line_count = static_cast<std::uint32_t>(tree.lines.size()) - node.lines;
    // The browser measures letters a hair wider than the atlas: it is told what it must not break.
    if (node.line_count == 1) node.state |= state::OneLine;
    else node.state &= ~state::OneLine;
    return static_cast<float>(node.line_count) * token(font).line;
}

float Layout::column(std::uint32_t index, float x, float y, float w)
{
    const auto start = y;
    std::uint32_t before = kNone;
    for (auto i = at(index).first; i != kNone; i = at(i).next) {
        if (is_out_of_flow(i)) {
            place_out_of_flow(i, before);
            continue;
        }
        if (before != kNone) y += gap_between(at(index), at(before), at(i));
        y += place(i, x, y, w);
        before = i;
    }
    return y - start;
}

float Layout::place(std::uint32_t index, float x, float y, float w)
{
    auto& node = at(index);
    node.box = {x, y, w, 0};
    const auto finish = [&](float h) { return at(index).box.h = h; };
    const auto wide = [&](float width) { return at(index).box.w = std::min(width, w); };

    switch (node.kind) {
        case Kind::Button: {
            const bool small = node.state & state::Small;
            wide(natural(index));
            return finish(std::max(small ? std::max(space::small_high, target) : space::button_high,
                                   words(index, w - (small ? 28 : 40)) + (small ? 12 : 20)));
        }
        case Kind::HeaderButton:
            wide(natural(index));
            words(index, w);
            return finish(std::max(36.f, target));
        case Kind::SkipLink:
            wide(natural(index));
            words(index, w);
            return finish(44);
        case Kind::Link:
        case Kind::TextButton: wide(natural(index)); return finish(std::max(target, words(index, w)));
        case Kind::Disclosure: wide(natural(index)); return finish(std::max(44.f, words(index, w - 32) + 20));
        case Kind::NavLink:
        case Kind::NavButton: return finish(std::max(44.f, words(index, w - (node.icon ? 54 : 24)) + 20));
        case Kind::NavHeading: return finish(words(index, w - 24) + 26);
        case Kind::Tag:
        case Kind::Pill: wide(natural(index)); return finish(words(index, std::max(20.f, w - 22)) + 8);
        case Kind::Brand:
            wide(natural(index));
            words(index, w);
            return finish(36);
        case Kind::Who:
        case Kind::WhoPlace: {
            const float h = words(index, w);
            float most = 0;
            for (std::uint32_t i = 0; i < at(index).line_count; ++i)
                most = std::max(most, std::ceil(tree.lines[at(index).lines + i].width));
            wide(most);
            return finish(h);
        }
        case Kind::Avatar:
            wide(44);
            words(index, w);
            return finish(44);
        case Kind::Divider: return finish(1);
        case Kind::Fault: return finish(words(index, w - 24));
        case Kind::Bullet: return finish(words(index, w - 20));
        case Kind::Watermark: at(index).box = {}; return 0;
        case Kind::Input:
        case Kind::Combo:
        case Kind::Select: wide(node.number > 0 ? node.number : 560); return finish(space::field_high);
        case Kind::TextArea: wide(node.number > 0 ? node.number : 640); return finish(node.limit * 24 + 22);
        case Kind::File: wide(560); return finish(88);
        case Kind::CheckBox: wide(space::small_high); return finish(space::small_high);
        case Kind::SortButton:
            wide(natural(index));
            return finish(std::max({space::small_high, target, words(index, std::max(20.f, w - 20)) + 12}));
        case Kind::MenuButton:
        case Kind::PageButton:
            wide(natural(index));
            return finish(std::max(space::small_high, words(index, std::max(20.f, w - 24)) + 12));
        case Kind::Scroll: return scroll(index, x, y, w);
        case Kind::ListBox: return list_box(index, x, y, w);
        case Kind::ListOption: return finish(std::max(40.f, words(index, w - 28) + 16));
        case Kind::Answers: return answers(index, x, y, w);
        case Kind::Task: return task(index, x, y, w);
        case Kind::Pages:
        case Kind::CrumbList: return row(index, x, y, w);
        case Kind::Choice: return choice(index, x, y, w);
        case Kind::Row: return row(index, x, y, w);
        case Kind::CardHead: return row(index, x, y, w);
        case Kind::Columns: return columns(index, x, y, w);
        case Kind::Table: return table(index, x, y, w);
        case Kind::Bars: return bars(index, x, y, w);
        case Kind::Facts: return facts(index, x, y, w);
        case Kind::Codes: return codes(index, x, y, w);
        case Kind::Steps: return steps(index, x, y, w);
        case Kind::Progress: return finish(10);
        case Kind::Waiting: return finish(words(index, w - 34));
        case Kind::Timeline: return finish(node.limit * 36 + 36);
        case Kind::QrCode: {
            const float side = node.number + 8;  // with the quiet border that readers need
            wide(side * std::max(2.f, std::floor(std::min(w, 260.f) / side)));
            return finish(at(index).box.w);
        }
        case Kind::Field:
        case Kind::Fieldset: {
            const float indent = node.state & state::Invalid ? 16.f : 0.f;
            return finish(column(index, x + indent, y, w - indent));
        }
        case Kind::Stack: {
            if (node.limit > 0) wide(node.limit);
            const float h = finish(column(index, x, y, at(index).box.w));
            return node.variant == 1 ? align_right(index, h) : h;
        }
        default: break;
    }
    if (node.first == kNone && node.text.size > 0) {
        const float measure =
            node.kind == Kind::Text || node.kind == Kind::Lead || node.kind == Kind::Hint ? std::min(w, 720.f) : w;
        at(index).box.w = measure;  // lines longer than this tire the eye
        return finish(words(index, measure));
    }
    const auto pad = padding_of(node);
    const float mark = node.kind == Kind::Note && node.variant ? 32.f : 0.f;  // the tone's icon
    return finish(column(index, x + pad.x + mark, y + pad.y, w - 2 * pad.x - mark) + 2 * pad.y);
}

namespace {

bool has_strip(const Layout& l, std::uint32_t bar)
{
    for (auto i = l.tree.nodes[bar].first; i != kNone; i = l.tree.nodes[i].next)
        if (l.tree.nodes[i].kind == Kind::Tag && l.tree.nodes[i].state & state::Folded) return true;
    return false;
}

}  // namespace

bool is_narrow(const Frame& frame) { return frame.width < space::fold; }

void layout(Frame& frame, Advance advance)
{
    auto& tree = frame.tree;
    tree.lines.clear();
    Layout l{tree, advance, frame.is_touched ? 44.f : 0.f, frame.width};
    const bool narrow = is_narrow(frame);
    const float width = frame.width;
    std::uint32_t skip = kNone, header = kNone, nav = kNone, main = kNone;
    for (auto i = tree.nodes[0].first; i != kNone; i = l.at(i).next) {
        if (l.at(i).kind == Kind::SkipLink) skip = i;
        if (l.at(i).kind == Kind::Header) header = i;
        if (l.at(i).kind == Kind::Nav) nav = i;
        if (l.at(i).kind == Kind::Main) main = i;
    }
    float y = 0;
    if (header != kNone) {
        const float pad = narrow ? 16 : 20;
        const auto bar = l.at(header).first;
        const float h = narrow ? l.narrow_bar(bar, pad, 0, width - 2 * pad) : l.column(header, pad, 0, width - 2 * pad),
                    high = std::max(space::header_high, h + (has_strip(l, bar) ? 8 : 16));
        l.shift(header, 0, has_strip(l, bar) ? 8 : std::floor((high - h) / 2));
        for (auto i = narrow ? kNone : l.at(bar).first; i != kNone; i = l.at(i).next)
            if (l.at(i).kind == Kind::Stack)  // who is signed in: flush with the buttons at its right
                for (auto j = l.at(i).first; j != kNone; j = l.at(j).next)
                    l.shift(j, l.at(i).box.right() - l.at(j).box.right(), 0);
        l.at(header).box = {0, 0, width, high};
        // Two long lines leave no room on a small screen: there the header scrolls away (WCAG 2.4.11).
        if (!narrow && frame.height >= 480) l.at(header).state |= state::Fixed;
        y = l.at(header).box.h;
    }
    if (skip != kNone) {
        l.place(skip, narrow ? 8 : 12, 6, width - 16);
        l.at(skip).state |= header == kNone ? 0 : l.at(header).state & state::Fixed;
    }
    float left = 0, bottom = y;
    const bool has_menu = nav != kNone && !(l.at(nav).state & state::Small);
    if (nav != kNone) {
        if (!has_menu) {
            float right = width - (narrow ? 16 : 20);
            for (auto i = l.at(nav).first; i != kNone; i = l.at(i).next) {
                const float w = l.natural(i) + 24;
                l.place(i, right -= w, y + 4, w);
            }
            l.at(nav).box = {0, y, width, 52};
            if (narrow && l.at(nav).first != kNone) y += 40;  // else what it says would stand on the title
        } else if (narrow) {
            y += l.place(nav, 0, y, width);
        } else {
            bottom = y + l.place(nav, 0, y, space::nav_wide);
            left = space::nav_wide;
        }
    }
    if (main != kNone) {
        // A page that says how wide it wants to be, and has no menu beside it, stands in the middle.
        const auto first = l.at(main).first;
        const bool is_slim = !has_menu && first != kNone && l.at(first).kind == Kind::Stack && l.at(first).limit > 0;
        const float pad = narrow ? 16 : space::page_pad, most = has_menu  ? space::content_wide
                                                                : is_slim ? l.at(first).limit
                                                                          : 720;
        const float room = width - left - 2 * pad, w = std::min(room, most - (has_menu ? 2 * pad : 0));
        const float x = has_menu ? left + pad : std::max(pad, (width - w) / 2);
        const float top = y + (narrow ? 20 : has_menu ? 24 : 56);
        const float h = l.column(main, x, top, w);
        l.at(main).box = {x, top, w, h};
        bottom = std::max(bottom, top + h + 40);
    }
    for (auto i = tree.nodes[0].first; i != kNone; i = l.at(i).next) {
        if (l.at(i).kind == Kind::Dialog) l.dialog(i, frame.height);
        if (l.at(i).kind == Kind::Toasts) l.toasts(i, frame.height);
    }
    bottom = std::max(bottom, l.settle_overlays());
    tree.height = std::max(bottom, 0.f);
    tree.nodes[0].box = {0, 0, width, tree.height};
    if (has_menu && !narrow) l.at(nav).box.h = std::max(tree.height, frame.height) - l.at(nav).box.y;
}

}  // namespace widgets
