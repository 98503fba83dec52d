#include "client/screens/home_screen.h"

#include <string>

#include "client/app/app.h"
#include "client/screens/plain_screens.h"
#include "client/widgets/widgets.h"

namespace screens {
namespace {

std::string first_word(const std::string& name) { return name.substr(0, name.find(' ')); }

bool may_list_a_roll(const SessionView& session)
{
    for (const auto& grant : session.grants)
        if (grant.may_list_roll) return true;
    return false;
}

void draw_user(App& app)
{
    const auto& session = app.session();
    widgets::lead("Find a child you work with and see, on one page, what services know.");
    widgets::Columns columns({1.6f, 1.f}, 860, "home");
    {
        widgets::Stack left("acts", 16);
        {
            widgets::Card card("Find a child");
            widgets::text("Search by name and age, and say why you need to know.");
            if (widgets::button("Find a child", {.key = "to-find"})) app.go("/find");
        }
        if (may_list_a_roll(session)) {
            widgets::Card card("My roll");
            widgets::text("See the children enrolled at your own service, by year level.");
            if (widgets::button("Open my roll", {.look = widgets::Look::Secondary, .key = "to-roll"})) app.go("/roll");
        }
    }
    {
        widgets::Stack right("about", 16);
        {
            widgets::Card card("Your access");
            for (const auto& grant : session.grants) {
                widgets::Group one(grant.id);
                widgets::Stack lines("lines", 2);
                widgets::strong(grant.service);
                widgets::small(grant.user_type);
            }
        }
        widgets::note(widgets::Tone::Info, "What you look at is recorded.",
                      "Each search and each entry you open is kept with your name, the time and your purpose.");
    }
}

void draw_authoriser_only()
{
    widgets::lead("Your account manages who may look. It does not show information about children.");
    widgets::Stack column("about", 16, 720);
    widgets::Card card("Your access");
    widgets::text(
        "You are an Authoriser. Being an Authoriser does not open children's entries: that takes a User's access, "
        "which somebody else has to authorise for you.");
}

}  // namespace

void draw_home(App& app)
{
    const auto& session = app.session();
    widgets::title("Welcome, " + first_word(session.name));
    allow_printing(app, "Home");
    if (session.may.user) draw_user(app);
    else draw_authoriser_only();
}

}  // namespace screens
