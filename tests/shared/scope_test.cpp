#include <catch_amalgamated.hpp>

#include "shared/policy/scope.h"

using namespace policy;
using namespace std::chrono;

namespace {

const Date kToday = 2026y / March / 3;
const Place kSchool{1, "Nowhere-on-Sea", "Moon"};
const Place kKinder{2, "Nowhere-on-Sea", "Moon"};
const Place kNurses{3, "Nowhere-on-Sea", "Moon"};
const Place kFarSchool{4, "Elsewhere", "Sun"};

Standing at(StayKind kind, Place place, Date to = 9999y / December / 31)
{
    return {false, 2030y / January / 1, {{kind, place, 2025y / January / 28, to}}};
}
Reach reach_of(ScopeKind scope, const Place& granted, const Standing& entry)
{
    return reach(scope, granted, entry, {}, Visibility::All, kToday);
}

}  // namespace

TEST_CASE("Table 1.3 each scope reaches its own children and no others")
{
    const auto pupil = at(StayKind::School, kSchool);
    CHECK(reach_of(ScopeKind::EnrolledAtService, kSchool, pupil) == Reach::Full);
    CHECK(reach_of(ScopeKind::EnrolledAtService, kKinder, pupil) == Reach::None);
    CHECK(reach_of(ScopeKind::KnownToService, kNurses, pupil) == Reach::None);
    CHECK(reach_of(ScopeKind::CouncilServices, kNurses, pupil) == Reach::Full);
    CHECK(reach_of(ScopeKind::CouncilServices, kFarSchool, pupil) == Reach::None);
    CHECK(reach_of(ScopeKind::Area, {9, "", "Moon"}, pupil) == Reach::Full);
    CHECK(reach_of(ScopeKind::Area, {9, "", "Sun"}, pupil) == Reach::None);
    CHECK(reach_of(ScopeKind::Everyone, kFarSchool, pupil) == Reach::Full);
    CHECK(reach_of(ScopeKind::None, kSchool, pupil) == Reach::None);
    CHECK(reach_of(ScopeKind::EnrolledAtService, kSchool, at(StayKind::MaternalChildHealth, kSchool)) == Reach::None);
    CHECK(reach_of(ScopeKind::KnownToService, kNurses, at(StayKind::MaternalChildHealth, kNurses)) == Reach::Full);
    CHECK(reach_of(ScopeKind::Area, {9, "", ""}, at(StayKind::School, {5, "", ""})) ==
          Reach::None);  // unknown is not a place
}

TEST_CASE("ENT-17 access ends with the enrolment: the last day still counts, the next does not")
{
    CHECK(reach_of(ScopeKind::EnrolledAtService, kSchool, at(StayKind::School, kSchool, kToday)) == Reach::Full);
    CHECK(reach_of(ScopeKind::EnrolledAtService, kSchool, at(StayKind::School, kSchool, add_days(kToday, -1))) ==
          Reach::None);
    auto coming = at(StayKind::School, kSchool);
    coming.stays[0].from = kToday;
    CHECK(reach_of(ScopeKind::EnrolledAtService, kSchool, coming) == Reach::Full);
    coming.stays[0].from = add_days(kToday, 1);
    CHECK(reach_of(ScopeKind::EnrolledAtService, kSchool, coming) == Reach::None);
}

TEST_CASE("ENT-20 ENT-23 an inactive or restricted entry is out of every reach")
{
    auto pupil = at(StayKind::School, kSchool);
    pupil.inactive_from = add_days(kToday, 1);
    CHECK(reach_of(ScopeKind::Everyone, kSchool, pupil) == Reach::Full);
    pupil.inactive_from = kToday;
    CHECK(reach_of(ScopeKind::Everyone, kSchool, pupil) == Reach::None);
    pupil.inactive_from = add_days(kToday, 1);
    pupil.restricted = true;
    CHECK(reach_of(ScopeKind::Everyone, kSchool, pupil) == Reach::None);
}

TEST_CASE("ENT-16 a sibling of a child in scope is reached in limited form, while that child is open and in scope")
{
    const auto elsewhere = at(StayKind::School, kFarSchool);
    std::vector<Standing> siblings{at(StayKind::School, kSchool)};
    const auto limited = [&] {
        return reach(ScopeKind::EnrolledAtService, kSchool, elsewhere, siblings, Visibility::All, kToday);
    };
    CHECK(limited() == Reach::Limited);
    siblings[0].restricted = true;
    CHECK(limited() == Reach::None);
    siblings[0] = at(StayKind::School, kSchool, add_days(kToday, -1));
    CHECK(limited() == Reach::None);
    siblings[0] = at(StayKind::School, kSchool);
    CHECK(reach(ScopeKind::EnrolledAtService, kSchool, elsewhere, siblings, Visibility::None, kToday) == Reach::None);
}
