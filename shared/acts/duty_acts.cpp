// The duties of an Authoriser: in other hands for a time, and given up (ACT-8 to ACT-10).
#include <array>

#include "shared/acts/act.h"

namespace acts {

namespace {

// ACT-8: a substitute is permitted to authorise in that organisation, and meets what an Authoriser has to meet.
constexpr std::array kTransfer{Field{"first_name", Kind::Name},   Field{"last_name", Kind::Name},
                               Field{"email", Kind::Email},       Field{"services", Kind::Choices},
                               Field{"from", Kind::Day},          Field{"to", Kind::Day},
                               Field{"is_permitted", Kind::Tick}, Field{"is_ready", Kind::Tick}};
constexpr std::array kEndTransfer{Field{"transfer", Kind::Id}};

// ACT-10: one successor, or several and whose Users go to whom, or when that will be known and whom to ask until then.
constexpr std::array kLeave{Field{"full_name", Kind::Name},
                            Field{"role_title", Kind::Text},
                            Field{"organisation", Kind::Text},
                            Field{"service_email", Kind::Email},
                            Field{"service_phone", Kind::Text, true, 40},
                            Field{"leaves_on", Kind::Day},
                            Field{"late_why", Kind::Lines, false, 500},
                            Field{"successor_name", Kind::Name, false},
                            Field{"successor_organisation", Kind::Text, false},
                            Field{"successor_email", Kind::Email, false},
                            Field{"successors", Kind::Lines, false, 2000},
                            Field{"known_on", Kind::Day, false},
                            Field{"other_contact", Kind::Lines, false, 500},
                            Field{"tells_users", Kind::Tick}};

constexpr std::array kActs{
    Act{"transfer_duties", By::Authoriser, kTransfer},
    Act{"end_transfer", By::Authoriser, kEndTransfer},
    Act{"leave_role", By::Authoriser, kLeave},
};

constexpr std::array<std::string_view, 5> kDutyFacts{"transfer_most", "exit_weeks", "leaves_on", "told_at",
                                                     "leaving_facts"};
constexpr std::array<std::string_view, 6> kDutyColumns{"id", "name", "duty_kind", "in_force", "since", "may_transfer"};
constexpr std::array<std::string_view, 9> kTransferColumns{"id", "person",         "substitute", "services", "from",
                                                           "to", "transfer_state", "is_mine",    "is_open"};
constexpr std::array kDutyLists{List{"duties", kDutyColumns}, List{"transfers", kTransferColumns}};

constexpr std::array kViews{ViewOf{"my_duties", By::Authoriser, {}, kDutyFacts, kDutyLists}};

}  // namespace

std::span<const Act> duty_acts() { return kActs; }
std::span<const ViewOf> duty_views() { return kViews; }

}  // namespace acts
