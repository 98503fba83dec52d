// Facts of use: asked for by Authorisers, released by the Department, asked about by its auditors (USE).
#include <array>

#include "shared/acts/act.h"
#include "shared/acts/kinds_of_use.h"

namespace acts {

namespace {

constexpr std::size_t kLong = 2000;
constexpr Field kFrom{"from", Kind::Day};
constexpr Field kTo{"to", Kind::Day};
constexpr Field kKinds{"kinds", Kind::Choices};

constexpr std::array kAsk{Field{"person", Kind::Id},
                          kFrom,
                          kTo,
                          kKinds,
                          Field{"reason", Kind::Lines, true, kLong},
                          Field{"children", Kind::Lines, false, 500},
                          Field{"knows", Kind::Flag, false}};
constexpr std::array kDecide{Field{"request", Kind::Id}, Field{"decision", Kind::Choice},
                             Field{"why", Kind::Lines, false, kLong}};
constexpr std::array kQuery{Field{"username", Kind::Text}, kFrom, kTo, kKinds,
                            Field{"question", Kind::Lines, true, kLong}};
constexpr std::array kAnswer{Field{"query", Kind::Id}, Field{"finding", Kind::Choice},
                             Field{"reply", Kind::Lines, true, kLong}};
constexpr std::array kStaffName{Field{"staff_name", Kind::Name}, Field{"source", Kind::Text, false},
                                Field{"removes", Kind::Flag, false}};

constexpr std::array kActs{
    Act{"ask_usage", By::Authoriser, kAsk},
    Act{"decide_usage", By::Administrator, kDecide},
    Act{"ask_query", By::Monitor, kQuery},
    Act{"answer_query", By::Authoriser, kAnswer},
    Act{"set_staff_name", By::Administrator, kStaffName},
};

constexpr std::array kJustRequest{Field{"request", Kind::Id}};
constexpr std::array kJustQuery{Field{"query", Kind::Id}};
constexpr std::array kFlags{kFrom, kTo, Field{"username", Kind::Text, false}};

constexpr std::array<std::string_view, 10> kRequestColumns{"id",    "name",     "from",       "to",  "kinds",
                                                           "state", "asked_at", "decided_at", "why", "until"};
constexpr std::array kRequestLists{List{"requests", kRequestColumns}};
constexpr std::array<std::string_view, 6> kQueueColumns{"id", "name", "asked_by", "asked_at", "state", "until"};
constexpr std::array kQueueLists{List{"requests", kQueueColumns}};
constexpr std::array<std::string_view, 13> kRequestFacts{"id",         "name",  "asked_by", "from",   "to",
                                                         "kinds",      "state", "asked_at", "reason", "children",
                                                         "decided_at", "why",   "until"};

// USE-1, USE-4: these four and nothing else.
constexpr std::array<std::string_view, 1> kSignInColumns{"at"};
constexpr std::array<std::string_view, 2> kViewColumns{"at", "child"};
constexpr std::array<std::string_view, 2> kCountColumns{"child", "times"};
constexpr std::array<std::string_view, 6> kSearchColumns{"at",  "last_name",     "first_name",
                                                         "age", "date_of_birth", "identifier"};
constexpr std::array kReportLists{List{kSignIns, kSignInColumns}, List{kViewsOf, kViewColumns},
                                  List{kCounts, kCountColumns}, List{kSearches, kSearchColumns}};
constexpr std::array<std::string_view, 6> kReportFacts{"id", "name", "from", "to", "kinds", "until"};

constexpr std::array<std::string_view, 7> kQueryColumns{"id",       "name",        "from",   "to",
                                                        "asked_at", "answered_at", "finding"};
constexpr std::array kQueryLists{List{"queries", kQueryColumns}};
constexpr std::array<std::string_view, 12> kQueryFacts{
    "id", "person", "name", "from", "to", "kinds", "question", "asked_at", "answered_at", "finding", "reply", "by"};

constexpr std::array<std::string_view, 7> kFlagColumns{"rule", "name", "username", "on", "number", "limit", "rows"};
constexpr std::array kFlagLists{List{"flags", kFlagColumns}};
constexpr std::array<std::string_view, 4> kNameColumns{"name", "staff_name", "source", "as_of"};
constexpr std::array kNameLists{List{"names", kNameColumns}};

constexpr std::array kViews{
    ViewOf{"usage_requests", By::Authoriser, {}, {}, kRequestLists},
    ViewOf{"usage_report", By::Authoriser, kJustRequest, kReportFacts, kReportLists, true},
    ViewOf{"usage_queue", By::Administrator, {}, {}, kQueueLists},
    ViewOf{"usage_request", By::Administrator, kJustRequest, kRequestFacts, {}, true},
    ViewOf{"own_queries", By::Authoriser, {}, {}, kQueryLists},
    ViewOf{"own_query", By::Authoriser, kJustQuery, kQueryFacts, kReportLists, true},
    ViewOf{"queries", By::Monitor, {}, {}, kQueryLists},
    ViewOf{"query", By::Monitor, kJustQuery, kQueryFacts, {}, true},
    ViewOf{"flags", By::Auditor, kFlags, {}, kFlagLists, true},
    ViewOf{"staff_names", By::Monitor, {}, {}, kNameLists},
};

}  // namespace

std::span<const Act> usage_acts() { return kActs; }
std::span<const ViewOf> usage_views() { return kViews; }

}  // namespace acts
