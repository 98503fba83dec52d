#include <catch_amalgamated.hpp>

#include "server/register/training.h"
#include "tests/lookup/lookup_world.h"

using lookup::Finding;
using test::LookupWorld;

namespace {

constexpr const char* kOneOfEach =
    "W-1,Quilla,Testworth,current,2026-11-22\n"
    "W-2,Quilla,Testworth,current,2026-11-21\n"
    "W-3,Quilla,Testworth,current,\n"
    "W-expired,Quilla,Testworth,expired,2029-01-01\n"
    "W-excluded,Quilla,Testworth,excluded,2029-01-01\n"
    "W-interim_excluded,Quilla,Testworth,interim_excluded,2029-01-01\n"
    "W-suspended,Quilla,Testworth,suspended,2029-01-01\n"
    "W-revoked,Quilla,Testworth,revoked,2029-01-01\n"
    "W-cancelled,Quilla,Testworth,cancelled,2029-01-01\n";

}  // namespace

TEST_CASE("REG-11 a number of the list, under its name, is valid; without a list nobody knows")
{
    LookupWorld world;
    CHECK(world.credential("W-1").finding == Finding::Unavailable);
    REQUIRE(world.load("wwcc", std::string(test::kCredentialColumns) + kOneOfEach).empty());
    const auto found = world.credential(" w-1 ", "QUILLA", "testworth");
    CHECK(found.finding == Finding::Valid);
    CHECK(found.status == "current");
    CHECK(found.expires_on == "2026-11-22");
    CHECK(world.credential("W-9").finding == Finding::NotFound);
    CHECK(world.credential("").finding == Finding::NotFound);
    // Each register by itself: a clearance is no registration.
    CHECK(world.credential("W-1", "Quilla", "Testworth", "vit").finding == Finding::Unavailable);
    CHECK(world.credential("W-1", "Quilla", "Testworth", "training").finding == Finding::NotFound);
    REQUIRE(world.load("vit", test::kCredentialColumns).empty());
    CHECK(world.credential("W-1", "Quilla", "Testworth", "vit").finding == Finding::NotFound);
}

TEST_CASE("REG-9 a number under another name is a mismatch, and nothing else about it is told")
{
    LookupWorld world;
    REQUIRE(world.load("wwcc", std::string(test::kCredentialColumns) + kOneOfEach).empty());
    for (const char* number : {"W-1", "W-excluded"}) {
        const auto found = world.credential(number, "Zeb", "Sampleton");
        CHECK(found.finding == Finding::NameMismatch);
        CHECK(found.status.empty());
        CHECK(found.expires_on.empty());
    }
    CHECK(world.credential("W-1", "Quilla", "Test-Worth").finding == Finding::NameMismatch);
}

TEST_CASE("REG-12 every state that bars access is not current and is told by its name")
{
    LookupWorld world;
    REQUIRE(world.load("wwcc", std::string(test::kCredentialColumns) + kOneOfEach).empty());
    for (const std::string status : {"expired", "excluded", "interim_excluded", "suspended", "revoked", "cancelled"}) {
        INFO(status);
        const auto found = world.credential("W-" + status);
        CHECK(found.finding == Finding::NotCurrent);
        CHECK(found.status == status);
        CHECK(found.expires_on == "2029-01-01");
    }
}

TEST_CASE("REG-12 Q20 a credential stands to the end of its last day in Melbourne, and one without a day stands")
{
    LookupWorld world;
    REQUIRE(world.load("wwcc", std::string(test::kCredentialColumns) + kOneOfEach).empty());
    CHECK(world.credential("W-1").finding == Finding::Valid);
    CHECK(world.credential("W-2").finding == Finding::NotCurrent);
    CHECK(world.credential("W-2").status == "expired");
    CHECK(world.credential("W-3").finding == Finding::Valid);
    // Midnight of 23 November in Melbourne is 13:00 UTC of the day before.
    const Instant midnight = Instant{std::chrono::sys_days{test::kToday}} + std::chrono::hours(13);
    world.clock.set(midnight - std::chrono::seconds(1));
    CHECK(world.credential("W-1").finding == Finding::Valid);
    world.clock.set(midnight);
    CHECK(world.credential("W-1").finding == Finding::NotCurrent);
    CHECK(world.credential("W-3").finding == Finding::Valid);
}

TEST_CASE("REG-13 a receipt is verified by number and name")
{
    LookupWorld world;
    world.add_account("one");
    CHECK(world.receipt("T-1", "one").finding == Finding::Unavailable);
    REQUIRE(world.load("training", std::string(test::kReceiptColumns) + "T-1,Quilla,Testworth,2026-03-03\n").empty());
    CHECK(world.receipt("T-2", "one").finding == Finding::NotFound);
    CHECK(world.receipt("T-1", "one", "Zeb", "Sampleton").finding == Finding::NameMismatch);
    CHECK(world.count("receipt_holder") == 0);
    const auto found = world.receipt("t-1", "one");
    CHECK(found.finding == Finding::Valid);
    CHECK(found.trained_on == "2026-03-03");
    CHECK(world.count("receipt_holder WHERE number = 'T-1'") == 1);
}

TEST_CASE("REG-13 OFF-7 one receipt belongs to one person, who may use it again")
{
    LookupWorld world;
    world.add_account("one");
    world.add_account("two");
    REQUIRE(world.load("training", std::string(test::kReceiptColumns) + "T-1,Quilla,Testworth,2026-03-03\n").empty());
    REQUIRE(world.receipt("T-1", "one").finding == Finding::Valid);
    // Of the same name, and however the number is written.
    CHECK(world.receipt("T-1", "two").finding == Finding::Taken);
    CHECK(world.receipt(" t-1", "two").finding == Finding::Taken);
    CHECK(world.receipt("T-1", "two").trained_on.empty());
    CHECK(world.receipt("T-1", "one").finding == Finding::Valid);
    CHECK(world.receipt("T-1", "nobody").finding == Finding::Taken);
    // A new list does not set it free.
    REQUIRE(world.load("training", std::string(test::kReceiptColumns) + "T-1,Quilla,Testworth,2026-03-03\n").empty());
    CHECK(world.receipt("T-1", "two").finding == Finding::Taken);
}

TEST_CASE(
    "REG-12 REG-13 the training lists hold everybody of the training room, and what a register can have against one")
{
    LookupWorld world;
    REQUIRE(registry::load_training_lists(*world.database, world.clock));
    world.add_account("one");
    CHECK(world.credential("DEMO-WWC-0001").finding == Finding::Valid);
    CHECK(world.credential("DEMO-VIT-0001", "Quilla", "Testworth", "vit").finding == Finding::Valid);
    CHECK(world.receipt("DEMO-TRN-0001", "one").finding == Finding::Valid);
    CHECK(world.credential("DEMO-WWC-0002", "Zeb", "Sampleton").finding == Finding::Valid);
    for (const char* kind : {"wwcc", "vit"})
        for (const auto status : store::kRegisterStatuses)
            CHECK(world.count("register_row WHERE kind = '" + std::string(kind) + "' AND status = '" +
                              std::string(status) + "'") > 0);

    LookupWorld real(store::DataKind::Real);
    CHECK(registry::load_training_lists(*real.database, real.clock).error().code == "demo.database_is_real");
}
