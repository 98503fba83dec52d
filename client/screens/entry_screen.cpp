#include "client/screens/entry_screen.h"

#include <array>
#include <span>

#include "client/app/app.h"
#include "client/screens/care_part.h"
#include "client/screens/entry_words.h"
#include "client/screens/plain_screens.h"
#include "client/widgets/widgets.h"

namespace screens {
namespace {

void draw_spans(std::string_view caption, std::string_view heading, const std::vector<ServiceSpan>& spans)
{
    if (spans.empty()) {
        widgets::no_record();
        return;
    }
    widgets::Table table(caption, {{heading, 2.2f}, {"From", 1.2f}, {"To", 1.2f}});
    for (std::size_t i = 0; i < spans.size(); ++i) {
        const auto& span = spans[i];
        table.row(std::to_string(i));
        table.cell(span.service.empty() ? "Name withheld" : span.service, span.detail);
        table.cell(day_or(span.from, "Not recorded"));
        table.cell(day_or(span.to, "Now"));
    }
}

void draw_head(const EntryView& view, Date today)
{
    widgets::title(view.names.empty() ? "Name not recorded" : full_name(view.names.front()));
    widgets::Row pills("pills");
    if (view.kind == EntryKind::Limited) widgets::pill("Limited entry", widgets::Tone::Info);
    if (view.identity) {
        const auto lived_until = view.end.date_of_death.value_or(today);
        widgets::pill(format_age(view.identity->date_of_birth, lived_until));
        widgets::pill("Born " + format_day(view.identity->date_of_birth));
    }
    for (std::size_t i = 1; i < view.names.size(); ++i) {
        widgets::Group one(std::to_string(i));
        widgets::pill((view.names[i].kind == NameKind::Former ? "Formerly " : "Also known as ") +
                      full_name(view.names[i]));
    }
    if (view.end.status == EntryStatus::Inactive) widgets::pill("Inactive");
}

void draw_identity(const IdentitySection& identity)
{
    widgets::Card card("Identity", as_at(identity.as_at));
    const std::array facts{
        widgets::Fact{"Child Link identifier", identity.identifier},
        widgets::Fact{"Sex", identity.sex.empty() ? "No record" : identity.sex},
        widgets::Fact{"Place of birth", identity.place_of_birth.empty() ? "No record" : identity.place_of_birth},
        widgets::Fact{"Aboriginal and/or Torres Strait Islander", std::string(words_for(identity.indigenous_status))},
    };
    widgets::facts(facts);
}

void draw_family(const FamilySection& family)
{
    widgets::Card card("Family", as_at(family.as_at));
    if (family.people.empty() && family.siblings.empty()) widgets::no_record();
    for (std::size_t i = 0; i < family.people.size(); ++i) {
        widgets::Group row(std::to_string(i));
        widgets::Stack lines("lines", 0);
        widgets::text(family.people[i].name);
        widgets::small(family.people[i].relationship.empty() ? "Relationship not recorded"
                                                             : family.people[i].relationship);
    }
    for (const auto& sibling : family.siblings) {
        widgets::Group row(sibling.handle);
        widgets::divider();
        widgets::Stack lines("lines", 0);
        widgets::link(sibling.name, "/entry/" + sibling.handle);
        widgets::small(sibling.opens == EntryKind::Limited ? "Sibling, limited entry" : "Sibling");
    }
}

void draw_early_years(const EarlyYearsSection& early)
{
    {
        widgets::Card card("Maternal and Child Health", as_at(early.health_as_at));
        draw_spans("Maternal and Child Health services", "Service", early.maternal_child_health);
        widgets::subheading("Key Ages and Stages visits");
        std::vector<widgets::Fact> visits;
        for (std::size_t i = 0; i < kKasVisits.size(); ++i)  // ENT-9: all ten, never "missed"
            visits.push_back({std::string(kKasVisits[i]), day_or(early.visits[i], "No record")});
        widgets::Columns halves({1.f, 1.f}, 520, "visits");
        widgets::facts(std::span(visits).first(visits.size() / 2));
        widgets::facts(std::span(visits).subspan(visits.size() / 2));
    }
    widgets::Columns pair({1.f, 1.f}, 620, "early");
    {
        widgets::Card card("Supported playgroup", as_at(early.health_as_at));
        draw_spans("Supported playgroups", "Playgroup", early.playgroups);
    }
    {
        widgets::Card card("Early education and care", as_at(early.kindergarten_as_at));
        draw_spans("Early education and care", "Service", early.early_education);
    }
}

void draw_kindergarten_and_school(const EntryView& view)
{
    if (view.early_years) {
        widgets::Card card("Kindergarten", as_at(view.early_years->kindergarten_as_at));
        draw_spans("Funded kindergarten", "Service", view.early_years->kindergarten);
    }
    if (view.school) {
        widgets::Card card("School", as_at(view.school->as_at));
        draw_spans("School enrolments", "School", view.school->enrolments);
        widgets::subheading("Home schooling");
        if (view.school->home_schooling.empty()) widgets::no_record();
        for (const auto& span : view.school->home_schooling) {
            widgets::Group one(day_or(span.from, "start"));
            widgets::text("Registered from " + day_or(span.from, "a day not recorded") + " to " +
                          day_or(span.to, "now"));
        }
    }
    if (view.supports) {
        widgets::Card card("Supports", as_at(view.supports->as_at));
        draw_spans("Named supports", "Support", view.supports->supports);
    }
}

void draw_record_note(const App& app, const EntryView& view)
{
    widgets::note(widgets::Tone::Info, "This view is recorded.",
                  "Purpose: " + view.purpose + ". " + app.moment(view.viewed_at) + ".");
}

void draw_limited(App& app, const EntryView& view)
{
    widgets::Stack column("limited", 16, 720);
    widgets::note(widgets::Tone::Info, "This is a limited entry.",
                  "It belongs to a sibling whom your service does not work with. It shows names, status and whether "
                  "there is a record of an "
                  "order or of care, and nothing else.");
    std::vector<widgets::Fact> facts{{"Entry", view.end.status == EntryStatus::Active ? "Active" : "Inactive"}};
    if (view.limited_care) {
        facts.push_back({"Child protection order", std::string(words_for_order(view.limited_care->order))});
        facts.push_back({"Out-of-home care", std::string(words_for_care(view.limited_care->care))});
    }
    {
        widgets::Card card("What is shown");
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
                widgets::Card card("Services over time", "Victoria only. No record is not proof of absence.");
                widgets::timeline(picture);
            }
            if (view.early_years) draw_early_years(*view.early_years);
            draw_kindergarten_and_school(view);
            if (view.has_care_section) draw_care(app, state);
        }
    }
    widgets::small(
        "Child Link holds records of services in Victoria only. No record is not proof of absence.");  // ENT-8
}

}  // namespace

void draw_entry(App& app, const std::string& handle)
{
    widgets::private_page();
    auto& state = app.entry;
    if (state.handle != handle) state = {.handle = handle};
    if (!state.asked) app.open_entry(handle);

    if (app.find.answered) widgets::link("Back to results", "/results");
    else widgets::link("Back to Find a child", "/find");
    if (!state.unreachable.empty()) {
        widgets::title("Entry");
        if (widgets::failed(state.unreachable)) app.open_entry(handle);
        return;
    }
    if (state.missing) {  // absent, restricted and out of reach look the same (ENT-23)
        draw_not_found(app);
        return;
    }
    if (!state.view) {
        widgets::title("Entry");
        widgets::waiting("Opening the entry");
        return;
    }
    const auto& view = *state.view;
    widgets::watermark(app.session().name + " · " + app.moment(view.viewed_at));  // SRC-10
    if (view.end.date_of_death)  // ENT-22: a plain notice before anything else
        widgets::note(widgets::Tone::Neutral, "This child has died.",
                      "Date of death: " + format_day(*view.end.date_of_death) + ".");
    draw_head(view, app.session().today);
    if (view.kind == EntryKind::Limited) draw_limited(app, view);
    else draw_full(app, state, view);
}

}  // namespace screens
