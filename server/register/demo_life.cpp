#include "server/register/demo_life.h"

#include <algorithm>
#include <array>

#include "server/register/value_lists.h"

namespace registry::demo {

using namespace std::chrono;

namespace {

// ENT-9: when each visit is due, in days after birth.
constexpr std::array<int, kKasVisits.size()> kDue{5, 14, 28, 56, 122, 244, 365, 548, 731, 1278};

Date first_school_day(int year) { return Date{std::chrono::year{year}, January, day{29}}; }
Date last_school_day(int year) { return Date{std::chrono::year{year}, December, day{18}}; }

/// The year in which a child starts Prep: the one in which they are five by 30 April.
int prep_year(Date born) { return int(born.year()) + (unsigned(born.month()) <= 4 ? 5 : 6); }

std::string level_word(int level) { return level == 0 ? "prep" : std::to_string(level); }

void early_years(Child& child, Random& random, int town, int moved_to, Date moved_on)
{
    if (random.per_mille(970)) {
        const auto first = add_days(child.born, random.between(3, 12));
        if (moved_on > first && moved_to != town)
            child.mch = {{mch_of(town), "", first, moved_on}, {mch_of(moved_to), "", add_days(moved_on, 9), {}}};
        else child.mch = {{mch_of(town), "", first, {}}};
        const Date ends = add_years(child.born, 6);
        child.mch.back().to = ends;
        int likely = 985;  // fewer come to each later visit
        for (std::size_t i = 0; i < kDue.size(); ++i, likely -= 35)
            if (random.per_mille(likely))
                child.visits[i] = add_days(child.born, kDue[i] + random.between(0, kDue[i] / 8 + 2));
    }
    if (random.per_mille(80)) {
        const auto from = add_days(child.born, random.between(200, 700));
        child.playgroups = {{playgroup_of(town), "", from, add_days(from, random.between(120, 700))}};
    }
    if (random.per_mille(450)) {
        const auto from = add_days(child.born, random.between(300, 1000));
        child.early_education = {{early_education_of(town), "", from, first_school_day(prep_year(child.born) - 1)}};
    }
    const int prep = prep_year(child.born);
    const int which = random.below(2);
    const bool early_start = random.per_mille(60);
    if (random.per_mille(700))
        child.kindergarten.push_back({kindergarten_of(town, which),
                                      std::to_string(prep - 2) + (early_start ? "|early_start" : "|three_year_old"),
                                      first_school_day(prep - 2), last_school_day(prep - 2)});
    if (random.per_mille(920))
        child.kindergarten.push_back({kindergarten_of(moved_to, which), std::to_string(prep - 1) + "|four_year_old",
                                      first_school_day(prep - 1), last_school_day(prep - 1)});
}

/// One school from `from` to the end of `last_level`, or left open while it lasts; `year` is the present one.
void attend(Child& child, const std::string& school, int prep, int first_level, int last_level, int year)
{
    const int now = std::clamp(year - prep, first_level, last_level);
    const int ends = prep + last_level;
    child.schools.push_back({school, "|" + level_word(now), first_school_day(prep + first_level), {}});
    if (ends < year) child.schools.back().to = last_school_day(ends);
}

void school_years(Child& child, const World& world, Random& random, int town, int moved_to, Date moved_on)
{
    const int year = int(world.today.year()), prep = prep_year(child.born);
    const auto teens = add_years(child.born, 12);
    if (random.per_mille(12)) {
        child.home_schooling = {{"", "", first_school_day(prep), {}}};
        if (random.per_mille(400)) {
            child.home_schooling.back().to = last_school_day(prep + 3);
            attend(child, primary_of(town, 0), prep, 4, 6, year);
        }
    } else {
        const int which = random.per_mille(is_small(world) ? 900 : 700) ? 0 : 1;
        attend(child, primary_of(moved_on < teens ? moved_to : town, which), prep, 0, 6, year);
        const int moved_level = int(moved_on.year()) - prep;
        if (moved_to != town && moved_on < teens && moved_level > 1 && moved_level <= 6 &&
            int(moved_on.year()) <= year) {
            child.schools.clear();
            attend(child, primary_of(town, which), prep, 0, moved_level - 1, year);
            attend(child, primary_of(moved_to, which), prep, moved_level, 6, year);
        }
    }
    if (prep + 7 <= year) {
        const bool stays_on = random.per_mille(30);  // past Year 12, while still at school (ENT-20)
        const int last = random.per_mille(60) ? 10 : 12;
        attend(child, secondary_of(moved_to), prep, 7, last, year);
        if (stays_on && last == 12 && prep + 12 < year) child.schools.back().to.reset();
    }
    if (random.per_mille(child.indigenous.size() > 2 ? 600 : 60)) {
        const bool koorie = child.indigenous.size() > 2;
        const auto& word = koorie ? kSupports[0] : kSupports[1 + static_cast<std::size_t>(random.below(2))];
        const auto from = add_days(first_school_day(prep), random.between(30, 3000));
        child.supports = {{std::string(word.code), "", from, {}}};
        if (random.per_mille(500)) child.supports.back().to = add_days(from, random.between(90, 700));
    }
}

void care(Child& child, const World& world, Random& random)
{
    const bool small = is_small(world);
    if (!random.per_mille(small ? 250 : 45)) return;
    const auto age = static_cast<int>((::days(world.today) - ::days(child.born)).count());
    const int kinds = small ? 2 : random.between(1, 3);
    auto from = add_days(child.born, random.between(1, std::max(2, age - 1)));
    for (int i = 0; i < kinds; ++i) {
        const auto n =
            small ? static_cast<std::size_t>(child.number + i * 3) : static_cast<std::size_t>(random.below(1000));
        const auto to = add_days(from, random.between(30, 500));
        child.orders.push_back({std::string(kOrderKinds[n % kOrderKinds.size()].code), "", from, to});
        if (random.per_mille(300)) child.orders.back().to.reset();
        from = add_days(to, 1);
    }
    if (random.per_mille(small ? 700 : 550)) {
        const auto n = small ? static_cast<std::size_t>(child.number) : static_cast<std::size_t>(random.below(1000));
        auto placed = child.orders.front();
        placed.what = kPlacementKinds[n % kPlacementKinds.size()].code;
        child.placements = {placed};
        if (random.per_mille(400)) child.supports.push_back({"lookout", "", placed.from, placed.to});
        child.people.push_back({20, world.lists.given(random, true) + " " + world.lists.family(random),
                                placed.what == "foster" ? "foster_carer" : "kinship_carer", false});
    }
    child.location_protected = random.per_mille(small ? 200 : 60);
}

}  // namespace

void live(Child& child, const World& world, Random& random, int town)
{
    const bool moves = random.per_mille(120);
    const int moved_to = moves ? random.below(world.towns) : town;
    const Date moved_on = add_days(child.born, random.between(400, 4500));
    early_years(child, random, town, moved_on < add_years(child.born, 4) ? moved_to : town, moved_on);
    school_years(child, world, random, town, moved_to, moved_on);
    care(child, world, random);
    if (random.per_mille(is_small(world) ? 15 : 2)) child.died = add_days(child.born, random.between(20, 5000));
}

}  // namespace registry::demo
