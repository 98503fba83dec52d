#include "server/register/demo_roll.h"

#include "server/register/demo_places.h"

namespace registry::demo {

using namespace std::chrono;

namespace {

/// A pupil of Moondust who is in year `level` in the world's year, and has been there since Prep.
Child pupil(const World& world, int level, const char* given, const char* family, const char* sex)
{
    const auto started = world.today.year() - years{level};
    Child child;
    child.name = {given, "", family, NameKind::Current};
    child.born = Date{started - years{5}, February, day{14}};
    child.sex = sex;
    child.place = "Nowhere-on-Sea";
    child.mch = {{mch_of(0), "", add_days(child.born, 6), add_years(child.born, 6)}};
    child.visits[0] = add_days(child.born, 6);
    child.visits[2] = add_days(child.born, 29);
    child.kindergarten = {{kindergarten_of(0, 0), std::to_string(int(started) - 1) + "|four_year_old",
                           Date{started - years{1}, January, day{29}}, Date{started - years{1}, December, day{18}}}};
    child.schools = {
        {primary_of(0, 0), "|" + (level == 0 ? "prep" : std::to_string(level)), Date{started, January, day{29}}, {}}};
    return child;
}

void put_into_care(Child& child, Date from, const char* placement, Relative carer)
{
    child.orders = {{"interim_accommodation", "", add_days(from, -60), add_days(from, -1)},
                    {"care_by_secretary", "", from, {}}};
    child.placements = {{placement, "", from, {}}};
    child.people.push_back(std::move(carer));
}

}  // namespace

std::vector<Child> placed_family(const World& world, std::int64_t number, std::int64_t first)
{
    std::vector<Child> children;
    std::vector<Relative> parents;
    switch (number) {
        case 1:
            parents = {{1, "Mai Ny", "parent", true}, {2, "Bao Ny", "parent", true}};
            children = {pupil(world, 2, "Odessa", "Ny", "female"), pupil(world, 0, "Bram", "Ny", "male")};
            children[0].location_protected = true;
            break;
        case 2:
            parents = {{1, "Hester Specimen-Vane", "parent", true}};
            children = {pupil(world, 3, "Pascoe", "Specimen-Vane", "male"),
                        pupil(world, 5, "Romy", "Specimen-Vane", "female")};
            for (auto& child : children) child.people = parents;
            put_into_care(children[0], add_days(world.today, -140), "foster",
                          {20, "Nona Mockett", "foster_carer", false});
            put_into_care(children[1], add_days(world.today, -140), "kinship",
                          {21, "Ida Vane", "kinship_carer", false});
            parents.clear();
            break;
        case 3:
            parents = {{1, "Lorna Notareal", "parent", true}};
            children = {pupil(world, 4, "Tamsin", "Notareal", "female")};
            children[0].died = add_days(world.today, -20);  // ENT-22: shown for another year, with a notice first
            children[0].enrolment_stands = true;
            break;
        default:
            parents = {{1, "Viola Placeholder-Moth", "parent", true}};
            children = {pupil(world, 1, "Ansel", "Placeholder-Moth", "male"),
                        pupil(world, 6, "Greta", "Placeholder-Moth", "female")};
            children[0].restricted = true;
            break;
    }
    for (auto& child : children) {
        child.number = first++;
        child.family = number;
        if (child.people.empty()) child.people = parents;
    }
    return children;
}

}  // namespace registry::demo
