// Messages in the corner, that something is done.
#include <algorithm>

#include "client/widgets/frame.h"
#include "client/widgets/own_words.h"
#include "client/words/words.h"

namespace widgets {

namespace {

constexpr std::size_t kMost = 3;

/// The pointer is on it, or the focus in it: whoever reads it is given the time.
bool is_held(const Frame& f, std::uint32_t toast)
{
    const auto inside = [&](std::uint32_t id) {
        for (auto at = id ? f.tree.find(id) : kNone; at != kNone; at = f.tree.nodes[at].parent)
            if (at == toast) return true;
        return false;
    };
    return inside(f.hovered) || inside(f.focused);
}

/// Takes from the time that is left what has passed since it was last looked at.
void count_down(Frame& f, ToastEntry& toast, bool is_held)
{
    if (toast.seen >= 0 && !toast.is_held) toast.left -= f.now - toast.seen;
    toast.seen = f.now;
    toast.is_held = is_held;
    if (!is_held && toast.act.empty()) f.wake_in(std::max(toast.left, 0.0));  // the next frame takes it away
}

}  // namespace

void toast(std::string_view text, Tone tone, std::string_view act, std::function<void()> on_act)
{
    auto& f = frame();
    f.toasts.push_back({.number = ++f.toasts_made,
                        .text = std::string(text),
                        .act = std::string(act),
                        .tone = static_cast<std::uint8_t>(tone),
                        .on_act = std::move(on_act)});
    if (f.toasts.size() > kMost) f.toasts.erase(f.toasts.begin());
    announce(text);
}

void toasts()
{
    auto& f = frame();
    std::erase_if(f.toasts, [](const ToastEntry& each) { return each.act.empty() && each.left <= 0; });
    if (f.toasts.empty()) return;
    f.open.push_back(0);  // beside the page, wherever it is called
    const auto region = f.push(Kind::Toasts, "toasts");
    f.node(region).state |= state::Fixed;
    f.attribute(region, Attribute::Label, words::say(words::Word::widget_messages));
    std::uint32_t closed = 0;
    std::function<void()> acted;
    for (auto& each : f.toasts) {
        const auto at = f.push(Kind::Toast, std::to_string(each.number));
        f.node(at).variant = each.tone;
        {
            const Row row;
            text(each.text);
            push_right();
            if (!each.act.empty() && text_button(each.act)) acted = each.on_act, closed = each.number;
            if (button(words::say(words::Word::widget_close),
                       {.look = Look::Quiet, .small = true, .description = each.text}))
                closed = each.number;
        }
        f.pop();
        count_down(f, each, is_held(f, at));
    }
    f.pop();
    f.pop();
    std::erase_if(f.toasts, [&](const ToastEntry& each) { return each.number == closed; });
    if (acted) acted();
}

void forget_toasts() { frame().toasts.clear(); }

}  // namespace widgets
