#include "client/screens/services_screen.h"

#include <array>

#include "client/app/app.h"
#include "client/screens/act_form.h"
#include "client/screens/people_screen.h"
#include "client/screens/roles_part.h"
#include "client/words/words.h"

namespace screens {

using words::say;
using words::Word;

namespace {

constexpr std::array kServices{ListColumn{"name", 4},
                               ListColumn{"kind", 2, As::Code, "kind"},
                               ListColumn{"town", 2},
                               ListColumn{"count", 1, As::Number},
                               ListColumn{"cap", 1, As::Number},
                               ListColumn{"invited", 1, As::Number}};
constexpr std::array kUsers{ListColumn{"name", 3}, ListColumn{"user_type", 3},
                            ListColumn{"state", 1.4f, As::Code, "state"}, ListColumn{"since", 2, As::Day}};

/// MAN-17: several at once, all or none.
void ask_several(App& app, const View& view)
{
    const auto& candidates = view.list("candidates");
    const auto& types = view.list("user_types");
    std::vector<widgets::Option> people, labels;
    for (std::size_t i = 0; i < candidates.rows.size(); ++i)
        people.push_back({candidates.at(i, "id"), candidates.at(i, "name"), candidates.at(i, "user_type")});
    for (std::size_t i = 0; i < types.rows.size(); ++i) labels.push_back({types.at(i, "label"), types.at(i, "label")});
    ask(app, {.act = "add_people_to_service",
              .about = view.fact("id"),
              .title = say(Word::services_add_title, {{"service", view.fact("name")}}),
              .text = words::text(Word::services_add_text),
              .button = words::text(Word::services_add),
              .preset = {{"service", view.fact("id")}},
              .options = {{"people", std::move(people)}, {"user_type", std::move(labels)}},
              .done = [](const View& answer) {
                  widgets::toast(say(Word::services_added,
                                     {{"count", answer.fact("count")}, {"service", answer.fact("service")}}));
              }});
}

void draw_service(App& app, const std::string& service)
{
    const Fields asks{{"service", service}};
    const auto& look = app.desk().look("service", asks);
    const auto& view = look.view;
    widgets::breadcrumbs({{say(Word::authoriser_home), "/authoriser"},
                          {say(Word::services_title), "/authoriser/services"},
                          {look.is_there ? view.fact("name") : words::text(Word::person_service), {}}});
    widgets::title(look.is_there ? view.fact("name") : words::text(Word::person_service));
    if (!ready(app, look, "service", asks)) return;
    widgets::lead(view.fact("cap").empty()
                      ? say(Word::invite_count, {{"count", view.fact("count")}})
                      : say(Word::invite_cap, {{"count", view.fact("count")}, {"cap", view.fact("cap")}}));
    if (!view.fact("closed_why").empty()) {
        widgets::note(widgets::Tone::Warn, name_of("closed", view.fact("closed_why")));
    } else {
        const widgets::Row row("acts");
        if (!view.list("candidates").rows.empty() && widgets::button(say(Word::services_add), {.key = "add"}))
            ask_several(app, view);
        if (widgets::button(say(Word::invite_title), {.look = widgets::Look::Secondary, .key = "invite"}))
            app.go("/authoriser/invite");
    }
    const auto& users = view.list("users");
    {
        const widgets::Card card(say(Word::services_people));
        draw_list(
            app, look,
            {.list = "users",
             .columns = kUsers,
             .link = "/authoriser/users",
             .caption = Word::services_people,
             .empty_title = Word::services_nobody,
             .empty_text = Word::services_nobody_text,
             .noun = {say(Word::people_person), say(Word::people_people)}},
            app.people.at_service, {}, [&](std::size_t row) {
                const auto& id = users.at(row, "id");
                const auto& name = users.at(row, "name");
                const auto& state = users.at(row, "state");
                const bool is_invited = state == "invited" || state == "incomplete";
                const auto label = is_invited ? name_of("card", "cancel") : words::text(Word::services_remove);
                if (!widgets::button(label, {.look = widgets::Look::Secondary, .small = true, .description = name}))
                    return;
                if (is_invited) ask_cancel(app, id, name);
                else ask_remove(app, id, name, view.fact("id"), view.fact("name"));
            });
    }
    draw_sharing_roles(app, service);
}

}  // namespace

void draw_services(App& app, const std::string& service)
{
    if (!service.empty()) return draw_service(app, service);
    widgets::breadcrumbs({{say(Word::authoriser_home), "/authoriser"}, {say(Word::services_title), {}}});
    widgets::title(say(Word::services_title));
    widgets::lead(say(Word::authoriser_services));
    const auto& look = app.desk().look("services");
    if (!ready(app, look, "services")) return;
    const widgets::Card card(say(Word::services_list));
    draw_list(app, look,
              {.list = "services",
               .columns = kServices,
               .link = "/authoriser/services",
               .caption = Word::services_list,
               .empty_title = Word::services_none,
               .empty_text = Word::services_none_text,
               .noun = {say(Word::services_noun), say(Word::services_nouns)}},
              app.people.services);
}

}  // namespace screens
