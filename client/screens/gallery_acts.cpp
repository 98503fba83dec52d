// Buttons, menus, dialogs and messages.
#include <array>
#include <string>

#include "client/screens/gallery_parts.h"
#include "client/widgets/widgets.h"

namespace screens::gallery {

using namespace widgets;

namespace {
constexpr std::array<std::string_view, 3> kActs{"Manage details", "Resend invitation", "Cancel invitation"};
bool is_open = true, has_warning, has_question, has_long_dialog;
std::string open_menu, chosen;
int saved;
}  // namespace

void draw_acts(App&)
{
    Card card("Acts");
    {
        Row row("large");
        button("Continue");
        button("Secondary", {.look = Look::Secondary});
        button("Remove", {.look = Look::Warning});
        button("Quiet", {.look = Look::Quiet});
        button("Sending", {.busy = true});
    }
    {
        Row row("small");
        button("Manage services", {.look = Look::Secondary, .small = true});
        button("Send", {.small = true, .busy = true});
        link("A link to help", "/help");
        text_button("Show as a table");
        copy_button("Copy the number", "MOON-2026-00012");
    }
    button("An act whose words are so many that on a narrow screen they need a second line",
           {.look = Look::Secondary, .key = "long"});
    {
        Row row("menu");
        if (const int act = menu_button("Manage", "menu", kActs, open_menu, "Pip Notarealname"); act >= 0)
            chosen = kActs[static_cast<std::size_t>(act)];
        if (!chosen.empty()) text("Chosen: " + chosen);
    }
    disclosure("Orders and care", is_open);
    if (is_open) text("Opened by a deliberate act.");
}

void draw_messages(App&)
{
    note(Tone::Warn, "User Access Review: 3 of 4 people still to decide, 6 days left.",
         "If it is not finished by Tuesday, access is locked for all your Users until it is.");
    note(Tone::Info, "This view is recorded.",
         "Purpose: provide education, care or related services to an enrolled child.");
    note(Tone::Ok, "Saved");
    note(Tone::Neutral, "Nothing to do", "A note without a tone.");
    {
        Card card("Waiting");
        waiting("Searching");
        progress("Steps done", 0.6f);
        const std::array<std::string, 3> names{"Password", "Second step", "Agreement"};
        steps(names, 1);
        failed("Child Link cannot be reached. Check the connection.");
    }
    {
        Card card("Dialogs and messages");
        Row row("openers");
        if (button("Open a dialog")) has_warning = true;
        if (button("Remove a person", {.look = Look::Warning})) has_question = true;
        if (button("Open a long dialog", {.look = Look::Secondary})) has_long_dialog = true;
        if (button("Say that it is saved", {.look = Look::Secondary})) toast("Saved " + std::to_string(++saved));
        if (button("Say with an act", {.look = Look::Secondary}))
            toast("The invitation to Pip Notarealname is cancelled", Tone::Info, "Send it again",
                  [] { toast("The invitation is sent again"); });
    }
    if (has_question) {
        const auto answer =
            confirm("remove", "Remove Zeb Sampleton?", "Their access ends at once. What they did stays in the log.",
                    "Remove Zeb Sampleton", Look::Warning);
        if (answer == Choice::Yes) toast("Zeb Sampleton is removed");
        if (answer != Choice::None) has_question = false;
    }
    if (has_long_dialog) {
        Dialog dialog("long-dialog", "What is recorded");
        for (int i = 1; i <= 12; ++i)
            text("Point " + std::to_string(i) +
                 ": each search and each entry is kept with the name of whoever opened it, the time and the purpose.");
        if (button("Close this", {.look = Look::Secondary}) || dialog.dismissed()) has_long_dialog = false;
    }
    if (!has_warning) return;
    Dialog dialog("gallery-dialog", "You are about to be signed out", true);
    text("Nothing has been used for a while. You will be signed out in 2 minutes.");
    Row row("acts");
    if (button("Stay signed in") || dialog.dismissed()) has_warning = false;
    if (button("Sign me out", {.look = Look::Secondary})) has_warning = false;
}

}  // namespace screens::gallery
