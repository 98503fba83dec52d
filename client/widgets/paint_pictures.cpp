// Services over time, the QR code, progress, the viewer's mark.
#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>

#include "client/widgets/brush.h"
#include "client/widgets/widgets.h"

namespace widgets {

namespace {

float thousandths(std::string_view digits)
{
    int value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return static_cast<float>(value) / 1000.f;
}

void paint_mark(const Brush& b, std::string_view mark, float left, float year, float y)
{
    const float from = thousandths(part(mark, ',')), to = thousandths(part(mark, ','));
    const auto kind = static_cast<TimelineMark::Kind>(static_cast<int>(thousandths(part(mark, ',')) * 1000 + 0.5f));
    const float x = left + from * year;
    if (to < 0) {
        const auto centre = b.point(x, y);
        if (kind != TimelineMark::Kind::Missed) {
            b.list.AddCircleFilled(centre, 6, Brush::color(Color::paper), 24);
            b.list.AddCircleFilled(centre, 5, Brush::color(Color::primary), 24);
            return;
        }
        for (int i = 0; i < 8; ++i) {  // a broken ring: known to be missing
            const float a = static_cast<float>(i) * 0.7854f;
            b.list.PathArcTo(centre, 5.2f, a, a + 0.48f, 4);
            b.list.PathStroke(Brush::color(Color::ink_3), 0, 1.6f);
        }
        return;
    }
    const Box bar{x, y - 8, std::max(6.f, (to - from) * year), 16};
    switch (kind) {
        case TimelineMark::Kind::Outline:
            b.fill(bar, Color::paper, 5);
            b.outline(bar, Color::warn, 5, 2);
            break;
        case TimelineMark::Kind::Pale:
            b.fill(bar, Color::primary_pale, 5);
            b.outline(bar, Color::primary, 5);
            break;
        case TimelineMark::Kind::Deep: b.fill(bar, Color::primary_700, 5); break;
        case TimelineMark::Kind::Solid:
        case TimelineMark::Kind::Missed: b.fill(bar, Color::primary, 5); break;
    }
    if (!mark.empty() && b.width(mark, Font::Pill) + 12 < bar.w)
        b.word(mark, Font::Pill, bar.x + 6, bar.y - 1,
               kind == TimelineMark::Kind::Outline ? Color::warn
               : kind == TimelineMark::Kind::Pale  ? Color::ink
                                                   : Color::on_primary);
}

void paint_timeline(const Brush& b, const Node& node)
{
    const auto& box = node.box;
    const float names = box.w < 520 ? 110 : 170, left = box.x + names, right = box.right() - 16;
    const float years = std::max(1.f, node.number), year = (right - left) / years;
    const float bottom = box.bottom() - 28;
    const int step = std::max(1, static_cast<int>(std::ceil(44.f / year)));
    auto rows = b.frame.tree.view(node.value);
    auto axis = part(rows, '\x1d');
    part(axis, '\x1f');  // its length, which the node has as a number
    const auto birth = part(axis, '\x1f'), year_words = part(axis, '\x1f');
    for (int i = 0; i <= static_cast<int>(years); i += step) {
        const float x = std::floor(left + static_cast<float>(i) * year) + 0.5f;
        b.line(x, box.y, x, bottom, Color::line);
        auto label = std::string(i == 0 ? birth : year_words);
        if (const auto at = label.find("{count}"); i > 0 && at != std::string::npos)
            label.replace(at, 7, std::to_string(i));
        b.word(label, Font::Pill, x - b.width(label, Font::Pill) / 2, bottom + 6, Color::ink_2);
    }
    for (float y = box.y + 20; !rows.empty(); y += 36) {
        auto row = part(rows, '\x1e');
        auto label = part(row, '\x1f');
        const auto space = label.size() > 14 ? label.rfind(' ', label.size() * 2 / 3) : std::string_view::npos;
        if (b.width(label, Font::Small) > names - 10 && space != std::string_view::npos) {
            b.word(label.substr(0, space), Font::Small, box.x, y - 18, Color::ink_2);
            b.word(label.substr(space + 1), Font::Small, box.x, y - 2, Color::ink_2);
        } else {
            b.word(label, Font::Small, box.x, y - 10, Color::ink_2);
        }
        while (!row.empty()) paint_mark(b, part(row, '\x1f'), left, year, y);
    }
}

/// The patterns of bars(): full, striped, hollow.
void paint_bar(const Brush& b, const Box& bar, std::uint8_t pattern)
{
    if (bar.w < 1 || bar.h < 1) return;
    if (pattern == 1) return b.fill(bar, Color::primary, 2);
    b.fill(bar, pattern == 2 ? Color::primary_pale : Color::paper, 2);
    if (pattern == 2)
        for (float y = bar.y + 2; y < bar.bottom() - 1; y += 4) b.line(bar.x, y, bar.right(), y, Color::primary_700);
    b.outline(bar, Color::primary_700, 2, pattern == 2 ? 1 : 2);
}

void paint_bar_cell(const Brush& b, const Node& node)
{
    const auto& box = node.box;
    const auto value = b.frame.tree.text(node);
    const float wide = b.width(value, Font::SmallStrong);
    if (node.kind == Kind::HeadCell) {
        paint_bar(b, {box.x, box.y + 3, 16, 16}, node.variant);
        return b.lines(node, box.x + 24, box.y, Color::ink_2);
    }
    if (node.limit > 0) {  // it lies
        const float length = std::floor((box.w - 48) * node.number);
        b.line(box.x + 0.5f, box.y - 2, box.x + 0.5f, box.bottom() + 2, Color::line_strong);
        paint_bar(b, {box.x + 1, box.y + 1, length, box.h - 2}, node.variant);
        return b.word(value, Font::SmallStrong, box.x + length + 8, box.y - 1, Color::ink);
    }
    const float high = std::floor((box.h - 24) * node.number), foot = box.bottom() - 0.5f;
    paint_bar(b, {box.x, box.bottom() - high, box.w, high}, node.variant);
    b.line(box.x - 2, foot, box.right() + 2, foot, Color::line_strong);
    b.word(value, Font::SmallStrong, box.x + (box.w - wide) / 2, box.bottom() - high - 22, Color::ink);
}

void paint_qr(const Brush& b, const Node& node)
{
    const auto modules = b.frame.tree.view(node.value);
    const int side = static_cast<int>(node.number);
    const float px = node.box.w / static_cast<float>(side + 8);
    b.fill(node.box, Color::scan);
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side;) {
            int run = 0;  // one rectangle for neighbours, so that no seam shows between them
            while (x + run < side && modules[static_cast<std::size_t>(y * side + x + run)] == '1') ++run;
            if (run > 0)
                b.fill({node.box.x + static_cast<float>(x + 4) * px, node.box.y + static_cast<float>(y + 4) * px,
                        static_cast<float>(run) * px, px},
                       Color::scan_ink);
            x += std::max(1, run);
        }
}

}  // namespace

bool paint_picture(const Brush& b, const Node& node)
{
    switch (node.kind) {
        case Kind::Timeline: return paint_timeline(b, node), true;
        case Kind::QrCode: return paint_qr(b, node), true;
        case Kind::HeadCell:
        case Kind::Cell:
            if (node.variant == 0 || node.state & state::Hidden) return false;
            return paint_bar_cell(b, node), true;
        case Kind::Progress:
            b.fill(node.box, Color::primary_50, 5);
            b.outline(node.box, Color::line_strong, 5);
            if (node.number > 0)
                b.fill({node.box.x, node.box.y, std::max(10.f, node.box.w * node.number), node.box.h}, Color::primary,
                       5);
            return true;
        default: return false;
    }
}

/// SRC-10: across the whole window, too faint to hinder reading, there in any photograph of the screen.
void paint_watermark(const Brush& b, const Node& node)
{
    const auto text = b.frame.tree.text(node);
    const float wide = b.width(text, Font::Heading), step_x = wide + 200, step_y = 280;
    const float c = std::cos(-0.31f), s = std::sin(-0.31f);
    for (int row = 0; static_cast<float>(row) * step_y < b.frame.height + 300; ++row)
        for (int column = 0; static_cast<float>(column) * step_x < b.frame.width + 200; ++column) {
            const auto first = b.list.VtxBuffer.Size;
            b.word(text, Font::Heading, 0, b.offset, Color::seal, 0.035f);
            const float x = static_cast<float>(column) * step_x + (row % 2 ? -step_x / 2 : 0) + 40,
                        y = static_cast<float>(row) * step_y + 160;
            for (int i = first; i < b.list.VtxBuffer.Size; ++i) {
                auto& at = b.list.VtxBuffer[i].pos;
                at = {x + at.x * c - at.y * s, y + at.x * s + at.y * c};
            }
        }
}

}  // namespace widgets
