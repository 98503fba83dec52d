#include "client/screens/registers_screen.h"

#include <algorithm>
#include <array>

#include "client/app/app.h"
#include "client/screens/act_form.h"
#include "client/screens/desk_parts.h"
#include "client/screens/own_roles.h"
#include "client/screens/words.h"
#include "client/words/words.h"
#include "shared/acts/register_kinds.h"
#include "shared/core/typed_date.h"
#include "shared/sharing/record_type.h"
#include "shared/sharing/states.h"

namespace screens {

using words::Plural;
using words::say;
using words::Word;

namespace {

constexpr std::string_view kAddress = "/sharing/registers";
// What an address may hold: codes and days, nothing that a person typed about somebody.
constexpr std::array<std::string_view, 9> kKept{"service", "from",     "to",   "scheme",  "state",
                                                "other",   "priority", "mine", "findings"};

const acts::RegisterKind* find_register(std::string_view name)
{
    for (const auto& each : acts::kRegisters)
        if (each.name == name) return &each;
    return nullptr;
}

std::string_view next(std::string_view& rest, char end)
{
    const auto at = std::min(rest.find(end), rest.size());
    const auto piece = rest.substr(0, at);
    rest.remove_prefix(std::min(at + 1, rest.size()));
    return piece;
}

Fields filters_in(std::string_view address)
{
    Fields filters;
    next(address, ';');
    while (!address.empty()) {
        auto value = next(address, ';');
        const std::string name(next(value, '='));
        if (std::find(kKept.begin(), kKept.end(), name) != kKept.end() && !value.empty()) filters[name] = value;
    }
    return filters;
}

/// A day as typed holds strokes, which part an address.
std::string address_of(std::string_view kind, const Fields& filters)
{
    auto address = std::string(kAddress) + "/" + std::string(kind);
    for (const auto name : kKept) {
        auto value = text_of(filters, name);
        if (name == "from" || name == "to")
            if (const auto day = read_typed_date(value)) value = to_iso(*day);
        if (!value.empty()) address += ";" + std::string(name) + "=" + value;
    }
    return address;
}

void take_up(RegisterState& state, const std::string& address)
{
    if (state.address == address) return;
    state = {};
    state.address = address;
    state.typed = state.applied = filters_in(address);
    state.shows_filters = !state.typed.empty();
}

Fields asks_of(const RegisterState& state, std::string_view kind)
{
    auto asks = state.applied;
    asks["register"] = kind;
    asks["page"] = std::to_string(state.pages.page + 1);
    return asks;
}

// ---- Filters

std::vector<widgets::Option> any_of(std::vector<widgets::Option> options)
{
    options.insert(options.begin(), {"", words::text(Word::registers_any)});
    return options;
}

std::vector<widgets::Option> rows_of(const ViewList& list)
{
    std::vector<widgets::Option> options;
    for (std::size_t i = 0; i < list.rows.size(); ++i) options.push_back({list.at(i, "id"), list.at(i, "name")});
    return options;
}

std::vector<widgets::Option> states_of_register(std::string_view types)
{
    std::vector<std::string_view> states;
    while (!types.empty())
        for (const auto each : sharing::states_of(next(types, ' ')))
            if (each != sharing::kNew && std::find(states.begin(), states.end(), each) == states.end())
                states.push_back(each);
    return options_of("record_state", states);
}

bool is_given(const Fields& filters)
{
    return std::any_of(filters.begin(), filters.end(), [](const auto& each) { return !each.second.empty(); });
}

void draw_flag(RegisterState& state, const char* name, Word label)
{
    bool is_on = is_ticked(state.typed, name);
    if (widgets::check_box(is_on, {.name = name, .label = say(label)})) state.typed[name] = is_on ? kTicked : "";
}

void apply(App& app, RegisterState& state)
{
    state.faults = acts::faults_of(app.desk().find_view("register")->asks, [&] {
        auto all = state.typed;
        all["register"] = "any";
        return all;
    }());
    if (!state.faults.empty()) return;
    state.applied = state.typed;
    state.pages.page = 0;
}

void draw_filters(App& app, RegisterState& state, const acts::RegisterKind& kind, const View& view)
{
    auto& typed = state.typed;
    widgets::disclosure(say(Word::registers_filters), state.shows_filters);
    if (!state.shows_filters) return;
    const auto faults = in_words(state.faults);
    widgets::error_summary(faults);
    widgets::Form form("filters");
    const auto fault = [&](const char* name) { return widgets::message_of(faults, name); };
    {
        const widgets::Columns row({1, 1, 1}, 640, "days");
        widgets::date_field(typed["from"],
                            {.name = "from", .label = say(Word::registers_from), .error = fault("from")});
        widgets::date_field(typed["to"], {.name = "to", .label = say(Word::registers_to), .error = fault("to")});
        widgets::text_field(typed["reference"], {.name = "reference", .label = say(Word::registers_reference)});
    }
    {
        const widgets::Columns row({1, 1, 1}, 640, "codes");
        widgets::select(typed["state"], {.name = "state", .label = say(Word::registers_state)},
                        any_of(states_of_register(kind.types)));
        widgets::select(typed["scheme"], {.name = "scheme", .label = say(Word::registers_scheme)},
                        any_of(options_of("scheme", sharing::options_in("scheme"))));
        widgets::select(typed["priority"], {.name = "priority", .label = say(Word::registers_priority)},
                        any_of(options_of("priority_short", sharing::options_in("priority"))));
    }
    {
        const widgets::Columns row({1, 1, 1}, 640, "sides");
        widgets::select(typed["other"], {.name = "other", .label = say(Word::registers_other_side)},
                        any_of(rows_of(view.list("others"))));
        if (view.list("places").rows.size() > 1)
            widgets::select(typed["service"], {.name = "service", .label = say(Word::registers_service)},
                            any_of(rows_of(view.list("places"))));
    }
    draw_flag(state, "mine", Word::registers_mine);
    if (!kind.only_findings) draw_flag(state, "findings", Word::registers_findings);
    const widgets::Row row("acts");
    if (form.submit(say(Word::registers_show))) apply(app, state);
    if (is_given(typed) && widgets::button(say(Word::registers_clear), {.look = widgets::Look::Secondary})) {
        typed.clear();
        apply(app, state);
    }
}

// ---- Saved views

void ask_save(App& app, const RegisterState& state, const acts::RegisterKind& kind)
{
    ask(app, {.act = "save_register_view",
              .title = words::text(Word::registers_save),
              .text = words::text(Word::registers_save_text),
              .button = words::text(Word::registers_save),
              .preset = {{"address", address_of(kind.name, state.applied)}},
              .done = [](const View&) { widgets::toast(say(Word::registers_saved)); }});
}

void ask_drop(App& app, const std::string& name)
{
    ask(app, {.act = "drop_register_view",
              .about = name,
              .title = say(Word::registers_drop_title, {{"name", name}}),
              .text = words::text(Word::registers_drop_text),
              .button = words::text(Word::registers_drop),
              .is_warning = true,
              .preset = {{"name", name}},
              .done = [](const View&) { widgets::toast(say(Word::registers_dropped)); }});
}

void draw_views(App& app, const ViewList& views)
{
    if (views.rows.empty()) return;
    const widgets::Card card(say(Word::registers_views), {}, "views");
    for (std::size_t i = 0; i < views.rows.size(); ++i) {
        const widgets::Row row(views.at(i, "name"));
        widgets::link(views.at(i, "name"), views.at(i, "address"));
        widgets::push_right();
        if (widgets::button(say(Word::registers_drop),
                            {.look = widgets::Look::Quiet, .small = true, .description = views.at(i, "name")}))
            ask_drop(app, views.at(i, "name"));
    }
}

// ---- The rows

std::string joined(std::initializer_list<std::string> parts)
{
    std::string all;
    for (const auto& part : parts)
        if (!part.empty()) all += (all.empty() ? "" : " · ") + part;
    return all;
}

std::string items_of(const ViewList& list, std::size_t row)
{
    if (list.at(row, "asked") == "0") return {};
    return say(
        Word::registers_items,
        {{"asked", list.at(row, "asked")}, {"shared", list.at(row, "shared")}, {"refused", list.at(row, "refused")}});
}

std::string counted(Plural words, const std::string& number)
{
    if (number.empty()) return {};
    long count = 0;
    for (const char c : number) count = c >= '0' && c <= '9' ? count * 10 + (c - '0') : count;
    return say(words, count);
}

std::string reasons_of(const App& app, const ViewList& list, std::size_t row)
{
    return in_words(app, list.at(row, "reasons"), As::Codes, "reason_code");
}

void draw_rows(const App& app, const ViewList& list, Word caption)
{
    widgets::Table table(say(caption), {{say(Word::registers_record), 3},
                                        {say(Word::registers_date), 2},
                                        {say(Word::registers_other_side), 3},
                                        {say(Word::registers_priority), 2},
                                        {say(Word::registers_what), 4},
                                        {say(Word::registers_time), 3},
                                        {say(Word::registers_state), 3}});
    for (std::size_t i = 0; i < list.rows.size(); ++i) {
        const auto at = [&](std::string_view column) -> const std::string& { return list.at(i, column); };
        table.row(at("id"));
        // Initials at most: the record itself names the child (IS-609).
        table.link_cell(at("ref"), "/sharing/record/" + at("id"),
                        joined({name_of("record_type", at("type")), at("label")}));
        table.cell(day_of(app, at("date")), name_of("scheme_short", at("scheme")));
        table.cell(at("other"), at("category"));
        table.cell(name_of("priority_short", at("priority")));
        table.cell(items_of(list, i), reasons_of(app, list, i));
        table.cell(at("days_to_acknowledge") == "0"
                       ? words::text(Word::registers_acknowledged_at_once)
                       : counted(Plural::registers_acknowledged, at("days_to_acknowledge")),
                   at("days_to_respond") == "0" ? words::text(Word::registers_answered_at_once)
                                                : counted(Plural::registers_answered, at("days_to_respond")));
        const auto in = table.open_cell();
        const widgets::Stack lines("state", 4);
        widgets::text(name_of("record_state", at("state")));
        if (!at("owner").empty()) widgets::small(at("owner"));
        if (at("findings") != "0" && !at("findings").empty())
            widgets::pill(counted(Plural::registers_finding_count, at("findings")), widgets::Tone::Warn);
    }
}

void draw_register(App& app, const std::string& address)
{
    std::string_view rest = address;
    const auto* kind = find_register(next(rest, ';'));
    auto& state = app.sharing.registry;
    take_up(state, address);
    const auto title = kind == nullptr ? words::text(Word::registers_title) : name_of("register", kind->name);
    widgets::breadcrumbs({{say(Word::sharing_title), "/sharing"}, {say(Word::registers_title), kAddress}, {title, {}}});
    {
        const widgets::Row row("top");
        {
            const widgets::Stack left("title", 8);
            widgets::title(title);
            if (kind != nullptr) widgets::lead(name_of("register_text", kind->name));
        }
        if (kind != nullptr) {
            widgets::push_right();
            if (widgets::button(say(Word::registers_save), {.look = widgets::Look::Secondary, .key = "save"}))
                ask_save(app, state, *kind);
        }
    }
    if (kind == nullptr)
        return widgets::note(widgets::Tone::Warn, say(Word::registers_unknown), say(Word::registers_unknown_text));
    const auto asks = asks_of(state, kind->name);
    const auto& look = app.desk().look("register", asks);
    const auto& view = look.view;
    if (look.is_there) draw_filters(app, state, *kind, view);
    if (!ready(app, look, "register", asks)) return;
    widgets::private_page();
    const auto& list = view.list("rows");
    const auto total = static_cast<std::size_t>(list.total);
    if (list.rows.empty()) {
        const widgets::EmptyState nothing(
            say(Word::registers_none),
            say(is_given(state.applied) ? Word::registers_none_filtered : Word::registers_none_text));
    } else {
        const widgets::Card card({}, {}, "rows");
        draw_rows(app, list, Word::registers_title);
        widgets::table_pages(state.pages, total, {say(Word::sharing_noun), say(Word::sharing_nouns)});
    }
    draw_views(app, view.list("views"));
}

}  // namespace

void draw_registers(App& app, const std::string& address)
{
    if (!address.empty()) return draw_register(app, address);
    widgets::breadcrumbs({{say(Word::sharing_title), "/sharing"}, {say(Word::registers_title), {}}});
    {
        const widgets::Row row("top");
        {
            const widgets::Stack left("title", 8);
            widgets::title(say(Word::registers_title));
            widgets::lead(say(Word::registers_lead));
        }
        widgets::push_right();
        if (widgets::button(say(Word::reports_title), {.look = widgets::Look::Secondary, .key = "reports"}))
            app.go("/sharing/reports");
    }
    const auto& roles = app.desk().look("own_roles");
    if (!ready(app, roles, "own_roles")) return;
    const widgets::Card card({}, {}, "registers");
    widgets::Table table(say(Word::registers_title),
                         {{say(Word::registers_which), 3}, {say(Word::registers_holds), 6}});
    for (const auto& each : acts::kRegisters) {
        // Who asks to see their own information is known to the records officer alone (IS-473).
        if (each.name == "access" && !holds_role(app, {"records", "auditor"})) continue;
        table.row(each.name);
        table.link_cell(name_of("register", each.name), std::string(kAddress) + "/" + std::string(each.name));
        table.cell(name_of("register_text", each.name));
    }
}

}  // namespace screens
