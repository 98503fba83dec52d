// The services of a User, and the Users of a service (MAN-12 to MAN-18).
#include <array>

#include "shared/acts/act.h"

namespace acts {

namespace {

using S = policy::AccessState;

constexpr std::array kAddService{Field{"person", Kind::Id}, Field{"service", Kind::Id},
                                 Field{"user_type", Kind::Choice}};
constexpr std::array kRemoveService{Field{"person", Kind::Id}, Field{"service", Kind::Id},
                                    Field{"reason", Kind::Choice}, Field{"note", Kind::Lines, false, 500}};
constexpr std::array kAddPeople{Field{"service", Kind::Id}, Field{"people", Kind::Ids},
                                Field{"user_type", Kind::Choice}};

constexpr std::array kActs{
    Act{"add_service", By::Authoriser, kAddService, in({S::Active, S::Locked})},
    Act{"remove_service", By::Authoriser, kRemoveService, in({S::Active, S::Locked, S::Restricted})},
    Act{"add_people_to_service", By::Authoriser, kAddPeople},
};

constexpr std::array<std::string_view, 9> kServiceColumns{"id",    "name", "kind",    "sector",    "town",
                                                          "count", "cap",  "invited", "closed_why"};
constexpr std::array kServicesLists{List{"services", kServiceColumns}};

constexpr std::array kJustService{Field{"service", Kind::Id}};
constexpr std::array<std::string_view, 8> kServiceFacts{"id",    "name", "kind",      "town",
                                                        "count", "cap",  "workforce", "closed_why"};
constexpr std::array<std::string_view, 5> kUserColumns{"id", "name", "user_type", "state", "since"};
constexpr std::array<std::string_view, 3> kCandidateColumns{"id", "name", "user_type"};
constexpr std::array<std::string_view, 1> kTypeColumns{"label"};
constexpr std::array kServiceLists{List{"users", kUserColumns}, List{"candidates", kCandidateColumns},
                                   List{"user_types", kTypeColumns}};

constexpr std::array kViews{
    ViewOf{"services", By::Authoriser, {}, {}, kServicesLists},
    ViewOf{"service", By::Authoriser, kJustService, kServiceFacts, kServiceLists},
};

}  // namespace

std::span<const Act> service_acts() { return kActs; }
std::span<const ViewOf> service_views() { return kViews; }

}  // namespace acts
