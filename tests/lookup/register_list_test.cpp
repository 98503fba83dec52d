#include "server/register/register_list.h"

#include <catch_amalgamated.hpp>

#include "tests/lookup/lookup_world.h"

using lookup::Finding;
using test::LookupWorld;

namespace {

std::string told(const std::vector<registry::RowFault>& faults)
{
    std::string all;
    for (const auto& each : faults)
        all += std::to_string(each.line) + " " + each.fault.field + " " + each.fault.reason + "\n";
    return all;
}

const std::string kGood = std::string(test::kCredentialColumns) + "W-1,Quilla,Testworth,current,2029-01-01\n";

}  // namespace

TEST_CASE("REG-11 a list takes the place of the whole list of its kind, and the log says so")
{
    LookupWorld world;
    REQUIRE(world.load("wwcc", kGood).empty());
    REQUIRE(world.load("vit", kGood).empty());
    REQUIRE(world.load("wwcc", std::string(test::kCredentialColumns) + "W-2,Zeb,Sampleton,current,\n").empty());
    CHECK(world.credential("W-1").finding == Finding::NotFound);
    CHECK(world.credential("W-2", "Zeb", "Sampleton").finding == Finding::Valid);
    CHECK(world.credential("W-1", "Quilla", "Testworth", "vit").finding == Finding::Valid);
    CHECK(world.count("audit_event WHERE action = 'register.load' AND outcome = 'done'") == 3);
    CHECK(world.text("SELECT actor || ' ' || object_id || ' ' || detail FROM audit_event ORDER BY seq DESC LIMIT 1") ==
          "system:register wwcc {\"as_at\":\"2026-11-22\",\"before\":1,\"rows\":1}");
}

TEST_CASE("REG-11 one wrong row and nothing is loaded; each is told by line and column, never by value")
{
    LookupWorld world;
    REQUIRE(world.load("wwcc", kGood).empty());
    CHECK(world.load("wwcc", std::string(test::kCredentialColumns) + "W-2,Zeb,Sampleton,current,2029-01-01\n"
                                                                     " ,Zeb,Sampleton,current,2029-01-01\n"
                                                                     "W-3,Zeb,,current,2029-01-01\n"
                                                                     "W-4,Zeb,Sampleton,Excluded,2029-01-01\n"
                                                                     "W-5,Zeb,Sampleton,current,1/1/2029\n"
                                                                     "W-6,Zeb,Sampleton,current\n"
                                                                     "w- 2,Zeb,Sampleton,current,\n"
                                                                     "W-7,Z\xFF\x7A,Sample\xFF,current,\n"
                                                                     "W-8,Z\"eb,Sampleton,current,\n") ==
          "list.bad_rows");
    CHECK(told(world.faults) ==
          "4 number is missing\n"
          "5 last_name is missing or not UTF-8\n"
          "6 status is not one of the words for it\n"
          "7 expires_on is no day: write 2026-11-22\n"
          "8  has not as many cells as the header\n"
          "9 number is given more than once\n"
          "10 first_name is not UTF-8\n"
          "10 last_name is missing or not UTF-8\n"
          "11  has not as many cells as the header\n");
    CHECK(world.credential("W-1").finding == Finding::Valid);
    CHECK(world.credential("W-2", "Zeb", "Sampleton").finding == Finding::NotFound);
    CHECK(world.count("audit_event WHERE action = 'import.refused' AND object_kind = 'register_list'") == 1);
}

TEST_CASE("REG-11 a file that is another's, or of the wrong columns, is refused whole")
{
    LookupWorld world;
    const auto refusal = [&](const std::string& kind, const std::string& text) {
        const auto report = world.load_file(kind, world.folder.write("list.csv", text));
        REQUIRE_FALSE(report);
        return report.error().code + " " + report.error().field;
    };
    CHECK(refusal("wwcc", "#childlink,vit,1,2026-11-22\n" + kGood) == "list.mark_missing wwcc");
    CHECK(refusal("wwcc", kGood) == "list.mark_missing wwcc");
    CHECK(refusal("wwcc", "#childlink,wwcc,2,2026-11-22\n" + kGood) == "list.mark_missing wwcc");
    CHECK(refusal("wwcc", "") == "list.mark_missing wwcc");
    CHECK(refusal("police", "#childlink,police,1,2026-11-22\n" + kGood) == "list.unknown_kind police");
    CHECK(refusal("wwcc", "#childlink,wwcc,1,today\n" + kGood) == "list.bad_day ");
    CHECK(refusal("wwcc", "#childlink,wwcc,1,2026-11-23\n" + kGood) == "list.bad_day ");
    const std::string mark = "#childlink,wwcc,1,2026-11-22\n";
    CHECK(refusal("wwcc", mark) == "list.missing_column number");
    CHECK(refusal("wwcc", mark + "number,first_name,last_name,status\n") == "list.missing_column expires_on");
    CHECK(refusal("wwcc", mark + "number,first_name,last_name,status,expires_on,date_of_birth\n") ==
          "list.unknown_column date_of_birth");
    CHECK(refusal("wwcc", mark + "number,number,last_name,status,expires_on\n") == "list.repeated_column number");
    CHECK(refusal("training", "#childlink,training,1,2026-11-22\n" + kGood) == "list.unknown_column status");
    const auto nowhere = world.load_file("wwcc", world.folder.path("nowhere.csv"));
    CHECK(nowhere.error().code == "file.unreadable");
    CHECK(world.count("register_list") == 0);
    CHECK(world.count("audit_event WHERE action = 'import.refused'") == 13);
}

TEST_CASE("REG-12 an older list does not take the place of a later one, one of the same day does")
{
    LookupWorld world;
    REQUIRE(world.load("wwcc", kGood, "2026-11-20").empty());
    CHECK(world.load("wwcc", kGood, "2026-11-19") == "list.older");
    CHECK(world.load("wwcc", kGood, "2026-11-20").empty());
    CHECK(world.load("wwcc", kGood, "2026-11-22").empty());
    CHECK(world.load("vit", kGood, "2026-11-01").empty());
}

TEST_CASE("REG-10 middle names may stand in the file, are ignored, and are not kept")
{
    LookupWorld world;
    REQUIRE(world
                .load("wwcc",
                      "last_name,middle_names,first_name,number,expires_on,status\n"
                      "\"Testworth\",May Pretend,Quilla,W-1,,current\n")
                .empty());
    CHECK(world.credential("W-1").finding == Finding::Valid);
    CHECK(world.text("SELECT first_name || '|' || last_name FROM register_row") == "Quilla|Testworth");
}

TEST_CASE("REG-13 the day of training is needed and lies not after the list")
{
    LookupWorld world;
    CHECK(world.load("training", std::string(test::kReceiptColumns) + "T-1,Quilla,Testworth,\n"
                                                                      "T-2,Quilla,Testworth,2026-11-22\n"
                                                                      "T-3,Quilla,Testworth,2026-11-23\n"
                                                                      "T-4,Quilla,Testworth,soon\n") ==
          "list.bad_rows");
    CHECK(told(world.faults) ==
          "3 trained_on is missing\n"
          "5 trained_on lies after the day of the list\n"
          "6 trained_on is no day: write 2026-11-22\n");
}
