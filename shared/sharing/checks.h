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
    bool actor_may{};                               // IS-120, IS-121
    bool has_happened{};                            // recorded afterwards: nothing blocks (IS-501)
    bool self_court_exempt{}, peer_court_exempt{};  // IS-106
    bool is_status_assumed{};                       // W-107
    bool is_role_training_old{};                    // W-117
    bool has_context_record{};                      // the linked disclosure is complete (IS-410)
    bool shared_lately{};                           // W-109
    bool is_late{};                                 // W-102
    bool is_training{};
    bool all_fictional{};      // E-223: every person is on the list
    int business_days_late{};  // since it happened (W-101)
    std::vector<int> items;    // which are about to leave; empty: all
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

/// The days on which the schemes began (E-222).
Date scheme_began(std::string_view scheme);

}  // namespace sharing
