#include "client/screens/invite_screen.h"

#include <algorithm>

#include "client/app/app.h"
#include "client/screens/act_form.h"
#include "client/words/words.h"

namespace screens {

using words::say;
using words::Word;

namespace {

/// The workforce of what is ticked; empty: nothing is.
std::string workforce_of(const ViewList& services, const std::vector<std::string>& ticked)
{
    for (std::size_t i = 0; i < services.rows.size(); ++i)
        if (std::find(ticked.begin(), ticked.end(), services.at(i, "id")) != ticked.end())
            return services.at(i, "workforce");
    return {};
}

/// Where somebody can be invited to, with how full it is (ACT-21); what is closed is told below.
std::vector<widgets::Option> places(const ViewList& services)
{
    std::vector<widgets::Option> options;
    for (std::size_t i = 0; i < services.rows.size(); ++i) {
        if (!services.at(i, "closed_why").empty()) continue;
        const auto& cap = services.at(i, "cap");
        options.push_back({services.at(i, "id"), services.at(i, "name"),
                           cap.empty() ? say(Word::invite_count, {{"count", services.at(i, "count")}})
                                       : say(Word::invite_cap, {{"count", services.at(i, "count")}, {"cap", cap}})});
    }
    return options;
}

std::vector<widgets::Option> of_workforce(const ViewList& list, std::string_view workforce, std::string_view value)
{
    std::vector<widgets::Option> options;
    for (std::size_t i = 0; i < list.rows.size(); ++i)
        if (list.at(i, "workforce") == workforce) options.push_back({list.at(i, value), list.at(i, "label")});
    return options;
}

/// OFF-8: who was here before, and whether the training is to be repeated; asked once the address is written.
void draw_return(App& app, const std::string& email, const std::string& again)
{
    if (email.empty() || email != again || email.find('@') == std::string::npos) return;
    const auto& look = app.desk().look("return_check", {{"email", email}});
    if (!look.is_there || look.view.fact("is_known").empty()) return;
    const auto day = day_of(app, look.view.fact("removed_on"));
    if (look.view.fact("is_training_old").empty())
        widgets::note(widgets::Tone::Info, say(Word::invite_known, {{"day", day}}), say(Word::invite_known_text));
    else widgets::note(widgets::Tone::Warn, say(Word::invite_known, {{"day", day}}), say(Word::invite_training_old));
}

}  // namespace

void draw_invite(App& app, const std::string&)
{
    widgets::breadcrumbs({{say(Word::authoriser_home), "/authoriser"}, {say(Word::invite_title), {}}});
    widgets::title(say(Word::invite_title));
    widgets::lead(say(Word::invite_lead));
    const auto& look = app.desk().look("invite_choices");
    if (!ready(app, look, "invite_choices")) return;
    const auto& services = look.view.list("services");
    const auto options = places(services);
    if (options.empty()) {
        const widgets::EmptyState nothing(say(Word::invite_nowhere), say(Word::invite_nowhere_text));
        return;
    }
    ActFields fields(app, "invite");
    // One service is chosen by itself.
    if (options.size() == 1) fields.set("services", options.front().value);
    fields.problems();
    widgets::Form form("invite");
    const widgets::Columns columns({1.f, 1.f}, 900, "invite-columns");
    {
        const widgets::Stack left("left", 16);
        {
            const widgets::Card card(say(Word::invite_who));
            fields.text("first_name");
            fields.text("last_name");
            fields.text("email");
            fields.text("email_again");
            draw_return(app, fields.value("email"), fields.value("email_again"));
        }
        const widgets::Card card(say(Word::invite_where));
        if (options.size() == 1) {
            widgets::strong(options.front().label);
            widgets::small(options.front().hint);
        } else {
            fields.choices("services", options);
        }
        const auto workforce = workforce_of(services, fields.values("services"));
        if (workforce.empty()) {
            widgets::small(say(Word::invite_choose_first));
        } else {
            fields.choice("user_type", of_workforce(look.view.list("user_types"), workforce, "label"));
            fields.choice("purpose", of_workforce(look.view.list("purposes"), workforce, "code"));
        }
    }
    const widgets::Stack right("right", 16);
    {
        const widgets::Card card(say(Word::invite_confirm));
        widgets::text(say(Word::invite_confirm_text));
        for (const auto* tick : {"is_relevant", "is_capable", "understands", "is_employed", "is_trained"})
            fields.tick(tick);
    }
    widgets::note(widgets::Tone::Info, say(Word::invite_next), say(Word::invite_next_text));
    if (fields.submit(form, say(Word::invite_send)))
        fields.send([&app](const View& answer) {
            widgets::toast(say(Word::invite_sent, {{"name", answer.fact("name")}}));
            app.go("/authoriser/users");
        });
    fields.draft();
}

}  // namespace screens
