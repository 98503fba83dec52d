#include "shared/sharing/decision.h"

#include <algorithm>
#include <array>

namespace sharing {

namespace {

// ---- The rows, in reading order. "fact=A,B": its value is one of these; "blank:fact"; "&", "|", "!", brackets; other
// words are the terms below.

struct Term {
    std::string_view name, means;
};
constexpr std::array kTerms{
    Term{"ciss", "scheme=CISS"},
    Term{"fviss", "scheme=FVISS"},
    Term{"ise", "recipient_kind=ISE"},
    Term{"person", "recipient_kind=CHILD,PARENT,CO_RESIDENT,VICTIM_SURVIVOR,OTHER"},
    Term{"eligible",
         "(scheme=CISS & recipient_kind=CHILD,PARENT,CO_RESIDENT) | (scheme=FVISS & "
         "recipient_kind=VICTIM_SURVIVOR,CHILD,PARENT)"},
    Term{"disclosing", "flow=REQUEST_IN,VOLUNTARY"},
    Term{"asking", "flow=REQUEST_OUT"},
    Term{"context", "scheme=CISS & recipient_kind=ISE & flow=VOLUNTARY & context_in_request=true"},
    Term{"assessment", "scheme=FVISS & purpose=FV_ASSESSMENT"},
    Term{"protection", "scheme=FVISS & purpose=FV_PROTECTION"},
    Term{"consent_subject", "subject_role=ADULT_VICTIM_SURVIVOR,CHILD_VICTIM_SURVIVOR,THIRD_PARTY"},
    Term{"same_subjects", "scheme=FVISS & ise & consent_subject"},
    // No purpose, no share: "same subjects" leaves it out of D28 to D29a, IS-248 does not.
    Term{"may_go", "same_subjects & purpose=FV_ASSESSMENT,FV_PROTECTION"},
    Term{"uses_violence", "recipient_perpetrator=YES,SUSPECTED"},
    Term{"excluded",
         "exclusion.EX1=KNOWN | exclusion.EX2=KNOWN | exclusion.EX3=KNOWN | exclusion.EX4=KNOWN | "
         "exclusion.EX5=KNOWN | exclusion.EX6=KNOWN | exclusion.EX7=KNOWN | exclusion.EX8=KNOWN"},
    Term{"unanswered",
         "blank:exclusion.EX1 | blank:exclusion.EX2 | blank:exclusion.EX3 | blank:exclusion.EX4 | "
         "blank:exclusion.EX5 | blank:exclusion.EX6 | blank:exclusion.EX7 | blank:exclusion.EX8 | "
         "blank:other_law"},
    Term{"overridden", "!override=NONE"},
};

constexpr std::array kRows{
    DecisionRow{"D01", "actor_volunteer=true | actor_role_current=false", "HAND_OVER", "ACTOR_NOT_AUTHORISED", "E-201"},
    DecisionRow{"D06", "uses_violence & sharing_could_raise_risk=YES", "MUST_REFUSE", "PERPETRATOR_RECIPIENT", "E-216"},
    DecisionRow{"D06a",
                "(uses_violence & sharing_could_raise_risk=UNKNOWN) | (eligible & recipient_perpetrator=UNKNOWN)",
                "ASK_MORE", "PERPETRATOR_RECIPIENT", "E-216"},
    DecisionRow{"D05a",
                "peer_verified.person=FAILED | (ise & peer_verified.organisation=FAILED) | "
                "impersonation_flag=true",
                "MUST_REFUSE", "CHECK_FAILED", "E-209"},
    DecisionRow{"D02",
                "self_ise=false | (ise & (peer_ise=NO | acting_in_capacity=NO)) | (person & !eligible) | (person & "
                "asking)",
                "WRONG_SCHEME", "NOT_AN_ISE", "E-221 E-217 E-224"},
    DecisionRow{"D03", "ciss & disclosing & self_restricted=true", "MUST_REFUSE", "RESTRICTED_ISE_CANNOT_DISCLOSE",
                "E-215"},
    DecisionRow{"D04", "ciss & asking & peer_restricted=true", "MUST_REFUSE", "RESTRICTED_ISE_CANNOT_DISCLOSE",
                "E-215"},
    DecisionRow{"D05",
                "(ise & acting_in_capacity=UNKNOWN) | (disclosing & (peer_verified.person=MISSING | (ise & "
                "(!peer_verified.organisation=PASSED | !peer_engagement=EMPLOYED))))",
                "ASK_MORE", "NOT_VERIFIED", "E-209 E-224"},
    DecisionRow{"D05b", "ise & destination=PERSONAL_MAILBOX,UNCONFIRMED_ORG", "continue", "DESTINATION_BLOCKED",
                "E-219"},
    DecisionRow{"D07", "excluded", "MUST_REFUSE", "EXCLUDED", "E-210"},
    DecisionRow{"D08", "(ciss & other_law=RESTRICTED) | (fviss & (other_law=RESTRICTED | overridden) & fv_override=NO)",
                "MUST_REFUSE", "OTHER_LAW", "E-210"},
    DecisionRow{"D11a", "eligible & !(ciss & purpose=CHILD_SAFETY_RISK) & own_information=true", "WRONG_SCHEME",
                "OWN_INFORMATION", "E-221"},
    DecisionRow{"D08a",
                "unanswered | (other_law=UNKNOWN & !(fviss & fv_override=YES)) | (fviss & (other_law=RESTRICTED | "
                "overridden) & fv_override=UNKNOWN)",
                "ASK_MORE", "CHECK_OTHER_LAW", "E-210"},
    DecisionRow{"D09", "(ciss & overridden) | (fviss & fv_override=YES)", "continue", "OVERRIDE", ""},
    DecisionRow{"D20", "fviss & misidentified=CONFIRMED & subject_role=PERPETRATOR,ALLEGED_PERPETRATOR", "continue",
                "ROLE_CORRECTED", ""},
    DecisionRow{"D14", "ciss & ise & (part1=NO | purpose=ACCESS_LIMITING)", "MUST_REFUSE", "THRESHOLD_PART_1",
                "E-221 E-214"},
    DecisionRow{"D15", "ciss & ise & (part1=UNKNOWN | (disclosing & activities=UNKNOWN & !context))", "ASK_MORE",
                "NEED_DETAIL", "E-221"},
    DecisionRow{"D16", "ciss & ise & disclosing & !context & activities=EMPTY", "MUST_REFUSE", "THRESHOLD_PART_2",
                "E-221"},
    DecisionRow{"D17", "ciss & relevant=NO", "MUST_REFUSE", "NOT_RELEVANT", "E-221"},
    DecisionRow{"D18", "ciss & (necessary=NO | !principle_breach=NONE)", "MUST_REFUSE", "PRINCIPLE", "E-221"},
    DecisionRow{"D18a", "ciss & disclosing & (relevant=UNKNOWN | necessary=UNKNOWN)", "ASK_MORE", "JUDGE_NEED",
                "E-221"},
    DecisionRow{"D10", "ciss & eligible & disclosing & purpose=CHILD_SAFETY_RISK", "MAY_SHARE", "SAFETY_DISCLOSURE",
                ""},
    DecisionRow{"D11", "ciss & eligible & !purpose=CHILD_SAFETY_RISK,NONE", "MUST_REFUSE", "SAFETY_PURPOSE_ONLY",
                "E-221"},
    DecisionRow{"D19a", "context", "MAY_SHARE", "REQUEST_CONTEXT", ""},
    DecisionRow{"D19", "ciss & ise & part1=YES & (asking | activities=SOME)", "share", "CISS_MET", ""},
    DecisionRow{"D20a", "fviss & purpose=CHILD_SAFETY_RISK,CHILD_WELLBEING,ACCESS_LIMITING,OTHER", "MUST_REFUSE",
                "FV_PURPOSE_ONLY", "E-221"},
    DecisionRow{"D21", "fviss & relevant=NO", "MUST_REFUSE", "NOT_RELEVANT", "E-221"},
    DecisionRow{"D21a", "protection & necessary=NO", "MUST_REFUSE", "NOT_NECESSARY", "E-221"},
    DecisionRow{"D21b", "fviss & (relevant=UNKNOWN | (protection & disclosing & necessary=UNKNOWN))", "ASK_MORE",
                "JUDGE_NEED", "E-221"},
    DecisionRow{"D12",
                "protection & eligible & (!recipient_kind=PARENT | recipient_perpetrator=NO) & disclosing & "
                "subject_role=PERPETRATOR",
                "MAY_SHARE", "VICTIM_SURVIVOR_SAFETY", ""},
    DecisionRow{"D13", "eligible & (assessment | protection) & !blank:subject_role", "MUST_REFUSE",
                "PERPETRATOR_INFO_ONLY", "E-221 E-212"},
    DecisionRow{"D22", "assessment & ise & disclosing & peer_rae=false", "MUST_REFUSE", "NOT_RAE", "E-211"},
    DecisionRow{"D23", "assessment & ise & asking & self_rae=false", "MUST_REFUSE", "NOT_RAE", "E-211"},
    DecisionRow{"D24", "assessment & ise & subject_role=PERPETRATOR,ALLEGED_PERPETRATOR", "share",
                "NO_CONSENT_PERPETRATOR", ""},
    DecisionRow{"D25", "protection & ise & subject_role=ALLEGED_PERPETRATOR", "MUST_REFUSE", "ALLEGED_ONLY_TO_RAE",
                "E-212"},
    DecisionRow{"D26", "protection & ise & subject_role=PERPETRATOR", "share", "NO_CONSENT_PERPETRATOR", ""},
    DecisionRow{"D27", "may_go & child_at_risk=YES & relevant_to_child_risk=YES", "share", "NO_CONSENT_CHILD", ""},
    DecisionRow{"D28", "may_go & serious_threat=YES", "share", "NO_CONSENT_SERIOUS_THREAT", ""},
    DecisionRow{"D29", "may_go & consent=EXPRESS,IMPLIED", "share", "CONSENT", ""},
    DecisionRow{"D29a", "may_go & asking & consent=NOT_ASKED,UNSAFE_TO_ASK & consent_by=DISCLOSER", "MAY_SEND",
                "FVISS_REQUEST_MET", ""},
    DecisionRow{"D29b",
                "same_subjects & (child_at_risk=UNKNOWN | (child_at_risk=YES & relevant_to_child_risk=UNKNOWN) | "
                "serious_threat=UNKNOWN)",
                "ASK_MORE", "JUDGE_RISK", "E-221 E-213"},
    DecisionRow{"D30", "same_subjects & consent=NOT_ASKED", "ASK_CONSENT", "CONSENT_NEEDED", "E-221 E-213"},
    DecisionRow{"D31", "same_subjects & consent=REFUSED,WITHDRAWN,UNSAFE_TO_ASK", "MUST_REFUSE", "CONSENT_NOT_MET",
                "E-221 E-213"},
    DecisionRow{"D99", "", "ASK_MORE", "INCOMPLETE_FACTS", "E-221"},
};

constexpr std::array<std::string_view, 8> kOutcomes{"MUST_SHARE",  "MAY_SHARE", "MAY_SEND",    "HAND_OVER",
                                                    "ASK_CONSENT", "ASK_MORE",  "MUST_REFUSE", "WRONG_SCHEME"};

// ---- Conditions, read once into nodes

enum class Op : std::uint8_t { Leaf, Blank, Not, And, Or };
struct Node {
    Op op{};
    FactId fact{};
    std::uint32_t values = 0;  // of a leaf, as bits
    std::int16_t left = -1, right = -1;
};

class Reader {
  public:
    explicit Reader(std::vector<Node>& nodes) : nodes_(nodes) {}

    std::int16_t read(std::string_view text)
    {
        const auto before = rest_;
        rest_ = text;
        const auto root = alternatives();
        rest_ = before;
        return root;
    }

  private:
    std::int16_t alternatives()
    {
        auto left = clauses();
        while (take('|')) left = join(Op::Or, left, clauses());
        return left;
    }
    std::int16_t clauses()
    {
        auto left = one();
        while (take('&')) left = join(Op::And, left, one());
        return left;
    }
    std::int16_t one()
    {
        if (take('!')) return join(Op::Not, one(), -1);
        if (take('(')) {
            const auto inside = alternatives();
            take(')');
            return inside;
        }
        const auto word = next_word();
        constexpr std::string_view kBlank = "blank:";
        if (word.starts_with(kBlank)) return add({Op::Blank, find_fact(word.substr(kBlank.size()))});
        const auto equals = word.find('=');
        if (equals != std::string_view::npos) return leaf(word.substr(0, equals), word.substr(equals + 1));
        for (const auto& term : kTerms)
            if (term.name == word) return read(term.means);
        return add({Op::Leaf, {}, 0});  // no such word: never true, and a test finds it
    }
    std::int16_t leaf(std::string_view name, std::string_view values)
    {
        Node node{Op::Leaf, find_fact(name)};
        while (!values.empty()) {
            const auto end = values.find(',');
            node.values |= 1U << value_number(fact_row(node.fact), values.substr(0, end));
            values = end == std::string_view::npos ? std::string_view() : values.substr(end + 1);
        }
        return add(node);
    }
    std::int16_t join(Op op, std::int16_t left, std::int16_t right)
    {
        Node node{op};
        node.left = left;
        node.right = right;
        return add(node);
    }
    std::int16_t add(const Node& node)
    {
        nodes_.push_back(node);
        return static_cast<std::int16_t>(nodes_.size() - 1);
    }
    void skip()
    {
        while (!rest_.empty() && rest_.front() == ' ') rest_.remove_prefix(1);
    }
    bool take(char c)
    {
        skip();
        if (rest_.empty() || rest_.front() != c) return false;
        rest_.remove_prefix(1);
        return true;
    }
    std::string_view next_word()
    {
        skip();
        const auto end = rest_.find_first_of(" ()&|");
        const auto word = rest_.substr(0, end);
        rest_ = end == std::string_view::npos ? std::string_view() : rest_.substr(end);
        return word;
    }

    std::vector<Node>& nodes_;
    std::string_view rest_;
};

constexpr std::int16_t kAlways = -1, kNever = -2;  // in the place of a node
struct Program {
    std::vector<Node> nodes;
    std::array<std::int16_t, kRows.size()> roots{};
    std::array<std::int16_t, Facts::kCount> asked{};  // when a person is asked
    std::string version;
};

const Program& program()
{
    static const Program made = [] {
        Program all;
        std::uint64_t digest = 14695981039346656037ULL;  // FNV-1a: tells tables apart, hides nothing
        const auto add = [&digest](std::string_view text) {
            for (const char c : text) digest = (digest ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
        };
        Reader reader(all.nodes);
        for (std::size_t i = 0; i < kRows.size(); ++i) {
            const auto& row = kRows[i];
            all.roots[i] = row.when.empty() ? kAlways : reader.read(row.when);
            for (const auto text : {row.row, row.when, row.outcome, row.reason, row.stops}) add(text);
        }
        for (const auto& term : kTerms) add(term.means);
        for (std::size_t i = 0; i < Facts::kCount; ++i) {
            const auto& fact = kFacts[i];
            all.asked[i] = fact.asked == "never" ? kNever : fact.asked == "always" ? kAlways : reader.read(fact.asked);
            add(fact.name);
            add(fact.values);
            add(fact.blank);
        }
        constexpr const char* kDigits = "0123456789abcdef";
        all.version = "2023-09-11/";
        for (int shift = 28; shift >= 0; shift -= 4) all.version += kDigits[(digest >> (shift + 32)) & 15U];
        return all;
    }();
    return made;
}

// ---- Reading facts by them

enum class Truth : std::uint8_t { No, Yes, Open };

/// One walk down the rows. `waits`: a blank that a person can answer is open instead of what it stands for.
class Walk {
  public:
    Walk(const Facts& facts, bool waits) : facts_(facts), waits_(waits) {}

    Truth is(std::int16_t root)
    {
        if (root < 0) return root == kAlways ? Truth::Yes : Truth::No;
        const auto& node = program().nodes[static_cast<std::size_t>(root)];
        switch (node.op) {
            case Op::Leaf: return leaf(node);
            case Op::Blank:
                if (!facts_.is_blank(node.fact)) return Truth::No;
                if (!waits_) return Truth::Yes;
                return ask(node.fact) == Truth::Open ? Truth::Open : Truth::Yes;
            case Op::Not: {
                const auto inside = is(node.left);
                return inside == Truth::Open ? inside : inside == Truth::Yes ? Truth::No : Truth::Yes;
            }
            case Op::And: return both(node, Truth::No, Truth::Yes);
            case Op::Or: return both(node, Truth::Yes, Truth::No);
        }
        return Truth::No;
    }
    std::vector<FactId> take_blanks() { return std::move(blanks_); }
    void forget_blanks() { blanks_.clear(); }
    void set(std::string_view fact, std::string_view value) { facts_.set(fact, value); }
    std::string_view get(std::string_view fact) const { return facts_.get(fact); }

  private:
    /// `ends`: what decides the pair by itself.
    Truth both(const Node& node, Truth ends, Truth otherwise)
    {
        const auto before = blanks_.size();
        const auto left = is(node.left);
        if (left == ends) return ends;
        const auto between = blanks_.size();
        const auto right = is(node.right);
        if (right == ends) {
            blanks_.resize(before);  // whatever was open does not matter
            return ends;
        }
        // What stands behind an open "and" may turn out not to matter: it is not asked yet.
        if (node.op == Op::And && left == Truth::Open) blanks_.resize(between);
        return left == Truth::Open || right == Truth::Open ? Truth::Open : otherwise;
    }
    Truth leaf(const Node& node)
    {
        if (facts_.is_blank(node.fact) && ask(node.fact) == Truth::Open) return Truth::Open;
        const auto number = facts_.number_or_bold(node.fact);
        return number != 0 && (node.values >> number & 1U) != 0 ? Truth::Yes : Truth::No;
    }
    /// Open when somebody may still answer; then what to ask is noted: the fact or, as long as it is not certain that
    /// it is asked about at all, what decides that.
    Truth ask(FactId fact)
    {
        const auto is_asked = waits_ ? is(program().asked[static_cast<std::size_t>(fact)]) : Truth::No;
        if (is_asked == Truth::Yes) blanks_.push_back(fact);
        return is_asked == Truth::No ? Truth::No : Truth::Open;
    }

    Facts facts_;
    const bool waits_;
    std::vector<FactId> blanks_;
};

std::vector<std::string_view> words_in(std::string_view words)
{
    std::vector<std::string_view> all;
    while (!words.empty()) {
        const auto end = words.find(' ');
        all.push_back(words.substr(0, end));
        words = end == std::string_view::npos ? std::string_view() : words.substr(end + 1);
    }
    return all;
}

Outcome outcome_of(std::string_view word)
{
    for (std::size_t i = 0; i < kOutcomes.size(); ++i)
        if (kOutcomes[i] == word) return static_cast<Outcome>(i);
    return Outcome::AskMore;
}

/// What "share" means for this flow; nothing for a flow that is blank.
std::string_view share_word(std::string_view flow, std::string_view court)
{
    if (flow == "REQUEST_IN") return court == "true" ? "MAY_SHARE" : "MUST_SHARE";
    if (flow == "VOLUNTARY") return "MAY_SHARE";
    return flow == "REQUEST_OUT" ? "MAY_SEND" : "";
}

/// D18 says which principle, D09 which provision.
std::string reason_of(const DecisionRow& row, const Walk& walk)
{
    std::string reason(row.reason);
    if (row.row == "D18") {
        const auto principle = walk.get("principle_breach");
        reason += "_";
        reason += principle.empty() || principle == "NONE" ? std::string_view("LP8") : principle;
    }
    if (row.row == "D09") {
        reason += "_";
        reason += walk.get("scheme") == "CISS" ? walk.get("override") : std::string_view("FV");
    }
    return reason;
}

struct Walked {
    Verdict verdict;
    std::vector<FactId> open;  // the walk could not go on without these
};

Walked walk_down(const Facts& facts, bool waits)
{
    Walk walk(facts, waits);
    Walked walked;
    auto& verdict = walked.verdict;
    const auto& made = program();
    for (std::size_t i = 0; i < kRows.size(); ++i) {
        const auto& row = kRows[i];
        auto outcome = row.outcome;
        if (outcome == "share") outcome = share_word(walk.get("flow"), walk.get("self_court_exempt"));
        if (outcome.empty()) continue;
        walk.forget_blanks();
        const auto truth = walk.is(made.roots[i]);
        if (truth == Truth::Open) {
            walked.open = walk.take_blanks();
            return walked;
        }
        if (truth == Truth::No) continue;
        const auto stops = words_in(row.stops);
        verdict.stops.insert(verdict.stops.end(), stops.begin(), stops.end());
        if (outcome == "continue") {
            verdict.notes.push_back(reason_of(row, walk));
            if (row.row == "D20")
                walk.set("subject_role",
                         walk.get("subject_is_child") == "true" ? "CHILD_VICTIM_SURVIVOR" : "ADULT_VICTIM_SURVIVOR");
            continue;
        }
        verdict.outcome = outcome_of(outcome);
        verdict.row = row.row;
        verdict.reason = reason_of(row, walk);
        if (!is_share(verdict.outcome) && std::find(stops.begin(), stops.end(), "E-221") == stops.end())
            verdict.stops.emplace_back("E-221");  // IS-249
        return walked;
    }
    return walked;
}

}  // namespace

std::string_view word_of(Outcome outcome) { return kOutcomes[static_cast<std::size_t>(outcome)]; }

bool is_share(Outcome outcome)
{
    return outcome == Outcome::MustShare || outcome == Outcome::MayShare || outcome == Outcome::MaySend;
}

bool is_question(Outcome outcome) { return outcome == Outcome::AskMore || outcome == Outcome::AskConsent; }

Outcome strictest(Outcome one, Outcome other)
{
    constexpr std::array kOrder{Outcome::HandOver,   Outcome::MustRefuse, Outcome::WrongScheme, Outcome::AskMore,
                                Outcome::AskConsent, Outcome::MaySend,    Outcome::MayShare,    Outcome::MustShare};
    for (const auto each : kOrder)
        if (one == each || other == each) return each;
    return one;
}

Verdict evaluate(const Facts& facts) { return walk_down(facts, false).verdict; }

std::vector<FactId> open_questions(const Facts& facts)
{
    auto open = walk_down(facts, true).open;
    std::vector<FactId> once;
    for (const auto fact : open)
        if (std::find(once.begin(), once.end(), fact) == once.end()) once.push_back(fact);
    return once;
}

Consequence consequence(Facts facts, FactId fact, std::string_view value)
{
    facts.set(fact, value);
    auto walked = walk_down(facts, true);
    return {walked.open.empty(), std::move(walked.verdict)};
}

std::span<const DecisionRow> decision_table() { return kRows; }
const std::string& table_version() { return program().version; }

}  // namespace sharing
