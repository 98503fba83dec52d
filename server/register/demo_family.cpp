#include "server/register/demo_family.h"

#include <algorithm>
#include <utility>

#include "server/register/demo_life.h"
#include "server/register/demo_places.h"
#include "server/register/demo_roll.h"

namespace registry::demo {

using namespace std::chrono;

namespace {

std::vector<Child> the_sampletons(const World& world)
{
    const std::vector<Relative> people{{1, "Imogen Quill", "parent", true},
                                       {2, "Otis Sampleton", "day_to_day_care", true}};
    const auto child = [&](std::int64_t number, const char* given, const char* middle, Date born, const char* sex) {
        Child made;
        made.number = number;
        made.name = {given, middle, "Quill-Sampleton", NameKind::Current};
        made.born = born;
        made.sex = sex;
        made.place = "Nowhere-on-Sea";
        made.people = people;
        return made;
    };
    std::vector<Child> all{
        child(1, "Marlowe", "Wren", 2020y / July / 18, "female"), child(2, "Juniper", "", 2012y / March / 3, "female"),
        child(3, "Finch", "Otis", 2023y / May / 9, "male"), child(4, "Fenn", "Hazel", 2023y / May / 9, "female")};

    Child& marlowe = all[0];
    marlowe.alias = PersonName{"Marlo", "", "Sampleton", NameKind::AlsoKnownAs};
    marlowe.mch = {{mch_of(0), "", 2020y / July / 24, {}}};
    const std::array<Date, kKasVisits.size()> visits{
        2020y / July / 24,  2020y / August / 3, 2020y / August / 17,  2020y / September / 14, 2020y / November / 19,
        2021y / March / 22, 2021y / July / 20,  2022y / January / 25, 2022y / July / 26,      2024y / February / 2};
    std::copy(visits.begin(), visits.end(), marlowe.visits.begin());
    marlowe.playgroups = {{playgroup_of(0), "", 2021y / February / 4, 2022y / December / 15}};
    marlowe.early_education = {{early_education_of(0), "", 2022y / February / 7, 2024y / January / 19}};
    marlowe.kindergarten = {{kindergarten_of(0, 0), "2024|three_year_old", 2024y / February / 1, 2024y / December / 17},
                            {kindergarten_of(0, 0), "2025|four_year_old", 2025y / February / 3, 2025y / December / 16}};
    marlowe.home_schooling = {{"", "", 2026y / January / 5, 2026y / January / 23}};
    marlowe.schools = {{primary_of(0, 0), "|prep", 2026y / January / 29, {}}};
    marlowe.supports = {{"student_support_services", "", 2026y / May / 4, {}}};
    marlowe.orders = {{"family_preservation", "", 2022y / March / 7, 2023y / March / 6}};
    marlowe.placements = {{"kinship", "", 2022y / January / 20, 2022y / March / 7}};

    Child& juniper = all[1];
    juniper.mch = {{mch_of(0), "", 2012y / March / 12, {}}};
    juniper.kindergarten = {{kindergarten_of(0, 0), "2016|four_year_old", 2016y / February / 2, 2016y / December / 16}};
    juniper.schools = {{primary_of(0, 0), "|6", 2017y / January / 31, 2023y / December / 20},
                       {secondary_of(0), "|9", 2024y / January / 30, {}}};
    for (auto* twin : {&all[2], &all[3]}) {
        twin->twin = true;
        twin->mch = {{mch_of(0), "", 2023y / May / 15, {}}};
        twin->visits[0] = 2023y / May / 15;
        twin->visits[1] = 2023y / May / 24;
        twin->kindergarten = {{kindergarten_of(0, 0), "2026|three_year_old", 2026y / February / 2, {}}};
    }
    std::erase_if(all, [&](const Child& one) { return one.born > world.today; });
    return all;
}

/// Who brings the children of a family up, and how that shows in their names.
struct Household {
    int town{};
    std::string name;   // of most of the children
    std::string other;  // of the other parent
    std::vector<Relative> people;
    std::string indigenous;
    bool blended{};  // later children have another second parent
};

Household household_of(const World& world, Random& random)
{
    Household home;
    // In a small world most families live in the first town, so that Moondust has a roll worth listing.
    home.town = is_small(world) && random.per_mille(850) ? 0 : random.below(world.towns);
    home.name = world.lists.family(random);
    home.other = world.lists.family(random);
    home.people.push_back(
        {1, world.lists.given(random, true) + " " + (random.per_mille(500) ? home.name : home.other), "parent", true});
    const int kind = random.below(100);
    if (kind < 72)
        home.people.push_back({2, world.lists.given(random, random.per_mille(60)) + " " + home.name, "parent", true});
    else if (kind < 78)
        home.people.push_back({2, world.lists.given(random, false) + " " + home.other, "step_parent", false});
    else if (kind < 84)
        home.people.push_back({3, world.lists.given(random, true) + " " + home.name, "grandparent", false});
    home.blended = random.per_mille(90);
    const int status = random.below(1000);
    home.indigenous = status < 55    ? "aboriginal"
                      : status < 58  ? "torres_strait_islander"
                      : status < 61  ? "both"
                      : status < 900 ? "no"
                                     : "";
    return home;
}

Child child_of(const World& world, Random& random, const Household& home, Date born)
{
    Child child;
    const bool female = random.per_mille(487);
    child.sex = random.per_mille(2) ? "other" : female ? "female" : "male";
    child.name.given = world.lists.given(random, female);
    if (random.per_mille(700)) child.name.middle = world.lists.given(random, female);
    child.name.family = home.name;
    child.born = born;
    child.place = random.per_mille(900) ? world.lists.town(home.town) : random.per_mille(500) ? "Elsewhere" : "";
    child.people = home.people;
    child.indigenous = home.indigenous;
    if (random.per_mille(40)) {
        child.former = child.name;
        child.name.family = random.per_mille(500) ? home.other : home.name + "-" + home.other;
    }
    if (random.per_mille(30))
        child.alias = PersonName{world.lists.given(random, female), "", child.name.family, NameKind::AlsoKnownAs};
    for (const auto source : {Source::Kindergarten, Source::School})
        child.slip[static_cast<std::size_t>(source)] = random.per_mille(6);
    const bool newborn = ::days(world.today) - ::days(born) < std::chrono::days{42};
    if (newborn && random.per_mille(300))
        child.name.given.clear(), child.name.middle.clear(), child.alias.reset(), child.former.reset();
    return child;
}

}  // namespace

std::vector<Child> family_of(const World& world, std::uint64_t seed, std::int64_t number, std::int64_t first)
{
    if (number == 0) return the_sampletons(world);
    if (is_small(world) && number <= kPlacedFamilies) return placed_family(world, number, first);
    Random random(seed * 0x9E3779B97F4A7C15ULL + static_cast<std::uint64_t>(number));
    random.next();
    auto home = household_of(world, random);

    const int many = random.below(100);
    const int count = many < 40 ? 1 : many < 76 ? 2 : many < 92 ? 3 : many < 98 ? 4 : 5;
    // Children up to 20 years old: a few have left, a few are still at school past 18.
    Date born = add_days(world.today, -random.between(3, 20 * 365));
    std::vector<Child> children;
    for (int i = 0; i < count && born <= add_days(world.today, -3); ++i) {
        if (home.blended && i == 1) {
            if (home.people.size() > 1) home.people.pop_back();
            home.people.push_back({9, world.lists.given(random, false) + " " + home.other, "parent", true});
        }
        children.push_back(child_of(world, random, home, born));
        if (random.per_mille(16)) {
            children.back().twin = true;
            children.push_back(child_of(world, random, home, born));
            children.back().twin = true;
            // Some twins' names are all but the same.
            if (children.back().sex == children[children.size() - 2].sex && random.per_mille(100) &&
                !children.back().name.given.empty())
                children.back().name.given = children[children.size() - 2].name.given + "e";
        }
        born = add_days(born, random.between(420, 1700));
    }
    for (auto& child : children) {
        child.number = first++;
        child.family = number;
        live(child, world, random, home.town);
    }
    // Twins of one name would be one child to anyone who reads the files.
    for (std::size_t i = 1; i < children.size(); ++i)
        if (children[i].born == children[i - 1].born && children[i].name.given == children[i - 1].name.given &&
            !children[i].name.given.empty())
            children[i].name.given += "a";
    return children;
}

}  // namespace registry::demo
