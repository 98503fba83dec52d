// Sets of facts by number: the same number, the same set, on every machine and in the browser.
#pragma once

#include <cstdint>
#include <string>

#include "shared/sharing/decision.h"

namespace sharing {

/// SplitMix64: small, and the same everywhere.
class Draw {
  public:
    explicit Draw(std::uint64_t seed) : state_{seed} {}
    std::uint64_t next()
    {
        auto mixed = state_ += 0x9e3779b97f4a7c15;
        mixed = (mixed ^ mixed >> 30) * 0xbf58476d1ce4e5b9;
        mixed = (mixed ^ mixed >> 27) * 0x94d049bb133111eb;
        return mixed ^ mixed >> 31;
    }
    unsigned below(unsigned bound) { return static_cast<unsigned>((next() >> 32) % bound); }

  private:
    std::uint64_t state_;
};

/// What lets an item through the rows that stand before the schemes; without it hardly any set would get past them.
inline constexpr std::string_view kClearWay[][2] = {
    {"actor_volunteer", "false"},
    {"actor_role_current", "true"},
    {"self_ise", "true"},
    {"self_restricted", "false"},
    {"peer_ise", "YES"},
    {"peer_restricted", "false"},
    {"acting_in_capacity", "YES"},
    {"peer_verified.organisation", "PASSED"},
    {"peer_verified.person", "PASSED"},
    {"peer_engagement", "EMPLOYED"},
    {"impersonation_flag", "false"},
    {"recipient_perpetrator", "NO"},
    {"part1", "YES"},
    {"activities", "SOME"},
    {"relevant", "YES"},
    {"necessary", "YES"},
    {"principle_breach", "NONE"},
    {"exclusion.EX1", "NOT_KNOWN"},
    {"exclusion.EX2", "NOT_KNOWN"},
    {"exclusion.EX3", "NOT_KNOWN"},
    {"exclusion.EX4", "NOT_KNOWN"},
    {"exclusion.EX5", "NOT_KNOWN"},
    {"exclusion.EX6", "NOT_KNOWN"},
    {"exclusion.EX7", "NOT_KNOWN"},
    {"exclusion.EX8", "NOT_KNOWN"},
    {"other_law", "NONE"},
    {"override", "NONE"},
};

/// Every fact is drawn at random, blanks too; then, in all sets but every eighth, most of the way is cleared.
inline Facts random_facts(std::uint64_t number)
{
    Draw draw{number * 0xd1342543de82ef95 + 1};
    Facts facts;
    for (const auto& fact : kFacts) {
        const auto values = words_of(fact.id);
        const auto drawn = draw.below(static_cast<unsigned>(values.size()) + 1);
        if (drawn != 0) facts.set(fact.id, values[drawn - 1]);
    }
    if (draw.below(16) != 0) facts.set("scheme", draw.below(2) ? "CISS" : "FVISS");
    if (draw.below(3) != 0) facts.set("recipient_kind", "ISE");
    if (draw.below(3) != 0 && facts.is(FactId::Scheme, "FVISS"))
        facts.set("purpose", draw.below(2) ? "FV_ASSESSMENT" : "FV_PROTECTION");
    constexpr unsigned kLeft[] = {1, 4, 12, 12, 24, 24, 48, 96};  // one in so many facts of the way stays as drawn
    const auto left = kLeft[draw.below(8)];
    for (const auto& [name, value] : kClearWay)
        if (draw.below(left) != 0) facts.set(name, value);
    return facts;
}

inline constexpr std::uint32_t kRandomSets = 100'000;

/// FNV-1a over the verdicts of all of them, and over what would be asked.
inline std::uint64_t sum_of_verdicts()
{
    std::uint64_t sum = 0xcbf29ce484222325;
    const auto add = [&sum](std::string_view text) {
        for (const char c : text) sum = (sum ^ static_cast<unsigned char>(c)) * 0x100000001b3;
        sum = (sum ^ 0xff) * 0x100000001b3;
    };
    add(table_version());
    for (std::uint32_t number = 0; number < kRandomSets; ++number) {
        const auto facts = random_facts(number);
        const auto verdict = evaluate(facts);
        add(word_of(verdict.outcome));
        add(verdict.row);
        add(verdict.reason);
        for (const auto& note : verdict.notes) add(note);
        for (const auto stop : verdict.stops) add(stop);
        for (const auto question : open_questions(facts)) add(fact_row(question).name);
    }
    return sum;
}

}  // namespace sharing
