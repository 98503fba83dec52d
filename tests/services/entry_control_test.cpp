#include "tests/services/register_world.h"

using namespace std::chrono;

namespace {

struct World : RegisterWorld {
    World()
    {
        add_child({.identifier = "DEMO-ZEB",
                   .name = named("Zeb", "Sampleton"),
                   .born = 2019y / April / 3,
                   .people = {{{"mch:1", "school:1"}, "Quilla Testworth", "parent", true}}});
    }
    services::Decision decision{"DEMO-ZEB", "risk of harm", "Quilla Testworth"};
    std::string version() { return text("SELECT CAST(register_version AS TEXT) FROM database_mark"); }
};

std::string code(const Status& status) { return status ? "done" : status.error().code; }

}  // namespace

TEST_CASE("ENT-23 restricting and releasing are decided once each, recorded, and make what was read stale")
{
    World world;
    const auto before = world.version();
    CHECK(code(world.control.release_entry(world.decision)) == "control.no_change");
    CHECK(world.version() == before);
    CHECK(code(world.control.restrict_entry(world.decision)) == "done");
    CHECK(code(world.control.restrict_entry(world.decision)) == "control.no_change");
    CHECK(world.version() != before);
    const auto lines = world.log("entry.restrict");
    REQUIRE(lines.size() == 2);
    CHECK((lines[0].outcome == "done" && lines[0].object == "DEMO-ZEB" && lines[0].actor == "Quilla Testworth"));
    CHECK(lines[0].detail == R"({"reason":"risk of harm"})");
    CHECK(lines[1].outcome == "refused");
    CHECK(code(world.control.release_entry(world.decision)) == "done");
}

TEST_CASE("ENT-7 a decision needs a child, a reason and a name, and is refused and recorded without them")
{
    World world;
    auto decision = world.decision;
    decision.reason = " ";
    CHECK(code(world.control.restrict_entry(decision)) == "control.reason_required");
    decision = world.decision;
    decision.by = "";
    CHECK(code(world.control.protect_location(decision)) == "control.by_required");
    decision = world.decision;
    decision.entry = "DEMO-NOBODY";
    CHECK(code(world.control.restrict_entry(decision)) == "control.entry_unknown");
    CHECK(world.log("entry.restrict").size() == 2);
    CHECK(world.log("entry.restrict").back().outcome == "refused");
}

TEST_CASE("ENT-7 what is withheld is a field group or a person of the entry, under every key of that person")
{
    World world;
    CHECK(code(world.control.withhold(world.decision, {})) == "control.one_thing_required");
    CHECK(code(world.control.withhold(world.decision, {"family", "mch:1"})) == "control.one_thing_required");
    for (const auto* group : {"identity", "end", "hobbies"})
        CHECK(code(world.control.withhold(world.decision, {group, ""})) == "control.unknown_group");
    CHECK(code(world.control.withhold(world.decision, {"", "mch:9"})) == "control.person_unknown");

    CHECK(code(world.control.withhold(world.decision, {"", "mch:1"})) == "done");
    CHECK(code(world.control.withhold(world.decision, {"", "school:1"})) == "control.no_change");
    CHECK(code(world.control.withhold(world.decision, {"family", ""})) == "done");
    const auto shown = world.control.show("DEMO-ZEB", "Quilla Testworth");
    REQUIRE(shown);
    REQUIRE(shown->withheld.size() == 3);
    CHECK((shown->withheld[0].thing.person == "mch:1" && shown->withheld[0].decided_on == "2026-03-03"));
    CHECK(code(world.control.reveal(world.decision, {"school", ""})) == "control.not_withheld");
    CHECK(code(world.control.reveal(world.decision, {"", "school:1"})) == "done");
    CHECK(world.control.show("DEMO-ZEB", "Quilla Testworth")->withheld.size() == 1);
}

TEST_CASE("ENT-24 protecting a location is shown, undone and recorded")
{
    World world;
    CHECK(code(world.control.protect_location(world.decision)) == "done");
    CHECK(world.control.show("DEMO-ZEB", "Quilla Testworth")->location_protected);
    CHECK(code(world.control.unprotect_location(world.decision)) == "done");
    CHECK_FALSE(world.control.show("DEMO-ZEB", "Quilla Testworth")->location_protected);
    CHECK(world.log("entry.show_status").size() == 2);
    CHECK(world.control.show("DEMO-NOBODY", "Quilla Testworth").error().code == "control.entry_unknown");
}
