#include "shared/sharing/checks.h"

#include <algorithm>
#include <array>

#include "shared/core/typed_date.h"

namespace sharing {

namespace {

using namespace std::chrono;

/// One run over one sheet.
class Checks {
  public:
    Checks(const RecordType& type, const Sheet& sheet, const Context& context, Step step)
        : type_(type), sheet_(sheet), context_(context), step_(step), scheme_(at("scheme"))
    {
    }

    std::vector<Finding> run()
    {
        actor();
        header();
        people();
        if (is("request_in")) request();
        if (tells()) disclosure();
        if (step_ == Step::Ready || (is("request_out") && step_ == Step::Share)) asking();
        if (is("refusal") || step_ == Step::Refuse) refusal();
        if (is("complaint") && step_ == Step::Close) complaint();
        if (is("subpoena")) subpoena();
        laws();
        order_of_days();
        warnings();
        std::stable_sort(found_.begin(), found_.end(), [](const auto& a, const auto& b) { return a.code < b.code; });
        found_.erase(std::unique(found_.begin(), found_.end()), found_.end());
        return std::move(found_);
    }

  private:
    // ---- Reading
    bool is(std::string_view name) const { return type_.name == name; }
    const std::string& at(std::string_view path) const { return text_of(sheet_, path); }
    const std::string& at(std::string_view part, int number, std::string_view field) const
    {
        return text_at(sheet_, part, number, field);
    }
    bool has(std::string_view path) const { return !at(path).empty(); }
    std::vector<int> all(std::string_view part) const { return numbers_of(sheet_, part); }
    bool is_ciss() const { return scheme_ == "CISS" || scheme_ == "BOTH"; }
    bool is_fviss() const { return scheme_ == "FVISS" || scheme_ == "BOTH"; }
    bool is_under_scheme() const { return is_ciss() || is_fviss(); }
    /// Information leaves, or has left.
    bool tells() const
    {
        return is_under_scheme() && step_ == Step::Share &&
               (is("disclosure") || is("safety_disclosure") || is("conference") || is("request_in"));
    }
    bool leaves(int item) const
    {
        return context_.items.empty() ||
               std::find(context_.items.begin(), context_.items.end(), item) != context_.items.end();
    }
    std::optional<Date> day(std::string_view path) const { return read_typed_date(at(path)); }

    void find(std::string_view code, std::string path) { found_.push_back({std::string(code), std::move(path)}); }
    void need(std::string_view code, std::string_view path)
    {
        if (!has(path)) find(code, std::string(path));
    }
    void need(std::string_view code, std::string_view part, int number, std::string_view field)
    {
        if (at(part, number, field).empty()) find(code, path_of(part, number, field));
    }
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
        if (at("priority") == "P1") need("IS-446", "threat_note");
        const auto& violence = at("fv_present");
        if (is_under_scheme() && (violence == "YES" || violence == "SUSPECTED") && !is_prompted() &&
            (tells() || step_ == Step::Ready))
            need("E-206", "safety_plan_checked");
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
        if (!is_under_scheme() || !has_persons()) return;
        const auto persons = all("person");
        bool has_child = has("child_group"), has_role = false;
        for (const int person : persons) {
            has_child =
                has_child || !at("person", person, "is_child").empty() || !at("person", person, "unborn").empty();
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
        if (context_.is_training && !context_.all_fictional) find("E-223", "person");
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
        const bool is_due =
            is_ciss() || std::any_of(context_.standings.begin(), context_.standings.end(),
                                     [&](const auto& each) { return each.row == "D27" && leaves(each.item); });
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
            if (is_share(each.outcome)) {
                if (each.row == "D28") need("E-213", "item", each.item, "serious_threat_note");
                for (const auto& stop : each.stops) find(stop, where(stop, each));
                continue;
            }
            if (other_scheme_shares(each)) continue;  // IS-229
            for (const auto& stop : each.stops) find(stop, where(stop, each));
            find("E-221", path_of("item", each.item, "what"));
        }
    }
    static bool is_share(std::string_view outcome)
    {
        return outcome == "MUST_SHARE" || outcome == "MAY_SHARE" || outcome == "MAY_SEND";
    }
    /// IS-229: failing one scheme does not stop the other. An exclusion and a perpetrator stop both of themselves.
    bool other_scheme_shares(const Standing& one) const
    {
        if (scheme_ != "BOTH") return false;
        bool is_there = false, shares = true;
        for (const auto& each : context_.standings)
            if (each.item == one.item && each.recipient == one.recipient && each.scheme != one.scheme) {
                is_there = true;
                shares = shares && is_share(each.outcome);
            }
        return is_there && shares;
    }
    std::string where(std::string_view code, const Standing& standing) const
    {
        constexpr std::array kOfRecipient{"E-209", "E-216", "E-219", "E-224", "E-217", "E-215", "E-211"};
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
        if (at("discloses_info") == "YES" && !context_.has_context_record) find("E-220", "discloses_info");
        standings();
    }

    // ---- Refusal, complaint
    void refusal()
    {
        if (is_prompted()) return;
        need("E-207", "internal_reason");
        if (at("is_withheld") == "YES") need("E-207", "withheld_why");
        if (step_ != Step::Refuse && step_ != Step::Close) return;
        need("E-207", "external_reason");
        need("E-207", "reasons_method");
        need("E-207", "reasons_sent_on");
    }

    void complaint()
    {
        for (const std::string_view path :
             {"made_on", "received_on", "nature", "action_taken", "prevention", "resolved_on"})
            need("E-208", path);
    }

    void subpoena()
    {
        if (step_ != Step::Log && !has("legal_advice") && !has("lead_note")) find("IS-474", "legal_advice");
    }

    void laws()
    {
        for (const int row : all("law")) {
            if (at("law", row, "permitted") == "YES") need("E-225", "law", row, "note");
            if (at("law", row, "law") == "OTHER") need("IS-303", "law", row, "provision");
        }
        for (const int item : all("item"))
            if (at("item", item, "fv_override") == "YES") need("E-225", "item", item, "fv_override_note");
        for (const int row : all("consent")) {
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
        const auto on = day("occurred_on");
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
    void not_after(const std::string& path, std::optional<Date> limit)
    {
        const auto on = day(path);
        if (on && limit && *on > *limit) find("IS-504", path);
    }

    // ---- Warnings
    void warnings()
    {
        if (context_.business_days_late > 1 && context_.has_happened) find("W-101", "occurred_on");
        if (context_.is_late) find("W-102", {});
        if ((is("request_out") || is("request_in")) && words_in(at("why")) < 20) find("W-103", "why");
        if (context_.is_status_assumed) find("W-107", "organisation");
        if (at("fv_present") == "SUSPECTED" && !has("screening_note")) find("W-108", "screening_note");
        if (context_.shared_lately && tells()) find("W-109", "organisation");
        if (context_.is_role_training_old) find("W-117", {});
        if (tells() && (is("disclosure") || is("conference"))) need("W-104", "threshold_how");
        if (scheme_ == "CISS" && (at("fv_present") == "YES" || at("fv_present") == "SUSPECTED"))
            find("W-116", "scheme");
        for (const int item : all("item")) item_warnings(item);
        for (const int row : all("view")) view_warnings(row);
        for (const int row : all("notice"))
            if (at("notice", row, "informed") == "NO") need("W-112", "notice", row, "reason");
        for (const int person : all("person")) person_warnings(person);
        const bool is_refusing = step_ == Step::Refuse || is("refusal");
        if (is_refusing && leaks(at("external_reason"))) find("W-115", "external_reason");
    }

    void item_warnings(int item)
    {
        const auto& source = at("item", item, "original_source");
        const bool is_second_hand = !source.empty() || !at("item", item, "obtained_on").empty();
        if (is_second_hand && tells()) {
            need("W-106", "item", item, "original_source");
            need("W-106", "item", item, "obtained_on");
            const auto& told = at("item", item, "told_source");
            if (told.empty()) find("W-106", path_of("item", item, "told_source"));
            if (told == "NO") need("W-106", "item", item, "not_told_reason");
        }
        if (is_pasted(at("item", item, "summary"))) find("W-113", path_of("item", item, "summary"));
        if (!at("item", item, "is_entire_file").empty()) find("W-114", path_of("item", item, "is_entire_file"));
        if (is("request_out") && step_ != Step::Log) {
            if (is_ciss() && at("item", item, "activities").empty()) find("W-119", path_of("item", item, "activities"));
            for (const std::string_view fact : {"relevant", "necessary"})
                if (at("item", item, fact) != "YES" && at("item", item, fact) != "NO")
                    find("W-119", path_of("item", item, fact));
        }
    }

    void view_warnings(int row)
    {
        if (at("view", row, "sought") != "YES") return;
        if (at("view", row, "obtained") == "YES" || at("view", row, "obtained") == "PARTLY") {
            need("W-105", "view", row, "views");
            need("W-105", "view", row, "taken_into_account");
        }
        for (const int person : all("person"))
            if (name_of(person) == at("view", row, "person") && uses_violence(person))
                find("W-110", path_of("view", row, "person"));
    }

    void person_warnings(int person)
    {
        const bool has_violence = at("fv_present") == "YES" || at("fv_present") == "SUSPECTED";
        if (has_violence && !at("person", person, "address").empty())
            find("W-118", path_of("person", person, "address"));
        if (tells() && !at("person", person, "is_our_client").empty())
            need("W-111", "person", person, "scheme_explained_on");
    }
    bool uses_violence(int person) const
    {
        const auto roles = values_of({{"x", at("person", person, "roles")}}, "x");
        return std::find(roles.begin(), roles.end(), "PERPETRATOR") != roles.end() ||
               std::find(roles.begin(), roles.end(), "ALLEGED_PERPETRATOR") != roles.end();
    }
    std::string name_of(int person) const
    {
        return at("person", person, "given_names") + " " + at("person", person, "family_name");
    }
    /// W-115, IS-464: a name, an address or the name of a source in words that go out.
    bool leaks(const std::string& text) const
    {
        const auto holds = [&](const std::string& what) { return what.size() > 2 && text.find(what) != text.npos; };
        for (const int person : all("person"))
            for (const std::string_view field : {"given_names", "family_name", "address"})
                if (holds(at("person", person, field))) return true;
        for (const int item : all("item"))
            for (const std::string_view field : {"original_source", "summary"})
                if (holds(at("item", item, field))) return true;
        for (const std::string_view word : {"investigation", "informant", "police", "refuge", "witness"})
            if (text.find(word) != text.npos) return true;
        return false;
    }
    static int words_in(const std::string& text)
    {
        int words = 0;
        bool is_inside = false;
        for (const char c : text) {
            const bool is_space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
            if (!is_space && !is_inside) ++words;
            is_inside = !is_space;
        }
        return words;
    }
    /// Long, and laid out as a document is.
    static bool is_pasted(const std::string& text)
    {
        return text.size() > 1200 || std::count(text.begin(), text.end(), '\n') > 12;
    }

    const RecordType& type_;
    const Sheet& sheet_;
    const Context& context_;
    const Step step_;
    const std::string& scheme_;
    std::vector<Finding> found_;
};

}  // namespace

Date scheme_began(std::string_view scheme)
{
    if (scheme == "FVISS") return year{2018} / February / 26;
    return year{2018} / September / 27;
}

std::vector<Finding> check(const RecordType& type, const Sheet& sheet, const Context& context, Step step)
{
    return Checks(type, sheet, context, step).run();
}

}  // namespace sharing
