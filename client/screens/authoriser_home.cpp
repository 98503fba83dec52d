#include "client/screens/authoriser_home.h"

#include <array>

#include "client/app/app.h"
#include "client/screens/act_form.h"
#include "client/widgets/widgets.h"
#include "client/words/words.h"

namespace screens {

using words::say;
using words::Word;

namespace {

/// One of the cards: what is behind it, and the way there.
void draw_way(App& app, Word title, Word text, const char* address, widgets::Look look)
{
    const widgets::Card card(say(title), {}, address);
    widgets::text(say(text));
    if (widgets::button(say(title), {.look = look, .key = address})) app.go(address);
}

}  // namespace

void draw_authoriser_home(App& app, const std::string&)
{
    widgets::title(say(Word::authoriser_home));
    widgets::lead(say(Word::authoriser_lead));
    const auto& look = app.desk().look("authoriser_home");
    if (!ready(app, look, "authoriser_home")) return;
    const auto& view = look.view;
    const auto count = [&](std::string_view fact) { return view.fact(fact); };

    const auto& reminders = view.list("reminders");
    for (std::size_t i = 0; i < reminders.rows.size(); ++i) {  // MAN-15
        const widgets::Note note(widgets::Tone::Warn,
                                 say(Word::authoriser_reminder, {{"name", reminders.at(i, "name")}}),
                                 reminders.at(i, "person"));
        widgets::text(name_of("reason", reminders.at(i, "reason")));
        widgets::link(say(Word::authoriser_notify), "/authoriser/notice/" + reminders.at(i, "person"));
    }
    const widgets::Columns columns({1.f, 1.f}, 860, "ways");
    {
        const widgets::Stack left("users", 16);  // MAN-1: on the left
        const widgets::Card card(say(Word::people_title), {}, "users");
        const std::array facts{
            widgets::Fact{words::text(Word::authoriser_active), count("users")},
            widgets::Fact{words::text(Word::authoriser_invited), count("invitations")},
            widgets::Fact{words::text(Word::authoriser_locked), count("locked")},
            widgets::Fact{words::text(Word::authoriser_restricted), count("restricted")},
            widgets::Fact{words::text(Word::authoriser_ending), count("ending_soon")},
        };
        widgets::facts(facts);
        if (widgets::button(say(Word::people_title), {.key = "to-users"})) app.go("/authoriser/users");
    }
    {
        const widgets::Stack right("others", 16);
        draw_way(app, Word::invite_title, Word::authoriser_invite, "/authoriser/invite", widgets::Look::Secondary);
        draw_way(app, Word::services_title, Word::authoriser_services, "/authoriser/services",
                 widgets::Look::Secondary);
        draw_way(app, Word::review_title, Word::authoriser_review, "/authoriser/review", widgets::Look::Secondary);
        draw_way(app, Word::duties_title, Word::authoriser_duties, "/authoriser/duties", widgets::Look::Secondary);
        draw_way(app, Word::usage_title, Word::usage_lead, "/authoriser/usage", widgets::Look::Secondary);
        draw_way(app, Word::notice_title, Word::notice_lead, "/authoriser/notice", widgets::Look::Secondary);
    }
}

}  // namespace screens
