// "Manage services" of one User (MAN-12 to MAN-14), and the questions that every screen about people asks.
#include "client/app/app.h"
#include "client/screens/act_form.h"
#include "client/screens/people_screen.h"
#include "client/words/words.h"

namespace screens {

using words::say;
using words::Word;

namespace {

std::vector<widgets::Option> types_at(const ViewList& types, std::string_view workforce)
{
    std::vector<widgets::Option> options;
    for (std::size_t i = 0; i < types.rows.size(); ++i)
        if (types.at(i, "workforce") == workforce) options.push_back({types.at(i, "label"), types.at(i, "label")});
    return options;
}

/// The live grant of this person there, or nothing.
bool has_access(const ViewList& grants, const std::string& service)
{
    for (std::size_t i = 0; i < grants.rows.size(); ++i)
        if (grants.at(i, "service") == service && grants.at(i, "state") != "inactive") return true;
    return false;
}

void ask_add(App& app, const View& view, const ViewList& services, std::size_t row, const ViewList& types)
{
    const auto& name = view.fact("name");
    const auto& service = services.at(row, "name");
    ask(app, {.act = "add_service",
              .about = view.fact("id") + services.at(row, "id"),
              .title = say(Word::access_add_title, {{"name", name}, {"service", service}}),
              .text = words::text(Word::access_add_text),
              .button = words::text(Word::access_add),
              .preset = {{"person", view.fact("id")}, {"service", services.at(row, "id")}},
              .options = {{"user_type", types_at(types, services.at(row, "workforce"))}},
              .done = [name, service](const View&) {
                  widgets::toast(say(Word::access_added, {{"name", name}, {"service", service}}));
              }});
}

/// One line for each service of this Authoriser: what is there, and the one act on it.
void draw_line(App& app, const View& view, const ViewList& services, std::size_t row, const ViewList& types)
{
    const auto& grants = view.list("grants");
    const auto& service = services.at(row, "id");
    const auto& name = services.at(row, "name");
    const auto& state = view.fact("state");
    const widgets::Card card({}, {}, service);
    const widgets::Row line("line");
    {
        const widgets::Stack left("left", 2);
        widgets::strong(name);
        bool is_listed = false;
        for (std::size_t i = 0; i < grants.rows.size() && !is_listed; ++i) {
            if (grants.at(i, "service") != service) continue;
            is_listed = true;
            if (grants.at(i, "state") == "inactive")
                widgets::small(say(Word::access_ended, {{"day", day_of(app, grants.at(i, "ended_on"))},
                                                        {"reason", name_of("reason", grants.at(i, "reason"))}}));
            else
                widgets::small(say(Word::access_since, {{"user_type", grants.at(i, "user_type")},
                                                        {"day", day_of(app, grants.at(i, "since"))}}));
        }
        if (!is_listed) widgets::small(say(Word::access_none));
    }
    widgets::push_right();
    if (has_access(grants, service)) {
        widgets::pill(name_of("state", state), tone_of(state));
        if (widgets::button(say(Word::access_remove),
                            {.look = widgets::Look::Secondary, .small = true, .key = "remove", .description = name}))
            ask_remove(app, view.fact("id"), view.fact("name"), service, name);
        return;
    }
    if (!services.at(row, "closed_why").empty()) widgets::small(name_of("closed", services.at(row, "closed_why")));
    else if (state != "restricted" &&
             widgets::button(say(Word::access_add),
                             {.look = widgets::Look::Secondary, .small = true, .key = "add", .description = name}))
        ask_add(app, view, services, row, types);
}

/// What is asked before something is done to one person, without a form.
void ask_simply(App& app, const char* act, const std::string& person, Word title, Word text, Word button, Word done,
                const std::string& name, bool is_warning)
{
    ask(app, {.act = act,
              .about = person,
              .title = say(title, {{"name", name}}),
              .text = words::text(text),
              .button = words::text(button),
              .is_warning = is_warning,
              .preset = {{"person", person}},
              .options = {},
              .done = [done, name](const View&) {
                  widgets::toast(say(done, {{"name", name}}));
              }});
}

}  // namespace

void ask_resend(App& app, const std::string& person, const std::string& name)
{
    ask_simply(app, "resend_invitation", person, Word::resend_title, Word::resend_text, Word::resend_button,
               Word::resend_done, name, false);
}

void ask_cancel(App& app, const std::string& person, const std::string& name)
{
    ask_simply(app, "cancel_invitation", person, Word::cancel_title, Word::cancel_text, Word::cancel_button,
               Word::cancel_done, name, true);
}

void ask_remove(App& app, const std::string& person, const std::string& name, const std::string& service,
                const std::string& service_name)
{
    ask(app, {.act = "remove_service",
              .about = person + service,
              .title = say(Word::remove_title, {{"name", name}, {"service", service_name}}),
              .text = words::text(Word::remove_text),
              .button = words::text(Word::access_remove),
              .is_warning = true,
              .preset = {{"person", person}, {"service", service}},
              .options = {{"reason", end_reasons()}},
              .done = [&app, name, person](const View& answer) {
                  widgets::toast(say(answer.fact("state") == "inactive" ? Word::remove_done_all : Word::remove_done,
                                     {{"name", name}}));
                  if (answer.fact("is_notifiable").empty()) return;
                  app.go("/authoriser/notice/" + person);  // MAN-15
                  tell(app, Word::notify_title, Word::notify_text);
              }});
}

void draw_access(App& app, const std::string& person)
{
    const Fields asks{{"person", person}};
    const auto& look = app.desk().look("person", asks);
    const auto& view = look.view;
    widgets::breadcrumbs(
        {{say(Word::authoriser_home), "/authoriser"},
         {say(Word::people_title), "/authoriser/users"},
         {look.is_there ? view.fact("name") : words::text(Word::person_details), "/authoriser/users/" + person},
         {say(Word::access_title), {}}});
    widgets::title(look.is_there ? say(Word::access_of, {{"name", view.fact("name")}})
                                 : words::text(Word::access_title));
    widgets::lead(say(Word::access_lead));
    const auto& choices = app.desk().look("invite_choices");
    if (!ready(app, look, "person", asks) || !ready(app, choices, "invite_choices")) return;
    const auto& services = choices.view.list("services");
    for (std::size_t row = 0; row < services.rows.size(); ++row)
        draw_line(app, view, services, row, choices.view.list("user_types"));
}

}  // namespace screens
