// What the key index and the SQL of a scope answer, held to the plain functions of shared/policy over small random
// worlds.
#include <rapidcheck.h>

#include <algorithm>

#include "server/services/candidates.h"
#include "server/store/entry_store.h"
#include "tests/services/register_world.h"

using namespace std::chrono;

namespace {

const Date kToday = 2026y / March / 3;
constexpr std::array kScopes{ScopeKind::None,           ScopeKind::EnrolledAtService,
                             ScopeKind::KnownToService, ScopeKind::CouncilServices,
                             ScopeKind::Area,           ScopeKind::Everyone};
constexpr std::array kFamily{"Sampleton", "Samplton", "O'Brien-Sample", "Obrien",      "Le",
                             "Lee",       "Li",       "Nguyen",         "Placeholder", "Zeb"};
constexpr std::array kGiven{"Zeb", "Zab", "Quilla", "Le", "Nguyen", "Mary-Jane", "Jane", "Sampleton"};

template <class List>
std::string any_of(const List& list)
{
    return list[*rc::gen::inRange<std::size_t>(0, list.size())];
}

struct RandomWorld : RegisterWorld {
    std::vector<ServiceId> services;
    std::vector<EntryId> children;

    RandomWorld()
    {
        for (const auto* kind : {"school", "kindergarten", "mch", "council"})
            for (const auto* council : {"Nowhere-on-Sea", "Elsewhere", ""})
                services.push_back(add_service(kind, "Moondust (Fictional)", council,
                                               *council == 'N'   ? "Moon"
                                               : *council == 'E' ? "Sun"
                                                                 : ""));
        std::vector<Child> all;
        for (int i = 0; i < 40; ++i) {
            Child child{.name = named(any_of(kGiven), any_of(kFamily)),
                        .born = Date{sys_days{2008y / January / 1} + std::chrono::days{*rc::gen::inRange(0, 6600)}}};
            if (*rc::gen::inRange(0, 4) == 0)
                child.other_names = {{any_of(kGiven), "", any_of(kFamily), NameKind::Former}};
            for (int s = *rc::gen::inRange(0, 3); s > 0; --s) {
                StayAt stay{services[*rc::gen::inRange<std::size_t>(0, services.size())],
                            any_of(std::array{"school", "kindergarten", "early_education", "mch", "playgroup"}), ""};
                stay.from = add_days(kToday, -200 - s);
                if (*rc::gen::arbitrary<bool>()) stay.to = add_days(kToday, *rc::gen::inRange(-1, 2));
                child.stays.push_back(stay);
            }
            if (*rc::gen::inRange(0, 5) == 0) child.inactive_from = add_days(kToday, *rc::gen::inRange(0, 2));
            child.restricted = *rc::gen::inRange(0, 8) == 0;
            all.push_back(child);
        }
        children = add_children(all);
    }
};

template <class T>
T get(Result<T> result)
{
    RC_ASSERT(result.has_value());
    return std::move(*result);
}

}  // namespace

TEST_CASE("ENT-16 ENT-17 SRC-6 the list of a scope holds exactly the entries that the check lets through")
{
    CHECK(rc::check([] {
        RandomWorld world;
        const auto done = world.database->read([&](store::Tx& tx) -> Status {
            for (const auto scope : kScopes)
                for (const auto service : world.services) {
                    const store::Vantage vantage{scope, service, kToday};
                    const auto place = get(store::find_place(tx, service));
                    std::vector<EntryId> listed, checked, asked_singly;
                    for (const auto& entry : get(store::all_in_scope(tx, vantage))) listed.push_back(entry.id);
                    for (const auto id : world.children) {
                        const auto entry = get(store::find_entry(tx, id));
                        const auto standing = store::standing_of(*entry, get(store::stays_of(tx, id)));
                        if (policy::reach(scope, place, standing, {}, Visibility::All, kToday) == policy::Reach::Full)
                            checked.push_back(id);
                        if (get(store::find_in_scope(tx, vantage, id))) asked_singly.push_back(id);
                    }
                    RC_ASSERT(listed == checked);
                    RC_ASSERT(asked_singly == checked);
                }
            return {};
        });
        RC_ASSERT(done.has_value());
    }));
}

TEST_CASE("SRC-3 the key index finds what comparing everyone finds")
{
    CHECK(rc::check([] {
        RandomWorld world;
        services::Candidates candidates;
        const auto done = world.database->read([&](store::Tx& tx) -> Status {
            for (int i = 0; i < 20; ++i) {
                SearchForm form;
                form.last_name = any_of(kFamily);
                if (*rc::gen::arbitrary<bool>()) form.first_name = any_of(kGiven);
                form.age = *rc::gen::inRange(0, 21);
                const auto question = services::question_of(form, kToday);
                const store::Vantage vantage{kScopes[*rc::gen::inRange<std::size_t>(0, kScopes.size())],
                                             world.services[*rc::gen::inRange<std::size_t>(0, world.services.size())],
                                             kToday};
                const auto ids = [](std::vector<services::Answer> answers) {
                    std::vector<EntryId> list;
                    for (const auto& answer : answers) list.push_back(answer.id);
                    std::sort(list.begin(), list.end());
                    return list;
                };
                RC_ASSERT(ids(get(candidates.find_by_key(tx, vantage, question, 1000))) ==
                          ids(get(services::find_by_roll(tx, vantage, question, 1000))));
            }
            return {};
        });
        RC_ASSERT(done.has_value());
    }));
}
