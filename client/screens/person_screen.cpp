#include "client/screens/person_screen.h"

#include <array>

#include "client/app/app.h"
#include "client/screens/act_form.h"
#include "client/screens/duties_screen.h"
#include "client/screens/people_screen.h"
#include "client/words/words.h"

namespace screens {

using words::say;
using words::Word;

namespace {

constexpr std::array kFacts{
    FactSpec{"email"},
    FactSpec{"user_type"},
    FactSpec{"last_sign_in", As::Moment},
    FactSpec{"inactive_on", As::Day},
    FactSpec{"credential", As::Code, "credential"},
    FactSpec{"credential_tail"},
    FactSpec{"credential_end", As::Day},
    FactSpec{"trained_on", As::Day},
    FactSpec{"receipt_tail"},
    FactSpec{"invited_at", As::Moment},
    FactSpec{"invited_by"},
    FactSpec{"purpose"},
    FactSpec{"link_sent_at", As::Moment},
    FactSpec{"link_ends", As::Moment},
    FactSpec{"activated_at", As::Moment},
    FactSpec{"removed_at", As::Moment},
    FactSpec{"removed_why", As::Code, "reason"},
};
constexpr std::array kHistory{ListColumn{"at", 2, As::Moment}, ListColumn{"action", 3, As::Code, "done"},
                              ListColumn{"by", 2}, ListColumn{"outcome", 1, As::Code, "outcome"}};

bool is_invitation(std::string_view state) { return state == "invited" || state == "incomplete"; }

/// MAN-6: which steps are done.
void draw_steps(const App& app, const View& view)
{
    const auto& steps = view.list("steps");
    const widgets::Card card(say(Word::person_steps));
    widgets::Table table(say(Word::person_steps), {{say(Word::person_step), 2}, {say(Word::person_step_state), 3}});
    for (std::size_t i = 0; i < steps.rows.size(); ++i) {
        table.row(steps.at(i, "step"));
        table.cell(name_of("step", steps.at(i, "step")));
        const auto done = day_of(app, steps.at(i, "done_at"));
        table.cell(!done.empty()                       ? say(Word::person_step_done, {{"day", done}})
                   : !steps.at(i, "is_closed").empty() ? words::text(Word::person_step_closed)
                                                       : words::text(Word::person_step_open));
    }
}

void draw_places(const App& app, const View& view)
{
    const auto& grants = view.list("grants");
    const widgets::Card card(say(Word::person_services));
    widgets::Table table(say(Word::person_services), {{say(Word::person_service), 3},
                                                      {say(Word::person_as), 2},
                                                      {say(Word::people_state), 1.4f},
                                                      {say(Word::person_since), 2}});
    for (std::size_t i = 0; i < grants.rows.size(); ++i) {
        table.row(std::to_string(i));
        table.cell(grants.at(i, "name"));
        table.cell(grants.at(i, "user_type"));
        {
            const auto in = table.open_cell();
            widgets::pill(name_of("state", grants.at(i, "state")), tone_of(grants.at(i, "state")));
        }
        table.cell(day_of(app, grants.at(i, "since")), name_of("reason", grants.at(i, "reason")));
    }
}

/// MAN-9, MAN-10.
void ask_name(App& app, const View& view)
{
    AskedAct asked{.act = "change_name",
                   .about = view.fact("id"),
                   .title = words::text(Word::person_edit),
                   .text = words::text(Word::person_edit_text),
                   .button = words::text(Word::person_save),
                   .preset = {},
                   .options = {},
                   .done = [&app](const View& answer) {
                       tell(app, Word::person_saved,
                            answer.fact("is_owed").empty() ? Word::person_saved_only : Word::person_saved_owed);
                   }};
    asked.preset["person"] = view.fact("id");
    ask(app, std::move(asked));
    auto& form = app.desk().form("change_name", view.fact("id"));
    form.fields["first_name"] = view.fact("first_name");
    form.fields["last_name"] = view.fact("last_name");
}

void draw_acts(App& app, const View& view)
{
    const auto& id = view.fact("id");
    const auto& state = view.fact("state");
    const auto small = [](const char* key) {
        return widgets::ButtonOptions{.look = widgets::Look::Secondary, .small = true, .key = key};
    };
    const widgets::Row row("person-acts");
    if (state != "inactive" && widgets::button(say(Word::person_edit), small("edit"))) ask_name(app, view);
    if (is_invitation(state)) {
        if (widgets::button(name_of("card", "resend"), small("resend"))) ask_resend(app, id, view.fact("name"));
        if (widgets::button(name_of("card", "cancel"), small("cancel"))) ask_cancel(app, id, view.fact("name"));
    } else if (state == "inactive") {
        if (widgets::button(name_of("card", "again"), small("again"))) app.go("/authoriser/invite");
    } else {
        if (widgets::button(name_of("card", "services"), small("services"))) app.go("/authoriser/access/" + id);
        if (widgets::button(say(Word::absence_plan), small("absence"))) ask_absence(app, id, view.fact("name"));
    }
    if (!is_invitation(state) && widgets::button(say(Word::authoriser_notify), small("notify")))
        app.go("/authoriser/notice/" + id);  // RES-5
}

}  // namespace

void draw_person(App& app, const std::string& person)
{
    const Fields asks{{"person", person}};
    const auto& look = app.desk().look("person", asks);
    const auto& view = look.view;
    const bool is_invited = is_invitation(view.fact("state"));
    widgets::breadcrumbs({{say(Word::authoriser_home), "/authoriser"},
                          {say(Word::people_title), "/authoriser/users"},
                          {say(is_invited ? Word::person_invitation : Word::person_details), {}}});
    widgets::title(look.is_there ? view.fact("name") : words::text(Word::person_details));
    if (!ready(app, look, "person", asks)) return;
    {
        const widgets::Row row("state");
        widgets::pill(name_of("state", view.fact("state")), tone_of(view.fact("state")));
        widgets::small(say(is_invited ? Word::person_invitation : Word::person_details));
    }
    if (!view.fact("is_expired").empty())
        widgets::note(widgets::Tone::Warn, say(Word::person_expired), say(Word::person_expired_text));
    if (!view.fact("is_owed").empty())
        widgets::note(widgets::Tone::Info, say(Word::person_owed), say(Word::person_owed_text));
    draw_acts(app, view);
    {
        const widgets::Card card(say(Word::person_known));
        draw_facts(app, view, kFacts);
    }
    if (is_invited) draw_steps(app, view);
    draw_places(app, view);
    draw_absences(app, view);
    const widgets::Card card(say(Word::person_history));
    draw_list(app, look,
              {.list = "history",
               .columns = kHistory,
               .key = "at",
               .caption = Word::person_history,
               .empty_title = Word::person_no_history,
               .empty_text = Word::person_no_history_text,
               .noun = {say(Word::person_act), say(Word::person_acts)},
               .filters = false},
              app.people.history);
}

}  // namespace screens
