// The services of a User, and the Users of a service (MAN-12 to MAN-18).
#include "tests/admin/admin_world.h"

namespace {

Fields at(AdminWorld& world, const std::string& person, ServiceId service, const char* user_type = "Teacher")
{
    return {{"person", person}, {"service", world.id_of(service)}, {"user_type", user_type}};
}
Fields from(AdminWorld& world, const std::string& person, ServiceId service, const char* reason = "left")
{
    return {{"person", person}, {"service", world.id_of(service)}, {"reason", reason}};
}

/// Wilhelmina has a second school, where Zeb works too.
struct TwoSchools : AdminWorld {
    TwoSchools() : second(add_service("school", "Comet Road Primary School (Fictional)"))
    {
        run("UPDATE service SET sector = 'Government' WHERE kind = 'school'");
        put_in_charge(kWilhelmina, second);
        add_user_at("zeb.sampleton", moondust);
        zeb = id_of("zeb.sampleton");
    }
    ServiceId second;
    std::string zeb;
};

}  // namespace

TEST_CASE("MAN-13 removing the last service makes the account inactive and ends the session at once")
{
    TwoSchools world;
    const auto caller = world.caller("zeb.sampleton");
    const auto answer = world.done(kWilhelmina, "remove_service", from(world, world.zeb, world.moondust));
    CHECK(answer.fact("state") == "inactive");
    CHECK_FALSE(world.is_live(caller));
    CHECK(world.person("zeb.sampleton").state == store::AccountState::Inactive);
    CHECK(world.person("zeb.sampleton").removed_why == "left");
    CHECK(world.last_audit() == "remove_service done " + world.zeb);
    CHECK(world.told(kWilhelmina, "remove_service", from(world, world.zeb, world.moondust)) ==
          "person.inactive@person");
}

TEST_CASE("MAN-13 with two services, removing one leaves the account active and narrows it at once")
{
    TwoSchools world;
    world.done(kWilhelmina, "add_service", at(world, world.zeb, world.second));
    const auto caller = world.caller("zeb.sampleton");
    CHECK(world.done(kWilhelmina, "remove_service", from(world, world.zeb, world.moondust)).fact("state") == "active");
    CHECK(world.is_live(caller));
    CHECK(world.count("access_grant WHERE ended_at IS NULL") == 1);
    CHECK(world.told(kWilhelmina, "remove_service", from(world, world.zeb, world.moondust)) == "grant.over@service");
    const auto view = world.seen(kWilhelmina, "person", {{"person", world.zeb}});
    CHECK(view.list("grants").at(0, "state") == "active");
    CHECK(view.list("grants").at(1, "state") == "inactive");
    CHECK(view.list("grants").at(1, "reason") == "left");
}

TEST_CASE("MAN-14 a removal needs a reason of the list, and other needs a note")
{
    TwoSchools world;
    CHECK(world.told(kWilhelmina, "remove_service", from(world, world.zeb, world.moondust, "boredom")) ==
          "reason.unknown@reason");
    auto form = from(world, world.zeb, world.moondust, "other");
    CHECK(world.told(kWilhelmina, "remove_service", form) == "reason.note_needed@note");
    form["note"] = "The role moved to another campus.";
    CHECK(world.told(kWilhelmina, "remove_service", form) == "done");
}

TEST_CASE("MAN-12 a service is added once, and only where the type and the cap allow it")
{
    TwoSchools world;
    CHECK(world.told(kWilhelmina, "add_service", at(world, world.zeb, world.moondust)) == "grant.exists@service");
    CHECK(world.told(kWilhelmina, "add_service", at(world, world.zeb, world.starfall)) == "service.not_found@service");
    CHECK(world.told(kWilhelmina, "add_service", at(world, world.zeb, world.second, "Astronaut")) ==
          "user_type.unknown@user_type");
    for (const auto* name : {"a", "b", "c", "d", "e", "f", "g"})
        world.add_user_at("user." + std::string(name), world.second);
    CHECK(world.told(kWilhelmina, "add_service", at(world, world.zeb, world.second)) == "service.full@service");
}

TEST_CASE("UAR-7 a service given to somebody who waits for one's own overdue review waits as well")
{
    const auto lock_at = [](AdminWorld& world, ServiceId service) {
        world.run("UPDATE access_grant SET locked_at = 1 WHERE service_id = " + std::to_string(service.value));
    };
    const auto open_at = [](AdminWorld& world, ServiceId service) {
        return world.count("access_grant WHERE locked_at IS NULL AND service_id = " + std::to_string(service.value));
    };
    TwoSchools world;
    lock_at(world, world.moondust);
    SECTION("one by one")
    {
        world.done(kWilhelmina, "add_service", at(world, world.zeb, world.second));
        CHECK(world.state_of("zeb.sampleton") == "locked");
        CHECK(open_at(world, world.second) == 0);
    }
    SECTION("several at once, each as they wait themselves")
    {
        const auto ned = world.invite(kWilhelmina, "ned.active", world.moondust);
        world.finish("ned.active");
        world.done(
            kWilhelmina, "add_people_to_service",
            {{"service", world.id_of(world.second)}, {"people", world.zeb + "\n" + ned}, {"user_type", "Teacher"}});
        CHECK(world.state_of("zeb.sampleton") == "locked");
        CHECK(world.state_of("ned.active") == "active");
        CHECK(open_at(world, world.second) == 1);
    }
    SECTION("another Authoriser's overdue review locks nothing that this one gives")
    {
        world.run("UPDATE access_grant SET locked_at = NULL");
        world.add_grant("zeb.sampleton", world.starfall);
        lock_at(world, world.starfall);
        world.done(kWilhelmina, "add_service", at(world, world.zeb, world.second));
        CHECK(world.state_of("zeb.sampleton") == "active");
        CHECK(open_at(world, world.second) == 1);
    }
}

TEST_CASE("MAN-8 what somebody does at another Authoriser's service is not shown and cannot be ended")
{
    TwoSchools world;
    world.add_grant("zeb.sampleton", world.starfall);
    CHECK(world.seen(kWilhelmina, "person", {{"person", world.zeb}}).list("grants").rows.size() == 1);
    CHECK(world.told(kWilhelmina, "remove_service", from(world, world.zeb, world.starfall)) ==
          "service.not_found@service");
    CHECK(world.done(kWilhelmina, "remove_service", from(world, world.zeb, world.moondust)).fact("state") == "active");
    CHECK(world.seen(kBarnaby, "person", {{"person", world.zeb}}).fact("state") == "active");
}

TEST_CASE("MAN-17 a batch of three with one place left adds none and says why; each that cannot be added is named")
{
    TwoSchools world;
    for (const auto* name : {"a", "b", "c", "d", "e", "f"})
        world.add_user_at("user." + std::string(name), world.second);
    world.add_user_at("ned.active", world.moondust);
    world.add_user_at("ola.active", world.moondust);
    const auto three = world.zeb + "\n" + world.id_of("ned.active") + "\n" + world.id_of("ola.active");
    Fields form{{"service", world.id_of(world.second)}, {"people", three}, {"user_type", "Teacher"}};
    CHECK(world.told(kWilhelmina, "add_people_to_service", form) == "service.full@people");
    CHECK(world.count("access_grant WHERE service_id = " + std::to_string(world.second.value)) == 6);
    form["people"] = world.zeb + "\n" + world.id_of("user.a");
    CHECK(world.told(kWilhelmina, "add_people_to_service", form) == "grant.exists@people.p-user.a service.full@people");
    form["people"] = world.zeb;
    CHECK(world.done(kWilhelmina, "add_people_to_service", form).fact("count") == "1");
    CHECK(world.count("audit_event WHERE action = 'add_service' AND object_id = '" + world.zeb + "'") == 1);
}

TEST_CASE("MAN-16 a service shows its Users, and as candidates those of one's own who are not there")
{
    TwoSchools world;
    const auto view = world.seen(kWilhelmina, "service", {{"service", world.id_of(world.second)}});
    CHECK(view.list("users").rows.empty());
    REQUIRE(view.list("candidates").rows.size() == 1);
    CHECK(view.list("candidates").at(0, "name") == "Zeb Sampleton");
    CHECK(view.fact("cap") == "7");
    CHECK(world.told_look(kBarnaby, "service", {{"service", world.id_of(world.second)}}) ==
          "service.not_found@service");
}

TEST_CASE("MAN-18 removing a User from the service's side leaves the same row in the log as from the User's")
{
    TwoSchools world;
    world.add_user_at("ned.active", world.moondust);
    world.done(kWilhelmina, "remove_service", from(world, world.zeb, world.moondust));
    world.done(kWilhelmina, "remove_service", from(world, world.id_of("ned.active"), world.moondust));
    CHECK(world.count("audit_event WHERE action = 'remove_service' AND object_kind = 'account' AND "
                      "json_extract(detail, '$.service') = '" +
                      world.id_of(world.moondust) + "'") == 2);
}
