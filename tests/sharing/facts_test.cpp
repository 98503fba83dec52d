#include <catch_amalgamated.hpp>

#include "tests/sharing/situations.h"

using namespace sharing;

TEST_CASE("IS-248 a value outside the list counts as blank")
{
    Facts facts;
    facts.set("part1", "YES");
    CHECK(facts.get(FactId::Part1) == "YES");
    for (const auto* value : {"yes", "MAYBE", "Y", "YES NO", "YES ", " ", "BLANK", ""}) {
        facts.set("part1", "YES").set("part1", value);
        CHECK(facts.is_blank(FactId::Part1));
        CHECK(facts.get(FactId::Part1) == "");
    }
    CHECK(Facts{}.set("no_such_fact", "YES") == Facts{});
    CHECK(Facts{}.get("no_such_fact") == "");
    CHECK(find_fact("no_such_fact") == kNoFact);
}

TEST_CASE("IS-248 a blank counts as the value in bold and is yet no answer")
{
    Facts facts;
    CHECK(facts.is(FactId::Part1, "UNKNOWN"));
    CHECK(facts.is_blank(FactId::Part1));
    CHECK_FALSE(facts == Facts{}.set("part1", "UNKNOWN"));
    CHECK(facts.is(FactId::ActorVolunteer, "true"));
    CHECK_FALSE(facts.is(FactId::Scheme, "CISS"));
    CHECK_FALSE(facts.is(FactId::Scheme, ""));
    CHECK_FALSE(facts.is(FactId::Part1, ""));
    for (const auto& fact : kFacts) {
        CAPTURE(fact.name);
        CHECK(find_fact(fact.name) == fact.id);
        CHECK(fact_row(fact.id).name == fact.name);
        CHECK((fact.blank.empty() || value_number(fact, fact.blank) != 0));
        CHECK(words_of(fact.id).size() < 32);  // what a condition can hold
        for (const auto value : words_of(fact.id)) CHECK(Facts{}.set(fact.id, value).get(fact.id) == value);
    }
}

TEST_CASE("IS-240 facts are written as texts and read back the same")
{
    for (const auto& facts : {Facts{}, ciss_request_in(), ciss_parent(), fviss_to_rae(),
                              with(fviss_survivor(), {{"exclusion.EX3", "KNOWN"}, {"part1", "UNKNOWN"}})})
        CHECK(Facts::from(facts.fields()) == facts);
    CHECK(Facts{}.fields().empty());
    CHECK(ciss_request_in().fields().at("exclusion.EX8") == "NOT_KNOWN");
    CHECK(Facts::from({{"summary", "What it says"}, {"part1", "NO"}}) == Facts{}.set("part1", "NO"));
}
