// Buttons and links.
#include "client/widgets/frame.h"
#include "client/widgets/widgets.h"
#include "client/words/words.h"

namespace widgets {

namespace {

std::string_view key_or(std::string_view key, std::string_view label) { return key.empty() ? label : key; }

std::uint32_t add_button(std::string_view label, const ButtonOptions& options)
{
    auto& f = frame();
    const auto at = f.add(Kind::Button, key_or(options.key, label), label);
    auto& node = f.node(at);
    node.variant = static_cast<std::uint8_t>(options.look);
    if (options.small) node.state |= state::Small;
    if (options.busy) node.state |= state::Busy;
    if (!options.description.empty()) f.attribute(at, Attribute::Description, options.description);
    return at;
}

}  // namespace

bool button(std::string_view label, const ButtonOptions& options)
{
    return frame().pressed_now(add_button(label, options)) && !options.busy;
}

bool link(std::string_view label, std::string_view href, std::string_view key)
{
    auto& f = frame();
    const auto at = f.add(Kind::Link, key_or(key, label), label);
    f.attribute(at, Attribute::Href, href);
    if (!f.pressed_now(at)) return false;
    f.go = href;
    return true;
}

bool text_button(std::string_view label, std::string_view key)
{
    auto& f = frame();
    return f.pressed_now(f.add(Kind::TextButton, key_or(key, label), label));
}

bool disclosure(std::string_view label, bool& open, std::string_view key)
{
    auto& f = frame();
    const auto at = f.add(Kind::Disclosure, key_or(key, label), label);
    const bool pressed = f.pressed_now(at);
    if (pressed) open = !open;
    f.node(at).state |= open ? state::Expanded : state::Collapsed;
    return pressed;
}

void copy_button(std::string_view label, std::string_view copied_text)
{
    if (!button(label, {.look = Look::Secondary, .small = true})) return;
    frame().copy = copied_text;
    announce(words::say(words::Word::common_copied));
}

Form::Form(std::string_view key) : index_(frame().push(Kind::Form, key)) {}
Form::~Form() { frame().pop(); }

bool Form::submit(std::string_view label, const ButtonOptions& options)
{
    auto& f = frame();
    f.node(add_button(label, options)).state |= state::Submit;
    return f.event(index_, EventKind::Submit) && !options.busy;
}
bool Form::submit(std::string_view label, bool busy) { return submit(label, {.busy = busy}); }

}  // namespace widgets
