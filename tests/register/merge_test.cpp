#include "server/register/merge.h"

#include <catch_amalgamated.hpp>
#include <set>

#include "server/register/entry_row.h"

using namespace registry;
using namespace std::chrono;

namespace {
SourceRow row(Source source, const char* given, const char* family)
{
    SourceRow made;
    made.source = source;
    made.ref = "R";
    made.date_of_birth = 2020y / July / 18;
    made.sex = "Female";
    made.facts.names = {{given, "", family, NameKind::Current}};
    return made;
}
}  // namespace

TEST_CASE("ENT-3 the school's name is the current one, and another source's stays as also known as")
{
    auto mch = row(Source::Mch, "Marlo", "Sampleton"), school = row(Source::School, "Marlowe", "Quill-Sampleton");
    mch.facts.people = {{{"mch:P1"}, "Imogen Quill", "Parent", true}};
    school.facts.people = {{{"school:9"}, "Imogen  Quill", "Parent", true},
                           {{"school:8"}, "Otis Sampleton", "Day-to-day care", false}};
    const auto entry = merge({mch, school}, {});
    REQUIRE(entry.facts.names.size() == 2);
    CHECK(entry.facts.names[0] == PersonName{"Marlowe", "", "Quill-Sampleton", NameKind::Current});
    CHECK(entry.facts.names[1] == PersonName{"Marlo", "", "Sampleton", NameKind::AlsoKnownAs});
    REQUIRE(entry.facts.people.size() ==
            2);  // one Imogen, under both keys, so that withholding either withholds her (ENT-7)
    CHECK(entry.facts.people[0].keys == std::vector<std::string>{"school:9", "mch:P1"});
    CHECK(entry.facts.sources == std::vector<std::string>{"mch", "school"});
    CHECK(merge({school, mch}, {}).facts == entry.facts);
}

TEST_CASE("ENT-2 a given name, once there is one, stands before none yet")
{
    const auto entry = merge({row(Source::Mch, "Wren", "Sampleton"), row(Source::School, "", "Sampleton")}, {});
    CHECK(entry.facts.names == std::vector<PersonName>{{"Wren", "", "Sampleton", NameKind::Current}});
}

TEST_CASE("SRC-3 an entry is found by its whole name, by each part and by every name it has had")
{
    auto school = row(Source::School, "Mary-Jane", "Quill-Sampleton");
    school.facts.names.push_back({"Marlo", "", "O'Brien", NameKind::Former});
    std::string keys;
    for (const auto& key : row_of(merge({school}, {})).keys) keys += key.key + key.role + " ";
    CHECK(keys == "janeg marlog maryg maryjaneg obrienf quillf quillsampletonf sampletonf ");
}

TEST_CASE("TRN-6 demo identifiers say that they are, and no two are the same")
{
    std::set<std::string> all;
    for (int i = 1; i <= 20000; ++i) all.insert(new_identifier(store::DataKind::Demo, EntryId{i}));
    CHECK(all.size() == 20000);
    CHECK(all.begin()->size() == 14);
    CHECK(all.begin()->starts_with("DEMO-"));
    CHECK(new_identifier(store::DataKind::Real, EntryId{1}) != new_identifier(store::DataKind::Real, EntryId{1}));
    CHECK_FALSE(new_identifier(store::DataKind::Real, EntryId{1}).starts_with("DEMO"));
}
