// Section 5 for complaints, access requests and subpoenas.
#include <catch_amalgamated.hpp>

#include "shared/sharing/checks.h"

using namespace sharing;

namespace {

/// Every finding as "E-208@nature", with a space between them.
std::string found(const char* type, const Sheet& sheet, Step step, Context context = {})
{
    context.today = std::chrono::year{2026} / std::chrono::November / 20;
    context.actor_may = true;
    std::string all;
    for (const auto& each : check(*find_record_type(type), sheet, context, step))
        all += (all.empty() ? "" : " ") + each.code + "@" + each.path;
    return all;
}

Sheet with(Sheet sheet, std::initializer_list<std::pair<const char*, const char*>> changes)
{
    for (const auto& [path, value] : changes)
        if (*value == '\0') sheet.erase(path);
        else sheet[path] = value;
    return sheet;
}

}  // namespace

TEST_CASE("E-208 a complaint closes with its six fields; what was not resolved says what follows in place of the day")
{
    const Sheet all{{"made_on", "2026-11-02"},
                    {"received_on", "2026-11-03"},
                    {"nature", "Late answer"},
                    {"action_taken", "Answered"},
                    {"prevention", "A reminder"},
                    {"resolved_on", "2026-11-10"},
                    {"scheme", "CISS"}};
    CHECK(found("complaint", all, Step::Close).empty());
    for (const auto* path : {"made_on", "received_on", "nature", "action_taken", "prevention", "resolved_on"}) {
        CHECK(found("complaint", with(all, {{path, ""}}), Step::Close) == std::string("E-208@") + path);
        CHECK(found("complaint", with(all, {{path, ""}}), Step::Log).empty());
    }
    Context referred;
    referred.state = "unresolved_referred";
    CHECK(found("complaint", with(all, {{"resolved_on", ""}}), Step::Close, referred) == "E-208@further_action");
    CHECK(
        found("complaint", with(all, {{"resolved_on", ""}, {"further_action", "To the funder"}}), Step::Close, referred)
            .empty());
}

TEST_CASE(
    "IS-470 IS-471 IS-472 a decision on access has its grounds, its child-safety answer under FOI, its redactions")
{
    const Sheet sheet{{"scheme", "CISS"}, {"access_law", "FOI"}, {"decision", "REFUSE"}};
    const auto decide = [](const Sheet& of, const char* event) {
        Context context;
        context.event = event;
        return found("access_request", of, Step::Decide, context);
    };
    CHECK(decide(sheet, "refuse") == "IS-470@ground IS-470@reasonable_grounds IS-471@child_safety");
    CHECK(decide(with(sheet, {{"ground", "s 33"}, {"reasonable_grounds", "r"}, {"child_safety", "c"}}), "refuse")
              .empty());
    CHECK(decide(with(sheet, {{"access_law", "IPP6"}, {"decision", "GRANT"}}), "grant") == "IS-472@redactions");
    CHECK(
        decide(with(sheet, {{"access_law", "IPP6"}, {"decision", "GRANT"}, {"redactions", "None"}}), "grant").empty());
    CHECK(decide(with(sheet, {{"access_law", "IPP6"}, {"redactions", "None"}}), "grant") == "IS-470@decision");
}

TEST_CASE(
    "IS-473 the letter to whoever is or may be a perpetrator neither confirms nor denies that records exist (A14)")
{
    CHECK(letter_of({{"requester_perpetrator", "NO"}}).empty());
    CHECK(letter_of({{"decision", "PART"}, {"requester_perpetrator", "NO"}}) == "part");
    for (const auto* is_one : {"YES", "SUSPECTED", "UNKNOWN", ""})
        for (const auto* decision : {"GRANT", "PART", "REFUSE"})
            CHECK(letter_of({{"decision", decision}, {"requester_perpetrator", is_one}}) == "neither");
}

TEST_CASE("IS-474 a subpoena has legal advice first, or a LEAD's note that it was left out")
{
    const Sheet sheet{{"scheme", "CISS"}};
    CHECK(found("subpoena", sheet, Step::Decide) == "IS-474@legal_advice");
    CHECK(found("subpoena", sheet, Step::Log).empty());
    CHECK(found("subpoena", with(sheet, {{"legal_advice", "Given"}}), Step::Decide).empty());
    CHECK(found("subpoena", with(sheet, {{"lead_note", "Time is short"}}), Step::Decide).empty());
}
