// The decision table (2.3 of the rules on information sharing): may this item go to this recipient under this scheme?
// One pure function over rows that are data; the browser explains by it, the server decides by it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shared/sharing/facts.h"

namespace sharing {

enum class Outcome { MustShare, MayShare, MaySend, HandOver, AskConsent, AskMore, MustRefuse, WrongScheme };
/// "MUST_SHARE"
std::string_view word_of(Outcome outcome);
bool is_share(Outcome outcome);
bool is_question(Outcome outcome);  // ASK_MORE or ASK_CONSENT
/// IS-234: of an item that shows several people and cannot be split: MUST_REFUSE, WRONG_SCHEME, ASK_MORE, ASK_CONSENT,
/// then share. HAND_OVER, which answers the person at the keyboard, stands before all.
Outcome strictest(Outcome one, Outcome other);

struct Verdict {
    Outcome outcome{};
    std::string_view row;            // "D19"
    std::string reason;              // "CISS_MET"
    std::vector<std::string> notes;  // reasons of the rows that only noted something, in order; that of an override
                                     // (D09) holds only together with a share outcome (IS-302)
    std::vector<std::string_view> stops;  // the codes of section 5 that keep the item from leaving: the row's, the
                                          // notes' and, with every outcome that is no share, E-221 (IS-249)
    friend bool operator==(const Verdict&, const Verdict&) = default;
};

/// The first row that matches, in reading order; a blank fact is what its row of the table says (IS-240, IS-248).
Verdict evaluate(const Facts& facts);

/// What a person has still to answer before the outcome stands: the questions of the first row that depends on a blank,
/// in order, and none that cannot matter; none when the outcome depends on no answer that is missing. What the program
/// knows is never asked (facts.def). While something is open, evaluate() says where the item stands meanwhile: what a
/// requester leaves open may go (IS-213).
std::vector<FactId> open_questions(const Facts& facts);

/// What would follow at once from this answer; nothing decided: more questions follow.
struct Consequence {
    bool is_decided{};
    Verdict verdict;
};
Consequence consequence(Facts facts, FactId fact, std::string_view value);

/// One row as it stands in the table, for guidance and for tests.
struct DecisionRow {
    std::string_view row, when;
    std::string_view outcome;  // "share": as the flow says; "continue": only noted
    std::string_view reason, stops;
};
std::span<const DecisionRow> decision_table();
/// Which edition of the guidelines, and a digest of facts and rows: another table has another one.
const std::string& table_version();

}  // namespace sharing
