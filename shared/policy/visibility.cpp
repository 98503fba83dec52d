#include "shared/policy/visibility.h"

#include <algorithm>

namespace policy {

namespace {

bool is_current(const std::optional<Date>& from, const std::optional<Date>& to, Date today)
{
    return (!from || days(*from) <= days(today)) && (!to || days(today) <= days(*to));
}

// The service's name and the campus both say where the family is (ENT-24); year level and program kind do not. A stay
// that is yet to begin tells as much as one that has.
ServiceSpan span_of(const KnownStay& stay, const Viewer& viewer, bool location_protected)
{
    const bool is_over = stay.to && days(*stay.to) < days(viewer.today);
    const bool named = is_over || may_name_service(viewer, location_protected, stay.service);
    ServiceSpan span{named ? stay.name : "", named ? stay.campus : "", stay.from, stay.to};
    if (!span.detail.empty() && !stay.level.empty()) span.detail += ", ";
    span.detail += stay.level;
    return span;
}

std::vector<ServiceSpan> spans_of(const std::vector<KnownStay>& stays, const Viewer& viewer, bool location_protected)
{
    std::vector<ServiceSpan> spans;
    for (const auto& stay : stays) spans.push_back(span_of(stay, viewer, location_protected));
    return spans;
}

std::vector<ServiceSpan> spans_of(const std::vector<CareSpan>& periods)
{
    std::vector<ServiceSpan> spans;
    for (const auto& period : periods) spans.push_back({"", period.kind, period.from, period.to});
    return spans;
}

std::vector<RelatedPerson> people_of(const WholeEntry& entry, const Withheld& withheld)
{
    std::vector<RelatedPerson> people;
    for (const auto& [keys, person] : entry.people)
        if (std::find_first_of(keys.begin(), keys.end(), withheld.people.begin(), withheld.people.end()) == keys.end())
            people.push_back(person);
    return people;
}

}  // namespace

Visibility sees(const Viewer& viewer, const Withheld& withheld, FieldGroup group)
{
    const auto at = static_cast<std::size_t>(group);
    if (withheld.groups[at]) return Visibility::None;
    if (group == FieldGroup::Supports && !viewer.show_supports) return Visibility::None;
    return viewer.workforce.sees[at];
}

bool may_name_service(const Viewer& viewer, bool location_protected, std::int64_t service)
{
    return !location_protected || viewer.workforce.sees_protected_services || service == viewer.own_service;
}

Indicator indicator_of(const std::vector<CareSpan>& spans, Date today)
{
    if (spans.empty()) return Indicator::None;
    const bool holds = std::any_of(spans.begin(), spans.end(),
                                   [&](const CareSpan& span) { return is_current(span.from, span.to, today); });
    return holds ? Indicator::Current : Indicator::Past;
}

EntryView cut_full(const WholeEntry& entry, const Viewer& viewer, const Withheld& withheld)
{
    const auto all = [&](FieldGroup group) { return sees(viewer, withheld, group) == Visibility::All; };
    EntryView view;
    view.kind = EntryKind::Full;
    view.end.status = entry.end.status;
    if (all(FieldGroup::End)) view.end = entry.end;
    if (all(FieldGroup::Identity)) {
        view.identity = entry.identity;
        view.names = entry.identity.names;
    }
    if (all(FieldGroup::Family)) view.family = FamilySection{people_of(entry, withheld), {}, entry.family_as_at};
    if (all(FieldGroup::EarlyYears)) {
        const auto spans = [&](const auto& stays) { return spans_of(stays, viewer, entry.location_protected); };
        view.early_years = EarlyYearsSection{spans(entry.maternal_child_health),
                                             entry.visits,
                                             spans(entry.playgroups),
                                             spans(entry.early_education),
                                             spans(entry.kindergarten),
                                             entry.health_as_at,
                                             entry.kindergarten_as_at};
    }
    if (all(FieldGroup::School))
        view.school = SchoolSection{spans_of(entry.schools, viewer, entry.location_protected),
                                    spans_of(entry.home_schooling), entry.school_as_at};
    if (all(FieldGroup::Supports)) view.supports = SupportsSection{spans_of(entry.supports), entry.supports_as_at};
    view.has_care_section = all(FieldGroup::ChildProtection);  // UI-3: closed until it is asked for
    return view;
}

EntryView cut_limited(const WholeEntry& entry, const Viewer& viewer, const Withheld& withheld)
{
    EntryView view;
    view.kind = EntryKind::Limited;
    view.end.status = entry.end.status;
    if (sees(viewer, withheld, FieldGroup::Identity) == Visibility::All) view.names = entry.identity.names;
    if (viewer.workforce.sees[static_cast<std::size_t>(FieldGroup::ChildProtection)] == Visibility::All)
        view.limited_care = cut_sibling_care(entry, viewer, withheld);
    return view;
}

std::optional<CareSection> cut_care(const WholeEntry& entry, const Viewer& viewer, const Withheld& withheld)
{
    if (sees(viewer, withheld, FieldGroup::ChildProtection) != Visibility::All) return {};
    CareSection section;
    section.order = indicator_of(entry.orders, viewer.today);
    section.care = indicator_of(entry.placements, viewer.today);
    section.orders = entry.orders;
    section.placements = entry.placements;
    section.as_at = entry.care_as_at;
    return section;
}

// Withheld reads as "none": the sibling is there either way, so that what was withheld leaves no gap (ENT-7).
SiblingCare cut_sibling_care(const WholeEntry& sibling, const Viewer& viewer, const Withheld& withheld)
{
    SiblingCare care;
    if (!sibling.identity.names.empty()) care.name = full_name(sibling.identity.names.front());
    if (sees(viewer, withheld, FieldGroup::ChildProtection) != Visibility::All) return care;
    care.order = indicator_of(sibling.orders, viewer.today);
    care.care = indicator_of(sibling.placements, viewer.today);
    return care;
}

}  // namespace policy
