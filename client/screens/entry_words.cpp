#include "client/screens/entry_words.h"

#include <algorithm>
#include <cmath>

#include "client/words/when.h"
#include "client/words/words.h"

namespace screens {

using words::Plural;
using words::say;
using words::Word;

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
    widgets::TimelineRow row{words::text(Word::services_health), {}};
    for (const auto& visit : early.visits)
        if (visit) row.marks.push_back({years_between(born, *visit), -1, {}, Mark::Kind::Solid});
    for (const auto& contact : early.maternal_child_health)
        if (contact.from && row.marks.empty())
            row.marks.push_back({years_between(born, *contact.from), -1, {}, Mark::Kind::Solid});
    if (!row.marks.empty()) picture.rows.push_back(std::move(row));
}

void add_care(widgets::Timeline& picture, const CareSection& care, Date born, Date today)
{
    widgets::TimelineRow row{words::text(Word::timeline_care), {}};
    for (const auto* spans : {&care.orders, &care.placements})
        for (const auto& span : *spans)
            if (span.from)
                row.marks.push_back({years_between(born, *span.from), years_between(born, span.to.value_or(today)),
                                     words::text(span.to ? Word::timeline_past : Word::timeline_current),
                                     Mark::Kind::Outline});
    if (!row.marks.empty()) picture.rows.push_back(std::move(row));
}

}  // namespace

std::string_view words_for(IndigenousStatus status)
{
    switch (status) {
        case IndigenousStatus::NotRecorded: return say(Word::common_not_recorded);
        case IndigenousStatus::Aboriginal: return say(Word::indigenous_aboriginal);
        case IndigenousStatus::TorresStraitIslander: return say(Word::indigenous_islander);
        case IndigenousStatus::Both: return say(Word::indigenous_both);
        case IndigenousStatus::No: return say(Word::indigenous_no);
    }
    return {};
}

std::string_view words_for_order(Indicator indicator)
{
    switch (indicator) {
        case Indicator::None: return say(Word::common_no_record);
        case Indicator::Past: return say(Word::care_past_order);
        case Indicator::Current: return say(Word::care_current_order);
    }
    return {};
}

std::string_view words_for_care(Indicator indicator)
{
    switch (indicator) {
        case Indicator::None: return say(Word::common_no_record);
        case Indicator::Past: return say(Word::care_past);
        case Indicator::Current: return say(Word::care_now);
    }
    return {};
}

std::string words_for_visit(std::size_t which)
{
    return words::text(static_cast<Word>(static_cast<std::size_t>(Word::visit_1) + which));
}

std::string day_or(const std::optional<Date>& day, std::string_view otherwise)
{
    return day ? words::day(*day) : std::string(otherwise);
}

std::string as_at(const std::optional<Date>& day)
{
    return day ? say(Word::when_as_at, {{"date", words::day(*day)}}) : std::string();
}

widgets::Timeline timeline_of(const EntryView& view, const std::optional<CareSection>& care, Date today)
{
    widgets::Timeline picture;
    if (!view.identity) return picture;
    const Date born = view.identity->date_of_birth;
    if (view.early_years) {
        const auto& early = *view.early_years;
        add_visits(picture, early, born);
        add_spans(picture, words::text(Word::services_playgroup), early.playgroups, born, today, Mark::Kind::Pale);
        add_spans(picture, words::text(Word::timeline_early), early.early_education, born, today, Mark::Kind::Pale);
        add_spans(picture, words::text(Word::services_kindergarten), early.kindergarten, born, today,
                  Mark::Kind::Solid);
    }
    if (view.school) {
        add_spans(picture, words::text(Word::services_school), view.school->enrolments, born, today, Mark::Kind::Deep);
        add_spans(picture, words::text(Word::services_home_schooling), view.school->home_schooling, born, today,
                  Mark::Kind::Pale);
    }
    if (view.supports)
        add_spans(picture, words::text(Word::services_supports), view.supports->supports, born, today,
                  Mark::Kind::Pale);
    if (care) add_care(picture, *care, born, today);

    picture.years = std::max(1.f, years_between(born, today));
    std::string told;
    for (const auto& row : picture.rows) {
        auto one = say(Plural::timeline_row, static_cast<long>(row.marks.size()), {{"service", row.label}});
        told = told.empty() ? std::move(one) : say(Word::timeline_between, {{"before", told}, {"after", one}});
    }
    if (!told.empty()) picture.summary = say(Word::timeline_summary, {{"rows", told}});
    return picture;
}

}  // namespace screens
