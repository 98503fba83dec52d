#include "client/screens/desk_parts.h"

#include <algorithm>

#include "client/app/app.h"
#include "client/screens/act_form.h"
#include "shared/acts/reasons.h"

namespace screens {

using words::say;
using words::Word;

std::string in_words(const App& app, std::string_view text, As as, std::string_view group)
{
    switch (as) {
        case As::Day: return day_of(app, text);
        case As::Moment: return moment_of(app, text);
        case As::Code: return name_of(group, text);
        case As::Codes: {
            std::string all;
            for (const auto& code : values_of({{"codes", std::string(text)}}, "codes"))
                all += (all.empty() ? "" : ", ") + name_of(group, code);
            return all;
        }
        case As::Text:
        case As::Number: break;
    }
    return std::string(text);
}

// ---- Lists

std::string heading_of(const ListColumn& column)
{
    return name_of("column", column.heading.empty() ? column.column : column.heading);
}

namespace {

/// What a cell sorts by: days and moments are written so that they sort; numbers are made to.
std::string sort_key(const std::string& text, As as)
{
    constexpr std::size_t kDigits = 12;
    if (as != As::Number || text.size() >= kDigits) return text;
    return std::string(kDigits - text.size(), '0') + text;
}

std::string key_of(const ViewList& list, std::size_t row, const ListSpec& spec)
{
    return spec.key.empty() ? std::to_string(row) : list.at(row, spec.key);
}

}  // namespace

void draw_list(const App& app, const app::Look& look, const ListSpec& spec, widgets::TableState& state,
               const std::function<void()>& acts, const std::function<void(std::size_t row)>& row_acts)
{
    const auto& list = look.view.list(spec.list);
    if (list.rows.empty()) {
        const widgets::EmptyState nothing(say(spec.empty_title), say(spec.empty_text));
        return;
    }
    const widgets::TableSource source{
        .count = static_cast<std::uint32_t>(list.rows.size()),
        .revision = look.revision,
        .sort_key =
            [&](std::uint32_t row, int column) {
                const auto& spoken = spec.columns[static_cast<std::size_t>(column)];
                const auto& text = list.at(row, spoken.column);
                return spoken.as == As::Code ? in_words(app, text, spoken.as, spoken.group) : sort_key(text, spoken.as);
            },
        .words =
            [&](std::uint32_t row) {
                std::string all;
                for (const auto& column : spec.columns)
                    all += in_words(app, list.at(row, column.column), column.as, column.group) + ' ';
                return all;
            }};
    const auto& rows = widgets::arrange(state, source);
    if (spec.filters && list.rows.size() > 5)
        widgets::table_filter(state, {.label = say(Word::admin_filter), .characters = 30}, spec.noun, rows.size());
    const auto page = widgets::page_of(state, rows);
    std::vector<std::string> keys;
    for (const auto row : page) keys.push_back(key_of(list, row, spec));
    if (spec.selects && acts)
        if (const widgets::SelectionBar bar(state, spec.noun); bar.is_open()) acts();
    if (rows.empty()) {
        const widgets::EmptyState nothing(say(Word::admin_none), say(Word::admin_none_text));
        return;
    }
    std::vector<std::string> headings;
    for (const auto& column : spec.columns) headings.push_back(heading_of(column));
    std::vector<widgets::TableColumn> columns;
    for (std::size_t i = 0; i < spec.columns.size(); ++i)
        columns.push_back({headings[i], spec.columns[i].weight, true});
    if (row_acts) columns.push_back({say(Word::admin_acts), 2});
    {
        widgets::DataTable table(say(spec.caption), state, columns,
                                 spec.selects ? std::span<const std::string>(keys) : std::span<const std::string>{});
        for (const auto row : page) {
            const auto key = key_of(list, row, spec);
            table.row(key, list.at(row, spec.columns.front().column));
            for (std::size_t i = 0; i < spec.columns.size(); ++i) {
                const auto& column = spec.columns[i];
                const auto text = in_words(app, list.at(row, column.column), column.as, column.group);
                if (i == 0 && !spec.link.empty()) table.link_cell(text, std::string(spec.link) + "/" + key);
                else table.cell(text);
            }
            if (!row_acts) continue;
            const auto in = table.open_cell();
            row_acts(row);
        }
    }
    widgets::table_pages(state, rows.size(), spec.noun);
}

void draw_facts(const App& app, const View& view, std::span<const FactSpec> specs)
{
    std::vector<widgets::Fact> facts;
    for (const auto& spec : specs)
        if (const auto& text = view.fact(spec.fact); !text.empty())
            facts.push_back({name_of("fact", spec.fact), in_words(app, text, spec.as, spec.group)});
    widgets::facts(facts);
}

// ---- The dialog of an act

void ask(App& app, AskedAct act)
{
    app.desk().forget_form(act.act, act.about);
    auto& form = app.desk().form(act.act, act.about);
    // One screen may fill in for several acts: what this one does not ask is not sent.
    for (const auto& field : app.desk().find_act(act.act)->fields)
        if (const auto given = act.preset.find(std::string(field.name)); given != act.preset.end())
            form.fields[given->first] = given->second;
    for (const auto& [field, value] : act.filled) form.fields[field] = value;
    app.asked = std::move(act);
}

namespace {

void draw_field(ActFields& fields, const AskedAct& asked, const acts::Field& field)
{
    const auto found = asked.options.find(std::string(field.name));
    const std::span<const widgets::Option> options =
        found == asked.options.end() ? std::span<const widgets::Option>{} : std::span(found->second);
    constexpr std::size_t kRadios = 5;  // more are a list that opens
    switch (field.kind) {
        case acts::Kind::Id:
        case acts::Kind::Choice:
            if (options.size() > kRadios) fields.pick(field.name, options);
            else fields.choice(field.name, options);
            break;
        case acts::Kind::Ids:
        case acts::Kind::Choices: fields.choices(field.name, options); break;
        case acts::Kind::Tick:
        case acts::Kind::Flag: fields.tick(field.name); break;
        default: fields.text(field.name); break;
    }
}

void draw_asked(App& app)
{
    const auto& asked = app.asked;
    const widgets::Dialog dialog("asked", asked.title);
    if (!asked.text.empty()) widgets::text(asked.text);
    ActFields fields(app, asked.act, asked.about);
    fields.problems();
    bool is_left = dialog.dismissed();
    {
        widgets::Form form("asked-form");
        for (const auto& field : app.desk().find_act(asked.act)->fields) {
            const std::string name(field.name);
            const bool is_asked = (field.kind != acts::Kind::Id && field.kind != acts::Kind::Ids) ||
                                  asked.options.contains(name);  // ids are chosen, never typed
            if (!is_asked || asked.preset.contains(name) || (asked.draws && asked.draws(fields, name))) continue;
            draw_field(fields, asked, field);
        }
        const widgets::Row row("acts");
        if (fields.submit(form, asked.button, asked.is_warning ? widgets::Look::Warning : widgets::Look::Primary))
            fields.send([&app, done = asked.done](const View& answer) {
                app.asked = {};
                if (done) done(answer);
            });
        if (widgets::button(say(Word::admin_leave), {.look = widgets::Look::Secondary})) is_left = true;
    }
    if (is_left && !fields.is_busy()) app.asked = {};
}

void draw_told(App& app)
{
    const widgets::Dialog dialog("told", app.told.title);
    widgets::text(app.told.text);
    const widgets::Row row("acts");
    if (widgets::button(say(Word::admin_understood)) || dialog.dismissed()) app.told = {};
}

}  // namespace

bool draw_dialog(App& app)
{
    if (!app.asked.act.empty()) draw_asked(app);
    else if (!app.told.title.empty()) draw_told(app);
    else return false;
    return true;
}

void tell(App& app, Word title, Word text) { app.told = {words::text(title), words::text(text)}; }

std::vector<widgets::Option> end_reasons()
{
    std::vector<widgets::Option> options;
    for (const auto& reason : acts::kEndReasons)
        options.push_back({std::string(reason.word), name_of("reason", reason.word)});
    return options;
}

}  // namespace screens
