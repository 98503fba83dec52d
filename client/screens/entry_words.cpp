#include "client/screens/entry_words.h"

#include <algorithm>
#include <cmath>

namespace screens {
namespace {

float years_between(Date born, Date day) { return static_cast<float>((days(day) - days(born)).count()) / 365.25f; }

using Mark = widgets::TimelineMark;

/// Stays as bars; one without a first day cannot be placed and stands in its table only.
void add_spans(widgets::Timeline& picture, std::string label, const std::vector<ServiceSpan>& spans, Date born,
               Date today, Mark::Kind kind)
{
    widgets::TimelineRow row{std::move(label), {}};
    for (const auto& span : spans)
        if (span.from)
            row.marks.push_back(
                {years_between(born, *span.from), years_between(born, span.to.value_or(today)), {}, kind});
    if (!row.marks.empty()) picture.rows.push_back(std::move(row));
}

void add_visits(widgets::Timeline& picture, const EarlyYearsSection& early, Date born)
{
    widgets::TimelineRow row{"Maternal and Child Health", {}};
    for (const auto& visit : early.visits)
        if (visit) row.marks.push_back({years_between(born, *visit), -1, {}, Mark::Kind::Solid});
    for (const auto& contact : early.maternal_child_health)
        if (contact.from && row.marks.empty())
            row.marks.push_back({years_between(born, *contact.from), -1, {}, Mark::Kind::Solid});
    if (!row.marks.empty()) picture.rows.push_back(std::move(row));
}

void add_care(widgets::Timeline& picture, const CareSection& care, Date born, Date today)
{
    widgets::TimelineRow row{"Orders and care", {}};
    for (const auto* spans : {&care.orders, &care.placements})
        for (const auto& span : *spans)
            if (span.from)
                row.marks.push_back({years_between(born, *span.from), years_between(born, span.to.value_or(today)),
                                     span.to ? "past" : "current", Mark::Kind::Outline});
    if (!row.marks.empty()) picture.rows.push_back(std::move(row));
}

}  // namespace

std::string_view words_for(IndigenousStatus status)
{
    switch (status) {
        case IndigenousStatus::NotRecorded: return "Not recorded";
        case IndigenousStatus::Aboriginal: return "Aboriginal";
        case IndigenousStatus::TorresStraitIslander: return "Torres Strait Islander";
        case IndigenousStatus::Both: return "Aboriginal and Torres Strait Islander";
        case IndigenousStatus::No: return "No";
    }
    return {};
}

std::string_view words_for_order(Indicator indicator)
{
    switch (indicator) {
        case Indicator::None: return "No record";
        case Indicator::Past: return "Past order";
        case Indicator::Current: return "Current order";
    }
    return {};
}

std::string_view words_for_care(Indicator indicator)
{
    switch (indicator) {
        case Indicator::None: return "No record";
        case Indicator::Past: return "Has been in care";
        case Indicator::Current: return "In care now";
    }
    return {};
}

std::string day_or(const std::optional<Date>& day, std::string_view otherwise)
{
    return day ? format_day(*day) : std::string(otherwise);
}

std::string as_at(const std::optional<Date>& day) { return day ? "as at " + format_day(*day) : std::string(); }

widgets::Timeline timeline_of(const EntryView& view, const std::optional<CareSection>& care, Date today)
{
    widgets::Timeline picture;
    if (!view.identity) return picture;
    const Date born = view.identity->date_of_birth;
    if (view.early_years) {
        const auto& early = *view.early_years;
        add_visits(picture, early, born);
        add_spans(picture, "Playgroup", early.playgroups, born, today, Mark::Kind::Pale);
        add_spans(picture, "Early education", early.early_education, born, today, Mark::Kind::Pale);
        add_spans(picture, "Kindergarten", early.kindergarten, born, today, Mark::Kind::Solid);
    }
    if (view.school) {
        add_spans(picture, "School", view.school->enrolments, born, today, Mark::Kind::Deep);
        add_spans(picture, "Home schooling", view.school->home_schooling, born, today, Mark::Kind::Pale);
    }
    if (view.supports) add_spans(picture, "Supports", view.supports->supports, born, today, Mark::Kind::Pale);
    if (care) add_care(picture, *care, born, today);

    picture.years = std::max(1.f, years_between(born, today));
    for (const auto& row : picture.rows) {
        picture.summary += (picture.summary.empty() ? "Services over time: " : "; ") + row.label + ", " +
                           std::to_string(row.marks.size()) + (row.marks.size() == 1 ? " record" : " records");
    }
    picture.summary += picture.summary.empty() ? "" : ". The tables below hold the dates.";
    return picture;
}

}  // namespace screens
