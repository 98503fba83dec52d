#include "client/screens/duties_screen.h"

#include <array>

#include "client/app/app.h"
#include "client/screens/act_form.h"
#include "client/screens/desk_parts.h"
#include "client/words/words.h"

namespace screens {

using words::say;
using words::Word;

namespace {

constexpr const char* kAddress = "/authoriser/duties";

void draw_head(App&, Word title, bool is_below)
{
    if (is_below)
        widgets::breadcrumbs(
            {{say(Word::authoriser_home), "/authoriser"}, {say(Word::duties_title), kAddress}, {say(title), {}}});
    else widgets::breadcrumbs({{say(Word::authoriser_home), "/authoriser"}, {say(title), {}}});
    widgets::title(say(title));
}

// ---- What there is

void draw_held(const App& app, const View& view)
{
    const auto& duties = view.list("duties");
    const widgets::Card card(say(Word::duties_held));
    if (duties.rows.empty()) {
        const widgets::EmptyState nothing(say(Word::duties_none), say(Word::duties_none_text));
        return;
    }
    widgets::Table table(say(Word::duties_held), {{name_of("column", "name"), 3},
                                                  {name_of("column", "duty_kind"), 2},
                                                  {name_of("column", "in_force"), 2},
                                                  {name_of("column", "since"), 1.4f}});
    for (std::size_t i = 0; i < duties.rows.size(); ++i) {
        table.row(std::to_string(i));
        table.cell(duties.at(i, "name"));
        table.cell(name_of("duty_kind", duties.at(i, "duty_kind")));
        table.cell(say(duties.at(i, "in_force").empty() ? Word::duties_elsewhere : Word::duties_here));
        table.cell(day_of(app, duties.at(i, "since")));
    }
}

void ask_end(App& app, const ViewList& transfers, std::size_t row)
{
    const auto& substitute = transfers.at(row, "substitute");
    ask(app, {.act = "end_transfer",
              .about = transfers.at(row, "id"),
              .title = say(Word::transfer_end_title, {{"name", substitute}}),
              .text = words::text(Word::transfer_end_text),
              .button = words::text(Word::transfer_end),
              .is_warning = true,
              .preset = {{"transfer", transfers.at(row, "id")}},
              .done = [](const View&) { widgets::toast(say(Word::transfer_ended)); }});
}

void draw_transfers(App& app, const View& view)
{
    const auto& transfers = view.list("transfers");
    for (std::size_t i = 0; i < transfers.rows.size(); ++i) {
        const widgets::Card card({}, {}, transfers.at(i, "id"));
        const widgets::Row line("line");
        {
            const widgets::Stack left("left", 2);
            widgets::strong(say(Word::transfer_from_to, {{"name", transfers.at(i, "person")},
                                                         {"substitute", transfers.at(i, "substitute")},
                                                         {"from", day_of(app, transfers.at(i, "from"))},
                                                         {"to", day_of(app, transfers.at(i, "to"))}}));
            widgets::small(transfers.at(i, "services"));
        }
        widgets::push_right();
        widgets::pill(name_of("transfer", transfers.at(i, "transfer_state")),
                      transfers.at(i, "transfer_state") == "in_force" ? widgets::Tone::Warn : widgets::Tone::Info);
        if (transfers.at(i, "is_open").empty() || transfers.at(i, "is_mine").empty()) continue;
        if (widgets::button(say(Word::transfer_end), {.look = widgets::Look::Secondary,
                                                      .small = true,
                                                      .key = "end",
                                                      .description = transfers.at(i, "substitute")}))
            ask_end(app, transfers, i);
    }
}

void draw_overview(App& app, const View& view)
{
    draw_head(app, Word::duties_title, false);
    widgets::lead(say(Word::duties_lead));
    if (!view.fact("leaves_on").empty()) {
        const widgets::Note note(widgets::Tone::Info,
                                 say(Word::leave_told, {{"day", day_of(app, view.fact("told_at"))},
                                                        {"leaves_on", day_of(app, view.fact("leaves_on"))}}),
                                 "leaving");
        for (const auto& line : values_of(view.facts, "leaving_facts")) widgets::small(line);
    }
    {
        const widgets::Row row("ways");
        if (widgets::button(say(Word::transfer_title), {.key = "transfer"}))
            app.go(std::string(kAddress) + "/transfer");
        if (widgets::button(say(Word::leave_title), {.look = widgets::Look::Secondary, .key = "leave"}))
            app.go(std::string(kAddress) + "/leave");
    }
    draw_transfers(app, view);
    draw_held(app, view);
}

// ---- The two forms

std::vector<widgets::Option> services_to_transfer(const View& view)
{
    const auto& duties = view.list("duties");
    std::vector<widgets::Option> options;
    for (std::size_t i = 0; i < duties.rows.size(); ++i)
        if (!duties.at(i, "may_transfer").empty()) options.push_back({duties.at(i, "id"), duties.at(i, "name")});
    return options;
}

void draw_transfer(App& app, const View& view)
{
    draw_head(app, Word::transfer_title, true);
    widgets::lead(say(Word::transfer_lead, {{"count", view.fact("transfer_most")}}));
    const auto options = services_to_transfer(view);
    if (options.empty()) {
        const widgets::EmptyState nothing(say(Word::transfer_nothing), say(Word::transfer_nothing_text));
        return;
    }
    ActFields fields(app, "transfer_duties");
    if (options.size() == 1) fields.set("services", options.front().value);
    fields.problems();
    widgets::Form form("transfer");
    {
        const widgets::Card card(say(Word::transfer_who));
        widgets::text(say(Word::transfer_who_text));
        for (const auto* name : {"first_name", "last_name", "email"}) fields.text(name);
    }
    {
        const widgets::Card card(say(Word::transfer_what));
        if (options.size() == 1) widgets::strong(options.front().label);
        else fields.choices("services", options);
        fields.text("from");
        fields.text("to");
    }
    {
        const widgets::Card card(say(Word::transfer_confirm));
        for (const auto* name : {"is_permitted", "is_ready"}) fields.tick(name);
    }
    if (fields.submit(form, say(Word::transfer_send)))
        fields.send([&app](const View&) {
            widgets::toast(say(Word::transfer_sent));
            app.go(kAddress);
        });
    fields.draft();
}

/// Each part of the notice with the fields that it asks.
struct LeavePart {
    Word title;
    std::array<const char*, 5> fields;
};
constexpr std::array kLeaveParts{
    LeavePart{Word::leave_who, {"full_name", "role_title", "organisation", "service_email", "service_phone"}},
    LeavePart{Word::leave_when, {"leaves_on", "late_why"}},
    LeavePart{Word::leave_successor, {"successor_name", "successor_organisation", "successor_email"}},
    LeavePart{Word::leave_several, {"successors"}},
    LeavePart{Word::leave_unknown, {"known_on", "other_contact"}},
};

void draw_leave(App& app, const View& view)
{
    draw_head(app, Word::leave_title, true);
    widgets::lead(say(Word::leave_lead, {{"count", view.fact("exit_weeks")}}));
    ActFields fields(app, "leave_role");
    fields.problems();
    widgets::Form form("leave");
    for (const auto& part : kLeaveParts) {
        const widgets::Card card(say(part.title), {}, part.fields.front());
        for (const auto* name : part.fields)
            if (name != nullptr) fields.text(name);
    }
    fields.tick("tells_users");
    if (fields.submit(form, say(Word::leave_send)))
        fields.send([&app](const View&) {
            widgets::toast(say(Word::leave_sent));
            app.go(kAddress);
        });
    fields.draft();
}

}  // namespace

void draw_duties(App& app, const std::string& part)
{
    const auto& look = app.desk().look("my_duties");
    if (!look.is_there) widgets::title(say(Word::duties_title));
    if (!ready(app, look, "my_duties")) return;
    if (part == "transfer") draw_transfer(app, look.view);
    else if (part == "leave") draw_leave(app, look.view);
    else draw_overview(app, look.view);
}

// ---- Absence (OFF-11)

void ask_absence(App& app, const std::string& person, const std::string& name)
{
    ask(app, {.act = "plan_absence",
              .about = person,
              .title = say(Word::absence_title, {{"name", name}}),
              .text = words::text(Word::absence_text),
              .button = words::text(Word::absence_save),
              .preset = {{"person", person}},
              .done = [&app, name](const View& answer) {
                  const auto ends = day_of(app, answer.fact("ends_on"));
                  widgets::toast(ends.empty() ? say(Word::absence_saved, {{"name", name}})
                                              : say(Word::absence_ends, {{"name", name}, {"day", ends}}));
              }});
}

void draw_absences(App& app, const View& person)
{
    const auto& list = person.list("absences");
    if (list.rows.empty()) return;
    const widgets::Card card(say(Word::absence_caption));
    for (std::size_t i = 0; i < list.rows.size(); ++i) {
        const widgets::Row line(list.at(i, "id"));
        {
            const widgets::Stack left("left", 2);
            widgets::strong(say(Word::absence_line,
                                {{"from", day_of(app, list.at(i, "from"))}, {"to", day_of(app, list.at(i, "to"))}}));
            if (!list.at(i, "note").empty()) widgets::small(list.at(i, "note"));
            if (!list.at(i, "ends_access").empty()) widgets::small(say(Word::absence_long));
        }
        widgets::push_right();
        if (!list.at(i, "is_over").empty()) continue;
        if (widgets::button(say(Word::absence_cancel), {.look = widgets::Look::Secondary, .small = true, .key = "end"}))
            ask(app, {.act = "cancel_absence",
                      .about = list.at(i, "id"),
                      .title = words::text(Word::absence_cancel_title),
                      .text = {},
                      .button = words::text(Word::absence_cancel),
                      .preset = {{"person", person.fact("id")}, {"absence", list.at(i, "id")}},
                      .done = [](const View&) { widgets::toast(say(Word::absence_cancelled)); }});
    }
}

}  // namespace screens
