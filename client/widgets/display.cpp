// Face and theme, chosen by the person for this session of the tab (PLT-12).
#include <array>
#include <string>

#include "client/widgets/chrome.h"
#include "client/widgets/frame.h"

namespace widgets {

namespace {

void choose_face(Frame& f)
{
    static const std::array<Option, 2> kFaces{
        Option{"drawn", "Drawn page"},
        Option{"plain", "Plain page", "An ordinary web page that takes your own text size, spacing and colours."}};
    std::string face = f.plain_is_wanted ? "plain" : "drawn";
    if (!radios(face, {.name = "face", .label = "Page"}, kFaces)) return;
    f.plain_is_wanted = face == "plain";
    f.plain = f.must_be_plain();
}

void choose_theme(Frame& f)
{
    static const std::array<Option, static_cast<int>(Theme::count)> kThemes{
        Option{"light", "Light"}, Option{"dark", "Dark"}, Option{"contrast", "High contrast"}};
    std::string theme = kThemes[static_cast<std::size_t>(f.theme)].value;
    if (!radios(theme, {.name = "theme", .label = "Colours"}, kThemes)) return;
    for (std::size_t i = 0; i < kThemes.size(); ++i)
        if (kThemes[i].value == theme) f.theme = static_cast<Theme>(i);
}

}  // namespace

void display_button()
{
    if (nav_button("Display", Icon::contrast)) frame().display_is_open = true;
}

void display_dialog()
{
    auto& f = frame();
    if (!f.display_is_open) return;
    const Dialog dialog("display", "Display");
    if (f.can_be_drawn && !f.colors_are_the_systems) choose_face(f);
    if (f.colors_are_the_systems) text("Your device chooses the colours, and this page follows them.");
    else choose_theme(f);
    small("Kept for this tab of the browser until you sign out.");
    const Row row("acts");
    if (button("Done") || dialog.dismissed()) f.display_is_open = false;
}

}  // namespace widgets
