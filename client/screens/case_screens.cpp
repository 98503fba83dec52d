#include "client/screens/case_screens.h"

#include <array>

#include "client/app/app.h"
#include "client/screens/act_form.h"
#include "client/screens/desk_parts.h"
#include "client/words/words.h"
#include "shared/acts/grounds.h"

namespace screens {

using words::say;
using words::Word;

namespace {

std::vector<widgets::Option> grounds() { return options_of("ground", acts::kGrounds); }

/// The ground that a removal for this reason most likely has (MAN-15: the form is filled in beforehand).
std::string_view ground_of(std::string_view reason)
{
    if (reason == "wwcc_invalid") return "wwcc";
    return reason == "vit_invalid" ? "vit" : "";
}

}  // namespace

// ---- The notice

void draw_notice(App& app, const std::string& person)
{
    widgets::breadcrumbs({{say(Word::authoriser_home), "/authoriser"}, {say(Word::notice_title), {}}});
    widgets::title(say(Word::notice_title));
    widgets::lead(say(Word::notice_lead));
    const auto& look = app.desk().look("people");
    if (!ready(app, look, "people")) return;
    const auto& home = app.desk().look("authoriser_home");
    const auto& list = look.view.list("people");
    ActFields fields(app, "notify_department", person);
    std::vector<widgets::Option> people;
    for (std::size_t i = 0; i < list.rows.size(); ++i) {
        people.push_back({list.at(i, "id"), list.at(i, "name")});
        if (list.at(i, "id") == person && fields.value("person").empty()) fields.set("person", person);
    }
    const auto& reminders = home.view.list("reminders");
    for (std::size_t i = 0; i < reminders.rows.size(); ++i)
        if (reminders.at(i, "person") == person && fields.value("ground").empty())
            fields.set("ground", ground_of(reminders.at(i, "reason")));
    fields.problems();
    widgets::Form form("notice");
    fields.pick("person", people);
    fields.pick("ground", grounds());
    fields.text("facts");
    fields.text("learned_on");
    fields.tick("is_accurate");
    fields.tick("removes");
    if (fields.value("removes") == kTicked) {
        fields.pick("reason", end_reasons());
        fields.text("note");
    }
    fields.draft();
    if (fields.submit(form, say(Word::notice_send)))
        fields.send([&app](const View& answer) {
            widgets::toast(say(Word::notice_sent, {{"reference", answer.fact("reference")}}));
            app.go("/authoriser");
        });
}

// ---- Cases

namespace {

constexpr std::array kCases{ListColumn{"reference", 1},
                            ListColumn{"about", 3},
                            ListColumn{"state", 2, As::Code, "case"},
                            ListColumn{"origin", 2, As::Code, "origin"},
                            ListColumn{"made_at", 2, As::Day},
                            ListColumn{"review_by", 2, As::Day}};
constexpr std::array kSteps{ListColumn{"at", 2, As::Moment}, ListColumn{"step", 2, As::Code, "case_step"},
                            ListColumn{"by", 2}, ListColumn{"note", 4}};
constexpr std::array kFacts{FactSpec{"name"},
                            FactSpec{"username"},
                            FactSpec{"person_state", As::Code, "state"},
                            FactSpec{"entry"},
                            FactSpec{"state", As::Code, "case"},
                            FactSpec{"origin", As::Code, "origin"},
                            FactSpec{"asked_by"},
                            FactSpec{"ground", As::Code, "ground"},
                            FactSpec{"ground_words"},
                            FactSpec{"facts"},
                            FactSpec{"learned_on", As::Day},
                            FactSpec{"extent", As::Code, "extent"},
                            FactSpec{"kept"},
                            FactSpec{"restricted_at", As::Moment},
                            FactSpec{"review_by", As::Day}};
constexpr std::array<std::string_view, 2> kDecisions{"accept", "refuse"};
constexpr std::array<std::string_view, 3> kOutcomes{"confirmed", "varied", "lifted"};

/// What can be done to a case in which state, by whom: a row for each button.
struct CaseAct {
    std::string_view act, state;
    acts::By by;
    bool is_late{};     // only while a late request waits
    bool is_warning{};  // takes something away from somebody
};
using By = acts::By;
constexpr std::array kCaseActs{CaseAct{"assess_case", "received", By::Administrator},
                               CaseAct{"restrict", "received", By::Administrator, false, true},
                               CaseAct{"restrict", "assessing", By::Administrator, false, true},
                               CaseAct{"decline_case", "received", By::Administrator},
                               CaseAct{"decline_case", "assessing", By::Administrator},
                               CaseAct{"enter_review", "restricted", By::Administrator},
                               CaseAct{"decide_late_request", "restricted", By::Administrator, true},
                               CaseAct{"lift", "restricted", By::Administrator},
                               CaseAct{"decide_review", "review_requested", By::Reviewer},
                               CaseAct{"lift", "review_decided", By::Administrator},
                               CaseAct{"close_case", "review_decided", By::Administrator},
                               CaseAct{"close_case", "not_restricted", By::Administrator}};

void ask_case(App& app, const View& view, const CaseAct& row)
{
    std::vector<widgets::Option> services;
    const auto& list = view.list("services");
    for (std::size_t i = 0; i < list.rows.size(); ++i) services.push_back({list.at(i, "id"), list.at(i, "name")});
    const auto& id = view.fact("id");
    Fields preset{{"case", id}};
    std::vector<widgets::Option> extents = options_of("extent", acts::kExtents);
    if (!view.fact("entry").empty()) {  // ENT-23: an entry is restricted for all Users and wholly
        extents.resize(1);
        for (const auto* none : {"services", "field_groups"}) preset[none] = {};
    } else {
        for (const auto* none : {"agency", "notified_on"}) preset[none] = {};
    }
    ask(app, {.act = std::string(row.act),
              .about = id,
              .title = name_of("act", row.act),
              .text = name_of("will", row.act),
              .button = name_of("act", row.act),
              .is_warning = row.is_warning,
              .preset = std::move(preset),
              .options = {{"extent", std::move(extents)},
                          {"services", std::move(services)},
                          {"field_groups", options_of("group", acts::kKeepableGroups)},
                          {"ground", grounds()},
                          {"decision", options_of("decision", kDecisions)},
                          {"outcome", options_of("outcome", kOutcomes)}},
              .done = [](const View& answer) {
                  widgets::toast(say(Word::cases_now, {{"reference", answer.fact("reference")},
                                                       {"state", name_of("case", answer.fact("state"))}}));
              }});
}

void draw_case_acts(App& app, const View& view)
{
    const widgets::Row row("acts");
    for (const auto& each : kCaseActs) {
        if (each.state != view.fact("state") || !acts::may(app.session().may, each.by)) continue;
        if (each.is_late != (each.act == "decide_late_request" && !view.fact("is_late").empty())) continue;
        if (each.act == "enter_review" && !view.fact("is_late").empty()) continue;
        if (each.act == "decide_review" && !view.fact("took_part").empty()) continue;  // RES-10
        if (each.act == "close_case" && !view.fact("extent").empty()) continue;        // still in force
        if (widgets::button(
                name_of("act", each.act),
                {.look = each.is_warning ? widgets::Look::Warning : widgets::Look::Secondary, .key = each.act}))
            ask_case(app, view, each);
    }
}

void draw_case(App& app, const std::string& of)
{
    const Fields asks{{"case", of}};
    const auto& look = app.desk().look("case", asks);
    const auto& view = look.view;
    const auto title = look.is_there ? view.fact("reference") : words::text(Word::cases_title);
    widgets::breadcrumbs({{say(Word::cases_title), "/department/cases"}, {title, {}}});
    widgets::title(title);
    if (!ready(app, look, "case", asks)) return;
    if (!view.fact("is_late").empty()) widgets::note(widgets::Tone::Warn, say(Word::cases_late));
    if (!view.fact("took_part").empty() && view.fact("state") == "review_requested")
        widgets::note(widgets::Tone::Info, say(Word::cases_took_part));
    draw_case_acts(app, view);
    draw_facts(app, view, kFacts);
    const widgets::Card card(say(Word::cases_steps));
    draw_list(app, look,
              {.list = "steps",
               .columns = kSteps,
               .key = {},
               .caption = Word::cases_steps,
               .empty_title = Word::cases_none,
               .empty_text = Word::cases_none_text,
               .noun = {say(Word::cases_noun), say(Word::cases_nouns)},
               .filters = false},
              app.oversight.steps);
}

}  // namespace

void draw_cases(App& app, const std::string& of)
{
    if (!of.empty()) return draw_case(app, of);
    widgets::title(say(Word::cases_title));
    widgets::lead(say(Word::cases_lead));
    const auto& look = app.desk().look("cases");
    if (!ready(app, look, "cases")) return;
    if (app.session().may.administrator) {
        const widgets::Row row("acts");
        if (widgets::button(name_of("act", "open_case"), {.key = "open"}))
            ask(app, {.act = "open_case",
                      .about = {},
                      .title = name_of("act", "open_case"),
                      .text = name_of("will", "open_case"),
                      .button = name_of("act", "open_case"),
                      .options = {{"ground", grounds()}},
                      .done = [&app](const View& answer) { app.go("/department/cases/" + answer.fact("case")); }});
        widgets::link(say(Word::holidays_title), "/department/holidays");
    }
    const widgets::Card card(say(Word::cases_title));
    draw_list(app, look,
              {.list = "cases",
               .columns = kCases,
               .link = "/department/cases",
               .caption = Word::cases_title,
               .empty_title = Word::cases_none,
               .empty_text = Word::cases_none_text,
               .noun = {say(Word::cases_noun), say(Word::cases_nouns)}},
              app.oversight.cases);
}

// ---- The days that are no business days

void draw_holidays(App& app, const std::string&)
{
    constexpr std::array kDays{ListColumn{"day", 2, As::Day}, ListColumn{"title", 3}, ListColumn{"source", 4},
                               ListColumn{"as_of", 2, As::Day}};
    widgets::breadcrumbs({{say(Word::cases_title), "/department/cases"}, {say(Word::holidays_title), {}}});
    widgets::title(say(Word::holidays_title));
    widgets::lead(say(Word::holidays_lead));
    const auto& look = app.desk().look("holidays");
    if (!ready(app, look, "holidays")) return;
    if (widgets::button(name_of("act", "set_holiday"), {.key = "set"}))
        ask(app, {.act = "set_holiday",
                  .about = {},
                  .title = name_of("act", "set_holiday"),
                  .text = name_of("will", "set_holiday"),
                  .button = name_of("act", "set_holiday")});
    draw_list(app, look,
              {.list = "holidays",
               .columns = kDays,
               .key = "day",
               .caption = Word::holidays_title,
               .empty_title = Word::cases_none,
               .empty_text = Word::cases_none_text,
               .noun = {say(Word::holidays_noun), say(Word::holidays_nouns)}},
              app.oversight.holidays);
}

// ---- One's own, of whoever is restricted in part and so can sign in

void draw_own_restriction(App& app, const std::string&)
{
    constexpr std::array kOwn{FactSpec{"extent", As::Code, "extent"}, FactSpec{"kept"},
                              FactSpec{"restricted_at", As::Moment}, FactSpec{"review_by", As::Day},
                              FactSpec{"state", As::Code, "case"}};
    widgets::title(say(Word::restriction_title));
    const auto& look = app.desk().look("own_restriction");
    if (!ready(app, look, "own_restriction")) return;
    const auto& view = look.view;
    if (view.facts.empty()) {
        const widgets::EmptyState nothing(say(Word::restriction_none), say(Word::restriction_none_text));
        return;
    }
    draw_facts(app, view, kOwn);
    if (!view.fact("is_late").empty()) return widgets::note(widgets::Tone::Info, say(Word::cases_late));
    if (view.fact("state") != "restricted") return;
    widgets::text(say(Word::restriction_ask));
    ActFields fields(app, "ask_review");
    fields.problems();
    widgets::Form form("review");
    fields.text("why");
    fields.text("late_reason");
    fields.draft();
    if (fields.submit(form, name_of("act", "ask_review")))
        fields.send([](const View&) { widgets::toast(say(Word::restriction_asked)); });
}

}  // namespace screens
