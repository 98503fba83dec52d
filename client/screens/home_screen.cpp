#include "client/screens/home_screen.h"

#include <string>

#include "client/app/app.h"
#include "client/screens/plain_screens.h"
#include "client/widgets/widgets.h"
#include "client/words/words.h"

namespace screens {

using words::say;
using words::Word;

namespace {

std::string first_word(const std::string& name) { return name.substr(0, name.find(' ')); }

bool may_list_a_roll(const SessionView& session)
{
    for (const auto& grant : session.grants)
        if (grant.may_list_roll) return true;
    return false;
}

void draw_waiting_forms(const App& app)
{
    for (const auto& form : app.waiting_forms()) {
        const widgets::Note waiting(widgets::Tone::Info, say(Word::draft_waiting), form.address);
        widgets::link(say(form.title), form.address);
    }
}

void draw_user(App& app)
{
    const auto& session = app.session();
    widgets::lead(say(Word::home_lead));
    widgets::Columns columns({1.6f, 1.f}, 860, "home");
    {
        widgets::Stack left("acts", 16);
        draw_waiting_forms(app);
        {
            widgets::Card card(say(Word::find_title));
            widgets::text(say(Word::home_find));
            if (widgets::button(say(Word::find_title), {.key = "to-find"})) app.go("/find");
        }
        if (may_list_a_roll(session)) {
            widgets::Card card(say(Word::roll_title));
            widgets::text(say(Word::home_roll));
            if (widgets::button(say(Word::home_open_roll), {.look = widgets::Look::Secondary, .key = "to-roll"}))
                app.go("/roll");
        }
    }
    {
        widgets::Stack right("about", 16);
        {
            widgets::Card card(say(Word::home_access));
            for (const auto& grant : session.grants) {
                widgets::Group one(grant.id);
                widgets::Stack lines("lines", 2);
                widgets::strong(grant.service);
                widgets::small(grant.user_type);
            }
        }
        widgets::note(widgets::Tone::Info, say(Word::home_recorded_title), say(Word::home_recorded));
    }
}

void draw_authoriser_only(App& app)
{
    widgets::lead(say(Word::home_authoriser_lead));
    widgets::Stack column("about", 16, 720);
    draw_waiting_forms(app);
    widgets::Card card(say(Word::home_access));
    widgets::text(say(Word::home_authoriser));
    if (widgets::button(say(Word::authoriser_home), {.key = "to-authoriser"})) app.go("/authoriser");
}

}  // namespace

void draw_home(App& app)
{
    const auto& session = app.session();
    widgets::title(say(Word::home_title, {{"name", first_word(session.name)}}));
    allow_printing(app, say(Word::home_print));
    if (session.may.user) draw_user(app);
    else if (session.may.authoriser) draw_authoriser_only(app);
    if (acts::may(session.may, acts::By::Staff)) {
        const widgets::Card card(say(Word::department_title), {}, "department");
        widgets::text(say(Word::department_lead));
        if (widgets::button(say(Word::department_title), {.key = "to-department"})) app.go("/department");
    }
}

}  // namespace screens
