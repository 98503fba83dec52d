#include <algorithm>

#include "server/services/refusal_service.h"
#include "server/store/audit_store.h"
#include "tests/services/sign_in_fixture.h"

using namespace std::chrono;

namespace {

struct Strangers : SignInWorld {
    Strangers() { settings.server.stranger_refusals = 3; }

    void refuse(services::RefusalService& refusals, int times, const std::string& network = kNetwork,
                const std::string& session = {})
    {
        services::Caller caller;
        caller.network = network;
        caller.session_id = session;
        for (int i = 0; i < times; ++i)
            REQUIRE(refusals.record(caller, {"view", "/api/entries/:handle", "session.signed_out"}));
    }
    long rows(const std::string& line)
    {
        const auto lines = log();
        return std::count(lines.begin(), lines.end(), line);
    }
};

constexpr const char* kRow = "view refused session.signed_out";
constexpr const char* kMore = "refusals.more refused";

}  // namespace

TEST_CASE("SRC-8 a stranger's refusals have a row each up to the limit of a minute, and one row counts the rest")
{
    Strangers world;
    services::RefusalService refusals(world.settings, world.clock, *world.database);
    world.refuse(refusals, 3);
    CHECK(world.rows(kRow) == 3);
    world.refuse(refusals, 40);
    world.refuse(refusals, 2, "192.0.2.8");  // another address has a count of its own
    CHECK(world.rows(kRow) == 5);
    CHECK(world.rows(kMore) == 0);

    world.clock.advance(59s);
    world.refuse(refusals, 1);
    CHECK(world.rows(kMore) == 0);
    world.clock.advance(1s);
    world.refuse(refusals, 1);  // a new minute: written down again, after what the last one came to
    CHECK(world.rows(kMore) == 1);
    CHECK(world.rows(kRow) == 6);
    const auto counted = world.database->read([&](store::Tx& tx) { return store::verify_chain(tx, ""); });
    REQUIRE(counted);
    CHECK_FALSE(counted->bad_row);
}

TEST_CASE("SRC-8 what was counted is written when the server stops")
{
    Strangers world;
    {
        services::RefusalService refusals(world.settings, world.clock, *world.database);
        world.refuse(refusals, 4);
        CHECK(world.rows(kMore) == 0);
    }
    CHECK(world.rows(kMore) == 1);
}

TEST_CASE("SRC-8 every refusal of somebody with a session has its row")
{
    Strangers world;
    services::RefusalService refusals(world.settings, world.clock, *world.database);
    world.refuse(refusals, 10, kNetwork, "a session");
    CHECK(world.rows(kRow) == 10);
}
