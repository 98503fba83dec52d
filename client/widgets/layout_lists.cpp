// Lists of things to do and of answers given.
#include <algorithm>
#include <cmath>

#include "client/widgets/layout_parts.h"

namespace widgets {

namespace {
constexpr float kRowPad = 12, kGap = 16;
}

/// Question, answer and the way to change it, side by side; one below another where there is little room.
float Layout::answers(std::uint32_t index, float x, float y, float w)
{
    const bool stacked = w < 480;
    const float names = stacked ? w : std::min(260.f, std::floor(w * 0.34f));
    float top = y;
    for (auto i = at(index).first; i != kNone; i = at(i).next) {
        const auto name = at(i).first, value = at(name).next, act = at(value).next;
        const float acts = act == kNone ? 0 : natural(act) + kGap, begin = top;
        top += kRowPad;
        if (stacked) {
            top += place(name, x, top, w - acts) + 2;
            top += place(value, x, top, w - acts);
            if (act != kNone) place(act, x + w - acts + kGap, begin + kRowPad, acts - kGap);
        } else {
            float high = std::max(place(name, x, top, names - kGap), place(value, x + names, top, w - names - acts));
            if (act != kNone) high = std::max(high, place(act, x + w - acts + kGap, top, acts - kGap));
            top += high;
        }
        top += kRowPad;
        at(i).box = {x, begin, w, top - begin};
    }
    return at(index).box.h = top - y;
}

/// The task's words at the left and how far it is at the right, or below where there is no room.
float Layout::task(std::uint32_t index, float x, float y, float w)
{
    const float h = row(index, x, y + kRowPad, w) + 2 * kRowPad;
    at(index).box = {x, y, w, h};
    return h;
}

/// Each leaf as wide as its words, and all of them flush at the right.
float Layout::align_right(std::uint32_t index, float h)
{
    const float right = at(index).box.right();
    for (auto i = at(index).first; i != kNone; i = at(i).next) {
        if (at(i).kind != Kind::Pill) {
            float most = 0;
            for (std::uint32_t line = 0; line < at(i).line_count; ++line)
                most = std::max(most, std::ceil(tree.lines[at(i).lines + line].width));
            at(i).box.w = most;
        }
        shift(i, right - at(i).box.right(), 0);
    }
    return h;
}

}  // namespace widgets
