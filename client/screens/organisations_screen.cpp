// Finding an organisation by one or two words (IS-142).
#include "client/screens/organisations_screen.h"

#include <algorithm>

#include "client/app/app.h"
#include "client/screens/act_form.h"
#include "client/screens/own_roles.h"
#include "client/words/words.h"

namespace screens {

using words::Plural;
using words::say;
using words::Word;

namespace {

widgets::Tone tone_of_badge(std::string_view badge)
{
    if (badge == "ciss" || badge == "fviss") return widgets::Tone::Ok;
    if (badge == "rae") return widgets::Tone::Info;
    if (badge == "restricted" || badge == "not_prescribed") return widgets::Tone::Bad;
    return badge == "court" ? widgets::Tone::Neutral : widgets::Tone::Warn;
}

std::string in_one_line(const std::string& lines)
{
    std::string all;
    for (const auto& line : values_of({{"x", lines}}, "x")) all += (all.empty() ? "" : ", ") + line;
    return all;
}

std::string trimmed(std::string text)
{
    while (!text.empty() && text.back() == ' ') text.pop_back();
    text.erase(0, std::min(text.find_first_not_of(' '), text.size()));
    return text;
}

/// What it is prescribed for, and where it is nothing: why (IS-108).
void draw_status(widgets::Table& table, const std::string& badges, const std::string& why_not)
{
    const auto in = table.open_cell();
    const widgets::Stack lines("status", 6);
    draw_badges(badges);
    if (!why_not.empty()) widgets::small(why_not);
}

void draw_found(const App& app, const ViewList& list)
{
    const widgets::Card card(say(Word::organisations_found), say(Plural::organisations_count, list.total), "found");
    {
        widgets::Table table(say(Word::organisations_title), {{say(Word::organisations_name), 4},
                                                              {say(Word::organisations_status), 4},
                                                              {say(Word::organisations_checked), 2}});
        for (std::size_t i = 0; i < list.rows.size(); ++i) {
            table.row(list.at(i, "id"));
            auto second = list.at(i, "suburb");
            for (const auto& more : {in_one_line(list.at(i, "categories")), in_one_line(list.at(i, "former_names"))})
                if (!more.empty()) second += (second.empty() ? "" : " · ") + more;
            table.link_cell(list.at(i, "name"), "/sharing/organisations/" + list.at(i, "id"), second);
            draw_status(table, list.at(i, "badges"), list.at(i, "why_not"));
            const auto until = day_of(app, list.at(i, "verified_until"));
            table.cell(until.empty() ? words::text(Word::organisations_unchecked)
                                     : say(Word::organisations_until, {{"day", until}}));
        }
    }
    if (list.total > static_cast<std::int64_t>(list.rows.size())) widgets::small(say(Word::organisations_more));
}

/// A kind of body that is not prescribed answers too, with the reason.
void draw_kinds(const ViewList& list)
{
    if (list.rows.empty()) return;
    const widgets::Card card(say(Word::organisations_kinds), {}, "kinds");
    widgets::Table table(say(Word::organisations_kinds),
                         {{say(Word::organisations_kind), 4}, {say(Word::organisations_status), 6}});
    for (std::size_t i = 0; i < list.rows.size(); ++i) {
        table.row(list.at(i, "code"));
        table.cell(list.at(i, "label"), list.at(i, "sector"));
        draw_status(table, list.at(i, "badges"), list.at(i, "why_not"));
    }
}

/// Asks when the words are others, and keeps what was found before until the answer is there.
void draw_search(App& app)
{
    auto& state = app.sharing.entities;
    const auto text = trimmed(state.typed);
    if (text.size() < 2) {
        state.found.clear();
        return;
    }
    const auto asks = [&](const std::string& words) { return Fields{{"service", state.service}, {"text", words}}; };
    const auto* look = &app.desk().look("entities", asks(text));
    if (look->is_there) state.found = text;
    const bool is_old = !look->is_there && look->faults.empty() && !state.found.empty();
    if (is_old) look = &app.desk().look("entities", asks(state.found));
    if (!ready(app, *look, "entities", asks(text))) return;
    const auto& found = look->view.list("organisations");
    const auto& kinds = look->view.list("categories");
    if (!is_old && state.told != text) {
        state.told = text;
        widgets::announce(say(Plural::organisations_count, found.total));
    }
    if (found.rows.empty()) {
        const widgets::EmptyState nothing(say(Word::organisations_none), say(Word::organisations_none_text));
    } else {
        draw_found(app, found);
    }
    draw_kinds(kinds);
}

}  // namespace

void draw_badges(const std::string& badges)
{
    const widgets::Row row("badges");
    for (const auto& badge : values_of({{"x", badges}}, "x"))
        widgets::pill(name_of("badge", badge), tone_of_badge(badge));
}

void draw_organisations(App& app, const std::string& organisation)
{
    if (!organisation.empty()) return draw_organisation(app, organisation);
    auto& state = app.sharing.entities;
    widgets::breadcrumbs({{say(Word::sharing_title), "/sharing"}, {say(Word::organisations_title), {}}});
    {
        const widgets::Row row("top");
        {
            const widgets::Stack left("title", 8);
            widgets::title(say(Word::organisations_title));
            widgets::lead(say(Word::organisations_lead));
        }
        if (holds_role(app, {"sharer", "lead", "records"})) {
            widgets::push_right();
            if (widgets::button(say(Word::organisations_add), {.key = "add"})) ask_add_organisation(app);
        }
    }
    if (!choose_own(app, state.service)) return;
    widgets::text_field(
        state.typed, {.name = "text", .label = say(Word::organisations_find), .hint = say(Word::organisations_hint)});
    widgets::note(widgets::Tone::Info, say(Word::organisations_no_proof), say(Word::organisations_no_proof_text));
    draw_search(app);
}

}  // namespace screens
