#include "shared/json/entry_json.h"

#include "shared/json/reader.h"

namespace wire {

namespace {

using nlohmann::json;

constexpr std::array<Word<EntryKind>, 2> kKinds{{{EntryKind::Full, "full"}, {EntryKind::Limited, "limited"}}};
constexpr std::array<Word<EntryStatus>, 2> kStatuses{
    {{EntryStatus::Active, "active"}, {EntryStatus::Inactive, "inactive"}}};
constexpr std::array<Word<NameKind>, 3> kNameKinds{
    {{NameKind::Current, "current"}, {NameKind::Former, "former"}, {NameKind::AlsoKnownAs, "also_known_as"}}};
constexpr std::array<Word<Indicator>, 3> kIndicators{
    {{Indicator::None, "none"}, {Indicator::Past, "past"}, {Indicator::Current, "current"}}};
constexpr std::array<Word<IndigenousStatus>, 5> kIndigenous{
    {{IndigenousStatus::NotRecorded, "not_recorded"},
     {IndigenousStatus::Aboriginal, "aboriginal"},
     {IndigenousStatus::TorresStraitIslander, "torres_strait_islander"},
     {IndigenousStatus::Both, "both"},
     {IndigenousStatus::No, "no"}}};

// One pair for each part, in the order of shared/domain/entry.h.
json write(const PersonName& name)
{
    return {{"given", name.given},
            {"middle", name.middle},
            {"family", name.family},
            {"kind", word_of(kNameKinds, name.kind)}};
}
void read(Reader& in, PersonName& name)
{
    in.text("given", name.given);
    in.text("middle", name.middle);
    in.text("family", name.family);
    in.word("kind", kNameKinds, name.kind);
}

json write(const RelatedPerson& person) { return {{"name", person.name}, {"relationship", person.relationship}}; }
void read(Reader& in, RelatedPerson& person)
{
    in.text("name", person.name);
    in.text("relationship", person.relationship);
}

json write(const Sibling& sibling)
{
    return {{"handle", sibling.handle}, {"name", sibling.name}, {"opens", word_of(kKinds, sibling.opens)}};
}
void read(Reader& in, Sibling& sibling)
{
    in.text("handle", sibling.handle);
    in.text("name", sibling.name);
    in.word("opens", kKinds, sibling.opens);
}

json write(const ServiceSpan& span)
{
    return {{"service", span.service},
            {"detail", span.detail},
            {"from", day_or_null(span.from)},
            {"to", day_or_null(span.to)}};
}
void read(Reader& in, ServiceSpan& span)
{
    in.text("service", span.service);
    in.text("detail", span.detail);
    in.day("from", span.from);
    in.day("to", span.to);
}

json write(const CareSpan& span)
{
    return {{"kind", span.kind}, {"from", day_or_null(span.from)}, {"to", day_or_null(span.to)}};
}
void read(Reader& in, CareSpan& span)
{
    in.text("kind", span.kind);
    in.day("from", span.from);
    in.day("to", span.to);
}

json write(const SiblingCare& care)
{
    return {
        {"name", care.name}, {"order", word_of(kIndicators, care.order)}, {"care", word_of(kIndicators, care.care)}};
}
void read(Reader& in, SiblingCare& care)
{
    in.text("name", care.name);
    in.word("order", kIndicators, care.order);
    in.word("care", kIndicators, care.care);
}

template <class T>
json all(const std::vector<T>& items)
{
    return list_of(items, [](const T& item) { return write(item); });
}
template <class T>
void all(Reader& in, const char* key, std::vector<T>& items)
{
    in.list(key, items, [](Reader& inner, T& item) { read(inner, item); });
}

json write(const IdentitySection& section)
{
    return {{"identifier", section.identifier},
            {"names", all(section.names)},
            {"date_of_birth", to_iso(section.date_of_birth)},
            {"place_of_birth", section.place_of_birth},
            {"sex", section.sex},
            {"indigenous_status", word_of(kIndigenous, section.indigenous_status)},
            {"as_at", day_or_null(section.as_at)}};
}
void read(Reader& in, IdentitySection& section)
{
    in.text("identifier", section.identifier);
    all(in, "names", section.names);
    in.day("date_of_birth", section.date_of_birth);
    in.text("place_of_birth", section.place_of_birth);
    in.text("sex", section.sex);
    in.word("indigenous_status", kIndigenous, section.indigenous_status);
    in.day("as_at", section.as_at);
}

json write(const FamilySection& section)
{
    return {
        {"people", all(section.people)}, {"siblings", all(section.siblings)}, {"as_at", day_or_null(section.as_at)}};
}
void read(Reader& in, FamilySection& section)
{
    all(in, "people", section.people);
    all(in, "siblings", section.siblings);
    in.day("as_at", section.as_at);
}

json write(const EarlyYearsSection& section)
{
    json visits = json::array();
    for (const auto& visit : section.visits) visits.push_back(day_or_null(visit));
    return {{"maternal_child_health", all(section.maternal_child_health)},
            {"visits", std::move(visits)},
            {"playgroups", all(section.playgroups)},
            {"early_education", all(section.early_education)},
            {"kindergarten", all(section.kindergarten)},
            {"health_as_at", day_or_null(section.health_as_at)},
            {"kindergarten_as_at", day_or_null(section.kindergarten_as_at)}};
}
void read(Reader& in, EarlyYearsSection& section)
{
    all(in, "maternal_child_health", section.maternal_child_health);
    in.days("visits", section.visits);
    all(in, "playgroups", section.playgroups);
    all(in, "early_education", section.early_education);
    all(in, "kindergarten", section.kindergarten);
    in.day("health_as_at", section.health_as_at);
    in.day("kindergarten_as_at", section.kindergarten_as_at);
}

json write(const SchoolSection& section)
{
    return {{"enrolments", all(section.enrolments)},
            {"home_schooling", all(section.home_schooling)},
            {"as_at", day_or_null(section.as_at)}};
}
void read(Reader& in, SchoolSection& section)
{
    all(in, "enrolments", section.enrolments);
    all(in, "home_schooling", section.home_schooling);
    in.day("as_at", section.as_at);
}

json write(const SupportsSection& section)
{
    return {{"supports", all(section.supports)}, {"as_at", day_or_null(section.as_at)}};
}
void read(Reader& in, SupportsSection& section)
{
    all(in, "supports", section.supports);
    in.day("as_at", section.as_at);
}

// The status is always sent; a date of death only where there is one (ENT-22).
json write(const EndSection& section)
{
    json out = {{"status", word_of(kStatuses, section.status)}};
    if (section.date_of_death) out["date_of_death"] = to_iso(*section.date_of_death);
    return out;
}
void read(Reader& in, EndSection& section)
{
    in.word("status", kStatuses, section.status);
    in.day("date_of_death", section.date_of_death);
}

template <class T>
void write_section(json& out, const char* key, const std::optional<T>& section)
{
    if (section) out[key] = write(*section);
}
template <class T>
void read_section(Reader& in, const char* key, std::optional<T>& section)
{
    in.object(key, section, [](Reader& inner, T& item) { read(inner, item); });
}

}  // namespace

json to_json(const EntryView& view)
{
    json out = {{"handle", view.handle},
                {"kind", word_of(kKinds, view.kind)},
                {"purpose", view.purpose},
                {"viewed_at", to_iso(view.viewed_at)},
                {"names", all(view.names)},
                {"end", write(view.end)},
                {"has_care_section", view.has_care_section}};
    write_section(out, "identity", view.identity);
    write_section(out, "family", view.family);
    write_section(out, "early_years", view.early_years);
    write_section(out, "school", view.school);
    write_section(out, "supports", view.supports);
    write_section(out, "limited_care", view.limited_care);
    return out;
}

template <>
Result<EntryView> from_json<EntryView>(const json& value)
{
    EntryView view;
    Reader in{value};
    in.text("handle", view.handle);
    in.word("kind", kKinds, view.kind);
    in.text("purpose", view.purpose);
    in.moment("viewed_at", view.viewed_at);
    all(in, "names", view.names);
    in.object("end", view.end, [](Reader& inner, EndSection& end) { read(inner, end); });
    in.flag("has_care_section", view.has_care_section);
    read_section(in, "identity", view.identity);
    read_section(in, "family", view.family);
    read_section(in, "early_years", view.early_years);
    read_section(in, "school", view.school);
    read_section(in, "supports", view.supports);
    read_section(in, "limited_care", view.limited_care);
    return in.done(std::move(view));
}

json to_json(const CareSection& section)
{
    return {{"order", word_of(kIndicators, section.order)},
            {"care", word_of(kIndicators, section.care)},
            {"orders", all(section.orders)},
            {"placements", all(section.placements)},
            {"siblings", all(section.siblings)},
            {"as_at", day_or_null(section.as_at)}};
}

template <>
Result<CareSection> from_json<CareSection>(const json& value)
{
    CareSection section;
    Reader in{value};
    in.word("order", kIndicators, section.order);
    in.word("care", kIndicators, section.care);
    all(in, "orders", section.orders);
    all(in, "placements", section.placements);
    all(in, "siblings", section.siblings);
    in.day("as_at", section.as_at);
    return in.done(std::move(section));
}

}  // namespace wire
