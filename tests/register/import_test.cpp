#include <catch_amalgamated.hpp>

#include "tests/register/register_support.h"

using test::Register;

namespace {
const std::string kHeader = "reference,given_name,middle_names,family_name,date_of_birth,sex\n";
}

TEST_CASE("ENT-1 a child that two sources know has one entry")
{
    Register reg;
    const auto report =
        reg.apply({reg.extract("mch", kHeader + "M1,Marlowe,,Quill-Sampleton,2020-07-18,female\n"),
                   reg.extract("school", kHeader + "S1,marlowe,Wren,Quill Sampleton,2020-07-18,female\n")});
    REQUIRE(report);
    CHECK(report->entries_added == 1);
    CHECK(reg.count("entry") == 1);
    CHECK(reg.count("source_record") == 2);
    CHECK(reg.count("link_review") == 0);
    CHECK(reg.count("audit_event WHERE action = 'import.apply'") == 1);
    CHECK(reg.count("database_mark WHERE register_version = 1") == 1);
    CHECK(reg.count("source_load WHERE as_at = '2026-11-22'") == 2);
}

TEST_CASE("ENT-5 a file refused as a whole changes nothing and stands in the log without a word of its content")
{
    Register reg;
    const auto good = reg.extract("mch", kHeader + "M1,Marlowe,,Quill-Sampleton,2020-07-18,female\n");
    const auto bad = reg.extract("school", "reference,given_name,family_name,date_of_birth,sex,religion\n");
    const auto refused = reg.apply({good, bad});
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == "extract.unknown_column");
    CHECK(refused.error().field == "religion");
    CHECK(reg.count("entry") == 0);
    CHECK(reg.count("audit_event WHERE action = 'import.refused' AND outcome = 'refused' AND "
                    "detail = '{\"code\":\"extract.unknown_column\"}'") == 1);
    const auto rows = reg.count("audit_event");
    CHECK_FALSE(reg.preview({bad}));
    CHECK(reg.count("audit_event") == rows);  // a preview writes nothing
}

TEST_CASE("ENT-4 the same files again change nothing, and a changed row changes its entry alone")
{
    Register reg;
    const auto first =
        reg.extract("mch", kHeader + "M1,Marlowe,,Sampleton,2020-07-18,female\nM2,Zeb,,Testworth,2019-01-02,male\n");
    REQUIRE(reg.apply({first}));
    const auto before = reg.entries();
    const auto again = reg.apply({first});
    REQUIRE(again);
    CHECK(again->unchanged == 2);
    CHECK(again->added + again->changed + again->entries_added + again->entries_changed == 0);
    CHECK(reg.entries() == before);
    CHECK(reg.count("database_mark WHERE register_version = 1") == 1);

    const auto changed = reg.apply({reg.extract("mch", kHeader + "M1,Marlowe,,Quill,2020-07-18,female\n")});
    REQUIRE(changed);
    CHECK(changed->entries_changed == 1);
    CHECK(reg.count("entry") == 2);
    CHECK(reg.count("search_key WHERE key = 'sampleton'") == 0);
    CHECK(reg.count("search_key WHERE key = 'quill'") == 1);
}

TEST_CASE("ENT-3 a later source joins the entry that stands, and its facts are computed together")
{
    Register reg;
    REQUIRE(reg.apply({reg.extract("mch",
                                   "reference,given_name,family_name,date_of_birth,sex,mch_services\n"
                                   "M1,Marlowe,Sampleton,2020-07-18,female,NURSE|2020-07-24|\n")}));
    REQUIRE(reg.apply({reg.extract("school",
                                   "reference,given_name,family_name,date_of_birth,sex,enrolments\n"
                                   "S1,Marlowe,Sampleton,2020-07-18,female,MOON||prep|2026-01-29|\n")}));
    CHECK(reg.count("entry") == 1);
    CHECK(reg.count("entry_service") == 2);
    CHECK(reg.count("entry WHERE enrolled_until = '9999-12-31' AND inactive_from = '2040-07-18'") == 1);
}

TEST_CASE("ENT-3 a bad row is reported by file, line and field, and is never half applied")
{
    Register reg;
    const auto file =
        reg.extract("mch", kHeader +
                               "M1,Marlowe,,Sampleton,2020-07-18,female\nM2,Zeb,,Testworth,2020-02-30,male\n"
                               "M3,Ned,,Mockton,2020-02-03,perhaps\nM4,short\nM5,\"Quo\"te,,X,2020-01-01,male\n");
    const auto report = reg.apply({file});
    REQUIRE(report);
    CHECK(report->rejected == 4);
    CHECK(reg.count("entry") == 1);
    REQUIRE(reg.faults.size() == 4);
    CHECK(reg.faults[0].file == file);
    CHECK(reg.faults[0].line == 4);
    CHECK(reg.faults[0].fault.field == "date_of_birth");
    CHECK(reg.faults[1].fault.field == "sex");
    for (const auto& fault : reg.faults) CHECK(fault.fault.reason.find("Zeb") == std::string::npos);
}

TEST_CASE("ENT-1 a reference given twice in one extract is refused both times")
{
    Register reg;
    const auto report = reg.apply(
        {reg.extract("mch", kHeader + "M1,Marlowe,,Sampleton,2020-07-18,female\nM1,Zeb,,Testworth,2019-01-02,male\n"
                                      "M2,Ned,,Mockton,2019-01-02,male\n")});
    REQUIRE(report);
    CHECK(report->rejected == 2);
    CHECK(reg.count("entry") == 1);
}

TEST_CASE("ENT-3 a near match becomes an entry of its own and a pair to review, once")
{
    Register reg;
    const auto mch = reg.extract("mch", kHeader + "M1,Marlowe,,Sampleton,2020-07-08,female\n");
    const auto school = reg.extract("school", kHeader + "S1,Marlowe,,Sampleton,2020-08-07,female\n");
    const auto report = reg.apply({mch, school});
    REQUIRE(report);
    CHECK(report->entries_added == 2);
    REQUIRE(report->reviews.size() == 1);
    CHECK(report->reviews[0] == store::LinkReview{"mch", "M1", "school", "S1", "date of birth differs"});
    REQUIRE(reg.apply({school, mch}));
    CHECK(reg.count("link_review") == 1);
}

TEST_CASE("ENT-3 a preview tells what applying would do and writes nothing")
{
    Register reg;
    const std::vector files{
        reg.extract("mch", kHeader + "M1,Marlowe,,Sampleton,2020-07-18,female\n"),
        reg.extract("school", kHeader + "S1,Marlow,,Sampleton,2020-07-18,female\nS2,,,,2020-07-18,male\n")};
    const auto preview = reg.preview(files);
    REQUIRE(preview);
    CHECK(reg.count("entry") + reg.count("source_record") + reg.count("import_batch") == 0);
    const auto applied = reg.apply(files);
    REQUIRE(applied);
    CHECK(preview->added == applied->added);
    CHECK(preview->rejected == applied->rejected);
    CHECK(preview->entries_added == applied->entries_added);
    CHECK(preview->reviews == applied->reviews);
}

TEST_CASE("ENT-24 protection of a location stays until a person takes it off, whatever the next extract says")
{
    Register reg;
    const std::string header = "reference,given_name,family_name,date_of_birth,sex,location_protected\n";
    REQUIRE(reg.apply({reg.extract("child_protection", header + "C1,Marlowe,Sampleton,2020-07-18,female,yes\n")}));
    REQUIRE(reg.apply({reg.extract("child_protection", header + "C1,Marlowe,Sampleton,2020-07-18,female,no\n")}));
    CHECK(reg.count("entry WHERE location_protected = 1") == 1);
}

TEST_CASE("ENT-5 a file without its mark, or with a column off the list, is refused as a whole")
{
    Register reg;
    CHECK(reg.apply({reg.folder.write("a.csv", "reference,given_name\n")}).error().code == "extract.mark_missing");
    CHECK(reg.apply({reg.extract("police", kHeader)}).error().code == "extract.unknown_source");
    CHECK(
        reg.apply({reg.extract("mch", "reference,given_name,family_name,date_of_birth,sex,address\n")}).error().field ==
        "address");
    CHECK(reg.apply({"/no/such/file.csv"}).error().code == "file.unreadable");
    CHECK(reg.count("import_batch") == 0);
}
