// Who may act for an organisation under the schemes, as its Authoriser names them (IS-120 to IS-124).
#include <array>

#include "shared/acts/act.h"

namespace acts {

namespace {

constexpr std::array kName{Field{"service", Kind::Id},
                           Field{"holder", Kind::Id},
                           Field{"role", Kind::Choice},
                           Field{"title", Kind::Text, true, 120},
                           Field{"engagement", Kind::Choice},
                           Field{"judgement", Kind::Lines, true, 300},
                           Field{"trained_on", Kind::Day},
                           Field{"meets_clients", Kind::Flag, false},
                           Field{"from", Kind::Day},
                           Field{"to", Kind::Day, false},
                           Field{"reason", Kind::Lines, true, 300}};
constexpr std::array kEnd{Field{"role", Kind::Id}};

constexpr std::array kActs{
    Act{"name_role", By::Authoriser, kName},
    Act{"end_role", By::Authoriser, kEnd},
};

constexpr std::array kOfService{Field{"service", Kind::Id}};
constexpr std::array<std::string_view, 2> kFacts{"id", "name"};
constexpr std::array<std::string_view, 9> kRoleColumns{"id",         "name", "role", "title", "engagement",
                                                       "trained_on", "from", "to",   "state"};
constexpr std::array<std::string_view, 2> kPeopleColumns{"id", "name"};
constexpr std::array kLists{List{"roles", kRoleColumns}, List{"people", kPeopleColumns}};

constexpr std::array<std::string_view, 4> kOwnColumns{"service", "name", "role", "title"};
constexpr std::array kOwnLists{List{"roles", kOwnColumns}};

constexpr std::array kViews{
    ViewOf{"own_roles", By::Sharing, {}, {}, kOwnLists, false, true},
    ViewOf{"sharing_roles", By::Authoriser, kOfService, kFacts, kLists},
};

}  // namespace

std::span<const Act> role_acts() { return kActs; }
std::span<const ViewOf> role_views() { return kViews; }

}  // namespace acts
