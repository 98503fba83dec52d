#include "server/register/demo_places.h"

#include <algorithm>

namespace registry::demo {

namespace {

std::string ref(int town, const char* what) { return "T" + std::to_string(town) + "-" + what; }

void line(std::string& csv, const std::string& reference, const char* kind, const std::string& name, const char* sector,
          const std::string& town, const std::string& council, const std::string& area)
{
    for (const auto& cell : {reference, std::string(kind), name + " (Fictional)", std::string(sector), town, council})
        csv += cell + ",";
    csv += area + "\n";
}

}  // namespace

int town_count(int children) { return std::max(3, children / 500); }

std::string mch_of(int town) { return ref(town, "MCH"); }
std::string playgroup_of(int town) { return ref(town, "PLAY"); }
std::string early_education_of(int town) { return ref(town, "CARE"); }
std::string kindergarten_of(int town, int which) { return ref(town, which == 0 ? "KIN1" : "KIN2"); }
std::string primary_of(int town, int which) { return ref(town, which == 0 ? "PRI1" : "PRI2"); }
std::string secondary_of(int town) { return ref(town, "SEC"); }

std::string services_csv(const Lists& lists, int towns, const std::string& as_at)
{
    std::string csv = "#childlink,services,1," + as_at + "\nreference,kind,name,sector,town,council,area\n";
    const std::string no_council, all_areas;
    line(csv, "STATE-CP", "office", "Child Protection Central Office", "Child Protection", "", no_council, all_areas);
    line(csv, "STATE-CCYP", "office", "Children's Commission Training Office", "State", "", no_council, all_areas);
    for (int i = 0; i < towns; ++i) {
        const auto town = lists.town(i);
        const bool first = i == 0;
        const auto council = first ? std::string("Shire of Nowhere-on-Sea") : "Shire of " + town;
        const auto area_number = std::to_string(i / 20 + 1);
        const auto area = "Make-Believe Area " + area_number;
        if (i % 20 == 0)
            line(csv, "AREA-" + area_number, "office", "Area Office " + area_number, "State", town, "", area);
        line(csv, ref(i, "COUNCIL"), "council", council, "Council", town, council, area);
        line(csv, mch_of(i), "mch", council + " Maternal and Child Health", "Council", town, council, area);
        line(csv, playgroup_of(i), "playgroup", first ? "Puddle Jumpers Playgroup" : town + " Supported Playgroup",
             "Council", town, council, area);
        line(csv, early_education_of(i), "early_education",
             first ? "Biscuit Tin Early Learning" : town + " Early Learning", "", town, council, area);
        line(csv, kindergarten_of(i, 0), "kindergarten", first ? "Teacup Kindergarten" : town + " Kindergarten", "",
             town, council, area);
        line(csv, kindergarten_of(i, 1), "kindergarten",
             first ? "Saucer Street Kindergarten" : town + " Hill Kindergarten", "", town, council, area);
        line(csv, primary_of(i, 0), "school", first ? "Moondust Primary School" : town + " Primary School",
             "Government", town, council, area);
        line(csv, primary_of(i, 1), "school",
             first ? "Saint Somebody's Primary School" : "Saint Nobody's School " + town, "Catholic", town, council,
             area);
        line(csv, secondary_of(i), "school", first ? "Stardust Secondary College" : town + " Secondary College",
             "Government", town, council, area);
    }
    return csv;
}

}  // namespace registry::demo
