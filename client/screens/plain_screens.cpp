#include "client/screens/plain_screens.h"

#include <array>
#include <string>

#include "client/app/app.h"
#include "client/widgets/widgets.h"

namespace screens {

void allow_printing(const App& app, std::string_view title)
{
    const auto& session = app.session();
    std::string line = session.product_name + " · ";
    line += title;
    line += " · " + format_day(session.today) + " · " + session.name;
    widgets::printable_page(line);
}

void draw_help(App& app)
{
    widgets::title("Help");
    allow_printing(app, "Help");
    widgets::Stack column("help", 16, 720);
    {
        widgets::Card card("Looking up a child");
        static const std::vector<std::string> kPoints{
            "Enter the last name and either the age or the date of birth. A last name of two letters is enough.",
            "Accents, hyphens, apostrophes and spaces do not matter; names a family used before are searched as well.",
            "If more than 20 children match, none is listed. Add a first name or the date of birth.",
            "A section without facts says No record. That is not proof that nothing happened.",
        };
        widgets::bullets(kPoints);
    }
    {
        widgets::Card card("Using what you see");
        static const std::vector<std::string> kPoints{
            "Use it only for your own role and the purpose you stated.",
            "Do not open entries of children whom you do not work with.",
            "Do not photograph or copy the screen.",
            "Child Link does not replace talking with the professionals who know the child.",
            "Ask a family how they identify; do not rely on the record alone.",
        };
        widgets::bullets(kPoints);
    }
    {
        widgets::Card card("On a shared computer");
        static const std::vector<std::string> kPoints{
            "Your name is always at the top of the screen. If it is somebody else's, sign out.",
            "F9 covers the screen at once. Show again brings it back.",
            "After 15 minutes without use you are signed out; you are warned two minutes before.",
        };
        widgets::bullets(kPoints);
    }
    widgets::Card card("Getting help");
    widgets::text(
        "For your access, your name or your services: ask your Authoriser. Never put anything about a child into a "
        "request for help.");
}

void draw_not_found(App& app)
{
    widgets::title("Not found");
    widgets::Stack column("nothing", 16, 720);
    widgets::text(
        "There is nothing here that you can open. Addresses of entries work only in the session in which they were "
        "found; search again "
        "if you still need one.");
    if (app.session().may.user) widgets::link("Find a child", "/find", "to-find");
    widgets::link("Go to the start", "/");
}

void draw_not_available(App&)
{
    widgets::title("Not available");
    widgets::Stack column("nothing", 16, 720);
    widgets::text("Your account does not include looking at children's entries. This request was recorded.");
    widgets::link("Go to the start", "/");
}

void draw_signed_out(App& app)
{
    widgets::Stack column("out", 20, 480);
    widgets::Card card({}, {}, "card");
    widgets::title("You have been signed out");
    widgets::text("Your session ended, so nothing is left on this screen. Sign in again to go on.");
    if (widgets::button("Sign in")) app.start_over();
}

void draw_covered(App& app)
{
    widgets::Stack column("covered", 20, 480);
    widgets::Card card({}, {}, "card");
    widgets::title("Screen covered");
    widgets::text(
        "Nothing can be read here until it is shown again. Your session goes on; sign out if you are leaving.");
    widgets::Row row("acts");
    if (widgets::button("Show again")) app.uncover();
    if (widgets::button("Sign out", {.look = widgets::Look::Secondary})) app.sign_out();
}

}  // namespace screens
