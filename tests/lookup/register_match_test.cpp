#include "server/text/register_match.h"

#include <catch_amalgamated.hpp>

using text::names_agree;
using text::number_key;

namespace {

/// A last name against that of the register; the first name is the same.
bool last_agrees(std::string_view given, std::string_view registered)
{
    return names_agree("Quilla", given, "Quilla", registered);
}

}  // namespace

TEST_CASE("REG-10 case, spaces around and repeated spaces do not count; a hyphen that is not there does")
{
    CHECK(names_agree("Quilla", "Testworth", "quilla", "testworth"));
    CHECK(names_agree("  Quilla ", "\tTestworth\n", "QUILLA", "TESTWORTH"));
    CHECK_FALSE(names_agree("Quilla", "Testworth", "QUILLA ", "TEST-WORTH"));
    CHECK_FALSE(last_agrees("Testworth", "Test Worth"));
    CHECK_FALSE(last_agrees("OBrien", "O'Brien"));
    CHECK(last_agrees("van  der   Mock", "Van der Mock"));
}

TEST_CASE("REG-10 a hyphen, an apostrophe and a space are alike, in every way to write them")
{
    for (const char* way :
         {"Test-Worth", "Test Worth", "Test'Worth", "Test - Worth", "Test\u2010Worth", "Test\u2011Worth",
          "Test\u2013Worth", "Test\u2019Worth", "Test\u2018Worth", "Test\u02BCWorth", "Test\u00B4Worth", "Test`Worth",
          "Test\uFF07Worth", "Test\u00A0Worth", "Test\u2212Worth", "Test\u3000Worth", "-Test-Worth-"}) {
        INFO(way);
        CHECK(last_agrees(way, "TEST-WORTH"));
        CHECK(last_agrees("test worth", way));
        CHECK_FALSE(last_agrees(way, "Testworth"));
    }
}

TEST_CASE("REG-10 Unicode: one letter is one letter however it is composed, and an accent is part of it")
{
    CHECK(last_agrees("Mock\u00E9", "MOCKE\u0301"));
    CHECK(last_agrees("\uFF2Dockworth", "mockworth"));
    CHECK(last_agrees("Stra\u00DFe", "STRASSE"));
    CHECK(last_agrees("\u039C\u03BF\u03BA\u03C2", "\u039C\u039F\u039A\u03A3"));
    CHECK(last_agrees("Mock\u00ADworth", "Mockworth"));
    CHECK_FALSE(last_agrees("Mock\u00E9", "Mocke"));
    CHECK_FALSE(last_agrees("Mock\u00F8", "Mocko"));
}

TEST_CASE("REG-10 no nickname, no close match, no swap, and nothing empty agrees")
{
    CHECK_FALSE(names_agree("Kate", "Testworth", "Katherine", "Testworth"));
    CHECK_FALSE(names_agree("Quilla", "Testworth", "Quila", "Testworth"));
    CHECK_FALSE(names_agree("Testworth", "Quilla", "Quilla", "Testworth"));
    CHECK_FALSE(names_agree("Quilla May", "Testworth", "Quilla", "Testworth"));
    CHECK_FALSE(names_agree("Quilla", "", "Quilla", ""));
    CHECK_FALSE(names_agree("", "", "", ""));
    CHECK_FALSE(names_agree("Quilla", "-", "Quilla", "'"));
    CHECK_FALSE(names_agree("", "Testworth", "Quilla", "Testworth"));
    CHECK(names_agree("", "Testworth", "", "Testworth"));
    CHECK_FALSE(names_agree("Quilla", "Test\xFFworth", "Quilla", "Test\xFFworth"));
}

TEST_CASE("REG-12 a number is compared without its spaces and case, and by no pattern")
{
    CHECK(number_key(" demo-wwc-0001 ") == "DEMO-WWC-0001");
    CHECK(number_key("1234 567A - 01") == "1234567A-01");
    CHECK(number_key("Nr. \u00E4/7") == "NR.\u00E4/7");
    CHECK(number_key(" \t\n").empty());
}
