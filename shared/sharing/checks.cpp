#include "shared/sharing/checks.h"

#include <algorithm>
#include <array>

#include "shared/sharing/checking.h"

namespace sharing {

namespace {

using namespace std::chrono;

/// One run over one sheet: the E codes, and rules that have none.
class Checks : public Checking {
  public:
    using Checking::Checking;

    std::vector<Finding> run()
    {
        actor();
        header();
        people();
        if (is("request_in")) request();
        if (tells()) disclosure();
        if (is("conference")) conference();
        if (step_ == Step::Ready || (is("request_out") && step_ == Step::Share)) asking();
        if (is("refusal") || step_ == Step::Refuse) refusal();
        if (is("complaint") && step_ == Step::Close) complaint();
        if (is("access_request")) access();
        if (is("subpoena")) subpoena();
        laws();
        consents();
        order_of_days();
        return take();
    }

  private:
    /// A court of our own is prompted, neither stopped nor left with a finding (IS-106).
    bool is_prompted() const { return context_.self_court_exempt; }

    // ---- Who, and the header
    void actor()
    {
        if (!context_.actor_may) find("E-201", {});
    }

    void header()
    {
        need("E-218", "scheme");
        if (scheme_ == "OTHER_LAW") need("IS-222", "other_law_basis");
        // Who was misidentified is dealt with at once by rule (IS-456), whatever the threat.
        if (at("priority") == "P1" && !is("misidentification")) need("IS-446", "threat_note");
        if (is_under_scheme() && has_violence() && !is_prompted() && (tells() || step_ == Step::Ready))
            need("E-206", "safety_plan_checked");
        if (has("plan_conflict_note")) need("IS-431", "lead_note");
        for (const std::string_view path : {"occurred_on", "made_on", "received_on"}) {
            const auto on = day(path);
            if (!on) continue;
            if (*on > context_.today) find("E-222", std::string(path));
            else if (is_under_scheme() && *on < scheme_began(scheme_) && !has("lead_note"))
                find("E-222", std::string(path));
        }
    }

    void people()
    {
        if (context_.is_training)
            for (const int person : context_.real_persons) find("E-223", path_of("person", person, "family_name"));
        if (!is_under_scheme() || !has_persons()) return;
        const auto persons = all("person");
        bool has_child = has("child_group"), has_role = false;
        for (const int person : persons) {
            has_child = has_child || is_child(person);
            has_role = has_role || !at("person", person, "roles").empty();
            if (!at("person", person, "unborn").empty()) {  // IS-109
                need("IS-109", "person", person, "expected_on");
                need("IS-109", "person", person, "report_reference");
            }
        }
        if (is_ciss() && !has_child) find("E-218", "person");
        if (is_fviss() && !has_role) find("E-218", "person");
        if (is_fviss() && step_ != Step::Log)
            for (const int item : all("item"))
                if (leaves(item) && at("item", item, "purpose").empty() && at("item", item, "FVISS.purpose").empty())
                    find("E-218", path_of("item", item, "purpose"));
    }
    bool has_persons() const
    {
        return std::any_of(type_.parts.begin(), type_.parts.end(),
                           [](const auto* part) { return part->name == "person"; }) &&
               !is("access_request") && !is("subpoena") && !is("correction") && !is("misidentification");
    }

    // ---- A request that came in
    void request()
    {
        if (is_prompted()) return;
        need("E-202", "organisation");
        need("E-202", "made_on");
        const auto items = all("item");
        if (items.empty()) find("E-202", "item");
        for (const int item : items) need("E-202", "item", item, "what");
    }

    // ---- What is told
    void disclosure()
    {
        if (!is_prompted()) {
            told_whom();
            told_what();
            views();
            informed();
            documents();
        }
        standings();
        supports();
    }

    void told_whom()
    {
        if (is("request_in")) return need("E-203", "organisation");  // the day is the one on which it goes
        need("E-203", "occurred_on");
        const auto recipients = all("recipient");
        if (recipients.empty()) find("E-203", "recipient");
        for (const int each : recipients) {
            const bool is_person = is_to_person(each);
            if (is("safety_disclosure") && !is_person) find("E-203", path_of("recipient", each, "kind"));
            need("E-203", "recipient", each, is_person ? "name" : "organisation");
            if (is_person) need("E-203", "recipient", each, "capacity");
            if (is_person && at("recipient", each, "recipient_perpetrator").empty())
                find("E-216", path_of("recipient", each, "recipient_perpetrator"));
        }
    }
    bool is_to_person(int recipient) const
    {
        const auto& kind = at("recipient", recipient, "kind");
        return !kind.empty() && kind != "ISE";
    }

    void told_what()
    {
        const auto items = all("item");
        if (items.empty()) find("E-203", "item");
        for (const int item : items)
            if (leaves(item)) need("E-203", "item", item, "summary");
    }

    void views()
    {
        const auto rows = all("view");
        const bool is_due = is_ciss() || std::any_of(context_.standings.begin(), context_.standings.end(),
                                                     [&](const auto& each) { return needs_views(each); });
        if (is_due && rows.empty()) find("E-204", "view");
        for (const int row : rows) {
            const auto& sought = at("view", row, "sought");
            if (sought.empty()) find("E-204", path_of("view", row, "sought"));
            if (sought == "YES") need("E-204", "view", row, "obtained");
            if (sought != "NO") continue;
            need("E-204", "view", row, "not_sought_reason");
            need("E-204", "view", row, "not_sought_text");
        }
    }

    /// IS-228: about a victim survivor, without consent, while a child is at risk.
    bool needs_views(const Standing& each) const
    {
        if (!leaves(each.item)) return false;
        const bool is_without_consent =
            each.row == "D27" || (each.row == "D28" && at("item", each.item, "child_at_risk") == "YES");
        const auto& role = at("item", each.item, "subject_role");
        const auto& roles = role.empty() ? at("person", each.person, "roles") : role;
        return is_without_consent && (roles.empty() || roles.find("VICTIM_SURVIVOR") != roles.npos);
    }

    void informed()
    {
        if (!is_ciss()) return;
        const auto rows = all("notice");
        if (rows.empty()) find("E-205", "notice");
        for (const int row : rows) need("E-205", "notice", row, "informed");
    }

    void documents()
    {
        for (const int row : all("document"))
            if (at("document", row, "is_held") == "YES") need("E-206", "document", row, "file");
    }

    /// What the decision table says of each item that is about to leave (IS-249).
    void standings()
    {
        for (const auto& each : context_.standings) {
            if (!leaves(each.item)) continue;
            if (is_share_word(each.outcome)) {
                if (each.row == "D28") need("E-213", "item", each.item, "serious_threat_note");
                if (each.row == "D29" && !has_consent(each.person))
                    find("E-213", path_of("item", each.item, "consent"));
                stops(each);
                doubted(each);
                continue;
            }
            if (other_scheme_shares(each)) continue;  // IS-229
            stops(each);
            find("E-221", path_of("item", each.item, "what"));
        }
    }
    void stops(const Standing& each)
    {
        const auto among = [&](const std::vector<int>& recipients) {
            return std::find(recipients.begin(), recipients.end(), each.recipient) != recipients.end();
        };
        for (const auto& stop : each.stops) {
            if (stop == "E-217" && !is("conference")) continue;
            if (stop == "E-224" && !(among(context_.limited) && capacity_of(each.recipient) != "YES")) continue;
            find(stop, where(stop, each));
        }
    }
    const std::string& capacity_of(int recipient) const
    {
        return recipient == 0 ? at("acting_in_capacity") : at("recipient", recipient, "acting_in_capacity");
    }
    /// IS-457: about somebody who may be misidentified nothing goes as about a perpetrator until a LEAD says so.
    void doubted(const Standing& each)
    {
        if (each.person != 0 && at("person", each.person, "misidentified") == "SUSPECTED" &&
            uses_violence(sheet_, each.person) && !has("lead_note"))
            find("IS-457", path_of("person", each.person, "misidentified"));
    }
    /// IS-496, IS-498: of this person, in force, with all that makes it valid.
    bool has_consent(int person) const
    {
        const auto rows = all("consent");
        return std::any_of(rows.begin(), rows.end(), [&](int row) {
            const auto& whose = at("consent", row, "person");
            const auto expires = day(path_of("consent", row, "expires_on"));
            const bool is_theirs = person == 0 || whose.empty() || whose == name_of(person);
            return is_theirs && !at("consent", row, "form").empty() && !has_ended(row) &&
                   !(expires && *expires < context_.today);
        });
    }
    /// IS-229: failing one scheme does not stop the other. An exclusion and a perpetrator stop both of themselves.
    bool other_scheme_shares(const Standing& one) const
    {
        if (scheme_ != "BOTH") return false;
        bool is_there = false, shares = true;
        for (const auto& each : context_.standings)
            if (each.item == one.item && each.recipient == one.recipient && each.scheme != one.scheme) {
                is_there = true;
                shares = shares && is_share_word(each.outcome);
            }
        return is_there && shares;
    }
    std::string where(std::string_view code, const Standing& standing) const
    {
        constexpr std::array<std::string_view, 7> kOfRecipient{"E-209", "E-216", "E-219", "E-224",
                                                               "E-217", "E-215", "E-211"};
        const bool is_of_recipient = std::find(kOfRecipient.begin(), kOfRecipient.end(), code) != kOfRecipient.end();
        if (!is_of_recipient) return path_of("item", standing.item, "what");
        return all("recipient").empty() ? "organisation" : path_of("recipient", standing.recipient, "kind");
    }

    /// IS-215: that telling such a person raises no risk needs three supports.
    void supports()
    {
        for (const int item : all("item")) {
            if (!leaves(item) || at("item", item, "sharing_could_raise_risk") != "NO" || !tells_perpetrator()) continue;
            need("E-216", "item", item, "risk_reason");
            need("E-216", "item", item, "risk_advice");
            need("E-216", "item", item, "risk_lead");
        }
    }
    bool tells_perpetrator() const
    {
        const auto recipients = all("recipient");
        return std::any_of(recipients.begin(), recipients.end(), [this](int each) {
            const auto& is_one = at("recipient", each, "recipient_perpetrator");
            return is_one == "YES" || is_one == "SUSPECTED";
        });
    }

    // ---- A request of our own
    void asking()
    {
        if (!is_under_scheme()) return;
        need("E-203", "organisation");
        const auto items = all("item");
        if (items.empty()) find("E-203", "item");
        for (const int item : items) need("E-203", "item", item, "what");
        if (step_ == Step::Share && at("discloses_info") == "YES" && !context_.has_context_record)
            find("E-220", "discloses_info");
        standings();
    }

    // ---- A conference (IS-480)
    void conference()
    {
        const auto& is_sharing = at("is_scheme_sharing");
        if (is_sharing == "NO") {
            // Then nothing is said under a scheme.
            if (is_under_scheme() && !all("item").empty()) find("IS-480", "is_scheme_sharing");
            return;
        }
        if (step_ != Step::Share || !is_under_scheme()) return;
        for (const int outsider : context_.outsiders) find("E-217", path_of("recipient", outsider, "kind"));
    }

    // ---- Refusal, complaint, access, subpoena
    void refusal()
    {
        if (is_prompted() || (is("request_in") && !owes_reasons(context_.standings))) return;
        need("E-207", "internal_reason");
        if (at("is_withheld") == "YES") need("E-207", "withheld_why");
        if (step_ != Step::Refuse && step_ != Step::Close) return;
        need("E-207", "external_reason");
        if (context_.is_in_exchange) return;  // sent by the step itself
        need("E-207", "reasons_method");
        need("E-207", "reasons_sent_on");
    }

    /// What was not resolved says what follows; what was, when.
    void complaint()
    {
        for (const std::string_view path : {"made_on", "received_on", "nature", "action_taken", "prevention"})
            need("E-208", path);
        need("E-208", context_.state == "unresolved_referred" ? "further_action" : "resolved_on");
    }

    void access()
    {
        const auto& event = context_.event;
        if (event == "check_identity") need("IS-473", "identity");
        if (event == "assess") need("IS-473", "requester_perpetrator");
        const bool refuses = event == "refuse" || event == "grant_part";
        const bool gives = event == "grant" || event == "grant_part";
        if (!refuses && !gives) return;
        if (at("access_law") == "FOI") need("IS-471", "child_safety");
        if (refuses) {
            need("IS-470", "ground");
            need("IS-470", "reasonable_grounds");
        }
        if (gives) need("IS-472", "redactions");
        const std::string_view decision = event == "grant" ? "GRANT" : event == "refuse" ? "REFUSE" : "PART";
        if (at("decision") != decision) find("IS-470", "decision");
    }

    void subpoena()
    {
        if (context_.event == "skip_advice") return;
        if (step_ != Step::Log && !has("legal_advice") && !has("lead_note")) find("IS-474", "legal_advice");
    }

    void laws()
    {
        for (const int row : all("law")) {
            if (at("law", row, "permitted") == "YES") need("E-225", "law", row, "note");
            if (at("law", row, "law") == "OTHER") need("IS-303", "law", row, "provision");
        }
        for (const int item : all("item"))
            if (at("item", item, "fv_override") == "YES") {
                need("E-225", "item", item, "fv_override_note");
                need("E-225", "lead_note");  // IS-235
            }
    }

    void consents()
    {
        const auto rows = all("consent");
        // IS-206: between organisations under CISS nobody's consent is asked, nor kept as if it had been.
        if (scheme_ == "CISS")
            for (const int row : rows) find("IS-206", path_of("consent", row, "person"));
        for (const int row : all("view"))  // IS-492
            for (const int person : all("person"))
                if (at("view", row, "sought") == "YES" && at("view", row, "person") == name_of(person) &&
                    uses_violence(sheet_, person))
                    need("IS-492", "lead_note");
        for (const int row : rows) {
            if (!at("consent", row, "basis").empty()) {  // shared without it (Q02)
                need("E-213", "consent", row, "basis_text");
                need("E-213", "consent", row, "was_told");
            }
            if (at("consent", row, "form") == "IMPLIED") need("IS-497", "consent", row, "conduct");
            if (at("consent", row, "form").empty() || has_ended(row)) continue;
            for (const std::string_view each : {"is_voluntary", "is_informed", "has_capacity"})
                need("IS-496", "consent", row, each);
        }
    }
    bool has_ended(int consent) const
    {
        return !at("consent", consent, "withdrawn_on").empty() || !at("consent", consent, "refused_on").empty();
    }

    /// IS-504: each of a chain no earlier than those before it; what is blank is passed over.
    void order_of_days()
    {
        chain({"made_on", "received_on", "reasons_sent_on"});
        chain({"made_on", "received_on", "resolved_on"});
        chain({"made_on", "occurred_on"});
        chain({"served_on", "produced_on"});
        chain({"asked_on", "answered_on"});
        chain({"sent_on", "answered_on"});
        const auto on = day("occurred_on").value_or(context_.today);
        for (const int row : all("notice"))
            if (at("notice", row, "informed") == "BEFORE") not_after(path_of("notice", row, "informed_on"), on);
        for (const int row : all("consent")) not_after(path_of("consent", row, "given_on"), on);
        const auto found = day("found_on");
        for (const int row : all("told")) {
            const auto told = day(path_of("told", row, "told_on"));
            if (found && told && *told < *found) find("IS-504", path_of("told", row, "told_on"));
        }
    }
    void chain(std::initializer_list<std::string_view> paths)
    {
        std::optional<Date> last;
        for (const auto path : paths) {
            const auto on = day(path);
            if (!on) continue;
            if (last && *on < *last) find("IS-504", std::string(path));
            last = on;
        }
    }
    void not_after(const std::string& path, Date limit)
    {
        const auto on = day(path);
        if (on && *on > limit) find("IS-504", path);
    }
};

}  // namespace

bool is_sample_name(std::string_view given, std::string_view family)
{
    constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kNames{{{"Pip", "Notareal"},
                                                                                   {"Quill", "Examplechild"},
                                                                                   {"Unborn", "Placeholder"},
                                                                                   {"Testina", "Sampleton"},
                                                                                   {"Zed", "Fakerson"},
                                                                                   {"Dr Mock", "Doctorly"},
                                                                                   {"Mock", "Doctorly"}}};
    return std::find(kNames.begin(), kNames.end(), std::pair(given, family)) != kNames.end();
}

bool owes_reasons(const std::vector<Standing>& standings)
{
    return standings.empty() || std::any_of(standings.begin(), standings.end(), [](const auto& each) {
               return each.outcome == "MUST_REFUSE" && each.row != "D05a";
           });
}

std::string letter_of(const Sheet& sheet)
{
    const auto& decision = text_of(sheet, "decision");
    if (decision.empty()) return {};
    if (text_of(sheet, "requester_perpetrator") != "NO") return "neither";
    return decision == "GRANT" ? "grant" : decision == "PART" ? "part" : "refuse";
}

Date scheme_began(std::string_view scheme)
{
    if (scheme == "FVISS") return year{2018} / February / 26;
    return year{2018} / September / 27;
}

std::vector<Finding> check(const RecordType& type, const Sheet& sheet, const Context& context, Step step)
{
    auto found = Checks(type, sheet, context, step).run();
    const auto warnings = warnings_of(type, sheet, context, step);
    found.insert(found.end(), warnings.begin(), warnings.end());
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.code < b.code; });
    std::vector<Finding> once;
    for (auto& each : found)
        if (std::find(once.begin(), once.end(), each) == once.end()) once.push_back(std::move(each));
    return once;
}

}  // namespace sharing
