// The table against the rules themselves: against their text, and against a second reading of it.
#include <catch_amalgamated.hpp>
#include <fstream>
#include <map>

#include "tests/sharing/random_facts.h"
#include "tests/sharing/reference.h"
#include "tests/sharing/situations.h"

using namespace sharing;

TEST_CASE("IS-240 two readings of the table agree on 100,000 sets of facts, and every row is reached")
{
    std::map<std::string, int, std::less<>> reached;
    int shared = 0;
    for (std::uint32_t number = 0; number < kRandomSets; ++number) {
        const auto facts = random_facts(number);
        const auto verdict = evaluate(facts);
        const auto expected = reference(facts.fields());
        if (verdict.row != expected.row || word_of(verdict.outcome) != expected.outcome) {
            for (const auto& [name, value] : facts.fields()) UNSCOPED_INFO(name << " = " << value);
            CAPTURE(number, said(verdict));
            FAIL(expected.outcome + " " + expected.row);
        }
        ++reached[std::string{verdict.row}];
        for (const auto& note : verdict.notes) ++reached[note.substr(0, note.find("_"))];
        shared += is_share(verdict.outcome);
    }
    for (const auto& row : decision_table()) {
        CAPTURE(row.row);
        const auto by = row.outcome == "continue" ? row.reason.substr(0, row.reason.find("_")) : row.row;
        CHECK(reached[std::string{by}] >= 20);
    }
    CHECK(shared > 5'000);
}

TEST_CASE("IS-249 only a share outcome leaves: every other is stopped by E-221 and by the codes of its row")
{
    for (std::uint32_t number = 0; number < 20'000; ++number) {
        const auto verdict = evaluate(random_facts(number));
        const auto has = [&](std::string_view code) {
            return std::ranges::find(verdict.stops, code) != verdict.stops.end();
        };
        if (has("E-221") == is_share(verdict.outcome)) FAIL(said(verdict));
        for (const auto& row : decision_table())
            if (row.row == verdict.row)
                for (auto codes = row.stops; codes.size() >= 5;
                     codes.remove_prefix(std::min(codes.size(), std::size_t{6})))
                    if (!has(codes.substr(0, 5))) FAIL(said(verdict));
    }
}

namespace {

/// A row as the rules print it: "| D07 | condition | outcome | reason | stop |".
struct Printed {
    std::string code, outcome, reason, stops;
};

std::vector<Printed> printed_rows()
{
    std::ifstream rules{CHILDLINK_SOURCE_DIR "/docs/rules/information-sharing.md"};
    std::vector<Printed> rows;
    for (std::string line; std::getline(rules, line);) {
        if (!line.starts_with("| D") || line.size() < 8 || !isdigit(line[3])) continue;
        std::vector<std::string> cells;
        for (std::size_t at = 1, end = 0; (end = line.find('|', at)) != std::string::npos; at = end + 1)
            cells.push_back(line.substr(at, end - at));
        if (cells.size() != 5) continue;
        const auto code = cells[0].substr(1, cells[0].find(' ', 1) - 1);
        rows.push_back({code, cells[2], cells[3], cells[4]});
    }
    return rows;
}

/// The line of the table of facts that has this one in its first cell.
std::string printed_line_of(std::string_view fact)
{
    std::ifstream rules{CHILDLINK_SOURCE_DIR "/docs/rules/information-sharing.md"};
    for (std::string line; std::getline(rules, line);)
        if (line.starts_with("| `") &&
            line.substr(0, line.find('|', 1)).find("`" + std::string{fact}) != std::string::npos)
            return line;
    return {};
}

}  // namespace

TEST_CASE("IS-240 rows, outcomes, reason codes and stops are those that the rules print, in their order")
{
    const auto printed = printed_rows();
    const auto rows = decision_table();
    REQUIRE(printed.size() == rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        CAPTURE(rows[i].row, printed[i].outcome, printed[i].reason, printed[i].stops);
        CHECK(printed[i].code == rows[i].row);
        CHECK(printed[i].outcome.find(rows[i].outcome) != std::string::npos);
        CHECK(printed[i].reason.find("`" + std::string{rows[i].reason}) != std::string::npos);
        for (auto codes = rows[i].stops; codes.size() >= 5; codes.remove_prefix(std::min(codes.size(), std::size_t{6})))
            CHECK(printed[i].stops.find(codes.substr(0, 5)) != std::string::npos);
        CHECK(std::ranges::count(printed[i].stops, 'E') == std::ranges::count(rows[i].stops, 'E'));
    }
}

TEST_CASE("IS-240 facts, their words and the value in bold are those that the rules print")
{
    for (const auto& fact : kFacts) {
        auto name = std::string{fact.name.substr(0, fact.name.find(".EX"))};
        CAPTURE(name);
        const auto line = printed_line_of(name);
        REQUIRE_FALSE(line.empty());
        if (fact.id == FactId::OtherLaw || fact.id == FactId::Activities) continue;  // lists; see facts_test
        if (!fact.blank.empty()) CHECK(line.find("**" + std::string{fact.blank} + "**") != std::string::npos);
        if (fact.blank.empty()) CHECK(line.find("**") == std::string::npos);
        if (fact.id == FactId::PrincipleBreach || fact.id == FactId::Override) continue;  // "LP1 to LP9"
        for (const auto value : words_of(fact.id)) CHECK(line.find(value) != std::string::npos);
    }
}

TEST_CASE("IS-240 the version stored with a verdict names the day of the guidelines and a sum of the table")
{
    CHECK(table_version().starts_with("2023-09-11/"));
    const auto sum = table_version().substr(11);
    CHECK(sum.size() == 8);
    CHECK(sum.find_first_not_of("0123456789abcdef") == std::string::npos);
}
