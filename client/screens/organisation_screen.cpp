// One organisation on the other side: what it is to the schemes, who speaks for it, how both were checked.
#include <array>

#include "client/app/app.h"
#include "client/screens/act_form.h"
#include "client/screens/desk_parts.h"
#include "client/screens/organisations_screen.h"
#include "client/screens/own_roles.h"
#include "client/words/words.h"

namespace screens {

using words::say;
using words::Word;

namespace {

constexpr std::string_view kPassed = "PASSED";

widgets::Tone tone_of_result(std::string_view result)
{
    if (result == kPassed) return widgets::Tone::Ok;
    return result == "FAILED" ? widgets::Tone::Bad : widgets::Tone::Warn;
}

std::string words_of_result(const App& app, const std::string& result, const std::string& until)
{
    if (result == kPassed) return say(Word::organisation_until, {{"day", day_of(app, until)}});
    return result == "FAILED" ? name_of("check_result", result) : words::text(Word::organisation_not_checked);
}

void draw_top(const View& view)
{
    widgets::title(view.fact("name"));
    if (!view.fact("suburb").empty()) widgets::lead(view.fact("suburb"));
    draw_badges(view.fact("badges"));
}

/// What has to be known before anything goes there.
void draw_notes(App& app, const View& view, bool keeps)
{
    if (!view.fact("impersonation").empty()) {
        const widgets::Note note(widgets::Tone::Bad, say(Word::organisation_warned), "warned", true);
        widgets::text(say(Word::organisation_warned_text));
        widgets::small(name_of("guidance", "g07"));
    }
    if (!view.fact("why_not").empty())
        widgets::note(widgets::Tone::Bad, say(Word::organisation_not_prescribed), view.fact("why_not"));
    if (view.fact("status") == "unconfirmed") {
        const widgets::Note note(widgets::Tone::Warn, say(Word::organisation_unconfirmed), "unconfirmed");
        widgets::text(say(Word::organisation_unconfirmed_text));
        if (keeps && !view.fact("own").empty() &&
            widgets::button(name_of("act", "confirm_organisation"),
                            {.look = widgets::Look::Secondary, .small = true, .key = "confirm"}))
            ask_confirm_organisation(app, view);
    }
    if (!view.fact("assumed").empty())
        widgets::note(widgets::Tone::Warn, say(Word::organisation_assumed), say(Word::organisation_assumed_text));
    if (!view.fact("capacity_limit").empty())
        widgets::note(widgets::Tone::Warn, say(Word::organisation_limited, {{"capacity", view.fact("capacity_limit")}}),
                      say(Word::organisation_limited_text));
    if (!view.fact("restricted").empty()) widgets::note(widgets::Tone::Warn, say(Word::organisation_restricted));
    if (!view.fact("court").empty()) widgets::note(widgets::Tone::Info, say(Word::organisation_court));
}

// ---- Who speaks for it

/// The check that counts now for this contact: "Called back through the switchboard, by Quilla Testworth on 3 Mar
/// 2026".
std::string basis_of(const App& app, const View& view, const std::string& contact)
{
    const auto& checks = view.list("checks");
    for (std::size_t i = 0; i < checks.rows.size(); ++i)
        if (checks.at(i, "contact") == contact && !checks.at(i, "counts_now").empty())
            return say(checks.at(i, "by") == app.session().name ? Word::organisation_by_you : Word::organisation_by,
                       {{"method", name_of("check_method", checks.at(i, "method"))},
                        {"name", checks.at(i, "by")},
                        {"day", day_of(app, checks.at(i, "day"))}});
    return words::text(Word::organisation_person_unchecked);
}

void draw_contact(App& app, const View& view, std::size_t row, bool may_check)
{
    const auto& list = view.list("contacts");
    const auto& name = list.at(row, "name");
    const bool is_warned = !list.at(row, "impersonation").empty();
    const auto initials = initials_of(name);
    const auto status = is_warned ? words::text(Word::organisation_warned_of)
                                  : words_of_result(app, list.at(row, "result"), list.at(row, "checked_until"));
    auto reach = list.at(row, "phone");
    if (!list.at(row, "email").empty()) reach += (reach.empty() ? "" : " · ") + list.at(row, "email");
    const auto works = list.at(row, "engagement") == "UNKNOWN"
                           ? list.at(row, "position")
                           : list.at(row, "position") + " · " + name_of("peer_engagement", list.at(row, "engagement"));
    const auto basis = basis_of(app, view, list.at(row, "id"));
    const auto warn = name_of("act", "raise_impersonation"), check = name_of("act", "check_contact"),
               change = name_of("act", "change_contact");
    std::vector<std::string_view> acts;
    if (may_check) acts = {check, change};
    if (!is_warned) acts.push_back(warn);
    const int pressed =
        widgets::person_card({.key = list.at(row, "id"),
                              .initials = initials,
                              .name = name,
                              .lines = reach.empty() ? std::vector<std::string_view>{works, basis}
                                                     : std::vector<std::string_view>{works, reach, basis},
                              .status = status,
                              .tone = is_warned ? widgets::Tone::Bad : tone_of_result(list.at(row, "result"))},
                             acts, app.sharing.entities.open_menu);
    if (pressed < 0) return;
    const auto act = acts[static_cast<std::size_t>(pressed)];
    if (act == check) ask_check_contact(app, view, row);
    else if (act == change) ask_change_contact(app, view, row);
    else ask_warn(app, view, row);
}

void draw_contacts(App& app, const View& view, bool may_check)
{
    const auto& list = view.list("contacts");
    {
        const widgets::Row row("people");
        widgets::heading(say(Word::organisation_people), std::to_string(list.rows.size()));
        widgets::push_right();
        if (may_check && widgets::button(name_of("act", "add_contact"),
                                         {.look = widgets::Look::Secondary, .small = true, .key = "add-contact"}))
            ask_add_contact(app, view);
    }
    if (list.rows.empty()) {
        const widgets::EmptyState nothing(say(Word::organisation_nobody), say(Word::organisation_nobody_text));
        return;
    }
    widgets::small(say(Word::organisation_reused));
    const widgets::People people(say(Word::organisation_people));
    for (std::size_t i = 0; i < list.rows.size(); ++i) draw_contact(app, view, i, may_check);
}

// ---- The organisation itself

void draw_own_check(App& app, const View& view, bool may_check)
{
    const widgets::Card card(say(Word::organisation_check), {}, "check");
    for (const std::string scheme : {"ciss", "fviss"}) {
        const widgets::Row row(scheme);
        widgets::text(name_of("scheme", scheme));
        widgets::push_right();
        const auto& result = view.fact(scheme + "_result");
        widgets::pill(words_of_result(app, result, view.fact(scheme + "_until")), tone_of_result(result));
    }
    widgets::small(say(Word::organisations_no_proof_text));
    const widgets::Row row("acts");
    if (may_check && widgets::button(name_of("act", "check_organisation"),
                                     {.look = widgets::Look::Secondary, .small = true, .key = "check"}))
        ask_check_organisation(app, view);
    if (view.fact("impersonation").empty() &&
        widgets::button(name_of("act", "raise_impersonation"),
                        {.look = widgets::Look::Secondary, .small = true, .key = "warn"}))
        ask_warn(app, view);
}

void draw_reach(App& app, const View& view, bool keeps)
{
    const widgets::Card card(say(Word::organisation_reach), {}, "reach");
    std::vector<widgets::Fact> facts;
    const auto add = [&](Word name, const std::string& value) {
        if (!value.empty()) facts.push_back({words::text(name), value});
    };
    std::string domains;
    for (const auto& domain : values_of(view.facts, "domains")) domains += (domains.empty() ? "" : ", ") + domain;
    add(Word::organisation_phone, view.fact("phone"));
    add(Word::organisation_inbox, view.fact("inbox"));
    add(Word::organisation_domains, domains);
    add(Word::organisation_form, name_of("sharing_form", view.fact("preferred_form")));
    if (!view.fact("published_in").empty())
        add(Word::organisation_published,
            say(Word::organisation_published_on,
                {{"where", view.fact("published_in")}, {"day", day_of(app, view.fact("checked_on"))}}));
    if (facts.empty()) widgets::no_record();
    else widgets::facts(facts);
    if (!keeps) return;
    const widgets::Row row("acts");
    if (widgets::button(name_of("act", "set_organisation"),
                        {.look = widgets::Look::Secondary, .small = true, .key = "reach"}))
        ask_reach_organisation(app, view);
}

void draw_categories(const View& view)
{
    const auto& list = view.list("categories");
    const widgets::Card card(say(Word::organisation_categories), {}, "categories");
    if (list.rows.empty()) return widgets::small(say(Word::organisation_no_category));
    for (std::size_t i = 0; i < list.rows.size(); ++i) {
        const widgets::Group group(list.at(i, "code"));
        if (i > 0) widgets::divider();
        widgets::strong(list.at(i, "label"));
        const auto flag = [&](const char* column) { return name_of("flag_value", list.at(i, column)); };
        const std::array facts{widgets::Fact{name_of("column", "ciss"), flag("ciss")},
                               widgets::Fact{name_of("column", "fviss"), flag("fviss")},
                               widgets::Fact{name_of("column", "rae"), flag("rae")},
                               widgets::Fact{name_of("column", "maram"), flag("maram")}};
        widgets::facts(facts);
        for (const auto* column : {"capacity_limit", "note", "why_not"})
            if (!list.at(i, column).empty()) widgets::small(list.at(i, column));
        if (!list.at(i, "source").empty())
            widgets::small(say(Word::organisation_source, {{"source", list.at(i, "source")}}));
    }
}

// ---- What was done

void draw_checks(App& app, const View& view)
{
    const auto& list = view.list("checks");
    if (list.rows.empty()) return;
    constexpr std::size_t kFirst = 5;
    auto& shows_all = app.sharing.entities.shows_checks;
    const widgets::Card card(say(Word::organisation_checks), {}, "checks");
    {
        widgets::Table table(say(Word::organisation_checks), {{say(Word::organisation_check_day), 2},
                                                              {say(Word::organisation_check_of), 3},
                                                              {say(Word::organisation_check_how), 4},
                                                              {say(Word::organisation_check_result), 3}});
        for (std::size_t i = 0; i < list.rows.size() && (shows_all || i < kFirst); ++i) {
            table.row(list.at(i, "id"));
            table.cell(day_of(app, list.at(i, "day")), say(Word::organisation_check_by, {{"name", list.at(i, "by")}}));
            if (list.at(i, "contact").empty()) table.cell(view.fact("name"), name_of("scheme", list.at(i, "scheme")));
            else table.cell(list.at(i, "name"), name_of("peer_engagement", list.at(i, "engagement")));
            std::string more;
            for (const auto* column : {"callback_number", "callback_source", "domain", "note"})
                if (!list.at(i, column).empty()) more += (more.empty() ? "" : " · ") + list.at(i, column);
            table.cell(name_of("check_method", list.at(i, "method")), more);
            const auto& until = list.at(i, "checked_until");
            table.cell(name_of("check_result", list.at(i, "result")),
                       until.empty() ? std::string()
                       : list.at(i, "counts_now").empty()
                           ? words::text(Word::organisation_check_over)
                           : say(Word::organisation_check_counts, {{"day", day_of(app, until)}}));
        }
    }
    if (list.rows.size() > kFirst)
        widgets::disclosure(say(Word::organisation_all_checks, {{"count", std::to_string(list.rows.size())}}),
                            shows_all);
}

void draw_warnings(App& app, const View& view, bool keeps)
{
    const auto& list = view.list("impersonations");
    if (list.rows.empty()) return;
    const widgets::Card card(say(Word::organisation_warnings), {}, "warnings");
    for (std::size_t i = 0; i < list.rows.size(); ++i) {
        const widgets::Group group(list.at(i, "id"));
        if (i > 0) widgets::divider();
        const bool stands = list.at(i, "cleared_at").empty();
        {
            const widgets::Row row("head");
            widgets::strong(list.at(i, "name").empty() ? view.fact("name") : list.at(i, "name"));
            widgets::pill(say(stands ? Word::organisation_stands : Word::organisation_cleared),
                          stands ? widgets::Tone::Bad : widgets::Tone::Neutral);
        }
        widgets::text(list.at(i, "why"));
        widgets::small(
            say(Word::organisation_raised, {{"name", list.at(i, "by")}, {"moment", moment_of(app, list.at(i, "at"))}}));
        if (!stands) {
            widgets::text(list.at(i, "cleared_why"));
            widgets::small(say(Word::organisation_cleared_by, {{"name", list.at(i, "cleared_by")},
                                                               {"moment", moment_of(app, list.at(i, "cleared_at"))}}));
        } else if (keeps && widgets::button(name_of("act", "clear_impersonation"),
                                            {.look = widgets::Look::Secondary, .small = true, .key = "clear"})) {
            ask_clear(app, view, i);
        }
    }
}

}  // namespace

void draw_organisation(App& app, const std::string& organisation)
{
    auto& state = app.sharing.entities;
    if (state.shown != organisation) {
        state.shown = organisation;
        state.shows_checks = false;
        state.open_menu.clear();
    }
    if (!has_own(app, state.service)) {
        widgets::title(say(Word::organisation_any));
        choose_own(app, state.service);
        return;
    }
    const Fields asks{{"organisation", organisation}, {"service", state.service}};
    const auto& look = app.desk().look("entity", asks);
    const auto& view = look.view;
    widgets::breadcrumbs({{say(Word::sharing_title), "/sharing"},
                          {say(Word::organisations_title), "/sharing/organisations"},
                          {look.is_there ? view.fact("name") : words::text(Word::organisation_any), {}}});
    if (!look.is_there) widgets::title(say(Word::organisation_any));
    if (!ready(app, look, "entity", asks)) return;
    draw_top(view);
    choose_own(app, state.service);
    const bool keeps = holds_role(app, view.fact("service"), {"records"});
    const bool may_check = holds_role(app, view.fact("service"), {"sharer", "lead", "records"});
    draw_notes(app, view, keeps);
    draw_contacts(app, view, may_check);
    {
        const widgets::Columns columns({3, 2}, 860, "facts");
        {
            const widgets::Stack left("left");
            draw_own_check(app, view, may_check);
            draw_warnings(app, view, keeps);
            draw_reach(app, view, keeps);
        }
        const widgets::Stack right("right");
        draw_categories(view);
    }
    draw_checks(app, view);
}

}  // namespace screens
