#include "client/widgets/paint.h"

#include <cmath>
#include <utility>
#include <vector>

#include "client/widgets/brush.h"
#include "client/widgets/fonts.h"
#include "client/widgets/layout.h"

namespace widgets {

ImU32 Brush::color(Color c, float alpha)
{
    const auto rgb = token(c);
    return IM_COL32(rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255, static_cast<int>(alpha * 255 + 0.5f));
}
void Brush::fill(const Box& box, Color c, float radius, float alpha) const
{
    list.AddRectFilled(point(box.x, box.y), point(box.right(), box.bottom()), color(c, alpha), radius);
}
void Brush::outline(const Box& box, Color c, float radius, float width) const
{
    // ImGui strokes around the middle of the line; CSS borders lie inside the box.
    const auto b = inset(box, (width - 1) / 2);
    list.AddRect(point(b.x, b.y), point(b.right(), b.bottom()), color(c), radius, 0, width);
}
void Brush::shadow(const Box& box, const Shadow& cast) const
{
    // The browser blurs; some sheets on one another, each a little larger, come near enough.
    const int sheets = cast.soft < 8 ? 2 : 12;
    for (int i = 1; i <= sheets; ++i) {
        const float by = cast.soft / 2 * static_cast<float>(i) / static_cast<float>(sheets);
        fill({box.x - by, box.y - by + cast.down, box.w + 2 * by, box.h + 2 * by}, Color::shade,
             space::radius_card + by, cast.strong / static_cast<float>(sheets));
    }
}
void Brush::line(float x1, float y1, float x2, float y2, Color c, float width) const
{
    list.AddLine(point(x1, y1), point(x2, y2), color(c), width);
}
void Brush::word(std::string_view text, Font font, float x, float y, Color c, float alpha) const
{
    if (text.empty()) return;  // Dear ImGui would look for the end of nothing
#ifdef CHILDLINK_AUDIT
    if (audit::on_word) audit::on_word(audit::node, text);
#endif
    auto* face = fonts::font(font);
    const auto at = point(x, y + fonts::half_leading(font));
    const auto first = list.VtxBuffer.Size;
    list.AddText(face, fonts::size(font), at, color(c, alpha), text.data(), text.data() + text.size());
    // Dear ImGui starts on a whole CSS px; the letters are sharp where they stand on whole device pixels instead.
    const float pixel = list._FringeScale, base = fonts::baseline(font);
    const float dx = std::floor(at.x / pixel) * pixel - std::trunc(at.x);
    const float line = std::floor(at.y / pixel) * pixel + base;
    const float dy = std::round(line / pixel) * pixel - (std::trunc(at.y) + base);
    if (dx == 0 && dy == 0) return;
    for (int i = first; i < list.VtxBuffer.Size; ++i) list.VtxBuffer[i].pos.x += dx, list.VtxBuffer[i].pos.y += dy;
}
float Brush::width(std::string_view text, Font font) const { return text_width(text, font, fonts::advance); }

void Brush::lines(const Node& node, float x, float y, Color c) const
{
    const auto font = font_of(node);
    for (std::uint32_t i = 0; i < node.line_count; ++i) {
        const auto& line = frame.tree.lines[node.lines + i];
        word(frame.tree.view({line.at, line.size}), font, x, y, c);
        y += token(font).line;
    }
}

void Brush::centred(const Node& node, Color c) const
{
    const auto font = font_of(node);
    float y = node.box.y + (node.box.h - token(font).line * static_cast<float>(node.line_count)) / 2;
    for (std::uint32_t i = 0; i < node.line_count; ++i) {
        const auto& line = frame.tree.lines[node.lines + i];
        word(frame.tree.view({line.at, line.size}), font, node.box.x + (node.box.w - line.width) / 2, y, c);
        y += token(font).line;
    }
}

namespace {

struct Tint {
    Color ink, ground, line;
};
Tint tint_of(std::uint8_t tone)
{
    switch (tone) {
        case 1: return {Color::ok, Color::ok_50, Color::ok_line};
        case 2: return {Color::warn, Color::warn_50, Color::warn_line};
        case 3: return {Color::bad, Color::bad_50, Color::bad_line};
        case 4: return {Color::info, Color::info_50, Color::info_line};
        default: return {Color::ink_2, Color::ground, Color::line};
    }
}

Icon icon_of(std::uint8_t tone)
{
    constexpr Icon kIcons[] = {Icon::none, Icon::done, Icon::warning, Icon::problem, Icon::info};
    return kIcons[tone];
}

void paint_ground(const Brush& b, const Node& node)
{
    const auto& box = node.box;
    switch (node.kind) {
        case Kind::Header:
            b.fill(box, Color::primary_900);
            b.fill({box.x, box.bottom() - 1, box.w, 1}, Color::header_edge);
            break;
        case Kind::Nav:
            if (node.state & state::Small) break;
            b.fill(box, Color::paper);
            if (is_narrow(b.frame)) b.line(box.x, box.bottom(), box.right(), box.bottom(), Color::line);
            else b.line(box.right() - 0.5f, box.y, box.right() - 0.5f, box.bottom(), Color::line);
            break;
        case Kind::Card:
            b.shadow(box, elevation::shadow_card);
            b.fill(box, Color::paper, space::radius_card);
            b.outline(box, Color::line, space::radius_card);
            break;
        case Kind::Dialog:
            b.shadow(box, elevation::shadow_float);
            b.fill(box, Color::paper, space::radius_card);
            b.outline(box, Color::line, space::radius_card);
            break;
        case Kind::Note: {
            const auto tint = tint_of(node.variant);
            const auto right = [&](float by, Color c) {  // what the broad edge at the left leaves over
                b.list.AddRectFilled(b.point(box.x + 5, box.y + by), b.point(box.right() - by, box.bottom() - by),
                                     Brush::color(c), space::radius_card - by, ImDrawFlags_RoundCornersRight);
            };
            b.fill({box.x, box.y, 24, box.h}, tint.ink, space::radius_card);
            right(0, tint.line);
            right(1, tint.ground);
            if (node.variant) paint_icon(b, icon_of(node.variant), box.x + 18, box.y + 16, 20, tint.ink);
            break;
        }
        case Kind::Summary:
            b.fill(box, Color::paper, space::radius);
            b.outline(box, Color::bad, space::radius, 3);
            break;
        case Kind::Pill: {
            const auto tint = tint_of(node.variant);
            b.fill(box, tint.ground, box.h / 2);
            b.outline(box, tint.line, box.h / 2);
            b.centred(node, tint.ink);
            break;
        }
        case Kind::Field:
        case Kind::Fieldset:
            if (node.state & state::Invalid) b.fill({box.x, box.y, 4, box.h}, Color::bad);
            break;
        case Kind::Divider: b.fill(box, Color::line); break;
        case Kind::Codes:
            b.fill(box, Color::ground, space::radius);
            b.outline(box, Color::line, space::radius);
            break;
        case Kind::TableRow:
            if (const auto& part = b.frame.tree.nodes[node.parent];
                part.kind == Kind::TableBody && b.frame.tree.nodes[part.parent].kind == Kind::Table)
                b.line(box.x, box.y, box.right(), box.y, Color::line);
            break;
        case Kind::Cell:
        case Kind::RowHead:  // with the heading of its column beside it, where rows are blocks
            if (node.state & state::Folded)
                b.word(b.frame.tree.attribute(node, Attribute::Label), Font::Small,
                       b.frame.tree.nodes[node.parent].box.x, box.y + 1, Color::ink_2);
            break;
        default: break;
    }
}

void paint_words(const Brush& b, const Node& node)
{
    const auto& box = node.box;
    switch (node.kind) {
        case Kind::Brand: {
            const float y = box.y + (box.h - 26) / 2;
            b.fill({box.x, y, 26, 26}, Color::brand, 7);
            b.list.PathArcTo(b.point(box.x + 13, y + 13), 6, 0.5f, 5.8f, 20);
            b.list.PathStroke(Brush::color(Color::primary_900), 0, 3);
            if (node.state & state::Folded) return;
            b.word(b.frame.tree.text(node), Font::Heading, box.x + 36, box.y + (box.h - token(Font::Heading).line) / 2,
                   Color::header_ink);
            return;
        }
        case Kind::Tag:
            b.fill(box, Color::tag, node.state & state::Folded ? 0 : box.h / 2);
            b.centred(node, Color::tag_ink);
            return;
        case Kind::Who: return b.lines(node, box.x, box.y, Color::header_ink);
        case Kind::WhoPlace: return b.lines(node, box.x, box.y, Color::header_2);
        case Kind::NavHeading: return b.lines(node, box.x + 12, box.y + 18, Color::ink_3);
        case Kind::Avatar: b.fill(box, Color::primary_50, box.h / 2); return b.centred(node, Color::primary_700);
        case Kind::Bullet:
            b.list.AddCircleFilled(b.point(box.x + 7, box.y + 12), 2.5f, Brush::color(Color::ink_2));
            return b.lines(node, box.x + 20, box.y, Color::ink);
        case Kind::Lead:
        case Kind::Small:
        case Kind::Hint:
        case Kind::ChoiceHint:
        case Kind::FactName:
        case Kind::HeadCell:
        case Kind::Caption:
            if (!(node.state & state::Hidden)) b.lines(node, box.x, box.y, Color::ink_2);
            return;
        case Kind::Aside: return b.lines(node, box.x, box.y, Color::ink_3);
        case Kind::Fault:
            paint_icon(b, Icon::problem, box.x, box.y + 1, 18, Color::bad);
            return b.lines(node, box.x + 24, box.y, Color::bad);
        case Kind::Cell:
        case Kind::RowHead: return b.lines(node, box.x, box.y, Color::ink);
        case Kind::Step: {
            const auto ink = node.state & state::Current ? Color::primary_700
                             : node.state & state::Done  ? Color::ok
                                                         : Color::ink_3;
            b.fill({box.x, box.y, box.w, 4}, node.state & state::Current ? Color::primary
                                             : node.state & state::Done  ? Color::ok
                                                                         : Color::line);
            return b.lines(node, box.x, box.y + 10, ink);
        }
        case Kind::Code: return b.lines(node, box.x, box.y + 4, Color::ink);
        case Kind::Waiting: {
            b.list.PathArcTo(b.point(box.x + 11, box.y + 12), 8, 0, 4.7f, 24);
            b.list.PathStroke(Brush::color(Color::primary), 0, 3);
            return b.lines(node, box.x + 34, box.y, Color::ink_2);
        }
        default: return b.lines(node, box.x, box.y, Color::ink);
    }
}

/// Amber inside a dark line: one of the two stands out on any ground.
void focus_mark(const Brush& b, const Box& box)
{
    const float radius = space::radius + 3;
    b.outline({box.x - 5, box.y - 5, box.w + 10, box.h + 10}, Color::focus_ink, radius + 2, 2);
    b.outline({box.x - 3, box.y - 3, box.w + 6, box.h + 6}, Color::focus, radius, 3);
}

/// What stands over the rest of the page, or of the part that scrolls, and is painted after it.
struct Later {
    Brush brush;
    std::uint32_t index;
};
using Overlays = std::vector<Later>;

void paint_branch(const Brush& over, std::uint32_t index, Overlays& overlays, Sheet& sheet);

/// What opens out of a part that is not seen may reach into the window all the same.
void gather_overlays(const Brush& b, std::uint32_t index, Overlays& overlays)
{
    const auto& tree = b.frame.tree;
    if (tree.nodes[index].state & state::Scrolls) return;  // it would be cut off
    for (auto i = tree.nodes[index].first; i != kNone; i = tree.nodes[i].next) {
        if (tree.nodes[i].state & state::Overlay) overlays.push_back({b, i});
        else gather_overlays(b, i, overlays);
    }
}

void paint_later(const Overlays& overlays, Sheet& sheet)
{
    Overlays within;
    for (const auto& each : overlays) {
        paint_branch(each.brush, each.index, within, sheet);
        paint_later(std::exchange(within, {}), sheet);
    }
}

void paint_children(const Brush& b, const Node& node, Overlays& overlays, Sheet& sheet)
{
    const auto& tree = b.frame.tree;
    if (!(node.state & state::Scrolls)) {
        for (auto i = node.first; i != kNone; i = tree.nodes[i].next) {
            if (tree.nodes[i].state & state::Overlay) overlays.push_back({b, i});
            else paint_branch(b, i, overlays, sheet);
        }
        return;
    }
    const auto by = b.frame.scrolled(node.id);
    Brush inner = b;
    inner.offset += by.y;
    inner.across += by.x;
    Overlays within;
    const auto clip = inset(node.box, 1);
    b.list.PushClipRect(b.point(clip.x, clip.y), b.point(clip.right(), clip.bottom()), true);
    for (auto i = node.first; i != kNone; i = tree.nodes[i].next) {
        if (tree.nodes[i].state & state::Overlay) within.push_back({inner, i});
        else paint_branch(inner, i, within, sheet);
    }
    paint_later(within, sheet);
    b.list.PopClipRect();
}

void paint_branch(const Brush& over, std::uint32_t index, Overlays& overlays, Sheet& sheet)
{
    const auto& tree = over.frame.tree;
    const auto& node = tree.nodes[index];
    if (node.kind == Kind::Watermark || (node.kind == Kind::SkipLink && !over.focused(node))) return;
    Brush b = over;
    if (node.state & state::Fixed) b.offset = 0;
    const bool has_box = node.box.w > 0 && node.box.h > 0;
    const bool below = node.box.y - b.offset > b.frame.height, above = node.box.bottom() + 16 - b.offset < 0;
    if (has_box && (below || above) && node.kind != Kind::Root)
        return gather_overlays(b, index, overlays);  // nothing of itself is seen

    if (has_box) {
#ifdef CHILDLINK_AUDIT
        audit::node = node.id;
#endif
        paint_ground(b, node);
        if (!paint_control(b, node) && !paint_data(b, node) && !paint_picture(b, node) && node.line_count > 0 &&
            node.kind != Kind::Pill)
            paint_words(b, node);
        if (is_interactive(node.kind))
            sheet.items.push_back({node.id, {node.box.x - b.across, node.box.y - b.offset, node.box.w, node.box.h}});
    }
    paint_children(b, node, overlays, sheet);
    // A title takes the focus so that it is read out, not so that it is seen.
    if (b.focused(node) && (is_interactive(node.kind) || node.kind == Kind::Summary || node.kind == Kind::Scroll))
        focus_mark(b, node.box);
}

}  // namespace

void paint(const Frame& frame, float pixel, Sheet& sheet)
{
    sheet.begin(frame.width, frame.height, pixel);
    auto& list = sheet.list();
    const Brush brush{frame, list, frame.scroll};
    // A window need not end on a whole device pixel; the last one is painted too.
    list.AddRectFilled({0, 0}, {frame.width + 1, frame.height + 1}, Brush::color(Color::ground));

    // The fixed header is first in reading order and last to be painted, over what scrolls below it.
    const auto& tree = frame.tree;
    Overlays overlays;
    const auto branch = [&](std::uint32_t i) {
        paint_branch(brush, i, overlays, sheet);
        paint_later(std::exchange(overlays, {}), sheet);
    };
    const auto is_above = [&](Kind kind) {
        return kind == Kind::Header || kind == Kind::SkipLink || kind == Kind::Toasts || kind == Kind::Dialog;
    };
    for (auto i = tree.nodes[0].first; i != kNone; i = tree.nodes[i].next)
        if (!is_above(tree.nodes[i].kind)) branch(i);
    for (auto i = tree.nodes[0].first; i != kNone; i = tree.nodes[i].next)
        if (tree.nodes[i].kind == Kind::Header) branch(i);
    for (auto i = tree.nodes[0].first; i != kNone; i = tree.nodes[i].next)
        if (tree.nodes[i].kind == Kind::SkipLink) branch(i);
    for (auto i = tree.nodes[0].first; i != kNone; i = tree.nodes[i].next)
        if (tree.nodes[i].kind == Kind::Toasts) branch(i);
    for (auto i = tree.nodes[0].first; i != kNone; i = tree.nodes[i].next)
        if (tree.nodes[i].kind == Kind::Watermark) paint_watermark(brush, tree.nodes[i]);
    for (auto i = tree.nodes[0].first; i != kNone; i = tree.nodes[i].next)
        if (tree.nodes[i].kind == Kind::Dialog) {
            brush.fill({0, brush.offset, frame.width, frame.height}, Color::veil, 0, 0.5f);
            branch(i);
        }
}

}  // namespace widgets
