#include "client/screens/entry_screen.h"

#include <array>
#include <span>

#include "client/app/app.h"
#include "client/screens/care_part.h"
#include "client/screens/entry_words.h"
#include "client/screens/plain_screens.h"
#include "client/widgets/widgets.h"
#include "client/words/when.h"
#include "client/words/words.h"

namespace screens {

using words::say;
using words::Word;

namespace {

void draw_spans(std::string_view caption, std::string_view heading, const std::vector<ServiceSpan>& spans)
{
    if (spans.empty()) {
        widgets::no_record();
        return;
    }
    widgets::Table table(caption, {{heading, 2.2f}, {say(Word::common_from), 1.2f}, {say(Word::common_to), 1.2f}});
    for (std::size_t i = 0; i < spans.size(); ++i) {
        const auto& span = spans[i];
        table.row(std::to_string(i));
        table.cell(span.service.empty() ? say(Word::services_withheld) : span.service, span.detail);
        table.cell(day_or(span.from, say(Word::common_not_recorded)));
        table.cell(day_or(span.to, say(Word::common_now)));
    }
}

void draw_head(const EntryView& view, Date today)
{
    widgets::title(view.names.empty() ? words::text(Word::entry_nameless) : full_name(view.names.front()));
    widgets::Row pills("pills");
    if (view.kind == EntryKind::Limited) widgets::pill(say(Word::entry_limited), widgets::Tone::Info);
    if (view.identity) {
        const auto lived_until = view.end.date_of_death.value_or(today);
        widgets::pill(words::age(view.identity->date_of_birth, lived_until));
        widgets::pill(say(Word::entry_born, {{"date", words::day(view.identity->date_of_birth)}}));
    }
    for (std::size_t i = 1; i < view.names.size(); ++i) {
        widgets::Group one(std::to_string(i));
        widgets::pill(say(view.names[i].kind == NameKind::Former ? Word::entry_formerly : Word::entry_also_known_as,
                          {{"name", full_name(view.names[i])}}));
    }
    if (view.end.status == EntryStatus::Inactive) widgets::pill(say(Word::entry_inactive));
}

std::string recorded(const std::string& fact) { return fact.empty() ? words::text(Word::common_no_record) : fact; }

void draw_identity(const IdentitySection& identity)
{
    widgets::Card card(say(Word::identity_title), as_at(identity.as_at));
    const std::array facts{
        widgets::Fact{words::text(Word::identity_identifier), identity.identifier},
        widgets::Fact{words::text(Word::identity_sex), recorded(identity.sex)},
        widgets::Fact{words::text(Word::identity_birthplace), recorded(identity.place_of_birth)},
        widgets::Fact{words::text(Word::identity_indigenous), std::string(words_for(identity.indigenous_status))},
    };
    widgets::facts(facts);
}

void draw_family(const FamilySection& family)
{
    widgets::Card card(say(Word::family_title), as_at(family.as_at));
    if (family.people.empty() && family.siblings.empty()) widgets::no_record();
    for (std::size_t i = 0; i < family.people.size(); ++i) {
        widgets::Group row(std::to_string(i));
        widgets::Stack lines("lines", 0);
        widgets::text(family.people[i].name);
        const auto& relationship = family.people[i].relationship;
        widgets::small(relationship.empty() ? say(Word::family_no_relationship) : relationship);
    }
    for (const auto& sibling : family.siblings) {
        widgets::Group row(sibling.handle);
        widgets::divider();
        widgets::Stack lines("lines", 0);
        widgets::link(sibling.name, "/entry/" + sibling.handle);
        widgets::small(say(sibling.opens == EntryKind::Limited ? Word::family_limited_sibling : Word::family_sibling));
    }
}

void draw_early_years(const EarlyYearsSection& early)
{
    {
        widgets::Card card(say(Word::services_health), as_at(early.health_as_at));
        draw_spans(say(Word::services_health_caption), say(Word::services_service), early.maternal_child_health);
        widgets::subheading(say(Word::services_visits));
        std::vector<widgets::Fact> visits;
        for (std::size_t i = 0; i < kKasVisits.size(); ++i)  // ENT-9: all ten, never "missed"
            visits.push_back({words_for_visit(i), day_or(early.visits[i], say(Word::common_no_record))});
        widgets::Columns halves({1.f, 1.f}, 520, "visits");
        widgets::facts(std::span(visits).first(visits.size() / 2));
        widgets::facts(std::span(visits).subspan(visits.size() / 2));
    }
    widgets::Columns pair({1.f, 1.f}, 620, "early");
    {
        widgets::Card card(say(Word::services_playgroup_card), as_at(early.health_as_at));
        draw_spans(say(Word::services_playgroups), say(Word::services_playgroup), early.playgroups);
    }
    {
        widgets::Card card(say(Word::services_early), as_at(early.kindergarten_as_at));
        draw_spans(say(Word::services_early), say(Word::services_service), early.early_education);
    }
}

void draw_kindergarten_and_school(const EntryView& view)
{
    if (view.early_years) {
        widgets::Card card(say(Word::services_kindergarten), as_at(view.early_years->kindergarten_as_at));
        draw_spans(say(Word::services_kindergartens), say(Word::services_service), view.early_years->kindergarten);
    }
    if (view.school) {
        widgets::Card card(say(Word::services_school), as_at(view.school->as_at));
        draw_spans(say(Word::services_schools), say(Word::services_school), view.school->enrolments);
        widgets::subheading(say(Word::services_home_schooling));
        if (view.school->home_schooling.empty()) widgets::no_record();
        for (const auto& span : view.school->home_schooling) {
            widgets::Group one(span.from ? to_iso(*span.from) : "start");
            widgets::text(say(Word::services_registered, {{"from", day_or(span.from, say(Word::services_unknown_day))},
                                                          {"to", day_or(span.to, say(Word::services_until_now))}}));
        }
    }
    if (view.supports) {
        widgets::Card card(say(Word::services_supports), as_at(view.supports->as_at));
        draw_spans(say(Word::services_supports_caption), say(Word::services_support), view.supports->supports);
    }
}

void draw_record_note(const App& app, const EntryView& view)
{
    widgets::note(widgets::Tone::Info, say(Word::entry_recorded_title),
                  say(Word::entry_recorded, {{"purpose", view.purpose}, {"moment", app.moment(view.viewed_at)}}));
}

void draw_limited(App& app, const EntryView& view)
{
    widgets::Stack column("limited", 16, 720);
    widgets::note(widgets::Tone::Info, say(Word::limited_title), say(Word::limited_text));
    const bool is_active = view.end.status == EntryStatus::Active;
    std::vector<widgets::Fact> facts{
        {words::text(Word::entry_title), words::text(is_active ? Word::entry_active : Word::entry_inactive)}};
    if (view.limited_care) {
        facts.push_back({words::text(Word::care_order_fact), std::string(words_for_order(view.limited_care->order))});
        facts.push_back({words::text(Word::care_care), std::string(words_for_care(view.limited_care->care))});
    }
    {
        widgets::Card card(say(Word::limited_shown));
        widgets::facts(facts);
    }
    draw_record_note(app, view);
}

void draw_full(App& app, EntryState& state, const EntryView& view)
{
    {
        widgets::Columns columns({1.f, 2.1f}, 860, "entry");
        {
            widgets::Stack left("who", 18);
            if (view.identity) draw_identity(*view.identity);
            if (view.family) draw_family(*view.family);
            draw_record_note(app, view);
        }
        {
            widgets::Stack right("what", 18);
            const auto picture = timeline_of(view, state.care, app.session().today);
            if (!picture.rows.empty()) {
                widgets::Card card(say(Word::timeline_title), say(Word::timeline_aside));
                widgets::timeline(picture);
            }
            if (view.early_years) draw_early_years(*view.early_years);
            draw_kindergarten_and_school(view);
            if (view.has_care_section) draw_care(app, state);
        }
    }
    widgets::small(say(Word::entry_coverage));  // ENT-8
}

}  // namespace

void draw_entry(App& app, const std::string& handle)
{
    widgets::private_page();
    auto& state = app.entry;
    if (state.handle != handle) state = {.handle = handle};
    if (!state.asked) app.open_entry(handle);

    if (app.find.answered) widgets::link(say(Word::entry_to_results), "/results");
    else widgets::link(say(Word::entry_to_find), "/find");
    if (!state.unreachable.empty()) {
        widgets::title(say(Word::entry_title));
        if (widgets::failed(state.unreachable)) app.open_entry(handle);
        return;
    }
    if (state.missing) {  // absent, restricted and out of reach look the same (ENT-23)
        draw_not_found(app);
        return;
    }
    if (!state.view) {
        widgets::title(say(Word::entry_title));
        widgets::waiting(say(Word::entry_opening));
        return;
    }
    const auto& view = *state.view;
    widgets::watermark(
        say(Word::entry_watermark, {{"name", app.session().name}, {"moment", app.moment(view.viewed_at)}}));  // SRC-10
    if (view.end.date_of_death)  // ENT-22: a plain notice before anything else
        widgets::note(widgets::Tone::Neutral, say(Word::entry_died_title),
                      say(Word::entry_died, {{"date", words::day(*view.end.date_of_death)}}));
    draw_head(view, app.session().today);
    if (view.kind == EntryKind::Limited) draw_limited(app, view);
    else draw_full(app, state, view);
}

}  // namespace screens
