#include "server/register/service_import.h"

#include <catch_amalgamated.hpp>
#include <fstream>

#include "tests/register/register_support.h"

using test::Register;

TEST_CASE(
    "ENT-2 the school register comes in whole, again without doubles, with what was skipped told by line and field")
{
    Register reg;
    const auto path = reg.folder.write(
        "schools.csv",
        "Education_Sector,Entity_Type,SCHOOL_NO,School_Name,School_Type,School_Status,Address_Town,LGA_Name\n"
        "Government,1,1,Placeholder Primary School,Primary,O,Sampleton,Wellington (S)\n"
        "Independent,2,1,\"Mockup, The Pretend School\",Primary,O,Sampleton,Unincorporated Vic\n"
        "Government,1,2,Closed Primary School,Primary,C,Sampleton,Wellington (S)\n"
        "Government,1,1,Placeholder Again,Primary,O,Sampleton,Wellington (S)\n");
    std::vector<registry::RowFault> faults;
    const auto import = [&] {
        return registry::import_schools(*reg.database, reg.clock, path, "test",
                                        [&](const auto& fault) { faults.push_back(fault); })
            .value();
    };
    const auto first = import();
    CHECK(first.added == 2);
    CHECK(first.skipped == 2);
    REQUIRE(faults.size() == 2);
    CHECK(faults[0].line == 4);
    CHECK(faults[0].fault.field == "School_Status");
    CHECK(faults[1].fault.field == "reference");
    CHECK(reg.count("service WHERE source_ref = '1-1' AND council = 'Wellington' AND area = 'Outer Gippsland'") == 1);
    CHECK(reg.count("service WHERE name = 'Mockup, The Pretend School' AND area = ''") == 1);
    CHECK(import().unchanged == 2);
    CHECK(reg.count("service WHERE source = 'school_register'") == 2);
}

TEST_CASE("ENT-2 the published list of schools is taken row for row")
{
    const std::string path = CHILDLINK_SOURCE_DIR "/../shared/data/vic-school-locations-2022.csv";
    if (!std::ifstream(path)) SKIP("the published list is not beside the project");
    Register reg;
    std::vector<registry::RowFault> faults;
    const auto report = registry::import_schools(*reg.database, reg.clock, path, "test", [&](const auto& fault) {
                            faults.push_back(fault);
                        }).value();
    CHECK(report.added == report.rows - report.skipped);
    CHECK(report.rows >= 2298);
    CHECK(reg.count("service WHERE source = 'school_register'") == report.added);
    CHECK(reg.count("service WHERE source = 'school_register' AND area = '' AND council <> 'Unincorporated Vic'") == 0);
}
