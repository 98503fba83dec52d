#include <catch_amalgamated.hpp>

#include "shared/policy/visibility.h"

using namespace policy;
using namespace std::chrono;

namespace {

const Date kToday = 2026y / March / 3;
constexpr std::int64_t kOwn = 1, kOther = 2;

Workforce seeing_all(bool protected_services = false)
{
    Workforce workforce{"W1", "School", ScopeKind::EnrolledAtService, {}, protected_services, true};
    workforce.sees.fill(Visibility::All);
    return workforce;
}

// ENT-15: no family, no orders and care, no supports; of the end only the status.
Workforce council_policy()
{
    using enum Visibility;
    return {"W5", "Council", ScopeKind::CouncilServices, {All, None, None, All, All, None, StatusOnly}, false, false};
}

WholeEntry zeb()
{
    WholeEntry entry;
    entry.identity = {"DEMO-1", {{"Zeb", "", "Sampleton", NameKind::Current}}, 2019y / April / 3, "", "male", {}, {}};
    entry.people = {{{"mch:1", "school:7"}, {"Quilla Testworth", "parent"}},
                    {{"mch:2"}, {"Wombat Placeholder", "carer"}}};
    entry.schools = {{kOwn, "Moondust Primary School (Fictional)", "Crater campus", "Year 1", 2025y / January / 28, {}},
                     {kOther, "Sundust Primary School (Fictional)", "", "Prep", 2024y / January / 29, kToday}};
    entry.kindergarten = {
        {kOther, "Teacup Kindergarten (Fictional)", "", "Pre-Prep", 2023y / January / 30, add_days(kToday, -1)}};
    entry.supports = {{"Navigator", 2025y / May / 1, {}}};
    entry.orders = {{"family reunification", 2024y / May / 1, 2025y / May / 1}};
    entry.placements = {{"kinship", 2026y / January / 1, {}}};
    entry.end = {EntryStatus::Active, 2026y / February / 1};
    return entry;
}

struct Look {
    Workforce workforce = seeing_all();
    Withheld withheld;
    bool show_supports = true;
    Viewer viewer() const { return {workforce, kOwn, show_supports, kToday}; }
    EntryView full(const WholeEntry& entry = zeb()) const { return cut_full(entry, viewer(), withheld); }
};

}  // namespace

TEST_CASE("ENT-15 a workforce that sees everything gets every section, orders and care closed")
{
    const auto view = Look{}.full();
    CHECK((view.identity && view.family && view.early_years && view.school && view.supports && view.has_care_section));
    CHECK(view.end.date_of_death);
    CHECK_FALSE(view.limited_care);
}

TEST_CASE("ENT-15 W5 sees identity, early years, school and the status alone")
{
    Look look;
    look.workforce = council_policy();
    const auto view = look.full();
    CHECK((view.identity && view.early_years && view.school));
    CHECK((!view.family && !view.supports && !view.has_care_section));
    CHECK_FALSE(view.end.date_of_death);
    CHECK_FALSE(cut_care(zeb(), look.viewer(), {}));
    CHECK_FALSE(cut_limited(zeb(), look.viewer(), {}).limited_care);
}

TEST_CASE("ENT-15 supports are shown only when the setting says so")
{
    Look look;
    look.show_supports = false;
    CHECK_FALSE(look.full().supports);
}

TEST_CASE("ENT-7 a withheld group is absent and a withheld person leaves no gap")
{
    Look look;
    look.withheld.groups[static_cast<std::size_t>(FieldGroup::School)] = true;
    look.withheld.groups[static_cast<std::size_t>(FieldGroup::ChildProtection)] = true;
    look.withheld.people = {"school:7"};  // one of her two keys is enough
    const auto view = look.full();
    CHECK_FALSE(view.school);
    CHECK_FALSE(view.has_care_section);
    CHECK(view.family->people == std::vector<RelatedPerson>{{"Wombat Placeholder", "carer"}});
    CHECK_FALSE(cut_care(zeb(), look.viewer(), look.withheld));
    const auto care = cut_limited(zeb(), look.viewer(), look.withheld).limited_care;
    REQUIRE(care);  // as for a child of whom nothing is recorded
    CHECK((care->order == Indicator::None && care->care == Indicator::None));
}

TEST_CASE("ENT-16 a limited entry holds names, the two indicators and the status, nothing else")
{
    const auto view = cut_limited(zeb(), Look{}.viewer(), {});
    CHECK(view.kind == EntryKind::Limited);
    CHECK(view.names.size() == 1);
    CHECK((!view.identity && !view.family && !view.early_years && !view.school && !view.supports &&
           !view.has_care_section));
    CHECK_FALSE(view.end.date_of_death);
    CHECK(view.limited_care == SiblingCare{"Zeb Sampleton", Indicator::Past, Indicator::Current});
}

TEST_CASE("ENT-24 a protected child's current services are not named, except to their own service and W6, W7 and W9")
{
    auto entry = zeb();
    entry.location_protected = true;
    const auto view = Look{}.full(entry);
    CHECK(view.school->enrolments[0].service == "Moondust Primary School (Fictional)");  // their own name
    CHECK(view.school->enrolments[0].detail == "Crater campus, Year 1");
    CHECK(view.school->enrolments[1].service.empty());  // ends today: still current
    CHECK(view.school->enrolments[1].detail == "Prep");
    CHECK(view.early_years->kindergarten[0].service == "Teacup Kindergarten (Fictional)");  // ended yesterday

    entry.schools[0].service = kOther;
    CHECK(Look{}.full(entry).school->enrolments[0].detail == "Year 1");  // a campus is a place too
    Look protection;
    protection.workforce = seeing_all(true);
    CHECK_FALSE(protection.full(entry).school->enrolments[1].service.empty());
}

TEST_CASE("F9 F11 an order or placement is current through its last day and past from the next")
{
    CHECK(indicator_of({}, kToday) == Indicator::None);
    CHECK(indicator_of({{"kinship", {}, kToday}}, kToday) == Indicator::Current);
    CHECK(indicator_of({{"kinship", {}, add_days(kToday, -1)}}, kToday) == Indicator::Past);
    CHECK(indicator_of({{"kinship", {}, add_days(kToday, -1)}, {"foster", kToday, {}}}, kToday) == Indicator::Current);
}
