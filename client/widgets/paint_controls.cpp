// Buttons, links, fields.
#include "client/widgets/brush.h"
#include "client/widgets/widgets.h"

namespace widgets {

void tick(const Brush& b, float x, float y, float size, Color c)
{
    b.list.PathLineTo(b.point(x, y + size * 0.55f));
    b.list.PathLineTo(b.point(x + size * 0.36f, y + size * 0.9f));
    b.list.PathLineTo(b.point(x + size, y + size * 0.12f));
    b.list.PathStroke(Brush::color(c), 0, 2.4f);
}

void chevron(const Brush& b, float x, float y, bool up, Color c)
{
    const float d = up ? -2.5f : 2.5f;
    b.list.PathLineTo(b.point(x - 5, y - d));
    b.list.PathLineTo(b.point(x, y + d));
    b.list.PathLineTo(b.point(x + 5, y - d));
    b.list.PathStroke(Brush::color(c), 0, 2);
}

namespace {

void paint_button(const Brush& b, const Node& node)
{
    const bool over = b.hovered(node), down = b.pressed(node);
    const auto& box = node.box;
    Color ground = Color::primary, ink = Color::on_primary;
    switch (static_cast<Look>(node.variant)) {
        case Look::Primary: ground = over || down ? Color::primary_700 : Color::primary; break;
        case Look::Warning: ground = over || down ? Color::bad_700 : Color::bad; break;
        case Look::Secondary:
        case Look::Quiet:
            ground = down ? Color::primary_100 : over ? Color::primary_50 : Color::paper, ink = Color::primary_700;
            break;
    }
    if (static_cast<Look>(node.variant) != Look::Quiet || over || down)
        b.fill(box, ground, space::radius, node.state & state::Busy ? 0.85f : 1);
    if (static_cast<Look>(node.variant) == Look::Secondary) b.outline(box, Color::primary, space::radius);
    b.centred(node, ink);
}

void paint_link(const Brush& b, const Node& node)
{
    const bool over = b.hovered(node);
    const auto ink = over ? Color::primary_700 : Color::primary;
    const float top = node.box.y + (node.box.h - token(font_of(node)).line * static_cast<float>(node.line_count)) / 2;
    b.lines(node, node.box.x, top, ink);
    float y = top + token(font_of(node)).line - 4.5f;
    for (std::uint32_t i = 0; i < node.line_count; ++i) {
        const float w = b.frame.tree.lines[node.lines + i].width;
        b.line(node.box.x, y, node.box.x + w, y, ink, over ? 2 : 1);
        y += token(font_of(node)).line;
    }
}

void paint_nav_link(const Brush& b, const Node& node)
{
    const bool current = node.state & state::Current;
    if (current || b.hovered(node)) b.fill(node.box, current ? Color::primary_50 : Color::ground, space::radius);
    if (current)
        b.list.AddRectFilled(b.point(node.box.x, node.box.y), b.point(node.box.x + 3, node.box.bottom()),
                             Brush::color(Color::primary), space::radius, ImDrawFlags_RoundCornersLeft);
    const auto ink = current ? Color::primary_700 : Color::ink;
    if (node.icon)
        paint_icon(b, static_cast<Icon>(node.icon), node.box.x + 12, node.box.y + node.box.h / 2 - 10, 20,
                   current ? Color::primary_700 : Color::ink_2);
    b.lines(node, node.box.x + (node.icon ? 42 : 12),
            node.box.y + (node.box.h - token(font_of(node)).line * static_cast<float>(node.line_count)) / 2, ink);
    if (node.state & (state::Expanded | state::Collapsed))
        chevron(b, node.box.right() - 20, node.box.y + node.box.h / 2, node.state & state::Expanded, Color::ink_2);
}

void paint_header_button(const Brush& b, const Node& node)
{
    const auto& box = node.box;
    if (b.hovered(node) || b.pressed(node)) b.fill(box, Color::header_hover, space::radius);
    b.outline(box, Color::header_line, space::radius);
    const auto shortcut = b.frame.tree.attribute(node, Attribute::Key);
    const float y = box.y + (box.h - token(Font::SmallStrong).line) / 2;
    if (node.icon)
        paint_icon(b, static_cast<Icon>(node.icon), box.x + 13, box.y + box.h / 2 - 9, 18, Color::header_ink);
    const float before = node.state & state::Small ? 10.f : node.icon ? 38.f : 14.f;
    b.word(b.frame.tree.text(node), Font::SmallStrong, box.x + before, y, Color::header_ink);
    if (shortcut.empty()) return;
    const float key = box.y + (box.h - 18) / 2;
    b.fill({box.right() - 42, key, 28, 18}, Color::header_hover, 4);
    b.word(shortcut, Font::Pill, box.right() - 42 + (28 - b.width(shortcut, Font::Pill)) / 2, key, Color::header_ink);
}

void paint_field(const Brush& b, const Node& node)
{
    const bool bad = node.state & state::Invalid, focused = b.frame.focused == node.id;
    b.fill(node.box, Color::paper, space::radius);
    b.outline(node.box,
              bad       ? Color::bad
              : focused ? Color::primary
                        : Color::line_strong,
              space::radius, bad || focused ? 2 : 1);
    if (node.kind == Kind::Select) chevron(b, node.box.right() - 22, node.box.y + node.box.h / 2, false, Color::ink_2);
}

void paint_mark(const Brush& b, const Box& mark, bool on, bool over)
{
    b.fill(mark, on ? Color::primary : over ? Color::primary_50 : Color::paper, 4);
    b.outline(mark, on ? Color::primary : Color::line_strong, 4, 2);
    if (on) tick(b, mark.x + 4, mark.y + 4, 12, Color::on_primary);
}

void paint_choice(const Brush& b, const Node& node)
{
    const auto& box = node.box;
    const bool on = node.state & state::Checked;
    if (node.state & state::Small) return paint_mark(b, {box.x + 8, box.y + 8, 20, 20}, on, b.hovered(node));
    b.fill(box, on || b.hovered(node) ? Color::primary_50 : Color::paper, space::radius);
    b.outline(box, on ? Color::primary : Color::line_strong, space::radius, on ? 2 : 1);
    const Box mark{box.x + 14, box.y + 14, 20, 20};
    if (node.kind == Kind::CheckBox) return paint_mark(b, mark, on, false);
    const auto centre = b.point(mark.x + 10, mark.y + 10);
    b.list.AddCircleFilled(centre, 10, Brush::color(on ? Color::primary : Color::line_strong), 32);
    b.list.AddCircleFilled(centre, on ? 4.f : 8.f, Brush::color(Color::paper), 32);
}

}  // namespace

bool paint_control(const Brush& b, const Node& node)
{
    switch (node.kind) {
        case Kind::Button: return paint_button(b, node), true;
        case Kind::Link:
        case Kind::TextButton: return paint_link(b, node), true;
        case Kind::NavLink:
        case Kind::NavButton: return paint_nav_link(b, node), true;
        case Kind::SkipLink:
            b.fill(node.box, Color::paper, space::radius);
            return b.centred(node, Color::primary_700), true;
        case Kind::HeaderButton: return paint_header_button(b, node), true;
        case Kind::Disclosure:
            if (b.hovered(node)) b.fill(node.box, Color::primary_50, space::radius);
            chevron(b, node.box.x + 15, node.box.y + node.box.h / 2, node.state & state::Expanded, Color::primary);
            b.lines(node, node.box.x + 32,
                    node.box.y + (node.box.h - token(Font::Body).line * static_cast<float>(node.line_count)) / 2,
                    Color::primary);
            return true;
        case Kind::Input:
        case Kind::Combo:
        case Kind::TextArea:
        case Kind::Select: return paint_field(b, node), true;
        case Kind::Radio:
        case Kind::CheckBox: return paint_choice(b, node), true;
        default: return false;
    }
}

}  // namespace widgets
