// Tables: columns as wide as their words ask for; folded into blocks where they do not fit.
#include <algorithm>
#include <cmath>

#include "client/widgets/layout_parts.h"

namespace widgets {

namespace {
constexpr float kCellPad = 12, kRowPad = 9;
}

float Layout::table(std::uint32_t index, float x, float y, float w)
{
    const auto caption = at(index).first, head = at(caption).next, body = at(head).next;
    const auto count = at(index).weight_count;
    std::vector<float> wish(count, 0), width(count, 0);
    float smallest = 0;
    const auto measure = [&](std::uint32_t row) {
        std::uint32_t c = 0;
        for (auto i = at(row).first; i != kNone && c < count; i = at(i).next, ++c)
            wish[c] = std::max(wish[c], std::min(natural(i), w) + kCellPad);
    };
    for (auto r = at(head).first; r != kNone; r = at(r).next) measure(r);
    for (auto r = at(body).first; r != kNone; r = at(r).next) measure(r);
    for (const float each : wish) smallest += std::min(each, 110.f);
    if (smallest > w) return folded_table(index, x, y, w);

    // Columns that ask for less than their fair share get what they ask for; the others share what is left by weight.
    float left = w, weight = 0, sum = 0;
    for (std::uint32_t c = 0; c < count; ++c) sum += wish[c], weight += tree.weights[at(index).weights + c];
    if (sum <= w) {
        for (std::uint32_t c = 0; c < count; ++c)
            width[c] = wish[c] + (w - sum) * tree.weights[at(index).weights + c] / weight;
    } else {
        for (bool again = true; again;) {
            again = false;
            for (std::uint32_t c = 0; c < count; ++c) {
                const float share = tree.weights[at(index).weights + c];
                if (width[c] > 0 || wish[c] > left * share / weight) continue;
                width[c] = wish[c];
                left -= wish[c];
                weight -= share;
                again = weight > 0;
            }
        }
        for (std::uint32_t c = 0; c < count; ++c)
            if (width[c] == 0) width[c] = left * tree.weights[at(index).weights + c] / weight;
    }

    float top = y;
    at(caption).box = {x, y, w, 0};
    if (at(caption).state & state::Shown) top += (at(caption).box.h = words(caption, w)) + 4;
    for (const auto part : {head, body}) {
        const float part_top = top;
        for (auto r = at(part).first; r != kNone; r = at(r).next) {
            float high = 0, at_x = x;
            std::uint32_t c = 0;
            for (auto i = at(r).first; i != kNone && c < count; i = at(i).next, ++c) {
                high = std::max(high, place(i, at_x, top + kRowPad, std::max(20.f, width[c] - kCellPad)));
                at_x += width[c];
            }
            for (auto i = at(r).first; i != kNone; i = at(i).next) {
                // One line on the middle, so that a button beside three lines of words does not hang at the top.
                shift(i, 0, std::floor((high - at(i).box.h) / 2));
            }
            at(r).box = {x, top, w, high + 2 * kRowPad};
            top += high + 2 * kRowPad;
        }
        at(part).box = {x, part_top, w, top - part_top};
    }
    return at(index).box.h = top - y;
}

float Layout::folded_table(std::uint32_t index, float x, float y, float w)
{
    const auto caption = at(index).first, head = at(caption).next, body = at(head).next;
    at(index).state |= state::Folded;
    float top = y;
    at(caption).box = {x, y, w, 0};
    if (at(caption).state & state::Shown) top += (at(caption).box.h = words(caption, w)) + 4;
    // The headings stay for assistive technology and are drawn beside each cell instead.
    const float head_top = top;
    for (auto r = at(head).first; r != kNone; r = at(r).next) {
        float right = x, line = 0;
        for (auto i = at(r).first; i != kNone; i = at(i).next) {
            if (at(i).first == kNone) {
                at(i).box = {x, top, 1, 1}, at(i).state |= state::Hidden;
                continue;
            }
            // What sorts or chooses stays, in lines of its own.
            const float each = std::min(natural(i), w);
            if (right > x && right + each > x + w) top += line, right = x, line = 0;
            line = std::max(line, place(i, right, top, each));
            right += each + kCellPad;
        }
        top += line;
        at(r).box = {x, head_top, w, top - head_top};
    }
    at(head).box = {x, head_top, w, top - head_top};
    // As wide as the longest heading, which stands beside each cell in one line.
    float names = std::min(130.f, std::floor(w * 0.38f));
    for (auto r = at(head).first; r != kNone; r = at(r).next)
        for (auto i = at(r).first; i != kNone; i = at(i).next)
            if (at(i).kind == Kind::HeadCell) {
                const auto sort = at(i).first;
                const auto text = sort == kNone ? tree.text(at(i)) : tree.text(at(sort));
                names = std::max(names, std::min(w / 2, std::ceil(text_width(text, Font::Small, advance)) + kCellPad));
            }
    const float body_top = top;
    for (auto r = at(body).first; r != kNone; r = at(r).next) {
        const float row_top = top;
        top += kRowPad;
        for (auto i = at(r).first; i != kNone; i = at(i).next) {
            at(i).state |= state::Folded;
            const float aside = tree.attribute(at(i), Attribute::Label).empty() ? 0 : names;
            top += std::max(22.f, place(i, x + aside, top, w - aside)) + 4;
        }
        top += kRowPad - 4;
        at(r).box = {x, row_top, w, top - row_top};
    }
    at(body).box = {x, body_top, w, top - body_top};
    return at(index).box.h = top - y;
}

}  // namespace widgets
