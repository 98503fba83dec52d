#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "shared/json/entry_json.h"
#include "shared/json/error_json.h"
#include "tests/services/register_world.h"

using namespace std::chrono;

namespace {

const registry::Person kMother{{"mch:1", "school:1"}, "Quilla Testworth", "parent", true};
const registry::Person kCarer{{"mch:2"}, "Wombat Placeholder", "carer", false};

// Zeb is at Moondust; his sister Ann, of the same mother, is at Sundust.
struct World : RegisterWorld {
    ServiceId moondust = add_service("school", "Moondust Primary School (Fictional)");
    ServiceId sundust = add_service("school", "Sundust Primary School (Fictional)", "Elsewhere", "Sun");
    User teacher = add_user("W1", moondust);
    EntryId zeb = add_child({.identifier = "DEMO-ZEB",
                             .name = named("Zeb", "Sampleton"),
                             .born = 2019y / April / 3,
                             .stays = {{moondust},
                                       {moondust, "mch"},
                                       {moondust, "playgroup"},
                                       {moondust, "early_education"},
                                       {moondust, "kindergarten"}},
                             .people = {kMother, kCarer},
                             .orders = {{"family preservation", 2024y / May / 1, 2025y / May / 1}},
                             .placements = {{"kinship", 2026y / January / 1, {}}}});
    EntryId ann = add_child({.identifier = "DEMO-ANN",
                             .name = named("Ann", "Sampleton"),
                             .born = 2017y / April / 3,
                             .stays = {{sundust}},
                             .people = {kMother},
                             .placements = {{"foster", 2020y / January / 1, 2021y / January / 1}}});

    std::string care_code(const User& user, const std::string& handle,
                          const std::string& section = services::kCareSectionName)
    {
        return code_of(profiles.open_section(user.caller, handle, section));
    }
    std::string open_code(const User& user, const std::string& handle)
    {
        return code_of(profiles.open(user.caller, handle));
    }
};

void add_paths(const nlohmann::json& value, const std::string& path, std::set<std::string>& paths)
{
    if (value.is_array())
        for (const auto& item : value) add_paths(item, path + "[]", paths);
    else if (value.is_object())
        for (const auto& [key, inner] : value.items()) add_paths(inner, path.empty() ? key : path + "." + key, paths);
    else paths.insert(path);
}

std::string key_set(const nlohmann::json& value)
{
    std::set<std::string> paths;
    add_paths(value, "", paths);
    std::string text;
    for (const auto& path : paths) text += path + "\n";
    return text;
}

void compare_with_golden(const std::string& name, const std::string& keys)
{
    const auto path = std::string(CHILDLINK_SOURCE_DIR) + "/tests/services/golden/" + name + ".txt";
    if (std::getenv("CHILDLINK_WRITE_GOLDEN") != nullptr) std::ofstream(path) << keys;
    std::stringstream golden;
    golden << std::ifstream(path).rdbuf();
    INFO(name);
    CHECK(keys == golden.str());
}

}  // namespace

TEST_CASE("ENT-5 ENT-18 ENT-19 an entry holds only the keys of table 2.2, for every workforce")
{
    World world;
    world.settings.registry.show_supports = true;
    const auto office = world.add_service("council", "Shire of Nowhere-on-Sea (Fictional)");
    for (const auto* workforce : {"W1", "W2", "W3", "W4", "W5", "W6", "W7", "W8", "W9"}) {
        const bool at_school = std::string(workforce) < "W4";
        const auto user = world.add_user(workforce, at_school ? world.moondust : office);
        const auto handle = world.handle_of(user, "DEMO-ZEB");
        REQUIRE_FALSE(handle.empty());
        nlohmann::json sent = {{"entry", wire::to_json(world.opened(user, handle))}};
        if (const auto care = world.profiles.open_section(user.caller, handle, services::kCareSectionName))
            sent["care"] = wire::to_json(*care);
        compare_with_golden(workforce, key_set(sent));
    }
    const auto handle = world.handle_of(world.teacher, "DEMO-ZEB");
    const auto sibling = world.opened(world.teacher, handle).family->siblings.at(0).handle;
    compare_with_golden("limited", key_set(wire::to_json(world.opened(world.teacher, sibling))));
}

TEST_CASE("ENT-15 W5 sees no family, no orders and care, and of the end the status only")
{
    World world;
    world.run("UPDATE entry SET date_of_death = '2026-02-01' WHERE public_id = 'DEMO-ZEB'");
    const auto planner = world.add_user("W5", world.add_service("council", "Shire of Nowhere-on-Sea (Fictional)"));
    const auto handle = world.handle_of(planner, "DEMO-ZEB");
    const auto view = world.opened(planner, handle);
    CHECK((view.identity && view.early_years && view.school && !view.family && !view.has_care_section));
    CHECK_FALSE(view.end.date_of_death);
    CHECK(world.care_code(planner, handle) == "entry.not_found");
    CHECK(world.opened(world.teacher, world.handle_of(world.teacher, "DEMO-ZEB")).end.date_of_death ==
          2026y / February / 1);  // ENT-22
}

TEST_CASE("ENT-16 F8 a sibling elsewhere opens limited, one in scope opens full")
{
    World world;
    const auto link = world.opened(world.teacher, world.handle_of(world.teacher, "DEMO-ZEB")).family->siblings.at(0);
    CHECK((link.name == "Ann Sampleton" && link.opens == EntryKind::Limited));
    const auto limited = world.opened(world.teacher, link.handle);
    CHECK(limited.kind == EntryKind::Limited);
    CHECK(
        (!limited.identity && !limited.family && !limited.school && !limited.early_years && !limited.has_care_section));
    CHECK(limited.limited_care == SiblingCare{"Ann Sampleton", Indicator::None, Indicator::Past});
    CHECK(world.care_code(world.teacher, link.handle) == "entry.not_found");
    CHECK(world.handle_of(world.teacher, "DEMO-ANN").empty());  // a search does not reach her

    const auto line = world.log("view").back();  // logged as a view of that sibling
    CHECK((line.object == "DEMO-ANN" && line.purpose == world.teacher.purpose &&
           line.detail.find("limited") != std::string::npos));

    const auto inspector = world.add_user("W6", world.moondust);
    const auto full = world.opened(inspector, world.handle_of(inspector, "DEMO-ZEB")).family->siblings.at(0);
    CHECK(full.opens == EntryKind::Full);
    CHECK(world.opened(inspector, full.handle).kind == EntryKind::Full);
}

TEST_CASE("ENT-17 when the child leaves, the handle is worth nothing the next day, and the sibling's neither")
{
    World world;
    const auto handle = world.handle_of(world.teacher, "DEMO-ZEB");
    const auto sibling = world.opened(world.teacher, handle).family->siblings.at(0).handle;
    world.run(
        "UPDATE entry_service SET to_day = '2026-03-03' WHERE entry_id = (SELECT id FROM entry WHERE public_id = "
        "'DEMO-ZEB')");
    CHECK(world.open_code(world.teacher, handle) == "done");
    world.run(
        "UPDATE entry_service SET to_day = '2026-03-02' WHERE entry_id = (SELECT id FROM entry WHERE public_id = "
        "'DEMO-ZEB')");
    CHECK(world.open_code(world.teacher, handle) == "entry.not_found");
    CHECK(world.open_code(world.teacher, sibling) == "entry.not_found");
}

TEST_CASE("ENT-23 a restricted child, a random handle and one of another session get the same bytes")
{
    World world;
    const auto handle = world.handle_of(world.teacher, "DEMO-ZEB");
    const auto colleague = world.add_user("W1", world.moondust);
    const auto theirs = world.handle_of(colleague, "DEMO-ZEB");
    REQUIRE(world.control.restrict_entry({"DEMO-ZEB", "risk of harm", "Quilla Testworth"}));
    std::set<std::string> answers;
    for (const auto& tried : {handle, theirs, std::string("AAAAAAAAAAAAAAAAAAAAAA"), std::string()}) {
        const auto view = world.profiles.open(world.teacher.caller, tried);
        REQUIRE_FALSE(view);
        answers.insert(wire::to_json(view.error().first()).dump());
        const auto care = world.profiles.open_section(world.teacher.caller, tried, services::kCareSectionName);
        REQUIRE_FALSE(care);
        answers.insert(wire::to_json(care.error().first()).dump());
    }
    CHECK(answers.size() == 1);
    const auto lines = world.log("view");
    REQUIRE(lines.size() == 4);
    for (const auto& line : lines) CHECK(line.outcome == "refused");
    CHECK(lines[0].object == "DEMO-ZEB");  // the log knows more than the caller
    CHECK(lines[2].object.empty());

    REQUIRE(world.control.release_entry({"DEMO-ZEB", "reviewed", "Quilla Testworth"}));
    CHECK(world.open_code(world.teacher, handle) == "done");
}

TEST_CASE("ENT-23 ENT-21 a restricted or inactive sibling gives no link")
{
    World world;
    const auto siblings = [&] {
        return world.opened(world.teacher, world.handle_of(world.teacher, "DEMO-ZEB")).family->siblings.size();
    };
    CHECK(siblings() == 1);
    world.run("UPDATE entry SET inactive_from = '2026-03-03' WHERE public_id = 'DEMO-ANN'");
    CHECK(siblings() == 0);
    world.run("UPDATE entry SET inactive_from = '2026-03-04' WHERE public_id = 'DEMO-ANN'");
    CHECK(siblings() == 1);
    REQUIRE(world.control.restrict_entry({"DEMO-ANN", "risk of harm", "Quilla Testworth"}));
    CHECK(siblings() == 0);
}

TEST_CASE("ENT-7 withholding a parent removes that person from the entry and from the sibling derivation")
{
    World world;
    const auto handle = world.handle_of(world.teacher, "DEMO-ZEB");
    const auto sibling = world.opened(world.teacher, handle).family->siblings.at(0).handle;
    REQUIRE(world.control.withhold({"DEMO-ZEB", "risk of harm", "Quilla Testworth"}, {"", "school:1"}));
    const auto family = *world.opened(world.teacher, handle).family;
    CHECK(family.people == std::vector<RelatedPerson>{{"Wombat Placeholder", "carer"}});
    CHECK(family.siblings.empty());
    CHECK(world.open_code(world.teacher, sibling) == "entry.not_found");
    REQUIRE(world.control.reveal({"DEMO-ZEB", "reviewed", "Quilla Testworth"}, {"", "mch:1"}));
    CHECK(world.opened(world.teacher, handle).family->siblings.size() == 1);
}

TEST_CASE("ENT-7 a withheld group is absent, and its closed section cannot be opened")
{
    World world;
    const auto handle = world.handle_of(world.teacher, "DEMO-ZEB");
    REQUIRE(world.control.withhold({"DEMO-ZEB", "risk of harm", "Quilla Testworth"}, {"child_protection", ""}));
    REQUIRE(world.control.withhold({"DEMO-ZEB", "risk of harm", "Quilla Testworth"}, {"school", ""}));
    const auto view = world.opened(world.teacher, handle);
    CHECK((!view.has_care_section && !view.school));
    CHECK(world.care_code(world.teacher, handle) == "entry.not_found");
    const auto roll = world.search.roll(world.teacher.caller, {world.teacher.grant, world.teacher.purpose, "", ""});
    for (const auto& row : roll->rows) CHECK(row.year_level != "");
}

TEST_CASE("UI-3 orders and care open by a deliberate act that is logged by its name")
{
    World world;
    const auto handle = world.handle_of(world.teacher, "DEMO-ZEB");
    const auto care = world.profiles.open_section(world.teacher.caller, handle, services::kCareSectionName);
    REQUIRE(care);
    CHECK((care->order == Indicator::Past && care->care == Indicator::Current));
    CHECK(care->orders == std::vector<CareSpan>{{"family preservation", 2024y / May / 1, 2025y / May / 1}});
    CHECK(care->siblings == std::vector<SiblingCare>{{"Ann Sampleton", Indicator::None, Indicator::Past}});
    const auto line = world.log("open_section").back();
    CHECK((line.outcome == "done" && line.object == "DEMO-ZEB" &&
           line.detail == R"({"kind":"full","sections":["orders-and-care"]})"));
    CHECK(world.care_code(world.teacher, handle, "identity") == "entry.not_found");
    CHECK(world.log("open_section").back().outcome == "refused");
}

TEST_CASE("SRC-8 a view records account, grant, child, purpose, kind and sections; ENT-4 sections are dated")
{
    World world;
    const auto handle = world.handle_of(world.teacher, "DEMO-ZEB");
    CHECK(handle == world.handle_of(world.teacher, "DEMO-ZEB"));  // one handle for the same listing
    const auto view = world.opened(world.teacher, handle);
    CHECK(view.viewed_at == world.clock.now());
    CHECK_FALSE(view.purpose.empty());
    for (const auto& as_at :
         {view.identity->as_at, view.family->as_at, view.school->as_at, view.early_years->health_as_at})
        CHECK(as_at == 2026y / March / 2);
    const auto line = world.log("view").back();
    CHECK((line.outcome == "done" && line.actor == world.teacher.caller.account_id &&
           line.grant == world.teacher.grant && line.object == "DEMO-ZEB" && line.purpose == world.teacher.purpose));
    CHECK(line.detail == R"({"kind":"full","sections":["names","identity","family","early_years","school","end"]})");
}

TEST_CASE("SRC-11 a hundred and twenty views in an hour are answered, the next waits")
{
    World world;
    const auto handle = world.handle_of(world.teacher, "DEMO-ZEB");
    for (int i = 0; i < 120; ++i) REQUIRE(world.open_code(world.teacher, handle) == "done");
    const auto refused = world.profiles.open(world.teacher.caller, handle);
    REQUIRE_FALSE(refused);
    CHECK((refused.error().first().kind == ErrorKind::TooMany && refused.error().wait_seconds == 3600));
    CHECK(world.care_code(world.teacher, handle) == "usage.limit");
    CHECK(world.log("usage.alert").size() == 1);
    CHECK(world.log("usage.alert").back().object == "view");
}

TEST_CASE("MAN-22 a handle dies with the grant under which it was listed")
{
    World world;
    const auto handle = world.handle_of(world.teacher, "DEMO-ZEB");
    world.run("UPDATE access_grant SET ended_at = 1 WHERE public_id = '" + world.teacher.grant + "'");
    CHECK(world.open_code(world.teacher, handle) == "entry.not_found");
}
