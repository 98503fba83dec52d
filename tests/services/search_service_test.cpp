#include "tests/services/register_world.h"

using namespace std::chrono;

namespace {

struct World : RegisterWorld {
    ServiceId moondust = add_service("school", "Moondust Primary School (Fictional)");
    ServiceId teacup = add_service("kindergarten", "Teacup Kindergarten (Fictional)");
    User teacher = add_user("W1", moondust);

    Child pupil(const std::string& given, const std::string& family, Date born = 2019y / April / 3)
    {
        return {.name = named(given, family), .born = born, .stays = {{moondust}}};
    }
};

}  // namespace

TEST_CASE("SRC-3 obrien finds O'Brien-Sample")
{
    World world;
    world.add_child(world.pupil("Zeb", "O'Brien-Sample"));
    for (const auto* typed : {"obrien",
                              "O\xE2\x80\x99"
                              "BRIEN",
                              "sample", "O'Brien Sample", "obriensample"}) {
        const auto answer = world.found(world.teacher, typed, 6);
        REQUIRE(answer.rows.size() == 1);
        CHECK(answer.rows[0].name == "Zeb O'Brien-Sample");
        CHECK_FALSE(answer.rows[0].close_match);
    }
}

TEST_CASE("SRC-4 twenty matches are shown, twenty-one show no rows; exact and close count together")
{
    World world;
    for (int i = 0; i < 10; ++i) world.add_child(world.pupil("Zeb", "Sampleton"));
    for (int i = 0; i < 10; ++i) world.add_child(world.pupil("Zeb", "Samplton"));
    auto answer = world.found(world.teacher, "Sampleton", 6);
    CHECK((answer.rows.size() == 20 && !answer.more_than_limit));
    CHECK_FALSE(answer.rows[9].close_match);  // SRC-3: exact first
    CHECK(answer.rows[10].close_match);

    const auto inspector = world.add_user("W6", world.moondust);
    CHECK(world.found(inspector, "Sampleton", 6).rows.size() == 20);
    world.add_child(world.pupil("Zeb", "Samplten"));
    for (const auto& user : {world.teacher, inspector}) {
        answer = world.found(user, "Sampleton", 6);
        CHECK((answer.rows.empty() && answer.more_than_limit));
    }
    CHECK(world.log("search").back().detail.find(R"("count":"more than 20")") != std::string::npos);
}

TEST_CASE("SRC-7 a search without a purpose, or with one of another workforce, is refused and recorded")
{
    World world;
    auto form = world.form(world.teacher, "Sampleton", 6);
    form.purpose = "";
    const auto answer = world.search.search(world.teacher.caller, form);
    REQUIRE_FALSE(answer);
    CHECK((answer.error().is_faults() && answer.error().errors.size() == 1));
    CHECK(code_of(answer) == "search.purpose_required");
    form.purpose = "cyfa_functions_of_somebody_else";
    CHECK(code_of(world.search.search(world.teacher.caller, form)) == "search.purpose_unknown");
    form = world.form(world.teacher, "Sampleton", 6);
    form.grant = world.add_user("W1", world.teacup).grant;  // another person's grant
    CHECK(code_of(world.search.search(world.teacher.caller, form)) == "search.grant_unknown");

    const auto lines = world.log("search");
    REQUIRE(lines.size() == 3);
    for (const auto& line : lines)
        CHECK((line.outcome == "refused" && line.detail.find("Sampleton") != std::string::npos));
}

TEST_CASE("SRC-6 a school finds no child who is only at the kindergarten")
{
    World world;
    world.add_child(
        {.name = named("Zeb", "Sampleton"), .born = 2021y / April / 3, .stays = {{world.teacup, "kindergarten", ""}}});
    CHECK(world.found(world.teacher, "Sampleton", 5).rows.empty());
    CHECK(world.found(world.add_user("W3", world.teacup), "Sampleton", 5).rows.size() == 1);
}

TEST_CASE("SRC-8 a search records every term, the purpose, the count and who was listed")
{
    World world;
    auto child = world.pupil("Zeb", "Sampleton");
    child.identifier = "DEMO-ZEB";
    world.add_child(child);
    auto form = world.form(world.teacher, "Sampleton", 6);
    form.first_name = "Zeb";
    form.note = "attendance meeting";
    world.found(world.teacher, form);
    const auto line = world.log("search").back();
    CHECK((line.outcome == "done" && line.actor == world.teacher.caller.account_id &&
           line.grant == world.teacher.grant && line.purpose == world.teacher.purpose));
    CHECK(
        line.detail ==
        R"({"age":6,"count":1,"entries":["DEMO-ZEB"],"first_name":"Zeb","last_name":"Sampleton","note":"attendance meeting"})");
}

TEST_CASE("SRC-1 an identifier alone finds a child in scope or nothing")
{
    World world;
    auto child = world.pupil("Zeb", "Sampleton");
    child.identifier = "DEMO-ZEB";
    world.add_child(child);
    CHECK_FALSE(world.handle_of(world.teacher, " demo-zeb ").empty());
    CHECK(world.handle_of(world.add_user("W3", world.teacup), "DEMO-ZEB").empty());
    CHECK(world.handle_of(world.teacher, "DEMO-ZE").empty());
}

TEST_CASE("SRC-5 a row shows name, age, service and the name that matched")
{
    World world;
    auto child = world.pupil("Zeb", "Sampleton", 2019y / November / 3);
    child.other_names = {{"Zeb", "", "Wombat", NameKind::Former}};
    world.add_child(child);
    auto row = world.found(world.teacher, "Wombat", 6).rows.at(0);
    CHECK((row.name == "Zeb Sampleton" && row.also_known_as == "Zeb Wombat" && row.close_match));
    CHECK(row.age == Age{6, 4});
    CHECK(row.current_service == "Moondust Primary School (Fictional)");
    row = world.found(world.teacher, "Sampleton", 6).rows.at(0);
    CHECK((row.also_known_as.empty() && !row.close_match));
}

TEST_CASE("SRC-5 ENT-24 a protected child's service is named to itself, W6, W7 and W9 alone")
{
    World world;
    auto child = world.pupil("Zeb", "Sampleton");
    child.location_protected = true;
    world.add_child(child);
    const auto office = world.add_service("office", "Moon Area Office (Fictional)");
    const auto shown_to = [&](const User& user) {
        return world.found(user, "Sampleton", 6).rows.at(0).current_service;
    };
    CHECK_FALSE(shown_to(world.teacher).empty());
    for (const auto* workforce : {"W6", "W7", "W9"}) CHECK_FALSE(shown_to(world.add_user(workforce, office)).empty());
    for (const auto* workforce : {"W5", "W8"}) CHECK(shown_to(world.add_user(workforce, office)).empty());
}

TEST_CASE("SRC-2 a school lists its own roll by year level, and nobody without a roll does")
{
    World world;
    for (const auto& [given, level] :
         std::vector<std::pair<std::string, std::string>>{{"Ann", "Year 10"}, {"Bea", "Prep"}, {"Cy", "Year 2"}})
        world.add_child({.name = named(given, "Sampleton"),
                         .born = 2019y / April / 3,
                         .stays = {{world.moondust, "school", level}}});
    RollForm form{world.teacher.grant, world.teacher.purpose, "", "Year 2"};
    auto roll = world.search.roll(world.teacher.caller, form);
    REQUIRE(roll);
    CHECK(roll->year_levels == std::vector<std::string>{"Prep", "Year 2", "Year 10"});
    REQUIRE(roll->rows.size() == 1);
    CHECK(roll->rows[0].name == "Cy Sampleton");
    CHECK(world.log("roll").back().detail.find(R"("count":1)") != std::string::npos);
    form.year_level = "";
    CHECK(world.search.roll(world.teacher.caller, form)->rows.size() == 3);

    const auto nurse = world.add_user("W4", world.moondust);
    CHECK(code_of(world.search.roll(nurse.caller, {nurse.grant, nurse.purpose, "", ""})) == "roll.not_allowed");
    CHECK(world.log("roll").back().outcome == "refused");
}

TEST_CASE("SRC-11 sixty searches in an hour are answered, the next waits; one alert for each pause")
{
    World world;
    const auto form = world.form(world.teacher, "Sampleton", 6);
    const auto ask = [&] { return world.search.search(world.teacher.caller, form); };
    REQUIRE(ask());
    world.clock.advance(seconds{100});
    for (int i = 1; i < 60; ++i) REQUIRE(ask());
    for (int i = 0; i < 2; ++i) {
        const auto refused = ask();
        REQUIRE_FALSE(refused);
        CHECK((refused.error().first().kind == ErrorKind::TooMany && refused.error().wait_seconds == 3500));
    }
    CHECK(world.log("search").back().outcome == "refused");
    CHECK(world.log("usage.alert").size() == 1);

    const auto later = [&](int by) {  // kept signed in
        world.clock.advance(seconds{by});
        world.run("UPDATE session SET last_seen_at = " + std::to_string(world.clock.now().time_since_epoch().count()));
    };
    later(3499);
    CHECK(code_of(ask()) == "usage.limit");
    later(1);
    CHECK(code_of(ask()) == "done");         // the first has left the hour
    CHECK(code_of(ask()) == "usage.limit");  // a new pause, a new alert
    CHECK(world.log("usage.alert").size() == 2);
}

TEST_CASE("ACT-2 an Authoriser who is not a User may not search, and the attempt is recorded")
{
    World world;
    const auto authoriser = world.add_user("W1", world.moondust, false);
    CHECK(code_of(world.search.search(authoriser.caller, world.form(authoriser, "Sampleton", 6))) ==
          "account.not_user");
    CHECK(world.log("search").back().outcome == "refused");
    CHECK(code_of(world.profiles.open(authoriser.caller, "x")) == "account.not_user");
}

TEST_CASE("REG-22 a session that has ended finds nothing")
{
    World world;
    world.add_child(world.pupil("Zeb", "Sampleton"));
    world.clock.advance(minutes{15});
    CHECK(code_of(world.search.search(world.teacher.caller, world.form(world.teacher, "Sampleton", 6))) ==
          "session.ended");
}

TEST_CASE("ENT-20 a child who turns 18 with no enrolment is absent from results the next day")
{
    World world;
    const auto inspector = world.add_user("W6", world.moondust);
    world.add_child({.name = named("Professor", "Wombat Placeholder"),
                     .born = 2008y / March / 4,
                     .inactive_from = 2026y / March / 4});
    CHECK(world.found(inspector, "Placeholder", 17).rows.size() == 1);
    world.clock.advance(hours{12});  // past midnight in Melbourne
    world.run("UPDATE session SET last_seen_at = last_seen_at + 43200, started_at = started_at + 43200");
    CHECK(world.found(inspector, "Placeholder", 17).rows.empty());
}

TEST_CASE("ENT-23 a restricted entry is neither shown nor counted")
{
    World world;
    for (int i = 0; i < 21; ++i) {
        auto child = world.pupil("Zeb", "Sampleton");
        child.identifier = "DEMO-R" + std::to_string(i);
        world.add_child(child);
    }
    CHECK(world.found(world.teacher, "Sampleton", 6).more_than_limit);
    REQUIRE(world.control.restrict_entry({"DEMO-R0", "risk of harm", "Quilla Testworth"}));
    CHECK(world.found(world.teacher, "Sampleton", 6).rows.size() == 20);
    CHECK(world.handle_of(world.teacher, "DEMO-R0").empty());
}

TEST_CASE("ENT-25 nobody at all is shown a restricted entry, Child Protection and oversight included")
{
    World world;
    const auto office = world.add_service("office", "Child Protection (Fictional)");
    auto zeb = world.pupil("Zeb", "Sampleton");
    zeb.identifier = "DEMO-ZEB";
    world.add_child(zeb);
    REQUIRE(world.control.restrict_entry({"DEMO-ZEB", "risk of harm", "Quilla Testworth"}));
    for (const auto* workforce : {"W6", "W7", "W9"})
        CHECK(world.handle_of(world.add_user(workforce, office), "DEMO-ZEB").empty());
    REQUIRE(world.control.release_entry({"DEMO-ZEB", "risk has passed", "Quilla Testworth"}));
    for (const auto* workforce : {"W6", "W7", "W9"})
        CHECK_FALSE(world.handle_of(world.add_user(workforce, office), "DEMO-ZEB").empty());
}
