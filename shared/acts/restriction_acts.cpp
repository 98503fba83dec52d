// Restriction of access and its review (RES).
#include <array>

#include "shared/acts/act.h"

namespace acts {

namespace {

constexpr std::size_t kFacts = 2000;

// RES-5, RES-6: the notice, and the removal in the same step.
constexpr std::array kNotice{Field{"person", Kind::Id},
                             Field{"ground", Kind::Choice},
                             Field{"facts", Kind::Lines, true, kFacts},
                             Field{"learned_on", Kind::Day},
                             Field{"is_accurate", Kind::Tick},
                             Field{"removes", Kind::Flag, false},
                             Field{"reason", Kind::Choice, false},
                             Field{"note", Kind::Lines, false, 500}};

constexpr Field kCase{"case", Kind::Id};
constexpr Field kNote{"note", Kind::Lines, false, kFacts};
constexpr Field kNoteNeeded{"note", Kind::Lines, true, kFacts};
constexpr Field kExtent{"extent", Kind::Choice};
constexpr Field kServices{"services", Kind::Choices, false};
constexpr Field kGroups{"field_groups", Kind::Choices, false};

// RES-1: whose access or which entry; one of the two.
constexpr std::array kOpen{Field{"username", Kind::Text, false},      Field{"entry", Kind::Text, false},
                           Field{"asked_by", Kind::Text, false},      Field{"ground", Kind::Choice},
                           Field{"facts", Kind::Lines, true, kFacts}, Field{"learned_on", Kind::Day}};
constexpr std::array kJustCase{kCase};
constexpr std::array kWithNote{kCase, kNote};
constexpr std::array kWithReason{kCase, kNoteNeeded};
constexpr std::array kRestrict{
    kCase, kExtent, kServices, kGroups, Field{"ground", Kind::Choice}, Field{"ground_words", Kind::Text, false, 300},
    kNote};
constexpr std::array kEnterReview{kCase,
                                  Field{"asked_on", Kind::Day},
                                  Field{"why", Kind::Lines, true, kFacts},
                                  Field{"late_reason", Kind::Lines, false, kFacts},
                                  Field{"agency", Kind::Text, false},
                                  Field{"notified_on", Kind::Day, false}};
constexpr std::array kDecideLate{kCase, Field{"decision", Kind::Choice}, kNoteNeeded};
constexpr std::array kDecideReview{
    kCase, Field{"outcome", Kind::Choice}, Field{"extent", Kind::Choice, false}, kServices, kGroups, kNoteNeeded};
constexpr std::array kAskReview{Field{"why", Kind::Lines, true, kFacts},
                                Field{"late_reason", Kind::Lines, false, kFacts}};
constexpr std::array kHoliday{Field{"day", Kind::Day}, Field{"title", Kind::Text, false},
                              Field{"source", Kind::Text, false}, Field{"removes", Kind::Flag, false}};

constexpr std::array kActs{
    Act{"notify_department", By::Authoriser, kNotice},
    Act{"open_case", By::Administrator, kOpen},
    Act{"assess_case", By::Administrator, kWithNote},
    Act{"restrict", By::Administrator, kRestrict},
    Act{"decline_case", By::Administrator, kWithReason},
    Act{"lift", By::Administrator, kWithReason},
    Act{"close_case", By::Administrator, kWithNote},
    Act{"enter_review", By::Administrator, kEnterReview},
    Act{"decide_late_request", By::Administrator, kDecideLate},
    Act{"decide_review", By::Reviewer, kDecideReview},
    Act{"ask_review", By::User, kAskReview},
    Act{"set_holiday", By::Administrator, kHoliday},
};

constexpr std::array<std::string_view, 9> kCaseColumns{"id",      "reference", "about",     "state",  "origin",
                                                       "made_at", "state_at",  "review_by", "is_late"};
constexpr std::array kCasesLists{List{"cases", kCaseColumns}};

constexpr std::array<std::string_view, 20> kCaseFacts{
    "id",     "reference", "name",          "username",     "entry",   "state",      "person_state",
    "origin", "asked_by",  "ground",        "ground_words", "facts",   "learned_on", "made_at",
    "extent", "kept",      "restricted_at", "review_by",    "is_late", "took_part"};
constexpr std::array<std::string_view, 5> kStepColumns{"at", "step", "state", "by", "note"};
constexpr std::array<std::string_view, 2> kServiceColumns{"id", "name"};
constexpr std::array kCaseLists{List{"steps", kStepColumns}, List{"services", kServiceColumns}};

constexpr std::array<std::string_view, 6> kOwnFacts{"extent", "kept", "restricted_at", "review_by", "state", "is_late"};
constexpr std::array<std::string_view, 4> kHolidayColumns{"day", "title", "source", "as_of"};
constexpr std::array kHolidayLists{List{"holidays", kHolidayColumns}};

constexpr std::array kViews{
    ViewOf{"cases", By::CaseOfficer, {}, {}, kCasesLists},
    ViewOf{"case", By::CaseOfficer, kJustCase, kCaseFacts, kCaseLists, true},
    ViewOf{"own_restriction", By::User, {}, kOwnFacts, {}},
    ViewOf{"holidays", By::Administrator, {}, {}, kHolidayLists},
};

}  // namespace

std::span<const Act> restriction_acts() { return kActs; }
std::span<const ViewOf> restriction_views() { return kViews; }

}  // namespace acts
