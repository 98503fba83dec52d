#include "client/screens/department_screen.h"

#include <algorithm>
#include <array>

#include "client/app/app.h"
#include "client/screens/act_form.h"
#include "client/screens/department_areas.h"
#include "client/words/words.h"

namespace screens {

using words::say;
using words::Word;

namespace {

constexpr std::size_t kPage = 50;  // as many rows as the server gives at once

widgets::Noun rows_noun() { return {say(Word::department_row), say(Word::department_rows)}; }

std::vector<widgets::Option> options_for(std::string_view field)
{
    for (const auto& each : area_choices())
        if (each.field == field) return options_of(each.group, each.codes);
    return {};
}

const std::string& value_in(const View& view, const ViewList* list, std::size_t row, std::string_view name)
{
    return list != nullptr ? list->at(row, name) : view.fact(name);
}

// ---- Acts

/// Asks for an act, named by whom or what it is done to; what a row shows stands in the form already.
void ask_for(App& app, const AreaAct& act, const View& view, const ViewList* list, std::size_t row,
             const std::string& whom)
{
    const auto label = name_of("act", act.act);
    AskedAct asked{.act = std::string(act.act),
                   .about = act.field.empty() ? std::string() : value_in(view, list, row, act.from),
                   .title = whom.empty() ? label : say(Word::department_ask, {{"act", label}, {"whom", whom}}),
                   .text = name_of("will", act.act),
                   .button = label,
                   .is_warning = act.is_warning,
                   .preset = {},
                   .options = {},
                   .done = [label](const View& answer) {
                       widgets::toast(say(Word::department_done, {{"act", label}, {"whom", answer.fact("name")}}));
                   }};
    if (!act.field.empty()) asked.preset[std::string(act.field)] = asked.about;
    const auto fields = app.desk().find_act(act.act)->fields;
    for (const auto& field : fields)
        if (auto options = options_for(field.name); !options.empty() && field.kind == acts::Kind::Choice)
            asked.options[std::string(field.name)] = std::move(options);
    const auto about = asked.about;
    ask(app, std::move(asked));
    if (list == nullptr) return;
    auto& form = app.desk().form(act.act, about);
    for (const auto& field : fields)
        if (field.name != act.field && field.kind != acts::Kind::Day && field.kind != acts::Kind::Lines)
            form.fields[std::string(field.name)] = list->at(row, field.name);
}

bool shows(const AreaAct& act, const View& view, const ViewList* list, std::size_t row)
{
    return act.if_name.empty() || value_in(view, list, row, act.if_name) != act.if_not;
}

/// The acts of this list, or of the whole where `list` is null.
void draw_acts(App& app, std::span<const AreaAct> acts, std::string_view list_name, const View& view,
               const ViewList* list, std::size_t row, const std::string& whom)
{
    for (const auto& act : acts) {
        if (act.list != list_name || !shows(act, view, list, row)) continue;
        if (act.in_training && !app.session().training) continue;
        if (!acts::may(app.session().may, app.desk().find_act(act.act)->by)) continue;
        if (widgets::button(name_of("act", act.act),
                            {.look = widgets::Look::Secondary, .small = true, .key = act.act, .description = whom}))
            ask_for(app, act, view, list, row, whom);
    }
}

// ---- The search above a list

bool is_searched(const acts::Field& field) { return field.name != "page" && field.name != "before"; }

void draw_search(const acts::ViewOf& view, AreaState& state)
{
    widgets::Form form("search");
    for (const auto& field : view.asks) {
        if (!is_searched(field)) continue;
        auto& value = state.typed[std::string(field.name)];
        const widgets::Field shown{
            .name = field.name, .label = words::of_name("field." + std::string(field.name)), .characters = 30};
        if (field.kind == acts::Kind::Day) widgets::date_field(value, shown);
        else if (field.kind == acts::Kind::Choice) {
            auto options = options_for(field.name);
            options.insert(options.begin(), {"", words::text(Word::department_any)});
            widgets::select(value, shown, options);
        } else widgets::text_field(value, shown);
    }
    if (!form.submit(say(Word::department_search))) return;
    state.asked = {};
    for (const auto& [name, value] : state.typed)
        if (!value.empty()) state.asked[name] = value;
    state.table.page = 0;
    state.before.clear();
}

/// What of the search is asked now: with the page, or with the row that the page of the log begins after.
Fields asks_of(const AreaState& state)
{
    auto asks = state.asked;
    if (!state.before.empty()) asks["before"] = state.before.back();
    else if (state.table.page > 0) asks["page"] = std::to_string(state.table.page + 1);
    return asks;
}

// ---- The list of an area

void draw_rows(const App& app, const Area& area, const ViewList& list, AreaState& state)
{
    std::vector<std::string> headings;
    for (const auto& column : area.columns) headings.push_back(heading_of(column));
    std::vector<widgets::TableColumn> columns;
    for (std::size_t i = 0; i < area.columns.size(); ++i) columns.push_back({headings[i], area.columns[i].weight});
    widgets::DataTable table(say(area.title), state.table, columns);
    for (std::size_t row = 0; row < list.rows.size(); ++row) {
        table.row(list.at(row, "id"), list.at(row, area.columns.front().column));
        for (std::size_t i = 0; i < area.columns.size(); ++i) {
            const auto& column = area.columns[i];
            const auto text = in_words(app, list.at(row, column.column), column.as, column.group);
            if (i == 0 && !area.one.empty()) table.link_cell(text, std::string(area.path) + "/" + list.at(row, "id"));
            else table.cell(text);
        }
    }
}

void draw_paged(const App& app, const Area& area, const app::Look& look, AreaState& state)
{
    const auto& list = look.view.list(area.list);
    if (list.rows.empty()) {
        const widgets::EmptyState nothing(say(Word::admin_none), say(Word::admin_none_text));
        return;
    }
    draw_rows(app, area, list, state);
    const auto& next = look.view.fact("next");
    if (next.empty() && state.before.empty()) {
        state.table.page_size = kPage;
        widgets::table_pages(state.table, static_cast<std::size_t>(list.total), rows_noun());
        return;
    }
    const widgets::Row pages("pages");  // of the log, whose end is not known
    if (!state.before.empty() && widgets::button(say(Word::department_newer), {.look = widgets::Look::Secondary}))
        state.before.pop_back();
    if (!next.empty() && widgets::button(say(Word::department_older), {.look = widgets::Look::Secondary}))
        state.before.push_back(next);
}

/// USE-8: part after part, until the whole is checked.
void draw_check(App& app)
{
    auto& state = app.department;
    const widgets::Card card(say(Word::department_check));
    widgets::text(say(Word::department_check_text));
    if (!state.is_checking) {
        if (widgets::button(say(Word::department_check), {.look = widgets::Look::Secondary, .key = "check"}))
            state.is_checking = true;
        return;
    }
    Fields asks;
    while (true) {
        const auto& look = app.desk().look("verify_log", asks);
        if (!ready(app, look, "verify_log", asks)) return;
        const auto& view = look.view;
        if (const auto& next = view.fact("next"); !next.empty()) {
            asks["after"] = next;
            continue;
        }
        if (view.fact("bad_row").empty())
            widgets::note(widgets::Tone::Ok, say(Word::department_holds, {{"count", view.fact("checked")}}),
                          say(Word::department_head, {{"head", view.fact("head")}}));
        else widgets::note(widgets::Tone::Bad, say(Word::department_broken, {{"row", view.fact("bad_row")}}));
        return;
    }
}

void draw_many(App& app, const Area& area)
{
    auto& state = app.department.areas[std::string(area.path)];
    widgets::breadcrumbs({{say(Word::department_title), "/department"}, {say(area.title), {}}});
    widgets::title(say(area.title));
    widgets::lead(say(area.text));
    if (area.view == "audit_search") draw_check(app);
    {
        const widgets::Row row("acts");
        for (const auto& act : area.acts)
            if (act.field.empty()) draw_acts(app, {&act, 1}, {}, {}, nullptr, 0, {});
    }
    const auto& view = *app.desk().find_view(area.view);
    if (!view.asks.empty()) {
        const widgets::Card card(say(Word::department_search));
        draw_search(view, state);
    }
    const auto asks = asks_of(state);
    const auto& look = app.desk().look(area.view, asks);
    if (!ready(app, look, area.view, asks)) return;
    const widgets::Card card(say(area.title));
    if (area.is_paged) return draw_paged(app, area, look, state);
    const auto& list = look.view.list(area.list);
    const bool has_row_acts =
        std::any_of(area.acts.begin(), area.acts.end(), [](const AreaAct& act) { return !act.field.empty(); });
    std::function<void(std::size_t)> row_acts;
    if (has_row_acts)
        row_acts = [&](std::size_t row) {
            for (const auto& act : area.acts)
                if (!act.field.empty()) draw_acts(app, {&act, 1}, {}, look.view, &list, row, list.at(row, "label"));
        };
    draw_list(app, look,
              {.list = area.list,
               .columns = area.columns,
               .caption = area.title,
               .empty_title = Word::admin_none,
               .empty_text = Word::admin_none_text,
               .noun = rows_noun()},
              state.table, {}, row_acts);
}

// ---- One of them

void draw_lists(App& app, const Area& area, const app::Look& look)
{
    const auto& view = look.view;
    for (const auto& each : area.lists) {
        const auto& list = view.list(each.list);
        if (list.rows.empty()) continue;
        const widgets::Card card(say(each.title));
        const bool has_acts = std::any_of(area.one_acts.begin(), area.one_acts.end(),
                                          [&](const AreaAct& act) { return act.list == each.list; });
        std::function<void(std::size_t)> row_acts;
        if (has_acts)
            row_acts = [&](std::size_t row) {
                draw_acts(app, area.one_acts, each.list, view, &list, row, list.at(row, each.columns.front().column));
            };
        draw_list(app, look,
                  {.list = each.list,
                   .columns = each.columns,
                   .key = each.link_key.empty() ? each.columns.front().column : each.link_key,
                   .link = each.link,
                   .caption = each.title,
                   .empty_title = Word::admin_none,
                   .empty_text = Word::admin_none_text,
                   .noun = rows_noun(),
                   .filters = false},
                  app.department.of_one[std::string(each.list)], {}, row_acts);
    }
}

void draw_text(const View& view)
{
    const auto& text = view.fact("text");
    if (text.empty()) return;
    const widgets::Card card(view.fact("subject"), {}, "letter");
    for (std::size_t at = 0; at < text.size();) {
        const auto end = std::min(text.find('\n', at), text.size());
        if (end > at) widgets::text(text.substr(at, end - at));
        at = end + 1;
    }
}

void draw_one(App& app, const Area& area, const std::string& id)
{
    if (app.department.one != id) {
        app.department.one = id;
        app.department.of_one.clear();
    }
    const Fields asks{{std::string(area.asks), id}};
    const auto& look = app.desk().look(area.one, asks);
    const auto& view = look.view;
    const auto& named = view.fact("name").empty() ? view.fact("subject") : view.fact("name");
    const auto title = look.is_there ? named : words::text(area.title);
    widgets::breadcrumbs({{say(Word::department_title), "/department"}, {say(area.title), area.path}, {title, {}}});
    widgets::title(title);
    if (!ready(app, look, area.one, asks)) return;
    {
        const widgets::Row row("acts");
        draw_acts(app, area.one_acts, {}, view, nullptr, 0, named);
    }
    {
        const widgets::Card card(say(Word::person_known));
        draw_facts(app, view, area.facts);
    }
    draw_text(view);
    draw_lists(app, area, look);
}

}  // namespace

void draw_area(App& app, std::string_view path, const std::string& rest)
{
    for (const auto& area : areas())
        if (area.path == path)
            return rest.empty() || area.one.empty() ? draw_many(app, area) : draw_one(app, area, rest);
}

void draw_department(App& app, const std::string&)
{
    widgets::title(say(Word::department_title));
    widgets::lead(say(Word::department_lead));
    const auto& look = app.desk().look("department_home");
    if (!ready(app, look, "department_home")) return;
    {
        constexpr std::array kCounts{FactSpec{"organisations"},   FactSpec{"without_authoriser"}, FactSpec{"accounts"},
                                     FactSpec{"accounts_locked"}, FactSpec{"letters_failed"},     FactSpec{"log_rows"}};
        if (!look.view.facts.empty()) {
            const widgets::Card card(say(Word::department_now));
            draw_facts(app, look.view, kCounts);
        }
    }
    const auto& session = app.session();
    for (const auto& area : areas()) {
        // Letters are everybody's in a training room alone (REG-2).
        const bool is_mine = acts::may(session.may, area.by) &&
                             (area.by != acts::By::Staff || session.may.administrator || session.training);
        if (!is_mine) continue;
        const widgets::Card card(say(area.title), {}, area.path);
        widgets::text(say(area.text));
        if (widgets::button(say(area.title), {.look = widgets::Look::Secondary, .key = area.path}))
            app.go(std::string(area.path));
    }
}

}  // namespace screens
