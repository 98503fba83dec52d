#include "server/register/merge.h"

#include <algorithm>
#include <array>

#include "server/text/fold.h"

namespace registry {

namespace {

using Order = std::array<Source, kSources.size()>;
using enum Source;

// Which source is believed first. Schools see a birth certificate at enrolment and hear of a change of name; the
// maternal and child health service is notified of the birth itself; families tell their indigenous status to school
// most fully.
constexpr Order kNames{School, Kindergarten, Mch, ChildProtection};
constexpr Order kBirth{Mch, School, Kindergarten, ChildProtection};  // date and place of birth, sex
constexpr Order kIndigenous{School, Kindergarten, Mch, ChildProtection};
constexpr Order kDeath{Mch, School, ChildProtection, Kindergarten};
constexpr Order kPeople{ChildProtection, School, Kindergarten, Mch};  // who cares for the child today

/// Calls `use(row)` for each row, most believed first, until it answers true.
template <class Use>
void by_precedence(const std::vector<SourceRow>& rows, const Order& order, Use&& use)
{
    for (const auto source : order)
        for (const auto& row : rows)
            if (row.source == source && use(row)) return;
}

bool same_name(const PersonName& a, const PersonName& b)
{
    return text::fold(a.given) == text::fold(b.given) && text::fold(a.family) == text::fold(b.family);
}

void add_name(std::vector<PersonName>& names, PersonName name)
{
    for (auto& known : names) {
        if (!same_name(known, name)) continue;
        if (known.middle.empty()) known.middle = name.middle;
        return;
    }
    names.push_back(std::move(name));
}

std::vector<PersonName> merge_names(const std::vector<SourceRow>& rows)
{
    std::vector<PersonName> names;
    by_precedence(rows, kNames, [&](const SourceRow& row) {  // a name that has been given beats none yet
        if (!row.facts.names.front().given.empty()) names.push_back(row.facts.names.front());
        return !names.empty();
    });
    by_precedence(rows, kNames, [&](const SourceRow& row) {
        PersonName other = row.facts.names.front();
        if (!names.empty()) other.kind = NameKind::AlsoKnownAs;  // current there, not here
        const bool not_named_yet =
            other.given.empty() && !names.empty() && text::fold(names.front().family) == text::fold(other.family);
        if (!not_named_yet) add_name(names, std::move(other));
        return false;
    });
    by_precedence(rows, kNames, [&](const SourceRow& row) {
        for (std::size_t i = 1; i < row.facts.names.size(); ++i) add_name(names, row.facts.names[i]);
        return false;
    });
    return names;
}

std::vector<Person> merge_people(const std::vector<SourceRow>& rows)
{
    std::vector<Person> people;
    by_precedence(rows, kPeople, [&](const SourceRow& row) {
        for (const auto& person : row.facts.people) {
            const auto known = std::find_if(people.begin(), people.end(), [&](const Person& other) {
                return text::fold(other.name) == text::fold(person.name);
            });
            if (known == people.end()) {
                people.push_back(person);
                continue;
            }
            for (const auto& key : person.keys)
                if (std::find(known->keys.begin(), known->keys.end(), key) == known->keys.end())
                    known->keys.push_back(key);
            known->is_parent |= person.is_parent;
        }
        return false;
    });
    return people;
}

/// Adds what `more` has; the latest start comes first.
template <class Span>
void gather(std::vector<Span>& all, const std::vector<Span>& more)
{
    all.insert(all.end(), more.begin(), more.end());
    std::stable_sort(all.begin(), all.end(), [](const Span& a, const Span& b) { return a.from > b.from; });
}

}  // namespace

MergedEntry merge(std::vector<SourceRow> rows, const policy::EntryAges& ages)
{
    std::sort(rows.begin(), rows.end(), [](const SourceRow& a, const SourceRow& b) { return a.source < b.source; });
    MergedEntry entry;
    by_precedence(rows, kBirth, [&](const SourceRow& row) { return entry.date_of_birth = row.date_of_birth, true; });
    by_precedence(rows, kBirth, [&](const SourceRow& row) { return entry.sex = row.sex, !row.sex.empty(); });
    by_precedence(rows, kDeath, [&](const SourceRow& row) {
        return entry.date_of_death = row.date_of_death, row.date_of_death.has_value();
    });

    Facts& facts = entry.facts;
    facts.names = merge_names(rows);
    by_precedence(rows, kBirth, [&](const SourceRow& row) {
        return facts.place_of_birth = row.facts.place_of_birth, !facts.place_of_birth.empty();
    });
    by_precedence(rows, kIndigenous, [&](const SourceRow& row) {
        return facts.indigenous = row.facts.indigenous, facts.indigenous != IndigenousStatus::NotRecorded;
    });
    facts.people = merge_people(rows);
    for (const auto& row : rows) {  // each of these comes from one source only
        gather(facts.maternal_child_health, row.facts.maternal_child_health);
        gather(facts.playgroups, row.facts.playgroups);
        gather(facts.early_education, row.facts.early_education);
        gather(facts.kindergarten, row.facts.kindergarten);
        gather(facts.schools, row.facts.schools);
        gather(facts.home_schooling, row.facts.home_schooling);
        gather(facts.supports, row.facts.supports);
        gather(facts.orders, row.facts.orders);
        gather(facts.placements, row.facts.placements);
        if (row.source == Mch) facts.visits = row.facts.visits;
        facts.sources.emplace_back(word(row.source));
        entry.location_protected |= row.location_protected;
    }

    std::vector<policy::Enrolment> enrolments;
    for (const auto& stay : facts.schools) enrolments.push_back({stay.from, stay.to});
    entry.enrolled_until = policy::enrolled_until(enrolments);
    entry.inactive_from = policy::inactive_from(entry.date_of_birth, entry.enrolled_until, entry.date_of_death, ages);
    return entry;
}

}  // namespace registry
