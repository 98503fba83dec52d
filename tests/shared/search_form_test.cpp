#include <catch_amalgamated.hpp>

#include "shared/domain/search.h"

using namespace std::chrono;

namespace {

const Date kToday = 2026y / March / 3;

SearchForm good_form()
{
    SearchForm form;
    form.grant = "g";
    form.purpose = "education_services";
    form.last_name = "Sampleton";
    form.age = 7;
    return form;
}

std::vector<std::string> codes(const SearchForm& form)
{
    std::vector<std::string> list;
    for (const auto& fault : faults_of(form, kToday)) list.push_back(fault.code + "@" + fault.field);
    return list;
}
using Codes = std::vector<std::string>;

}  // namespace

TEST_CASE("SRC-1 a last name of two letters may be searched, one of one letter may not")
{
    auto form = good_form();
    for (const auto* name : {"Ng", "Le", "O'B", "V\xC5\xA9", "Ve\xCC\x81", "\xE6\x9D\x8E\xE5\xB0\x8F"}) {
        form.last_name = name;
        CHECK(codes(form) == Codes{});
    }
    for (const auto* name : {"N", "O'", "N-", "U\xCC\x83", "O\xE2\x80\x99", "\xE6\x9D\x8E", " N "}) {
        form.last_name = name;
        CHECK(codes(form) == Codes{"search.last_name_too_short@last_name"});
    }
    form.last_name = "  ";
    CHECK(codes(form) == Codes{"search.last_name_required@last_name"});
}

TEST_CASE("SRC-1 a date of birth or an age is needed, the age from 0 to 20, the birth not after today")
{
    auto form = good_form();
    form.age = 0;
    CHECK(codes(form).empty());
    form.age = 20;
    CHECK(codes(form).empty());
    form.age = 21;
    CHECK(codes(form) == Codes{"search.age_out_of_range@age"});
    form.age = -1;
    CHECK(codes(form) == Codes{"search.age_out_of_range@age"});
    form.age.reset();
    CHECK(codes(form) == Codes{"search.age_or_birth_required@age"});
    form.date_of_birth = kToday;
    CHECK(codes(form).empty());
    form.date_of_birth = add_days(kToday, 1);
    CHECK(codes(form) == Codes{"search.birth_in_future@date_of_birth"});
}

TEST_CASE("SRC-1 an identifier is accepted alone, and only alone")
{
    SearchForm form;
    form.grant = "g";
    form.purpose = "p";
    form.identifier = "DEMO-1";
    CHECK(codes(form).empty());
    form.last_name = "Sampleton";
    CHECK(codes(form) == Codes{"search.identifier_alone@identifier"});
}

TEST_CASE("SRC-2 nothing empty and no wildcard is searched")
{
    CHECK(codes({}) == Codes{"search.grant_required@grant", "search.purpose_required@purpose",
                             "search.last_name_required@last_name", "search.age_or_birth_required@age"});
    for (const auto* name : {"Samp*", "%", "S_mple", "Sam?"}) {
        auto form = good_form();
        form.last_name = name;
        CHECK(codes(form) == Codes{"search.wildcard@last_name"});
        form = good_form();
        form.first_name = name;
        CHECK(codes(form) == Codes{"search.wildcard@first_name"});
    }
    SearchForm by_identifier;
    by_identifier.grant = by_identifier.purpose = "x";
    by_identifier.identifier = "DEMO-%";
    CHECK(codes(by_identifier) == Codes{"search.wildcard@identifier"});
}

TEST_CASE("SRC-7 a purpose is needed and the note has at most 200 characters")
{
    auto form = good_form();
    form.purpose = " ";
    CHECK(codes(form) == Codes{"search.purpose_required@purpose"});
    form = good_form();
    for (int i = 0; i < 200; ++i) form.note += "\xC3\xA9";  // characters, not bytes
    CHECK(codes(form).empty());
    form.note += "e";
    CHECK(codes(form) == Codes{"search.note_too_long@note"});

    RollForm roll;
    roll.grant = "g";
    CHECK(faults_of(roll).size() == 1);
    roll.purpose = "p";
    CHECK(faults_of(roll).empty());
}
