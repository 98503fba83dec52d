// The next question falls out of the same rows: as few as possible, in order, and none that cannot matter.
#include <catch_amalgamated.hpp>

#include "tests/sharing/random_facts.h"
#include "tests/sharing/situations.h"

using namespace sharing;

namespace {

bool is_never_asked(FactId id) { return fact_row(id).asked == "never"; }

/// Of the facts asked about only in some cases, written out once more.
bool can_be_asked(const Facts& facts, FactId id)
{
    const auto kind = facts.get(FactId::RecipientKind);
    const bool ciss = facts.is(FactId::Scheme, "CISS"), fviss = facts.is(FactId::Scheme, "FVISS");
    const bool eligible = (kind == "CHILD" || kind == "PARENT") ? ciss || fviss
                          : kind == "CO_RESIDENT"               ? ciss
                                                                : fviss && kind == "VICTIM_SURVIVOR";
    switch (id) {
        case FactId::RecipientPerpetrator:
        case FactId::OwnInformation: return eligible;
        case FactId::FvOverride:
            return facts.is(FactId::OtherLaw, "UNKNOWN") || facts.is(FactId::OtherLaw, "RESTRICTED") ||
                   !facts.is(FactId::Override, "NONE");
        default: return !is_never_asked(id);
    }
}

std::string_view any_value(FactId id, Draw& draw)
{
    const auto values = words_of(id);
    return values[draw.below(static_cast<unsigned>(values.size()))];
}

/// Mostly what lets the item through, so that the rows at the end are reached too.
std::string_view likely_value(FactId id, Draw& draw)
{
    if (draw.below(8) != 0)
        for (const auto& [name, value] : kClearWay)
            if (fact_row(id).name == name) return value;
    return any_value(id, draw);
}

/// Fills every blank that somebody could be asked about, in an order that lets the cases of can_be_asked settle.
Facts filled(Facts facts, Draw& draw)
{
    for (int round = 0; round < 2; ++round)
        for (const auto& fact : kFacts)
            if (facts.is_blank(fact.id) && can_be_asked(facts, fact.id))
                facts.set(fact.id, likely_value(fact.id, draw));
    return facts;
}

/// A form in the middle of being filled in: some of what people are asked is blank.
Facts half_done(std::uint32_t number, Draw& draw)
{
    auto facts = random_facts(number);
    const auto share = 1 + draw.below(4);
    for (const auto& fact : kFacts)
        if (!is_never_asked(fact.id) && draw.below(4) < share) facts.set(fact.id, {});
    return facts;
}

std::string names(const std::vector<FactId>& questions)
{
    std::string text;
    for (const auto id : questions) text += (text.empty() ? "" : " ") + std::string{fact_row(id).name};
    return text;
}

Facts unanswered(Facts facts)
{
    for (const auto& fact : kFacts)
        if (!is_never_asked(fact.id)) facts.set(fact.id, {});
    return facts;
}

/// What is asked, in order, when each question gets the answer of `whole`.
std::string asked_on_the_way_to(const Facts& whole)
{
    auto facts = unanswered(whole);
    std::string asked;
    for (auto open = open_questions(facts); !open.empty(); open = open_questions(facts)) {
        asked += (asked.empty() ? "" : " ") + std::string{fact_row(open[0]).name};
        facts.set(open[0], whole.get(open[0]));
        if (facts.is_blank(open[0])) return asked + " ?";
    }
    CHECK(said(facts) == said(whole));
    return asked;
}

constexpr std::string_view kPart3 =
    "exclusion.EX1 exclusion.EX2 exclusion.EX3 exclusion.EX4 exclusion.EX5 exclusion.EX6 exclusion.EX7 exclusion.EX8 "
    "other_law";

}  // namespace

TEST_CASE("IS-240 answering until no question is open settles the verdict, whatever the blanks that are left")
{
    std::size_t most = 0;
    for (std::uint32_t number = 0; number < 6'000; ++number) {
        Draw draw{number};
        auto facts = half_done(number, draw);
        std::size_t asked = 0;
        for (auto open = open_questions(facts); !open.empty(); open = open_questions(facts)) {
            if (!facts.is_blank(open[0]) || is_never_asked(open[0])) FAIL(fact_row(open[0]).name);
            facts.set(open[0], any_value(open[0], draw));
            ++asked;
        }
        most = std::max(most, asked);
        const auto settled = evaluate(facts);
        for (int other = 0; other < 12; ++other)
            if (const auto full = evaluate(filled(facts, draw)); full != settled)
                FAIL(number << ": " << said(settled) << " became " << said(full));
    }
    CHECK(most <= 20);
}

TEST_CASE("IS-240 no question is asked that cannot matter: another answer to it, or none, leads to another verdict")
{
    int looked_at = 0;
    for (std::uint32_t number = 0; number < 1'500; ++number) {
        Draw draw{number + 7'000'000};
        const auto facts = half_done(number, draw);
        for (const auto question : open_questions(facts)) {
            bool matters = false;
            for (int attempt = 0; attempt < 40'000 && !matters; ++attempt) {
                auto one = facts;
                const auto rest = filled(one.set(question, any_value(question, draw)), draw);
                auto other = rest;
                other.set(question, draw.below(4) ? any_value(question, draw) : "");  // that it is answered counts too
                matters = evaluate(rest) != evaluate(other);
            }
            if (!matters) {
                for (const auto& [name, value] : facts.fields()) UNSCOPED_INFO(name << " = " << value);
                FAIL(number << ": " << fact_row(question).name << " of " << names(open_questions(facts)));
            }
            ++looked_at;
        }
    }
    CHECK(looked_at > 1'500);
}

TEST_CASE("IS-240 under CISS a request needs part 3, part 1, part 2, need and relevance, and no consent (IS-206)")
{
    CHECK(asked_on_the_way_to(ciss_request_in()) ==
          "acting_in_capacity " + std::string{kPart3} + " part1 purpose activities relevant necessary");
    CHECK(asked_on_the_way_to(ciss_request_out()) ==
          "acting_in_capacity " + std::string{kPart3} + " part1 purpose relevant necessary");
}

TEST_CASE("IS-240 under CISS a person's part is asked first: who they are, then whether it is about safety")
{
    CHECK(asked_on_the_way_to(ciss_parent()) ==
          "recipient_perpetrator " + std::string{kPart3} + " purpose relevant necessary");
}

TEST_CASE("IS-240 under FVISS consent is asked about last, and of nobody whose consent is not needed")
{
    const auto start = "acting_in_capacity " + std::string{kPart3} + " purpose relevant ";
    CHECK(asked_on_the_way_to(fviss_request_in()) ==
          start + "necessary subject_role child_at_risk serious_threat consent");
    CHECK(
        asked_on_the_way_to(with(fviss_request_in(), {{"child_at_risk", "YES"}, {"relevant_to_child_risk", "YES"}})) ==
        start + "necessary subject_role child_at_risk relevant_to_child_risk");
    CHECK(asked_on_the_way_to(fviss_to_rae()) == start + "subject_role");
    CHECK(asked_on_the_way_to(with(fviss_request_in(), {{"flow", "REQUEST_OUT"}, {"consent_by", "REQUESTER"}})) ==
          start + "necessary subject_role child_at_risk serious_threat consent consent_by");
}

TEST_CASE("IS-240 an answer that settles the matter ends the questions")
{
    const auto start = with(unanswered(ciss_request_in()), {{"acting_in_capacity", "YES"}});
    CHECK(std::string{kPart3}.starts_with(names(open_questions(start))));
    const auto out = consequence(start, FactId::Ex1, "KNOWN");
    REQUIRE(out.is_decided);
    CHECK(said(out.verdict) == "MUST_REFUSE D07 EXCLUDED E-210 E-221");
    CHECK(open_questions(with(start, {{"exclusion.EX1", "KNOWN"}})).empty());
    CHECK_FALSE(consequence(start, FactId::Ex1, "NOT_KNOWN").is_decided);
    CHECK_FALSE(
        consequence(start, FactId::Part1, "NO").is_decided);  // what is excluded is still to be asked, and comes first

    const auto threshold = with(ciss_request_in(), {{"part1", ""}, {"purpose", "CHILD_WELLBEING"}});
    CHECK(consequence(threshold, FactId::Part1, "YES").verdict.outcome == Outcome::MustShare);
    CHECK(consequence(threshold, FactId::Part1, "NO").verdict.row == "D14");
    CHECK(consequence(threshold, FactId::Part1, "UNKNOWN").verdict.row == "D15");
    CHECK_FALSE(consequence(threshold, FactId::Part1, "SOMETHING ELSE").is_decided);  // IS-248: still blank
}

TEST_CASE("IS-248 'I cannot say' is an answer: it is not asked again and ends in asking somebody else")
{
    const auto facts = with(ciss_request_in(), {{"relevant", "UNKNOWN"}});
    CHECK(open_questions(facts).empty());
    CHECK(row_of(facts) == "D18a");
    CHECK(names(open_questions(with(facts, {{"relevant", ""}}))) == "relevant");
    CHECK(row_of(with(facts, {{"relevant", ""}})) == "D18a");
}

TEST_CASE("IS-215 whether telling a person could raise the risk is asked only about a perpetrator")
{
    const auto person = with(ciss_parent(), {{"recipient_perpetrator", ""}});
    CHECK(names(open_questions(person)) == "recipient_perpetrator");
    CHECK(names(open_questions(with(person, {{"recipient_perpetrator", "SUSPECTED"}}))) == "sharing_could_raise_risk");
    CHECK(open_questions(with(person, {{"recipient_perpetrator", "NO"}})).empty());
    CHECK(open_questions(with(ciss_request_in(), {{"recipient_perpetrator", ""}})).empty());  // an organisation
}

TEST_CASE("IS-235 whether FVISS overrides a law is asked only where a law restricts the item")
{
    CHECK(open_questions(with(fviss_to_rae(), {{"fv_override", ""}})).empty());
    CHECK(open_questions(with(fviss_to_rae(), {{"other_law", "PERMITTED"}})).empty());
    for (const auto* restricted : {"RESTRICTED", "UNKNOWN"})
        CHECK(names(open_questions(with(fviss_to_rae(), {{"other_law", restricted}}))) == "fv_override");
    CHECK(names(open_questions(with(fviss_to_rae(), {{"override", "OV10"}}))) == "fv_override");
    CHECK(open_questions(with(ciss_request_in(), {{"override", "OV10"}})).empty());
}

TEST_CASE("IS-240 what the system knows is never a question, even where it is missing")
{
    CHECK(open_questions(Facts{}).empty());  // nobody acts: D01
    CHECK(open_questions(with(ciss_request_in(), {{"peer_verified.person", ""}, {"relevant", ""}})).empty());
    CHECK(row_of(with(ciss_request_in(), {{"peer_verified.person", ""}, {"relevant", ""}})) == "D05");
}
