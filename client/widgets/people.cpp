// People, and what may be done about each.
#include "client/widgets/frame.h"
#include "client/widgets/layout.h"
#include "client/widgets/own_words.h"
#include "client/words/words.h"

namespace widgets {

People::People(std::string_view label)
{
    auto& f = frame();
    f.attribute(f.push(Kind::People, label), Attribute::Label, label);
}

int person_card(const PersonCard& person, std::span<const std::string_view> acts, std::string& open_menu)
{
    auto& f = frame();
    f.push(Kind::Person, person.key);
    int pressed = -1;
    {
        const Row row;
        avatar(person.initials);
        {
            const Stack lines("lines", 2);
            strong(person.name);
            for (const auto& line : person.lines) small(line);
        }
        push_right();
        if (!person.status.empty()) {
            const auto at = f.push(Kind::Stack, "status");
            f.node(at).number = 4;
            f.node(at).variant = !is_narrow(f);  // flush right, beside the acts
            f.attribute(at, Attribute::Style, "4 0");
            pill(person.status, person.tone);
            if (!person.remark.empty()) small(person.remark);
            f.pop();
        }
        if (is_narrow(f) && acts.size() > 1) {
            pressed = menu_button(words::say(words::Word::widget_manage), person.key, acts, open_menu, person.name);
        } else {
            for (std::size_t i = 0; i < acts.size(); ++i)
                if (button(acts[i], {.look = Look::Secondary, .small = true, .description = person.name}))
                    pressed = static_cast<int>(i);
        }
    }
    f.pop();
    return pressed;
}

int menu_button(std::string_view label, std::string_view key, std::span<const std::string_view> acts,
                std::string& open_menu, std::string_view description)
{
    auto& f = frame();
    const Group group("menu-" + std::string(key));
    const auto at = f.add(Kind::MenuButton, "open", label);
    if (!description.empty()) f.attribute(at, Attribute::Description, description);
    const auto list = hash_key(f.id_of(f.top()), "list");
    f.attribute(at, Attribute::Controls, std::to_string(list));
    if (f.pressed_now(at)) open_menu = open_menu == key ? std::string_view() : key;
    bool is_open = open_menu == key;
    if (is_open && f.event(at, EventKind::Dismiss)) {
        open_menu.clear();
        is_open = false;
        f.focus_id = f.id_of(at);
    }
    f.node(at).state |= is_open ? state::Expanded : state::Collapsed;
    if (!is_open) return -1;

    int pressed = -1;
    f.node(f.push(Kind::Menu, "list")).state |= state::Overlay;
    for (std::size_t i = 0; i < acts.size(); ++i) {
        f.push(Kind::MenuItem, acts[i]);
        const auto act = f.add(Kind::NavButton, "act", acts[i]);
        if (!description.empty()) f.attribute(act, Attribute::Description, description);
        if (f.pressed_now(act)) pressed = static_cast<int>(i);
        f.pop();
    }
    f.pop();
    if (pressed >= 0) open_menu.clear();
    return pressed;
}

}  // namespace widgets
