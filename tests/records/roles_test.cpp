// Who may act for an organisation under the schemes (IS-120 to IS-124).
#include "shared/acts/sharing_roles.h"
#include "tests/admin/admin_world.h"

namespace {

struct World : AdminWorld {
    World() { add_user_at("zeb.sampleton", moondust); }
    Fields form(Fields more = {})
    {
        Fields all{{"service", id_of(moondust)},
                   {"holder", id_of("zeb.sampleton")},
                   {"role", "sharer"},
                   {"title", "Wellbeing leader"},
                   {"engagement", "employed"},
                   {"judgement", "Ten years of work with families"},
                   {"trained_on", "2 Feb 2026"},
                   {"from", to_iso(melbourne_day(clock.now()))},
                   {"reason", "Answers requests of other services"}};
        for (const auto& [name, value] : more) all[name] = value;
        return all;
    }
    bool shares(const std::string& username) { return told_look(username, "own_roles") != "account.not_sharing"; }
};

}  // namespace

TEST_CASE("IS-121 an Authoriser names who may act for a service of theirs, with title, days and reason")
{
    World world;
    CHECK(world.told(kWilhelmina, "name_role", world.form({{"to", "31 Dec 2027"}})) == "done");
    CHECK(world.last_audit() == "name_role done p-zeb.sampleton");
    const auto roles =
        world.seen(kWilhelmina, "sharing_roles", {{"service", world.id_of(world.moondust)}}).list("roles");
    REQUIRE(roles.rows.size() == 1);
    CHECK(roles.at(0, "name") == "Zeb Sampleton");
    CHECK(roles.at(0, "role") == "sharer");
    CHECK(roles.at(0, "title") == "Wellbeing leader");
    CHECK(roles.at(0, "trained_on") == "2026-02-02");
    CHECK(roles.at(0, "to") == "2027-12-31");
    CHECK(roles.at(0, "state") == "current");
}

TEST_CASE("IS-121 the same role of the same person at one organisation stands once; another one stands beside it")
{
    World world;
    world.done(kWilhelmina, "name_role", world.form());
    CHECK(world.told(kWilhelmina, "name_role", world.form()) == "role.exists@holder");
    CHECK(world.told(kWilhelmina, "name_role", world.form({{"role", "records"}})) == "done");
}

TEST_CASE("IS-120 a volunteer is refused every role by the server")
{
    World world;
    for (const auto role : acts::kSharingRoles)
        CHECK(world.told(kWilhelmina, "name_role",
                         world.form({{"role", std::string(role)}, {"engagement", "volunteer"}})) ==
              "role.volunteer@engagement");
    CHECK(world.count("sharing_role") == 0);
    CHECK(world.told(kWilhelmina, "name_role", world.form({{"engagement", "contracted"}})) == "done");
    CHECK(world.told(kWilhelmina, "name_role", world.form({{"engagement", "friend"}})) ==
          "role.engagement_unknown@engagement");
}

TEST_CASE("IS-122 judgement and training are asked for, contact with clients may be no")
{
    World world;
    for (const auto* field : {"judgement", "trained_on", "title", "reason", "from"})
        CHECK(world.told(kWilhelmina, "name_role", world.form({{field, ""}})) ==
              std::string("field.required@") + field);
    CHECK(world.told(kWilhelmina, "name_role", world.form({{"meets_clients", ""}})) == "done");
}

TEST_CASE("IS-123 training is a day that has been")
{
    World world;
    const auto today = melbourne_day(world.clock.now());
    CHECK(world.told(kWilhelmina, "name_role", world.form({{"trained_on", to_iso(add_days(today, 1))}})) ==
          "day.in_future@trained_on");
    CHECK(world.told(kWilhelmina, "name_role", world.form({{"trained_on", to_iso(today)}})) == "done");
}

TEST_CASE("IS-124 being a User or an Authoriser gives no role, and a role makes nobody a User")
{
    World world;
    CHECK_FALSE(world.shares("zeb.sampleton"));
    CHECK_FALSE(world.shares(kWilhelmina));
    world.done(kWilhelmina, "name_role", world.form({{"holder", world.id_of(kWilhelmina)}, {"role", "lead"}}));
    CHECK(world.shares(kWilhelmina));
    CHECK_FALSE(world.person(kWilhelmina).may.user);
    CHECK_FALSE(world.shares("zeb.sampleton"));
}

TEST_CASE("IS-121 a role is ended at once, by the Authoriser of the service and nobody else")
{
    World world;
    const auto role = world.done(kWilhelmina, "name_role", world.form()).fact("role");
    CHECK(world.shares("zeb.sampleton"));
    CHECK(world.told(kBarnaby, "end_role", {{"role", role}}) == "role.not_found@role");
    CHECK(world.told(kBarnaby, "end_role", {{"role", "nobody"}}) == "role.not_found@role");
    CHECK(world.told(kWilhelmina, "end_role", {{"role", role}}) == "done");
    CHECK_FALSE(world.shares("zeb.sampleton"));
    CHECK(world.told(kWilhelmina, "name_role", world.form()) == "done");
}

TEST_CASE("IS-121 nobody is named at a service of another Authoriser, nor anybody who does not work there")
{
    World world;
    CHECK(world.told(kBarnaby, "name_role", world.form()) == "service.not_found@service");
    CHECK(world.told_look(kBarnaby, "sharing_roles", {{"service", world.id_of(world.moondust)}}) ==
          "service.not_found@service");
    CHECK(world.told(kWilhelmina, "name_role", world.form({{"holder", world.id_of(kBarnaby)}})) ==
          "person.not_found@holder");
    CHECK(world.told(kWilhelmina, "name_role", world.form({{"from", "2 Mar 2027"}, {"to", "1 Mar 2027"}})) ==
          "day.order@to");
}
