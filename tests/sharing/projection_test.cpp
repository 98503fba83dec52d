#include "shared/sharing/projection.h"

#include <catch_amalgamated.hpp>

#include "shared/sharing/record_type.h"

using namespace sharing;

namespace {

Sheet asking()
{
    return {{"us.organisation", "Banksia Imaginary Primary"},
            {"us.status", "Information sharing entity"},
            {"us.person", "Testina Sampleton"},
            {"us.title", "Wellbeing leader"},
            {"us.email", "testina@banksia.example"},
            {"us.phone", "0491 570 006"},
            {"scheme", "CISS"},
            {"priority", "P2"},
            {"why", "To plan supports for Pip"},
            {"fv_present", "NO"},
            {"person.1.given_names", "Pip"},
            {"person.1.family_name", "Notareal"},
            {"person.1.is_child", std::string(kTicked)},
            {"person.1.date_of_birth", "2018-06-01"},
            {"person.1.interpreter", "Vietnamese"},
            {"item.1.what", "Visits this year"},
            {"item.1.purpose", "CHILD_WELLBEING"},
            {"item.1.wanted", "SUMMARY"}};
}

bool has(const std::vector<std::string>& paths, std::string_view path)
{
    return std::find(paths.begin(), paths.end(), path) != paths.end();
}

}  // namespace

TEST_CASE("IS-802 a form lists what its counterpart needs and is empty, and what we hold that it does not ask for")
{
    auto sheet = asking();
    CHECK(project(sheet, "GENERIC").missing.empty());
    CHECK(project(sheet, "GENERIC").left_out.empty());
    const auto police = project(sheet, "VICPOL");
    CHECK(police.missing.empty());
    CHECK(police.left_out == std::vector<std::string>{"person.1.interpreter", "item.1.wanted"});
    CHECK_FALSE(has(police.shown, "person.1.interpreter"));
    CHECK(project(sheet, "DFFH_CP").missing == std::vector<std::string>{"person.1.why_engaged"});

    sheet.erase("person.1.date_of_birth");
    sheet.erase("us.phone");
    CHECK(project(sheet, "VICPOL").missing == std::vector<std::string>{"us.phone", "person.1.date_of_birth"});
    CHECK(project(sheet, "CIS").missing == std::vector<std::string>{"person.1.date_of_birth"});
}

TEST_CASE("IS-802 an adult and a child are asked for differently, and a child not born yet has no birthday")
{
    auto sheet = asking();
    sheet["person.2.given_names"] = "Zed";
    sheet["person.2.family_name"] = "Fakerson";
    CHECK(project(sheet, "GENERIC").missing == std::vector<std::string>{"person.2.relation"});
    CHECK(project(sheet, "VICPOL").missing == std::vector<std::string>{"person.2.date_of_birth", "person.2.relation"});
    sheet["person.1.unborn"] = std::string(kTicked);
    sheet.erase("person.1.date_of_birth");
    CHECK_FALSE(has(project(sheet, "GENERIC").missing, "person.1.date_of_birth"));
}

TEST_CASE("IS-802 a request that names nobody and asks for nothing misses both")
{
    const Sheet sheet{{"scheme", "CISS"}};
    const auto missing = project(sheet, "GENERIC").missing;
    CHECK(has(missing, "person.1.given_names"));
    CHECK(has(missing, "item.1.what"));
    CHECK_FALSE(has(missing, "us.organisation"));  // nobody has said who we are: that is for the server
    CHECK_FALSE(has(project({{"child_group", "Year 2"}}, "GENERIC").missing, "person.1.given_names"));
}

TEST_CASE("IS-406 an address is left out of every form while violence is not ruled out")
{
    auto sheet = asking();
    sheet["person.1.address"] = "1 Nowhere Street";
    CHECK(has(project(sheet, "GENERIC").shown, "person.1.address"));
    for (const auto* present : {"YES", "SUSPECTED", "UNKNOWN", ""}) {
        sheet["fv_present"] = present;
        for (const auto form : kProjections) {
            const auto projection = project(sheet, form);
            CHECK_FALSE(has(projection.shown, "person.1.address"));
            CHECK(has(projection.left_out, "person.1.address"));
        }
    }
}

TEST_CASE("IS-612 no form has a field for what somebody thinks, for how we judged or for what we know of the holder")
{
    for (const auto& field : request_fields())
        for (const auto* name : {"views", "effect", "disagreement", "internal_reason", "screening_note", "lead_note",
                                 "summary", "opinion", "discussion"})
            CHECK(field.name != name);
}

TEST_CASE("IS-802 every field of the table is one of a request, and each is taken by our own sheet")
{
    const auto* type = find_record_type("request_out");
    for (const auto& field : request_fields()) {
        INFO(field.part << "." << field.name);
        CHECK(asks_for(field, "GENERIC") != Asks::No);
        CHECK(asks_for(field, "NO_SUCH_FORM") == Asks::No);
        if (field.part == "us") continue;
        const auto part = field.part == "child" || field.part == "adult" ? "person" : field.part;
        CHECK(field_at(*type, part.empty() ? std::string(field.name) : path_of(part, 1, field.name)) != nullptr);
    }
}
