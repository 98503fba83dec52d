// A picture of numbers: the cells of its table stand where their bars do, so that what is drawn is what is mirrored.
#include <algorithm>
#include <cmath>

#include "client/widgets/layout_parts.h"

namespace widgets {

namespace {

constexpr float kBarLine = 20, kBarGap = 4, kRowGap = 12, kColumn = 20, kColumnMost = 56, kGroupGap = 20, kPlot = 184;

/// Its words alone are known there; nothing of it is painted.
void put_away(Node& node, float x, float y)
{
    node.box = {x, y, 1, 1};
    node.state |= state::Hidden;
}

}  // namespace

float Layout::bars(std::uint32_t index, float x, float y, float w)
{
    const auto caption = at(index).first, head = at(caption).next, body = at(head).next;
    float top = y;
    at(caption).box = {x, top, w, words(caption, w)};
    top += at(caption).box.h + 10;

    // What each kind of bar stands for: one says it by its caption.
    const auto legend = at(head).first, corner = at(legend).first;
    put_away(at(corner), x, top);
    std::uint32_t series = 0;
    for (auto i = at(corner).next; i != kNone; i = at(i).next) ++series;
    float right = x;
    const float legend_top = top;
    if (series == 1) put_away(at(at(corner).next), x, top);
    else
        for (auto i = at(corner).next; i != kNone; i = at(i).next) {
            const float wide = std::min(w, natural(i) + 24);
            if (right > x && right + wide > x + w) top += 24, right = x;
            at(i).box = {right, top, wide, words(i, wide)};
            right += wide + 18;
        }
    if (series > 1) top += 24 + 8;
    at(head).box = at(legend).box = {x, legend_top, w, top - legend_top};

    const float body_top = top;
    const auto rows = static_cast<float>(at(body).children), many = static_cast<float>(series);
    const float group = rows > 0 ? (w + kGroupGap) / rows - kGroupGap : 0;
    // A column is as wide as the longest number over one.
    float least = kColumn;
    for (auto r = at(body).first; r != kNone; r = at(r).next)
        for (auto i = at(at(r).first).next; i != kNone; i = at(i).next) least = std::max(least, natural(i) + kBarGap);
    const bool is_across = at(index).limit > 0 || group < many * least;
    float names = 0;
    for (auto r = at(body).first; r != kNone; r = at(r).next) names = std::max(names, natural(at(r).first));
    names = std::min(std::ceil(names) + 12, std::floor(w * 0.42f));
    const float column = std::min(kColumnMost, std::floor(group / std::max(1.f, many)));
    float group_x = x, names_high = 0;
    for (auto r = at(body).first; r != kNone; r = at(r).next) {
        const auto name = at(r).first;
        if (is_across) {
            float bar_top = top;
            for (auto i = at(name).next; i != kNone; i = at(i).next, bar_top += kBarLine + kBarGap) {
                at(i).limit = 1;
                at(i).box = {x + names, bar_top, w - names, kBarLine};
            }
            const float high = words(name, names - 12), drawn = bar_top - kBarGap - top;
            at(name).box = {x, top + std::max(0.f, std::floor((drawn - high) / 2)), names - 12, high};
            at(r).box = {x, top, w, std::max(high, drawn)};
            top += at(r).box.h + (at(r).next != kNone ? kRowGap : 0);
            continue;
        }
        float bar_x = group_x;
        for (auto i = at(name).next; i != kNone; i = at(i).next, bar_x += column) {
            at(i).limit = 0;
            at(i).box = {bar_x, top, column - kBarGap, kPlot};
        }
        const float wide = std::max(group, 1.f);
        at(name).box = {group_x, top + kPlot + 6, wide, words(name, wide)};
        names_high = std::max(names_high, at(name).box.h);
        at(r).box = {group_x, top, wide, kPlot + 6 + at(name).box.h};
        group_x += group + kGroupGap;
    }
    if (!is_across) top += kPlot + 6 + names_high;
    at(body).box = {x, body_top, w, top - body_top};
    return at(index).box.h = top - y;
}

}  // namespace widgets
