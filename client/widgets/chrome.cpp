#include "client/widgets/chrome.h"

#include <string>

#include "client/widgets/frame.h"
#include "client/widgets/layout.h"
#include "client/words/words.h"

namespace widgets {

void skip_link()
{
    auto& f = frame();
    const auto at = f.add(Kind::SkipLink, "skip", words::say(words::Word::chrome_skip));
    f.attribute(at, Attribute::Href, "#n" + std::to_string(hash_key(f.id_of(f.top()), "main")));
    if (f.pressed_now(at)) f.skips = true;
}

Header::Header()
{
    auto& f = frame();
    f.push(Kind::Header, "header");
    // One row holds all; its guard is the header's.
    f.open.push_back(f.add(Kind::Row, "bar"));
    f.open.erase(f.open.end() - 2);
}

void brand(std::string_view product_name) { frame().add(Kind::Brand, "brand", product_name); }
void tag(std::string_view words) { frame().add(Kind::Tag, "tag", words); }

void who(std::string_view name, std::string_view place)
{
    push_right();
    const Stack lines("who", 0);
    auto& f = frame();
    f.add(Kind::Who, "name", name);
    // On a telephone the name has the line to itself.
    if (!place.empty() && f.width >= 480) f.add(Kind::WhoPlace, "place", place);
}

bool header_button(std::string_view label, std::string_view key_hint, Icon icon)
{
    auto& f = frame();
    const auto at = f.add(Kind::HeaderButton, label, label);
    if (f.width >= 480) f.icon(at, icon);
    else f.node(at).state |= state::Small;
    if (!key_hint.empty() && f.width >= 480) f.attribute(at, Attribute::Key, key_hint);
    return f.pressed_now(at);
}

Nav::Nav(bool has_menu)
{
    auto& f = frame();
    const auto at = f.push(Kind::Nav, "nav");
    f.attribute(at, Attribute::Label, words::say(words::Word::common_menu));
    if (!has_menu) f.node(at).state |= state::Small;
    f.menu_is_folded = false;
    if (!has_menu || !is_narrow(f)) return;
    const auto button = f.add(Kind::NavButton, "menu", words::say(words::Word::common_menu));
    f.icon(button, Icon::menu);
    if (f.pressed_now(button)) f.menu_is_open = !f.menu_is_open;
    f.node(button).state |= f.menu_is_open ? state::Expanded : state::Collapsed;
    f.menu_is_folded = !f.menu_is_open;
}

void nav_heading(std::string_view words)
{
    if (!frame().menu_is_folded) frame().add(Kind::NavHeading, words, words);
}

bool nav_link(std::string_view label, std::string_view href, bool is_current, Icon icon)
{
    auto& f = frame();
    if (f.menu_is_folded) return false;
    const auto at = f.add(Kind::NavLink, label, label);
    f.icon(at, icon);
    f.attribute(at, Attribute::Href, href);
    if (is_current) f.node(at).state |= state::Current;
    if (!f.pressed_now(at)) return false;
    f.go = href;
    f.menu_is_open = false;
    return true;
}

bool nav_button(std::string_view label, Icon icon, std::string_view language)
{
    auto& f = frame();
    if (f.menu_is_folded) return false;
    const auto at = f.add(Kind::NavButton, label, label);
    f.icon(at, icon);
    if (!language.empty()) f.attribute(at, Attribute::Lang, language);
    return f.pressed_now(at);
}

Main::Main() { frame().push(Kind::Main, "main"); }

}  // namespace widgets
