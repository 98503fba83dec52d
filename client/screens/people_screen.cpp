#include "client/screens/people_screen.h"

#include <algorithm>
#include <array>

#include "client/app/app.h"
#include "client/screens/act_form.h"
#include "client/screens/person_screen.h"
#include "client/words/words.h"
#include "shared/core/date.h"

namespace screens {

using words::Plural;
using words::say;
using words::Word;

namespace {

constexpr std::array<std::string_view, 6> kStates{"invited", "incomplete", "active",
                                                  "locked",  "restricted", "inactive"};
constexpr std::array<std::string_view, 3> kSorts{"name", "sign_in", "state"};

bool is_invitation(std::string_view state) { return state == "invited" || state == "incomplete"; }

std::size_t place_of_state(std::string_view state)
{
    return static_cast<std::size_t>(std::find(kStates.begin(), kStates.end(), state) - kStates.begin());
}

// ---- What is said of somebody

/// The line below the pill (MAN-3, MAN-4): what is next, or what was last.
std::string remark_of(const App& app, const ViewList& list, std::size_t row)
{
    const auto& state = list.at(row, "state");
    const auto ends = day_of(app, list.at(row, "link_ends"));
    if (is_invitation(state)) {
        if (!list.at(row, "is_expired").empty()) return say(Word::people_expired, {{"day", ends}});
        if (state == "invited") return say(Word::people_sent, {{"day", day_of(app, list.at(row, "sent_on"))}});
        return say(Word::people_steps,
                   {{"done", list.at(row, "steps_done")}, {"steps", list.at(row, "steps")}, {"day", ends}});
    }
    if (state == "inactive")
        return say(Word::people_removed, {{"day", day_of(app, list.at(row, "removed_on"))},
                                          {"reason", name_of("reason", list.at(row, "removed_why"))}});
    const auto ends_on = parse_date(list.at(row, "inactive_on"));
    constexpr int kSoon = 14;  // days: the first warning is out by then (OFF-4)
    if (ends_on && *ends_on <= add_days(app.session().today, kSoon))
        return say(Word::people_ending, {{"day", day_of(app, list.at(row, "inactive_on"))}});
    const auto& last = list.at(row, "last_sign_in");
    return last.empty() ? words::text(Word::people_never) : say(Word::people_last, {{"day", day_of(app, last)}});
}

// ---- Which of them

/// Rows by heading, worked out anew only when the answer or the choice is another.
void choose(PeopleState& state, const app::Look& look)
{
    auto& chosen = state.chosen;
    if (chosen.answer == look.revision && chosen.state == state.state && chosen.service == state.service) return;
    const auto revision = chosen.revision + 1;
    chosen = {.invited = {},
              .active = {},
              .all = {},
              .state = state.state,
              .service = state.service,
              .answer = look.revision,
              .revision = revision};
    const auto& list = look.view.list("people");
    for (std::uint32_t row = 0; row < list.rows.size(); ++row) {
        const auto& card = list.at(row, "state");
        if (!state.state.empty() && card != state.state) continue;
        if (!state.service.empty() && list.at(row, "services").find(state.service) == std::string::npos) continue;
        (is_invitation(card) ? chosen.invited : chosen.active).push_back(row);
        chosen.all.push_back(row);
    }
}

widgets::TableSource source_of(const ViewList& list, const std::vector<std::uint32_t>& rows, std::uint32_t revision)
{
    return {.count = static_cast<std::uint32_t>(rows.size()),
            .revision = revision,
            .sort_key =
                [&](std::uint32_t at, int column) {
                    const auto row = rows[at];
                    if (column == 1) return list.at(row, "last_sign_in");
                    if (column == 2) return std::to_string(place_of_state(list.at(row, "state")));
                    return list.at(row, "last_name") + ' ' + list.at(row, "name");
                },
            .words =
                [&](std::uint32_t at) {
                    return list.at(rows[at], "name") + ' ' + list.at(rows[at], "user_type") + ' ' +
                           list.at(rows[at], "services");
                }};
}

widgets::Noun people() { return {say(Word::people_person), say(Word::people_people)}; }

void draw_filters(App& app, const ViewList& services)
{
    auto& state = app.people;
    const widgets::Columns row({1.3f, 1.f, 1.f, 1.f}, 640, "filters");
    widgets::text_field(state.invited.filter, {.name = "filter", .label = say(Word::people_filter)});
    auto states = options_of("state", kStates);
    states.insert(states.begin(), {"", words::text(Word::people_all_states)});
    widgets::select(state.state, {.name = "state", .label = say(Word::people_state)}, states);
    if (services.rows.size() > 1) {
        std::vector<widgets::Option> options{{"", words::text(Word::people_all_services)}};
        for (std::size_t i = 0; i < services.rows.size(); ++i)
            options.push_back({services.at(i, "name"), services.at(i, "name")});
        widgets::select(state.service, {.name = "service", .label = say(Word::people_service)}, options);
    }
    const auto sorts = options_of("sort", kSorts);
    widgets::select(state.sort, {.name = "sort", .label = say(Word::people_sort)}, sorts);
    state.active.filter = state.list.filter = state.invited.filter;
    const auto column =
        static_cast<int>(std::find(kSorts.begin(), kSorts.end(), std::string_view(state.sort)) - kSorts.begin());
    state.invited.sort_column = state.active.sort_column = column;
}

// ---- Cards

void press(App& app, const ViewList& list, std::uint32_t row, std::string_view act)
{
    const auto& id = list.at(row, "id");
    const auto& name = list.at(row, "name");
    if (act == "details") app.go("/authoriser/users/" + id);
    else if (act == "services") app.go("/authoriser/access/" + id);
    else if (act == "resend") ask_resend(app, id, name);
    else if (act == "cancel") ask_cancel(app, id, name);
    else app.go("/authoriser/invite");
}

/// MAN-5: the acts of a card, by its heading.
std::vector<std::string_view> acts_of(std::string_view state)
{
    if (is_invitation(state)) return {"details", "resend", "cancel"};
    if (state == "inactive") return {"details", "again"};
    return {"details", "services"};
}

void draw_card(App& app, const ViewList& list, std::uint32_t row)
{
    const auto& state = list.at(row, "state");
    const auto initials = initials_of(list.at(row, "name"));
    const auto status = name_of("state", state);
    const auto remark = remark_of(app, list, row);
    const auto acts = acts_of(state);
    std::vector<std::string> labels;
    for (const auto act : acts) labels.push_back(name_of("card", act));
    const std::vector<std::string_view> shown(labels.begin(), labels.end());
    const int pressed = widgets::person_card({.key = list.at(row, "id"),
                                              .initials = initials,
                                              .name = list.at(row, "name"),
                                              .lines = {list.at(row, "user_type"), list.at(row, "services")},
                                              .status = status,
                                              .tone = tone_of(state),
                                              .remark = remark},
                                             shown, app.people.open_menu);
    if (pressed >= 0) press(app, list, row, acts[static_cast<std::size_t>(pressed)]);
}

void draw_cards(App& app, const ViewList& list, const std::vector<std::uint32_t>& rows, widgets::TableState& state,
                Word title, Word nobody)
{
    const auto& found = widgets::arrange(state, source_of(list, rows, app.people.chosen.revision));
    widgets::heading(say(title), std::to_string(found.size()));
    if (found.empty()) {
        widgets::small(say(nobody));
        return;
    }
    const widgets::Stack part(say(title), 12);
    {
        const widgets::People cards(say(title));
        for (const auto at : widgets::page_of(state, found)) draw_card(app, list, rows[at]);
    }
    if (found.size() > state.page_size) widgets::table_pages(state, found.size(), people());
}

// ---- The list, to choose several

void ask_for_several(App& app, const char* act)
{
    app.desk().look_again("bulk_preview", {{"people", join_values(app.people.list.selected)}, {"act", act}});
    app.people.bulk = act;
}

/// What will happen to each, and the act (MAN-7, MAN-14).
void draw_preview(App& app)
{
    const auto act = app.people.bulk;
    const Fields asks{{"people", join_values(app.people.list.selected)}, {"act", act}};
    const auto& look = app.desk().look("bulk_preview", asks);
    const widgets::Card card(name_of("bulk", act), {}, "preview");
    if (!ready(app, look, "bulk_preview", asks)) return;
    const auto& list = look.view.list("people");
    std::vector<std::string> fitting;
    {
        widgets::Table table(say(Word::people_preview),
                             {{say(Word::common_name), 2}, {say(Word::people_state)}, {say(Word::people_effect), 3}});
        for (std::size_t i = 0; i < list.rows.size(); ++i) {
            const bool fits = list.at(i, "why_not").empty();
            if (fits) fitting.push_back(list.at(i, "id"));
            table.row(list.at(i, "id"));
            table.cell(list.at(i, "name"));
            table.cell(name_of("state", list.at(i, "state")));
            table.cell(fits ? name_of("effect", list.at(i, "effect")) : words::text(Word::people_left_alone));
        }
    }
    const widgets::Row row("acts");
    if (!fitting.empty() &&
        widgets::button(say(Plural::people_go_on, static_cast<long>(fitting.size())), {.key = "go-on"})) {
        const auto count = static_cast<long>(fitting.size());
        AskedAct asked{.act = act,
                       .about = "several",
                       .title = name_of("bulk", act),
                       .text = say(Plural::people_several, count),
                       .button = name_of("bulk", act),
                       .is_warning = act != "resend_invitations",
                       .preset = {{"people", join_values(fitting)}},
                       .options = {{"reason", end_reasons()}},
                       .done = [&app, count](const View&) {
                           app.people.bulk.clear();
                           app.people.list.selected.clear();
                           widgets::toast(say(Plural::people_several_done, count));
                       }};
        ask(app, std::move(asked));
    }
    if (widgets::button(say(Word::admin_leave), {.look = widgets::Look::Secondary})) app.people.bulk.clear();
}

void draw_list_of_people(App& app, const ViewList& list)
{
    auto& state = app.people;
    const auto& rows = state.chosen.all;
    if (!app.people.bulk.empty()) return draw_preview(app);
    const widgets::Card card;
    const auto& found = widgets::arrange(state.list, source_of(list, rows, state.chosen.revision));
    const auto page = widgets::page_of(state.list, found);
    std::vector<std::string> keys;
    for (const auto at : page) keys.push_back(list.at(rows[at], "id"));
    if (const widgets::SelectionBar bar(state.list, people()); bar.is_open()) {
        widgets::push_right();
        for (const auto* act : {"resend_invitations", "cancel_invitations", "remove_people"})
            if (widgets::button(name_of("bulk", act), {.look = widgets::Look::Secondary, .small = true, .key = act}))
                ask_for_several(app, act);
    }
    if (found.empty()) {
        const widgets::EmptyState nothing(say(Word::admin_none), say(Word::admin_none_text));
        return;
    }
    {
        widgets::DataTable table(say(Word::people_title), state.list,
                                 {{say(Word::common_name), 3, true},
                                  {say(Word::people_last_column), 2, true},
                                  {say(Word::people_state), 1.4f, true},
                                  {say(Word::people_what_next), 3}},
                                 keys);
        for (const auto at : page) {
            const auto row = rows[at];
            table.row(list.at(row, "id"), list.at(row, "name"));
            table.link_cell(list.at(row, "name"), "/authoriser/users/" + list.at(row, "id"), list.at(row, "user_type"));
            table.cell(day_of(app, list.at(row, "last_sign_in")));
            {
                const auto in = table.open_cell();
                widgets::pill(name_of("state", list.at(row, "state")), tone_of(list.at(row, "state")));
            }
            table.cell(remark_of(app, list, row));
        }
    }
    widgets::table_pages(state.list, found.size(), people());
}

/// "5 of 7 places used at Moondust Primary School (Fictional)" for each service with a cap.
void draw_places(const ViewList& services)
{
    for (std::size_t i = 0; i < services.rows.size(); ++i)
        if (!services.at(i, "cap").empty())
            widgets::lead(say(Word::people_places, {{"count", services.at(i, "count")},
                                                    {"cap", services.at(i, "cap")},
                                                    {"service", services.at(i, "name")}}),
                          services.at(i, "id"));
}

}  // namespace

widgets::Tone tone_of(std::string_view state)
{
    if (state == "active") return widgets::Tone::Ok;
    if (state == "incomplete") return widgets::Tone::Warn;
    if (state == "invited") return widgets::Tone::Info;
    return state == "locked" || state == "restricted" ? widgets::Tone::Bad : widgets::Tone::Neutral;
}

void draw_people(App& app, const std::string& person)
{
    if (!person.empty()) return draw_person(app, person);
    widgets::breadcrumbs({{say(Word::authoriser_home), "/authoriser"}, {say(Word::people_title), {}}});
    const auto& services = app.desk().look("services").view.list("services");
    {
        const widgets::Row row("top");
        {
            const widgets::Stack left("title", 8);
            widgets::title(say(Word::people_title));
            draw_places(services);
        }
        widgets::push_right();
        if (widgets::button(say(Word::invite_title), {.key = "to-invite"})) app.go("/authoriser/invite");
    }
    const auto& look = app.desk().look("people");
    if (!ready(app, look, "people")) return;
    const auto& list = look.view.list("people");
    if (list.rows.empty()) {
        const widgets::EmptyState nothing(say(Word::people_nobody), say(Word::people_nobody_text));
        return;
    }
    auto& state = app.people;
    draw_filters(app, services);
    choose(state, look);
    if (widgets::text_button(say(state.as_list ? Word::people_as_cards : Word::people_as_list), "switch"))
        state.as_list = !state.as_list;
    if (state.as_list) return draw_list_of_people(app, list);
    draw_cards(app, list, state.chosen.invited, state.invited, Word::people_invitations, Word::people_no_invitations);
    draw_cards(app, list, state.chosen.active, state.active, Word::people_active, Word::people_no_active);
}

}  // namespace screens
