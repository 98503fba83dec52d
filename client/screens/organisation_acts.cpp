// What is done about an organisation on the other side, each as a dialog over the table of acts.
#include <algorithm>
#include <array>

#include "client/app/app.h"
#include "client/screens/act_form.h"
#include "client/screens/desk_parts.h"
#include "client/screens/organisations_screen.h"
#include "client/words/words.h"
#include "shared/sharing/entity.h"

namespace screens {

using words::say;
using words::Word;

namespace {

std::function<void(const View&)> told(Word word, const std::string& name)
{
    return [word, name](const View&) { widgets::toast(say(word, {{"name", name}})); };
}

/// Each with what it means in plain words.
std::vector<widgets::Option> explained(std::string_view group, std::string_view hints,
                                       std::span<const std::string_view> codes)
{
    auto options = options_of(group, codes);
    for (auto& option : options) option.hint = name_of(hints, option.value);
    return options;
}

// ---- Categories: one after another, out of a long catalogue

/// The catalogue as options, made anew only when it was answered anew.
const std::vector<widgets::Option>& catalogue(App& app, const app::Look& look)
{
    auto& state = app.sharing.entities;
    if (state.categories_of == look.revision) return state.categories;
    state.categories_of = look.revision;
    state.categories.clear();
    const auto& list = look.view.list("categories");
    for (std::size_t i = 0; i < list.rows.size(); ++i)
        state.categories.push_back({list.at(i, "code"), list.at(i, "label"), list.at(i, "sector")});
    return state.categories;
}

void draw_chosen(ActFields& fields, const std::vector<widgets::Option>& options)
{
    auto chosen = fields.values("categories");
    for (std::size_t i = 0; i < chosen.size(); ++i) {
        const auto found =
            std::find_if(options.begin(), options.end(), [&](const auto& option) { return option.value == chosen[i]; });
        const widgets::Row row(chosen[i]);
        const auto& label = found == options.end() ? chosen[i] : found->label;
        widgets::text(label);
        if (!widgets::button(say(Word::organisations_remove),
                             {.look = widgets::Look::Quiet, .small = true, .description = label}))
            continue;
        chosen.erase(chosen.begin() + static_cast<std::ptrdiff_t>(i));
        return fields.set("categories", join_values(chosen));
    }
}

bool draw_category_field(App& app, ActFields& fields, std::string_view field)
{
    if (field != "categories") return false;
    auto& state = app.sharing.entities;
    const auto& look = app.desk().look("entity_categories");
    if (!look.is_there) return ready(app, look, "entity_categories"), true;
    const auto& options = catalogue(app, look);
    std::string picked;
    if (widgets::combo_box(picked, state.category, fields.field("categories"),
                           {.all = options,
                            .noun = {say(Word::organisations_category), say(Word::organisations_categories)},
                            .revision = look.revision}) &&
        !picked.empty()) {
        auto chosen = fields.values("categories");
        if (std::find(chosen.begin(), chosen.end(), picked) == chosen.end()) chosen.push_back(picked);
        fields.set("categories", join_values(chosen));
        state.category = {};
    }
    draw_chosen(fields, options);
    return true;
}

std::function<bool(ActFields&, std::string_view)> with_categories(App& app)
{
    app.sharing.entities.category = {};
    return [&app](ActFields& fields, std::string_view field) { return draw_category_field(app, fields, field); };
}

// ---- Checks

/// What a method does not ask is left out, and each method says what it takes.
std::function<bool(ActFields&, std::string_view)> check_form(std::vector<widgets::Option> methods)
{
    return [methods = std::move(methods)](ActFields& fields, std::string_view field) {
        if (field == "method") return fields.choice("method", methods), true;
        const auto& method = fields.value("method");
        if (field == "callback_number" || field == "callback_source") return method != "SWITCHBOARD_CALLBACK";
        return field == "domain" && method != "ORG_EMAIL";
    };
}

}  // namespace

void ask_add_organisation(App& app)
{
    ask(app, {.act = "add_organisation",
              .title = words::text(Word::organisations_add),
              .text = words::text(Word::organisations_add_text),
              .button = words::text(Word::organisations_add),
              .preset = {{"service", app.sharing.entities.service}},
              .draws = with_categories(app),
              .done = [&app](const View& answer) {
                  widgets::toast(say(Word::organisations_added));
                  app.go("/sharing/organisations/" + answer.fact("organisation"));
              }});
}

void ask_confirm_organisation(App& app, const View& view)
{
    std::vector<std::string> codes;
    const auto& list = view.list("categories");
    for (std::size_t i = 0; i < list.rows.size(); ++i) codes.push_back(list.at(i, "code"));
    ask(app, {.act = "confirm_organisation",
              .about = view.fact("id"),
              .title = say(Word::organisation_confirm_title, {{"name", view.fact("name")}}),
              .text = words::text(Word::organisation_confirm_text),
              .button = name_of("act", "confirm_organisation"),
              .preset = {{"service", view.fact("service")}, {"organisation", view.fact("id")}},
              .draws = with_categories(app),
              .done = told(Word::organisation_confirmed, view.fact("name")),
              .filled = {{"categories", join_values(codes)}}});
}

void ask_reach_organisation(App& app, const View& view)
{
    constexpr std::array<std::string_view, 4> kForms{"VICPOL", "CIS", "DFFH_CP", "GENERIC"};
    Fields filled;
    for (const std::string field : {"phone", "domains", "inbox", "preferred_form"}) filled[field] = view.fact(field);
    ask(app, {.act = "set_organisation",
              .about = view.fact("id"),
              .title = say(Word::organisation_reach_title, {{"name", view.fact("name")}}),
              .text = words::text(Word::organisation_reach_text),
              .button = words::text(Word::organisation_save),
              .preset = {{"service", view.fact("service")}, {"organisation", view.fact("id")}},
              .options = {{"preferred_form", options_of("sharing_form", kForms)}},
              .done = told(Word::organisation_saved, view.fact("name")),
              .filled = std::move(filled)});
}

void ask_check_organisation(App& app, const View& view)
{
    ask(app, {.act = "check_organisation",
              .about = view.fact("id"),
              .title = say(Word::organisation_check_title, {{"name", view.fact("name")}}),
              .text = words::text(Word::organisation_check_text),
              .button = words::text(Word::organisation_check_save),
              .preset = {{"service", view.fact("service")}, {"organisation", view.fact("id")}},
              .options = {{"scheme", options_of("scheme", sharing::kSchemes)},
                          {"result", explained("check_result", "check_result_hint", sharing::kCheckResults)}},
              .draws = check_form(explained("check_method", "check_hint", sharing::kCheckMethods)),
              .done = told(Word::organisation_check_saved, view.fact("name"))});
}

void ask_check_contact(App& app, const View& view, std::size_t row)
{
    const auto& list = view.list("contacts");
    // The list says nothing about a person (IS-132).
    std::vector<std::string_view> methods;
    for (const auto method : sharing::kCheckMethods)
        if (method != sharing::kListLookup) methods.push_back(method);
    ask(app, {.act = "check_contact",
              .about = list.at(row, "id"),
              .title = say(Word::organisation_check_title, {{"name", list.at(row, "name")}}),
              .text = say(Word::organisation_check_person_text, {{"name", view.fact("name")}}),
              .button = words::text(Word::organisation_check_save),
              .preset = {{"service", view.fact("service")}, {"contact", list.at(row, "id")}},
              .options = {{"engagement", options_of("peer_engagement", sharing::kPeerEngagements)},
                          {"result", explained("check_result", "check_result_hint", sharing::kCheckResults)}},
              .draws = check_form(explained("check_method", "check_hint", methods)),
              .done = told(Word::organisation_check_saved, list.at(row, "name"))});
}

// ---- Contacts

void ask_add_contact(App& app, const View& view)
{
    ask(app, {.act = "add_contact",
              .about = view.fact("id"),
              .title = say(Word::organisation_contact_title, {{"name", view.fact("name")}}),
              .text = words::text(Word::organisation_contact_text),
              .button = name_of("act", "add_contact"),
              .preset = {{"service", view.fact("service")}, {"organisation", view.fact("id")}},
              .done = [](const View&) { widgets::toast(say(Word::organisation_contact_added)); }});
}

void ask_change_contact(App& app, const View& view, std::size_t row)
{
    const auto& list = view.list("contacts");
    Fields filled;
    for (const std::string field : {"name", "position", "phone", "email"}) filled[field] = list.at(row, field);
    ask(app, {.act = "change_contact",
              .about = list.at(row, "id"),
              .title = say(Word::organisation_change_title, {{"name", list.at(row, "name")}}),
              .text = words::text(Word::organisation_change_text),
              .button = words::text(Word::organisation_save),
              .preset = {{"service", view.fact("service")}, {"contact", list.at(row, "id")}},
              .done = told(Word::organisation_saved, list.at(row, "name")),
              .filled = std::move(filled)});
}

// ---- Warnings (IS-136)

void ask_warn(App& app, const View& view, std::size_t row)
{
    const auto& list = view.list("contacts");
    const bool is_of_person = row < list.rows.size();
    const auto name = is_of_person ? list.at(row, "name") : view.fact("name");
    ask(app, {.act = "raise_impersonation",
              .about = is_of_person ? list.at(row, "id") : view.fact("id"),
              .title = say(Word::organisation_warn_title, {{"name", name}}),
              .text = words::text(Word::organisation_warn_text),
              .button = name_of("act", "raise_impersonation"),
              .is_warning = true,
              .preset = {{"service", view.fact("service")},
                         {"organisation", view.fact("id")},
                         {"contact", is_of_person ? list.at(row, "id") : std::string()}},
              .done = told(Word::organisation_warning_raised, name)});
}

void ask_clear(App& app, const View& view, std::size_t row)
{
    const auto& list = view.list("impersonations");
    const auto name = list.at(row, "name").empty() ? view.fact("name") : list.at(row, "name");
    ask(app, {.act = "clear_impersonation",
              .about = list.at(row, "id"),
              .title = say(Word::organisation_clear_title, {{"name", name}}),
              .text = words::text(Word::organisation_clear_text),
              .button = name_of("act", "clear_impersonation"),
              .preset = {{"service", view.fact("service")}, {"impersonation", list.at(row, "id")}},
              .done = told(Word::organisation_warning_cleared, name)});
}

}  // namespace screens
