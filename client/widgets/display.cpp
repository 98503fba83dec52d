// Face and theme, chosen by the person for this session of the tab (PLT-12).
#include <array>
#include <string>

#include "client/widgets/chrome.h"
#include "client/widgets/frame.h"
#include "client/words/words.h"

namespace widgets {

using words::say;
using words::Word;

namespace {

void choose_face(Frame& f)
{
    const std::array<Option, 2> faces{
        Option{"drawn", words::text(Word::display_drawn)},
        Option{"plain", words::text(Word::display_plain), words::text(Word::display_plain_hint)}};
    std::string face = f.plain_is_wanted ? "plain" : "drawn";
    if (!radios(face, {.name = "face", .label = say(Word::display_page)}, faces)) return;
    f.plain_is_wanted = face == "plain";
    f.plain = f.must_be_plain();
}

void choose_theme(Frame& f)
{
    const std::array<Option, static_cast<int>(Theme::count)> themes{
        Option{"light", words::text(Word::display_light)}, Option{"dark", words::text(Word::display_dark)},
        Option{"contrast", words::text(Word::display_contrast)}};
    std::string theme = themes[static_cast<std::size_t>(f.theme)].value;
    if (!radios(theme, {.name = "theme", .label = say(Word::display_colours)}, themes)) return;
    for (std::size_t i = 0; i < themes.size(); ++i)
        if (themes[i].value == theme) f.theme = static_cast<Theme>(i);
}

}  // namespace

void display_button()
{
    if (nav_button(say(Word::display_title), Icon::contrast)) frame().display_is_open = true;
}

void display_dialog()
{
    auto& f = frame();
    if (!f.display_is_open) return;
    const Dialog dialog("display", say(Word::display_title));
    if (f.can_be_drawn && !f.colors_are_the_systems) choose_face(f);
    if (f.colors_are_the_systems) text(say(Word::display_forced));
    else choose_theme(f);
    small(say(Word::display_kept));
    const Row row("acts");
    if (button(say(Word::common_done)) || dialog.dismissed()) f.display_is_open = false;
}

}  // namespace widgets
