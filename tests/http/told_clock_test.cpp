// The clock of training servers: it stands where it is told.
#include "server/cli/told_clock.h"

#include <catch_amalgamated.hpp>
#include <fstream>

#include "tests/store/store_test_support.h"

TEST_CASE("A training clock stands at a moment, or follows a file")
{
    const auto moment = parse_instant("2026-11-22T23:42:00Z"), later = parse_instant("2026-11-23T00:00:00Z");
    CHECK((*cli::ToldClock::make("2026-11-22T23:42:00Z"))->now() == *moment);

    const ScratchFolder folder;
    const auto file = folder.file("clock");
    std::ofstream(file) << "2026-11-22T23:42:00Z\n";
    const auto clock = cli::ToldClock::make(file);
    REQUIRE(clock);
    CHECK((*clock)->now() == *moment);
    std::ofstream(file) << "2026-11-23T00:00:00Z";
    CHECK((*clock)->now() == *later);
    std::ofstream(file) << "";  // just being rewritten
    CHECK((*clock)->now() == *later);
}

TEST_CASE("A training clock that is told nothing sensible is refused")
{
    CHECK(cli::ToldClock::make("tomorrow").error().code == "clock.unreadable");
    CHECK(cli::ToldClock::make("2026-11-22T23:42:00+11:00").error().code == "clock.unreadable");
}
