#include "shared/sharing/facts.h"

namespace sharing {

namespace {

using enum FactScope;

// Exclusions and other laws stand here as the table reads them: `other_law` is the strictest of the entries of IS-306,
// `activities` says whether any is ticked.
constexpr std::array kTable{
    FactRow{"scheme", Record, "CISS FVISS", "", false, false},
    FactRow{"actor_volunteer", Record, "true false", "true", false, false},
    FactRow{"actor_role_current", Record, "true false", "false", false, false},
    FactRow{"self_ise", Record, "true false", "false", false, false},
    FactRow{"self_rae", Record, "true false", "false", false, false},
    FactRow{"self_court_exempt", Record, "true false", "false", false, false},
    FactRow{"self_restricted", Record, "true false", "true", false, false},
    FactRow{"flow", Item, "REQUEST_IN REQUEST_OUT VOLUNTARY", "", false, false},
    FactRow{"purpose", Item, "FV_ASSESSMENT FV_PROTECTION CHILD_SAFETY_RISK CHILD_WELLBEING ACCESS_LIMITING OTHER NONE",
            "NONE", true, true},
    FactRow{"recipient_kind", Recipient, "ISE CHILD PARENT CO_RESIDENT VICTIM_SURVIVOR OTHER", "", false, false},
    FactRow{"peer_ise", Recipient, "YES UNVERIFIED NO", "NO", false, false},
    FactRow{"peer_rae", Recipient, "true false", "false", false, false},
    FactRow{"peer_restricted", Recipient, "true false", "true", false, false},
    FactRow{"acting_in_capacity", Recipient, "YES NO UNKNOWN", "UNKNOWN", true, false},
    FactRow{"peer_verified.organisation", Recipient, "PASSED MISSING FAILED NOT_APPLICABLE", "MISSING", false, false},
    FactRow{"peer_verified.person", Recipient, "PASSED MISSING FAILED", "MISSING", false, false},
    FactRow{"peer_engagement", Recipient, "EMPLOYED VOLUNTEER UNKNOWN NOT_APPLICABLE", "UNKNOWN", false, false},
    FactRow{"impersonation_flag", Recipient, "true false", "false", false, false},
    FactRow{"destination", Recipient, "ORG_CHANNEL TO_PERSON PERSONAL_MAILBOX UNCONFIRMED_ORG NOT_CHOSEN", "NOT_CHOSEN",
            false, false},
    FactRow{"recipient_perpetrator", Recipient, "NO YES SUSPECTED UNKNOWN", "UNKNOWN", true, false},
    FactRow{"sharing_could_raise_risk", Item, "YES NO UNKNOWN", "UNKNOWN", true, false},
    FactRow{"own_information", Item, "true false", "false", true, false},
    FactRow{"context_in_request", Item, "true false", "false", false, false},
    FactRow{"part1", Item, "YES NO UNKNOWN", "UNKNOWN", true, false},
    FactRow{"activities", Item, "SOME EMPTY UNKNOWN", "UNKNOWN", true, false},
    FactRow{"relevant", Item, "YES NO UNKNOWN", "UNKNOWN", true, true},
    FactRow{"necessary", Item, "YES NO UNKNOWN", "UNKNOWN", true, true},
    FactRow{"principle_breach", Item, "NONE LP1 LP2 LP3 LP4 LP5 LP6 LP7 LP8 LP9", "NONE", false, false},
    FactRow{"exclusion.EX1", Item, "KNOWN NOT_KNOWN", "", true, false},
    FactRow{"exclusion.EX2", Item, "KNOWN NOT_KNOWN", "", true, false},
    FactRow{"exclusion.EX3", Item, "KNOWN NOT_KNOWN", "", true, false},
    FactRow{"exclusion.EX4", Item, "KNOWN NOT_KNOWN", "", true, false},
    FactRow{"exclusion.EX5", Item, "KNOWN NOT_KNOWN", "", true, false},
    FactRow{"exclusion.EX6", Item, "KNOWN NOT_KNOWN", "", true, false},
    FactRow{"exclusion.EX7", Item, "KNOWN NOT_KNOWN", "", true, false},
    FactRow{"exclusion.EX8", Item, "KNOWN NOT_KNOWN", "", true, false},
    FactRow{"other_law", Item, "NONE PERMITTED UNKNOWN RESTRICTED", "", true, false},
    FactRow{"override", Item, "NONE OV01 OV02 OV03 OV04 OV05 OV06 OV07 OV08 OV09 OV10 OV11 OV12 OV13 OV14 OV15 OV16",
            "NONE", false, false},
    FactRow{"fv_override", Item, "YES NO UNKNOWN", "UNKNOWN", true, false},
    FactRow{"subject_role", Person,
            "PERPETRATOR ALLEGED_PERPETRATOR ADULT_VICTIM_SURVIVOR CHILD_VICTIM_SURVIVOR THIRD_PARTY", "", true, false},
    FactRow{"subject_is_child", Person, "true false", "false", false, false},
    FactRow{"misidentified", Person, "NO SUSPECTED CONFIRMED", "NO", false, false},
    FactRow{"child_at_risk", Item, "YES NO UNKNOWN", "UNKNOWN", true, false},
    FactRow{"relevant_to_child_risk", Item, "YES NO UNKNOWN", "UNKNOWN", true, false},
    FactRow{"serious_threat", Item, "YES NO UNKNOWN", "UNKNOWN", true, false},
    FactRow{"consent", Item, "NOT_ASKED EXPRESS IMPLIED REFUSED WITHDRAWN UNSAFE_TO_ASK", "NOT_ASKED", true, false},
    FactRow{"consent_by", Item, "DISCLOSER REQUESTER", "DISCLOSER", false, false},
};
static_assert(kTable.size() <= Facts::kCount);

}  // namespace

std::span<const FactRow> fact_table() { return kTable; }

FactId find_fact(std::string_view name)
{
    for (std::size_t i = 0; i < kTable.size(); ++i)
        if (kTable[i].name == name) return static_cast<FactId>(i);
    return kNoFact;
}

std::uint8_t value_number(FactId fact, std::string_view value)
{
    if (fact >= kTable.size() || value.empty()) return 0;
    auto rest = kTable[fact].values;
    for (std::uint8_t number = 1; !rest.empty(); ++number) {
        const auto end = rest.find(' ');
        if (rest.substr(0, end) == value) return number;
        rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
    }
    return 0;
}

std::string_view value_at(FactId fact, std::uint8_t number)
{
    if (fact >= kTable.size() || number == 0) return {};
    auto rest = kTable[fact].values;
    for (; number > 1 && !rest.empty(); --number) {
        const auto end = rest.find(' ');
        rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
    }
    return rest.substr(0, rest.find(' '));
}

void Facts::set(FactId fact, std::string_view value)
{
    if (fact < kTable.size()) values_[fact] = value_number(fact, value);
}

std::string_view Facts::get(FactId fact) const { return fact < kTable.size() ? value_at(fact, values_[fact]) : ""; }

}  // namespace sharing
