// Section 5 of the rules on information sharing: what a record lacks or must not have, as codes with the place at
// fault. The same words on both sides: the browser says them at once, the server refuses by them or, for what has
// already happened, keeps them as findings (IS-501).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shared/core/date.h"
#include "shared/sharing/record_type.h"

namespace sharing {

/// How one item stands for one recipient under one scheme and, under FVISS, for one person (IS-247).
struct Standing {
    int item{}, recipient{}, person{};
    std::string scheme, outcome, row, reason;
    std::vector<std::string> stops, notes;
};

/// What the record does next; which checks are due.
enum class Step { Log, Ready, Decide, Share, Refuse, Close };

/// What is known beside the sheet.
struct Context {
    Date today{};
    std::string event, state;     // of the move that is about to be made, and from where
    bool actor_may{};             // IS-120, IS-121
    bool has_happened{};          // recorded afterwards: nothing blocks (IS-501)
    bool self_court_exempt{};     // IS-106
    bool is_in_exchange{};        // the other side uses the system: reasons pass by it
    bool is_status_assumed{};     // W-107
    bool is_role_training_old{};  // W-117
    bool is_late{};               // W-102
    bool has_context_record{};    // the linked disclosure is complete (IS-410)
    bool shared_lately{};         // W-109
    bool is_training{};
    std::vector<int> real_persons;        // E-223: of a training record, who is not known to be invented
    std::vector<int> outsiders, limited;  // recipients that are no ISE (IS-480), that have a limit (IS-107)
    int business_days_late{};             // since it happened (W-101)
    std::vector<int> items;               // which are about to leave; empty: all
    std::vector<Standing> standings;
};

struct Finding {
    std::string code;  // "E-204", "W-101"; "IS-504" where the rule has no code of its own
    std::string path;  // of the sheet; a part's name when all of it is missing
    bool is_warning() const { return code.starts_with("W-"); }
    friend bool operator==(const Finding&, const Finding&) = default;
};

/// Every one, in the order of the codes.
std::vector<Finding> check(const RecordType& type, const Sheet& sheet, const Context& context, Step step);

/// IS-224, IS-455: a perpetrator or alleged perpetrator, and not one who was found to be misidentified.
bool uses_violence(const Sheet& sheet, int person);
/// One of the names that section 11 allows in invented data.
bool is_sample_name(std::string_view given, std::string_view family);
/// Written reasons are owed for what this refuses: not for a wrong scheme nor a check that failed (IS-468).
bool owes_reasons(const std::vector<Standing>& standings);

/// IS-473: which letter answers an access request: "neither", which says nothing of whether records exist, while the
/// requester is or may be a perpetrator; otherwise "grant", "part" or "refuse"; empty before the decision.
std::string letter_of(const Sheet& sheet);

/// The days on which the schemes began (E-222).
Date scheme_began(std::string_view scheme);

}  // namespace sharing
