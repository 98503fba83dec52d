#include "shared/policy/restriction_case.h"

#include <catch_amalgamated.hpp>
#include <map>
#include <set>
#include <string>

using policy::CaseState;
using policy::CaseStep;

namespace {

constexpr int kStates = 7, kSteps = 12;

/// Written out once more by hand, a row for each state: "step>state" for what may be done, and nothing else may.
const std::map<std::string, std::set<std::string>> kAllowed{
    {"received", {"assess>assessing", "restrict>restricted", "decline>not_restricted"}},
    {"assessing", {"restrict>restricted", "decline>not_restricted"}},
    {"restricted",
     {"ask_review>review_requested", "ask_late>restricted", "accept_late>review_requested", "refuse_late>restricted",
      "lift>closed"}},
    {"not_restricted", {"close>closed"}},
    {"review_requested", {"confirm>review_decided", "vary>review_decided", "lift_in_review>review_decided"}},
    {"review_decided", {"lift>closed", "close>closed"}},
    {"closed", {}}};

}  // namespace

TEST_CASE("RES-12 every step that a case may take it takes, and every other is refused")
{
    std::size_t allowed = 0;
    for (int s = 0; s < kStates; ++s)
        for (int a = 0; a < kSteps; ++a) {
            const auto state = static_cast<CaseState>(s);
            const auto step = static_cast<CaseStep>(a);
            INFO(policy::word_of(state) << " " << policy::word_of(step));
            std::string expected = "refused";
            for (const auto& each : kAllowed.at(std::string(policy::word_of(state))))
                if (each.starts_with(std::string(policy::word_of(step)) + ">")) expected = each;
            const auto to = policy::after(state, step);
            CHECK((to ? std::string(policy::word_of(step)) + ">" + std::string(policy::word_of(*to))
                      : std::string("refused")) == expected);
            allowed += to ? 1 : 0;
        }
    CHECK(policy::case_transitions().size() == allowed);  // and no row of the table stands twice
}

TEST_CASE("RES-12 a closed case stays closed, and every state is reached")
{
    std::set<CaseState> reached{CaseState::Received};
    for (const auto& each : policy::case_transitions()) {
        CHECK(each.from != CaseState::Closed);
        reached.insert(each.to);
    }
    CHECK(reached.size() == kStates);
}

TEST_CASE("RES-12 the words of the states lead back to them")
{
    std::set<std::string_view> words;
    for (int s = 0; s < kStates; ++s) {
        const auto state = static_cast<CaseState>(s);
        CHECK(policy::case_state_of(policy::word_of(state)) == state);
        words.insert(policy::word_of(state));
    }
    CHECK(words.size() == kStates);
    CHECK_FALSE(policy::case_state_of("open"));
}
