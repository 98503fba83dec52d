// Lists to choose from, tables that sort and page, people, tasks, messages.
#include "client/widgets/brush.h"
#include "client/widgets/widgets.h"

namespace widgets {

namespace {

/// A white box that stands over the page.
void raised(const Brush& b, const Box& box)
{
    b.shadow(box, elevation::shadow_float);
    b.fill(box, Color::paper, space::radius);
    b.outline(box, Color::line_strong, space::radius);
}

void paint_option(const Brush& b, const Node& node)
{
    const bool active = node.variant == 1, chosen = node.state & state::Selected;
    if (active || b.hovered(node)) b.fill(node.box, Color::primary_50);
    if (active) b.fill({node.box.x, node.box.y, 3, node.box.h}, Color::primary);
    b.lines(node, node.box.x + 14, node.box.y + 8, active ? Color::primary_700 : Color::ink);
    if (chosen) tick(b, node.box.right() - 26, node.box.y + 13, 12, Color::primary);
}

void paint_file(const Brush& b, const Node& node)
{
    const auto& box = node.box;
    const bool bad = node.state & state::Invalid;
    b.fill(box, b.hovered(node) ? Color::primary_50 : Color::paper, space::radius);
    const auto ink = bad ? Color::bad : Color::line_strong;
    const float width = bad ? 2 : 1;
    for (float x = box.x + 4; x < box.right() - 4; x += 10)  // a broken edge: something may be dropped here
        for (const float y : {box.y + 0.5f, box.bottom() - 0.5f})
            b.line(x, y, std::min(x + 6, box.right() - 4), y, ink, width);
    for (float y = box.y + 4; y < box.bottom() - 4; y += 10)
        for (const float x : {box.x + 0.5f, box.right() - 0.5f})
            b.line(x, y, x, std::min(y + 6, box.bottom() - 4), ink, width);
}

void paint_sort_button(const Brush& b, const Node& node)
{
    const auto& box = node.box;
    if (b.hovered(node)) b.fill({box.x - 6, box.y, box.w + 12, box.h}, Color::primary_50, space::radius);
    const float high = token(Font::SmallStrong).line * static_cast<float>(node.line_count);
    b.lines(node, box.x, box.y + (box.h - high) / 2, Color::primary_700);
    const float x = box.right() - 8, y = box.y + box.h / 2;
    if (node.variant) return chevron(b, x, y, node.variant == 1, Color::primary);
    chevron(b, x, y - 4, true, Color::line_strong);
    chevron(b, x, y + 4, false, Color::line_strong);
}

void paint_small_button(const Brush& b, const Node& node)
{
    const bool current = node.state & state::Current, down = b.pressed(node);
    b.fill(node.box,
           current           ? Color::primary
           : down            ? Color::primary_100
           : b.hovered(node) ? Color::primary_50
                             : Color::paper,
           space::radius);
    b.outline(node.box, node.kind == Kind::MenuButton || current ? Color::primary : Color::line, space::radius);
    if (node.kind == Kind::PageButton) return b.centred(node, current ? Color::on_primary : Color::primary_700);
    const float high = token(Font::SmallStrong).line * static_cast<float>(node.line_count);
    b.lines(node, node.box.x + 14, node.box.y + (node.box.h - high) / 2, Color::primary_700);
    chevron(b, node.box.right() - 18, node.box.y + node.box.h / 2, node.state & state::Expanded, Color::primary_700);
}

void paint_toast(const Brush& b, const Node& node)
{
    raised(b, node.box);
    const auto tone = static_cast<Tone>(node.variant);
    const auto ink = tone == Tone::Ok     ? Color::ok
                     : tone == Tone::Warn ? Color::warn
                     : tone == Tone::Bad  ? Color::bad
                     : tone == Tone::Info ? Color::info
                                          : Color::ink_2;
    b.list.AddRectFilled(b.point(node.box.x, node.box.y), b.point(node.box.x + 5, node.box.bottom()), Brush::color(ink),
                         space::radius, ImDrawFlags_RoundCornersLeft);
}

}  // namespace

bool paint_data(const Brush& b, const Node& node)
{
    const auto& box = node.box;
    switch (node.kind) {
        case Kind::Scroll: b.outline(box, Color::line, space::radius); return true;
        case Kind::ListBox:
        case Kind::Menu: raised(b, box); return true;
        case Kind::ListOption: paint_option(b, node); return true;
        case Kind::File: paint_file(b, node); return true;
        case Kind::DropWords: b.centred(node, Color::ink_2); return true;
        case Kind::SortButton: paint_sort_button(b, node); return true;
        case Kind::PageButton:
        case Kind::MenuButton: paint_small_button(b, node); return true;
        case Kind::Person:
            b.shadow(box, elevation::shadow_card);
            b.fill(box, Color::paper, space::radius_card);
            b.outline(box, Color::line, space::radius_card);
            return true;
        case Kind::Task:
        case Kind::Answer:
            b.line(box.x, box.bottom() - 0.5f, box.right(), box.bottom() - 0.5f, Color::line);
            return true;
        case Kind::Panel:
            b.fill(box, Color::ok_50, space::radius_card);
            b.outline(box, Color::ok, space::radius_card, 2);
            return true;
        case Kind::Empty:
            b.fill(box, Color::paper, space::radius_card);
            b.outline(box, Color::line, space::radius_card);
            return true;
        case Kind::Crumb:
            b.lines(node, box.x, box.y, Color::ink);
            if (!(node.state & state::Current)) {
                const float x = box.right() - 3, y = box.y + box.h / 2;
                b.list.PathLineTo(b.point(x - 2, y - 4));
                b.list.PathLineTo(b.point(x + 2, y));
                b.list.PathLineTo(b.point(x - 2, y + 4));
                b.list.PathStroke(Brush::color(Color::ink_3), 0, 1.5f);
            }
            return true;
        case Kind::Toast: paint_toast(b, node); return true;
        default: return false;
    }
}

}  // namespace widgets
