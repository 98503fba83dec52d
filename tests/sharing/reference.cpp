#include "tests/sharing/reference.h"

ReferenceVerdict reference(const Fields& facts)
{
    // The bold values of the table of facts.
    const Fields bold{{"actor_volunteer", "true"},
                      {"actor_role_current", "false"},
                      {"self_ise", "false"},
                      {"self_rae", "false"},
                      {"self_court_exempt", "false"},
                      {"self_restricted", "true"},
                      {"purpose", "NONE"},
                      {"peer_ise", "NO"},
                      {"peer_rae", "false"},
                      {"peer_restricted", "true"},
                      {"acting_in_capacity", "UNKNOWN"},
                      {"peer_verified.organisation", "MISSING"},
                      {"peer_verified.person", "MISSING"},
                      {"peer_engagement", "UNKNOWN"},
                      {"impersonation_flag", "false"},
                      {"destination", "NOT_CHOSEN"},
                      {"recipient_perpetrator", "UNKNOWN"},
                      {"sharing_could_raise_risk", "UNKNOWN"},
                      {"own_information", "false"},
                      {"context_in_request", "false"},
                      {"part1", "UNKNOWN"},
                      {"activities", "UNKNOWN"},
                      {"relevant", "UNKNOWN"},
                      {"necessary", "UNKNOWN"},
                      {"principle_breach", "NONE"},
                      {"override", "NONE"},
                      {"fv_override", "UNKNOWN"},
                      {"subject_is_child", "false"},
                      {"misidentified", "NO"},
                      {"child_at_risk", "UNKNOWN"},
                      {"relevant_to_child_risk", "UNKNOWN"},
                      {"serious_threat", "UNKNOWN"},
                      {"consent", "NOT_ASKED"},
                      {"consent_by", "DISCLOSER"}};
    const auto f = [&](const std::string& name) -> std::string {
        if (const auto given = facts.find(name); given != facts.end() && !given->second.empty()) return given->second;
        const auto in_bold = bold.find(name);
        return in_bold == bold.end() ? "" : in_bold->second;
    };
    const auto yes = [&](const std::string& name) { return f(name) == "true"; };

    const bool ciss = f("scheme") == "CISS";
    const bool fviss = f("scheme") == "FVISS";
    const std::string flow = f("flow"), kind = f("recipient_kind"), purpose = f("purpose");
    const bool asking = flow == "REQUEST_OUT";
    const bool disclosing = flow == "REQUEST_IN" || flow == "VOLUNTARY";
    const bool to_ise = kind == "ISE";
    const bool to_person = !to_ise && !kind.empty();
    bool eligible = false;
    if (ciss) eligible = kind == "CHILD" || kind == "PARENT" || kind == "CO_RESIDENT";
    if (fviss) eligible = kind == "VICTIM_SURVIVOR" || kind == "CHILD" || kind == "PARENT";
    const bool context = ciss && to_ise && flow == "VOLUNTARY" && yes("context_in_request");

    std::string share;
    if (flow == "REQUEST_IN") share = yes("self_court_exempt") ? "MAY_SHARE" : "MUST_SHARE";
    if (flow == "VOLUNTARY") share = "MAY_SHARE";
    if (asking) share = "MAY_SEND";

    if (yes("actor_volunteer") || !yes("actor_role_current")) return {"HAND_OVER", "D01"};

    const std::string who = f("recipient_perpetrator");
    if (who == "YES" || who == "SUSPECTED") {
        if (f("sharing_could_raise_risk") == "YES") return {"MUST_REFUSE", "D06"};
        if (f("sharing_could_raise_risk") == "UNKNOWN") return {"ASK_MORE", "D06a"};
    }
    if (eligible && who == "UNKNOWN") return {"ASK_MORE", "D06a"};

    if (f("peer_verified.person") == "FAILED") return {"MUST_REFUSE", "D05a"};
    if (to_ise && f("peer_verified.organisation") == "FAILED") return {"MUST_REFUSE", "D05a"};
    if (yes("impersonation_flag")) return {"MUST_REFUSE", "D05a"};

    if (!yes("self_ise")) return {"WRONG_SCHEME", "D02"};
    if (to_ise && (f("peer_ise") == "NO" || f("acting_in_capacity") == "NO")) return {"WRONG_SCHEME", "D02"};
    if (to_person && !eligible) return {"WRONG_SCHEME", "D02"};
    if (to_person && asking) return {"WRONG_SCHEME", "D02"};

    if (ciss && disclosing && yes("self_restricted")) return {"MUST_REFUSE", "D03"};
    if (ciss && asking && yes("peer_restricted")) return {"MUST_REFUSE", "D04"};

    if (to_ise && f("acting_in_capacity") == "UNKNOWN") return {"ASK_MORE", "D05"};
    if (disclosing) {
        if (f("peer_verified.person") == "MISSING") return {"ASK_MORE", "D05"};
        if (to_ise && f("peer_verified.organisation") != "PASSED") return {"ASK_MORE", "D05"};
        if (to_ise && f("peer_engagement") != "EMPLOYED") return {"ASK_MORE", "D05"};
    }

    bool is_exclusion_open = false;
    for (int i = 1; i <= 8; ++i) {
        const auto answer = f("exclusion.EX" + std::to_string(i));
        if (answer == "KNOWN") return {"MUST_REFUSE", "D07"};
        if (answer.empty()) is_exclusion_open = true;
    }

    const bool forbids = f("other_law") == "RESTRICTED";
    const bool unclear = f("other_law") == "UNKNOWN";
    const bool freed = f("override") != "NONE";
    const std::string lifted = f("fv_override");
    if (ciss && forbids) return {"MUST_REFUSE", "D08"};
    if (fviss && (forbids || freed) && lifted == "NO") return {"MUST_REFUSE", "D08"};

    if (eligible && yes("own_information") && !(ciss && purpose == "CHILD_SAFETY_RISK"))
        return {"WRONG_SCHEME", "D11a"};

    if (is_exclusion_open || f("other_law").empty()) return {"ASK_MORE", "D08a"};
    if (unclear && !(fviss && lifted == "YES")) return {"ASK_MORE", "D08a"};
    if (fviss && (forbids || freed) && lifted == "UNKNOWN") return {"ASK_MORE", "D08a"};

    std::string role = f("subject_role");
    if (fviss && f("misidentified") == "CONFIRMED" && (role == "PERPETRATOR" || role == "ALLEGED_PERPETRATOR"))
        role = yes("subject_is_child") ? "CHILD_VICTIM_SURVIVOR" : "ADULT_VICTIM_SURVIVOR";

    const std::string relevant = f("relevant"), necessary = f("necessary");
    if (ciss) {
        if (to_ise) {
            if (f("part1") == "NO" || purpose == "ACCESS_LIMITING") return {"MUST_REFUSE", "D14"};
            if (f("part1") == "UNKNOWN") return {"ASK_MORE", "D15"};
            if (disclosing && !context) {
                if (f("activities") == "UNKNOWN") return {"ASK_MORE", "D15"};
                if (f("activities") == "EMPTY") return {"MUST_REFUSE", "D16"};
            }
        }
        if (relevant == "NO") return {"MUST_REFUSE", "D17"};
        if (necessary == "NO" || f("principle_breach") != "NONE") return {"MUST_REFUSE", "D18"};
        if (disclosing && (relevant == "UNKNOWN" || necessary == "UNKNOWN")) return {"ASK_MORE", "D18a"};
        if (eligible && disclosing && purpose == "CHILD_SAFETY_RISK") return {"MAY_SHARE", "D10"};
        if (eligible && purpose != "CHILD_SAFETY_RISK" && purpose != "NONE") return {"MUST_REFUSE", "D11"};
        if (context) return {"MAY_SHARE", "D19a"};
        if (to_ise && !share.empty()) return {share, "D19"};
    }

    if (fviss) {
        const bool assessment = purpose == "FV_ASSESSMENT", protection = purpose == "FV_PROTECTION";
        if (purpose != "NONE" && !assessment && !protection) return {"MUST_REFUSE", "D20a"};
        if (relevant == "NO") return {"MUST_REFUSE", "D21"};
        if (protection && necessary == "NO") return {"MUST_REFUSE", "D21a"};
        if (relevant == "UNKNOWN") return {"ASK_MORE", "D21b"};
        if (protection && disclosing && necessary == "UNKNOWN") return {"ASK_MORE", "D21b"};
        if (eligible && (assessment || protection) && !role.empty()) {
            const bool may_know = kind != "PARENT" || who == "NO";
            if (protection && disclosing && may_know && role == "PERPETRATOR") return {"MAY_SHARE", "D12"};
            return {"MUST_REFUSE", "D13"};
        }
        if (to_ise && assessment) {
            if (disclosing && !yes("peer_rae")) return {"MUST_REFUSE", "D22"};
            if (asking && !yes("self_rae")) return {"MUST_REFUSE", "D23"};
            if ((role == "PERPETRATOR" || role == "ALLEGED_PERPETRATOR") && !share.empty()) return {share, "D24"};
        }
        if (to_ise && protection) {
            if (role == "ALLEGED_PERPETRATOR") return {"MUST_REFUSE", "D25"};
            if (role == "PERPETRATOR" && !share.empty()) return {share, "D26"};
        }
        const bool survivor = role == "ADULT_VICTIM_SURVIVOR" || role == "CHILD_VICTIM_SURVIVOR";
        if (to_ise && (survivor || role == "THIRD_PARTY")) {
            const std::string child = f("child_at_risk"), bears = f("relevant_to_child_risk");
            const std::string threat = f("serious_threat"), consent = f("consent");
            if (assessment || protection) {  // IS-248: no share without a purpose
                if (child == "YES" && bears == "YES" && !share.empty()) return {share, "D27"};
                if (threat == "YES" && !share.empty()) return {share, "D28"};
                if ((consent == "EXPRESS" || consent == "IMPLIED") && !share.empty()) return {share, "D29"};
                if (asking && (consent == "NOT_ASKED" || consent == "UNSAFE_TO_ASK") && f("consent_by") == "DISCLOSER")
                    return {"MAY_SEND", "D29a"};
            }
            if (child == "UNKNOWN" || (child == "YES" && bears == "UNKNOWN") || threat == "UNKNOWN")
                return {"ASK_MORE", "D29b"};
            if (consent == "NOT_ASKED") return {"ASK_CONSENT", "D30"};
            if (consent == "REFUSED" || consent == "WITHDRAWN" || consent == "UNSAFE_TO_ASK")
                return {"MUST_REFUSE", "D31"};
        }
    }
    return {"ASK_MORE", "D99"};
}
