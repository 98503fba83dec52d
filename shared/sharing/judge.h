// From what a record says to how each of its items stands: the facts put together for every item, recipient, scheme and
// person (IS-247), and the table asked about each.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "shared/sharing/checks.h"
#include "shared/sharing/decision.h"
#include "shared/sharing/sheet.h"

namespace sharing {

/// What the program knows beside the sheet, as facts by name. Under both schemes a fact that differs has the scheme's
/// name before it: "CISS.self_ise".
struct Known {
    Fields us;
    std::map<int, Fields> peers;  // by the number of the recipient; 0: the organisation of the header
};

/// One question of the table: who it is about.
struct Case {
    int item{}, recipient{}, person{};  // person 0: none is named
    std::string scheme;
    friend bool operator==(const Case&, const Case&) = default;
};
/// All of a record's, in order: items, recipients, schemes, persons.
std::vector<Case> cases_of(const RecordType& type, const Sheet& sheet);
/// The recipients of the record; {0} where there is the organisation of the header alone.
std::vector<int> recipients_of(const Sheet& sheet);
/// "CISS", "FVISS", or both for BOTH; none for OTHER_LAW.
std::vector<std::string> schemes_of(const Sheet& sheet);
/// The persons shown in an item, by number.
std::vector<int> persons_of(const Sheet& sheet, int item);

Facts facts_of(const RecordType& type, const Sheet& sheet, const Known& known, const Case& about);
std::vector<Standing> judge(const RecordType& type, const Sheet& sheet, const Known& known);

/// Where the answer to a fact is written for this case: "item.2.CISS.relevant", "recipient.1.recipient_perpetrator".
std::string path_of_answer(const Sheet& sheet, const Case& about, FactId fact);

/// The next question of a record, the first case that has one open; nothing left to ask: `fact` is kNoFact.
struct Question {
    Case about;
    FactId fact = kNoFact;
};
Question next_question(const RecordType& type, const Sheet& sheet, const Known& known);

/// How an item stands in all: it may go where any scheme lets it go to any recipient (IS-229, IS-421).
Outcome standing_of(const std::vector<Standing>& standings, int item);
/// The items at a share outcome, at a refusal, still in question.
struct Sorted {
    std::vector<int> share, refuse, ask;
};
Sorted sort_items(const RecordType& type, const Sheet& sheet, const std::vector<Standing>& standings);

}  // namespace sharing
