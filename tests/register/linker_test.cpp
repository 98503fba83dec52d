#include "server/register/linker.h"

#include <catch_amalgamated.hpp>

using namespace registry;

namespace {

struct World {
    NamePool names;
    std::vector<LinkUnit> units;
    std::vector<OtherName> others;

    World& add(unsigned source, const char* given, const char* family, int born = 7000, char sex = 'F',
               const char* middle = "", std::int64_t entry = 0)
    {
        units.push_back({{names.id(given), names.id(family)},
                         names.id(middle),
                         born,
                         sex,
                         static_cast<std::uint8_t>(1U << source),
                         entry});
        return *this;
    }
    LinkPlan run() { return link(units, others, names); }
};

bool joined(const LinkPlan& plan) { return plan.child[0] == plan.child[1]; }
std::string reason(const LinkPlan& plan) { return plan.near.empty() ? "" : plan.near.front().reason; }

}  // namespace

TEST_CASE("ENT-1 rows of two sources with the same name, day of birth and sex are one child")
{
    const auto plan = World().add(0, "marlowe", "sampleton").add(2, "marlowe", "sampleton").run();
    CHECK(joined(plan));
    CHECK(plan.near.empty());
    CHECK(joined(World()
                     .add(0, "marlowe", "sampleton", 7000, 'F', "w")
                     .add(2, "marlowe", "sampleton", 7000, 'F', "wren")
                     .run()));
}

TEST_CASE("ENT-3 what is near but not equal is never joined by guess")
{
    const auto near = [](World& world, const char* why) {
        const auto plan = world.run();
        CHECK_FALSE(joined(plan));
        CHECK(reason(plan) == why);
    };
    near(World().add(0, "marlowe", "sampleton").add(2, "marlow", "sampleton"), "given name close");
    near(World().add(0, "marlowe", "sampleton").add(2, "marlowe", "sampleton", 7000, 'M'), "sex differs");
    near(World().add(0, "marlowe", "sampleton").add(2, "marlowe", "sampleton", 7000, 0), "sex not recorded");
    near(World().add(0, "marlowe", "sampleton").add(2, "marlowe", "sampleton", 7001), "date of birth differs");
    near(World().add(0, "marlowe", "sampleton", 7000, 'F', "wren").add(2, "marlowe", "sampleton", 7000, 'F', "jane"),
         "middle name differs");
    near(World().add(0, "", "sampleton").add(2, "marlowe", "sampleton"), "no given name yet");
    near(World().add(0, "", "sampleton").add(2, "", "sampleton"), "no given name");
    CHECK(World().add(0, "marlowe", "sampleton").add(2, "zeb", "sampleton").run().near.empty());
}

TEST_CASE("ENT-1 two rows of one source are two children, and a third row that fits both joins neither")
{
    const auto plan =
        World().add(0, "marlowe", "sampleton").add(0, "marlowe", "sampleton").add(2, "marlowe", "sampleton").run();
    CHECK(plan.child == std::vector<std::uint32_t>{0, 1, 2});
    CHECK(plan.near.size() == 2);
    CHECK(reason(plan) == "two candidates");
    CHECK(World().add(0, "mara", "sampleton").add(0, "mary", "sampleton").run().near.empty());  // twins
}

TEST_CASE("ENT-1 a row joins the one entry that fits, and entries that stand are never joined")
{
    CHECK(joined(World().add(0, "marlowe", "sampleton", 7000, 'F', "", 11).add(2, "marlowe", "sampleton").run()));
    CHECK_FALSE(joined(World().add(2, "marlowe", "sampleton", 7000, 'F', "", 11).add(2, "marlowe", "sampleton").run()));
    const auto plan =
        World().add(0, "a", "b", 7000, 'F', "", 11).add(1, "a", "b", 7000, 'F', "", 12).add(2, "a", "b").run();
    CHECK(plan.child == std::vector<std::uint32_t>{0, 1, 2});
    CHECK(plan.near.size() == 2);
}

TEST_CASE("ENT-3 a former name that is another's name is for a person to look at")
{
    World world;
    world.add(0, "marlowe", "quill").add(2, "marlowe", "sampleton");
    world.others.push_back({{world.names.id("marlowe"), world.names.id("quill")}, 1});
    const auto plan = world.run();
    CHECK_FALSE(joined(plan));
    CHECK(reason(plan) == "former or other name equal");
}

TEST_CASE("SRC-3 close names differ by one letter up to five, by two above")
{
    CHECK(close_names("anna", "ana"));
    CHECK_FALSE(close_names("anna",
                            "anja"
                            "s"));
    CHECK(close_names("marlowe", "marloow"));
    CHECK_FALSE(close_names("marlowe", "mrlwo"));
    CHECK_FALSE(close_names("", "a"));
}
