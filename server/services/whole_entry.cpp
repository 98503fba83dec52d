#include "server/services/whole_entry.h"

#include <algorithm>

namespace services {

namespace {

using Names = std::map<std::int64_t, std::string>;

std::vector<policy::KnownStay> known(const std::vector<registry::Stay>& stays, const Names& names)
{
    std::vector<policy::KnownStay> all;
    for (const auto& stay : stays) {
        const auto name = names.find(stay.service.value);
        auto level = stay.level;
        if (!level.empty() && !stay.year.empty()) level += ", ";
        all.push_back({stay.service.value, name == names.end() ? "" : name->second, stay.campus, level + stay.year,
                       stay.from, stay.to});
    }
    return all;
}

std::vector<CareSpan> spans(const std::vector<registry::Period>& periods)
{
    std::vector<CareSpan> all;
    for (const auto& period : periods) all.push_back({period.kind, period.from, period.to});
    return all;
}

}  // namespace

Result<policy::WholeEntry> whole_entry(store::Tx& tx, const store::Entry& entry, const std::vector<store::Stay>& stays,
                                       const std::map<std::string, Date>& dates)
{
    auto facts = registry::facts_from_text(entry.facts);
    if (!facts) return fail(ErrorKind::Unavailable, facts.error().code, {}, facts.error().field);

    Names names;
    for (const auto& stay : stays) names[stay.scope.at.service] = stay.service;
    for (const auto* list : {&facts->maternal_child_health, &facts->playgroups, &facts->early_education,
                             &facts->kindergarten, &facts->schools})
        for (const auto& stay : *list)
            if (!names.contains(stay.service.value)) {
                auto name = store::service_name(tx, stay.service);
                if (!name) return fail(name.error());
                names[stay.service.value] = std::move(*name);
            }
    const auto loaded = [&](const char* source) -> std::optional<Date> {
        const auto date = dates.find(source);
        return date == dates.end() ? std::nullopt : std::optional{date->second};
    };
    // Identity and family come from every source that knows the child: as fresh as the freshest of them.
    std::optional<Date> latest;
    for (const auto& source : facts->sources)
        if (const auto date = loaded(source.c_str()); date && (!latest || days(*date) > days(*latest))) latest = date;

    policy::WholeEntry whole;
    whole.identity = {entry.public_id,
                      std::move(facts->names),
                      entry.date_of_birth,
                      std::move(facts->place_of_birth),
                      entry.sex,
                      facts->indigenous,
                      latest};
    for (auto& person : facts->people)
        whole.people.push_back({std::move(person.keys), {std::move(person.name), std::move(person.relationship)}});
    whole.family_as_at = latest;
    whole.maternal_child_health = known(facts->maternal_child_health, names);
    whole.visits = facts->visits;
    whole.playgroups = known(facts->playgroups, names);
    whole.early_education = known(facts->early_education, names);
    whole.kindergarten = known(facts->kindergarten, names);
    whole.schools = known(facts->schools, names);
    whole.health_as_at = loaded("mch");
    whole.kindergarten_as_at = loaded("kindergarten");
    whole.school_as_at = loaded("school");
    whole.home_schooling = spans(facts->home_schooling);
    whole.supports = spans(facts->supports);
    whole.orders = spans(facts->orders);
    whole.placements = spans(facts->placements);
    whole.care_as_at = loaded("child_protection");
    whole.end = {EntryStatus::Active, entry.date_of_death};  // an inactive entry is not opened at all (ENT-21)
    whole.location_protected = entry.location_protected;
    return whole;
}

}  // namespace services
