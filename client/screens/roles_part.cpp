#include "client/screens/roles_part.h"

#include "client/app/app.h"
#include "client/screens/act_form.h"
#include "client/screens/desk_parts.h"
#include "client/words/words.h"
#include "shared/acts/sharing_roles.h"

namespace screens {

using words::say;
using words::Word;

namespace {

std::vector<widgets::Option> explained(std::string_view group, std::string_view hints,
                                       std::span<const std::string_view> codes)
{
    auto options = options_of(group, codes);
    for (auto& option : options) option.hint = name_of(hints, option.value);
    return options;
}

void ask_name(App& app, const View& view)
{
    const auto& list = view.list("people");
    std::vector<widgets::Option> people;
    for (std::size_t i = 0; i < list.rows.size(); ++i) people.push_back({list.at(i, "id"), list.at(i, "name")});
    ask(app, {.act = "name_role",
              .about = view.fact("id"),
              .title = say(Word::roles_name_title, {{"service", view.fact("name")}}),
              .text = words::text(Word::roles_name_text),
              .button = words::text(Word::roles_name),
              .preset = {{"service", view.fact("id")}},
              .options = {{"holder", std::move(people)},
                          {"role", explained("sharing_role", "sharing_role_text", acts::kSharingRoles)},
                          {"engagement", explained("role_engagement", "role_engagement_text", acts::kEngagements)}},
              .done = [](const View&) { widgets::toast(say(Word::roles_named)); },
              .filled = {{"from", format_day(app.session().today)}}});
}

void ask_end(App& app, const ViewList& list, std::size_t row)
{
    const auto& name = list.at(row, "name");
    ask(app,
        {.act = "end_role",
         .about = list.at(row, "id"),
         .title = say(Word::roles_end_title, {{"name", name}, {"role", name_of("sharing_role", list.at(row, "role"))}}),
         .text = words::text(Word::roles_end_text),
         .button = words::text(Word::roles_end),
         .is_warning = true,
         .preset = {{"role", list.at(row, "id")}},
         .done = [name](const View&) {
             widgets::toast(say(Word::roles_ended, {{"name", name}}));
         }});
}

/// "3 Mar 2026 to 3 Mar 2027", or since when.
std::string period_of(const App& app, const ViewList& list, std::size_t row)
{
    const auto from = day_of(app, list.at(row, "from"));
    if (list.at(row, "to").empty()) return say(Word::roles_since, {{"from", from}});
    return say(Word::roles_from_to, {{"from", from}, {"to", day_of(app, list.at(row, "to"))}});
}

/// W-117: competence is shown by training, and two years are long.
bool is_training_old(const App& app, const std::string& trained_on)
{
    constexpr int kMonths = 24;
    const auto day = parse_date(trained_on);
    return day && add_months(*day, kMonths) < app.session().today;
}

void draw_row(App& app, const ViewList& list, std::size_t row, widgets::Table& table)
{
    const auto& state = list.at(row, "state");
    table.row(list.at(row, "id"));
    table.cell(list.at(row, "name"), list.at(row, "title"));
    table.cell(name_of("sharing_role", list.at(row, "role")), name_of("role_engagement", list.at(row, "engagement")));
    {
        const auto in = table.open_cell();
        const widgets::Stack lines("trained", 4);
        widgets::text(day_of(app, list.at(row, "trained_on")));
        if (state != "over" && is_training_old(app, list.at(row, "trained_on")))
            widgets::pill(say(Word::roles_training_old), widgets::Tone::Warn);
    }
    {
        const auto in = table.open_cell();
        const widgets::Stack lines("state", 4);
        widgets::pill(name_of("role_state", state), state == "current" ? widgets::Tone::Ok : widgets::Tone::Neutral);
        widgets::small(period_of(app, list, row));
    }
    const auto in = table.open_cell();
    if (state != "over" &&
        widgets::button(say(Word::roles_end),
                        {.look = widgets::Look::Secondary, .small = true, .description = list.at(row, "name")}))
        ask_end(app, list, row);
}

}  // namespace

void draw_sharing_roles(App& app, const std::string& service)
{
    const Fields asks{{"service", service}};
    const auto& look = app.desk().look("sharing_roles", asks);
    const widgets::Card card(say(Word::roles_title), {}, "sharing-roles");
    if (!ready(app, look, "sharing_roles", asks)) return;
    const auto& list = look.view.list("roles");
    widgets::small(say(Word::roles_lead));
    if (list.rows.empty()) {
        const widgets::EmptyState nothing(say(Word::roles_none), say(Word::roles_none_text));
    } else {
        widgets::Table table(say(Word::roles_title), {{say(Word::roles_who), 3},
                                                      {say(Word::roles_as), 3},
                                                      {say(Word::roles_trained), 2},
                                                      {say(Word::roles_state), 3},
                                                      {say(Word::admin_acts), 1}});
        for (std::size_t i = 0; i < list.rows.size(); ++i) draw_row(app, list, i, table);
    }
    const widgets::Row row("acts");
    if (widgets::button(say(Word::roles_name), {.look = widgets::Look::Secondary, .key = "name-role"}))
        ask_name(app, look.view);
}

}  // namespace screens
