// The Department: organisations and their Authorisers, accounts, its own staff, reference data, letters, the log
// (ACT-1 to ACT-24, USE-6 to USE-9).
#include <array>

#include "shared/acts/act.h"

namespace acts {

namespace {

constexpr Field kAccount{"account", Kind::Id};
constexpr std::array kJustAccount{kAccount};
constexpr std::array kAccountWhy{kAccount, Field{"why", Kind::Lines, true, 500}};

// ---- Organisations (ACT-20 to ACT-22)
constexpr std::array kEligibility{Field{"service", Kind::Id}, Field{"is_eligible", Kind::Choice},
                                  Field{"closed_why", Kind::Choice, false}};
constexpr std::array kCampus{Field{"service", Kind::Id}, Field{"main_school", Kind::Text, false, 40}};

// ---- Authorisers (ACT-1, ACT-6, ACT-11). What is typed: a service's number, an account's user name or address.
constexpr std::array kAddAuthoriser{Field{"service_number", Kind::Text, true, 40},
                                    Field{"duty_kind", Kind::Choice},
                                    Field{"first_name", Kind::Name},
                                    Field{"last_name", Kind::Name},
                                    Field{"email", Kind::Email},
                                    Field{"email_again", Kind::Email}};
constexpr std::array kGiveDuty{Field{"service_number", Kind::Text, true, 40}, Field{"account_name", Kind::Text},
                               Field{"duty_kind", Kind::Choice}};
constexpr std::array kEndDuty{Field{"duty", Kind::Id}, Field{"why", Kind::Lines, true, 500}};

// ---- Staff of the Department (ACT-12)
constexpr std::array kAddStaff{Field{"first_name", Kind::Name}, Field{"last_name", Kind::Name},
                               Field{"email", Kind::Email}, Field{"email_again", Kind::Email},
                               Field{"capability", Kind::Choice}};
constexpr std::array kCapability{kAccount, Field{"capability", Kind::Choice}};
constexpr std::array kAuthorise{kAccount, Field{"staff_purpose", Kind::Choice}, Field{"signed_on", Kind::Day},
                                Field{"reference", Kind::Text, true, 80}};
constexpr std::array kEndAuthorisation{Field{"authorisation", Kind::Id}};

// ---- Reference data (ACT-23)
constexpr Field kSource{"source", Kind::Text, true, 120}, kAsOf{"as_of", Kind::Day};
constexpr Field kCounts{"counts", Kind::Flag, false}, kByRegion{"by_region", Kind::Flag, false};
constexpr std::array kSetWorkforce{Field{"workforce", Kind::Id}, Field{"authoriser_title", Kind::Text, false, 80},
                                   Field{"user_cap", Kind::Text, true, 4}, kSource, kAsOf};
constexpr std::array kAddUserType{
    Field{"workforce", Kind::Choice}, Field{"label", Kind::Text, true, 80}, kCounts, kByRegion, kSource, kAsOf};
constexpr std::array kSetUserType{Field{"user_type", Kind::Id},           kCounts, kByRegion,
                                  Field{"is_offered", Kind::Flag, false}, kSource, kAsOf};
constexpr std::array kSetPurpose{Field{"purpose", Kind::Id}, Field{"label", Kind::Text, true, 120}, kSource, kAsOf};

constexpr std::array kLetter{Field{"letter", Kind::Id}};

constexpr std::array kActs{
    Act{"set_eligibility", By::Administrator, kEligibility},
    Act{"set_campus", By::Administrator, kCampus},
    Act{"add_authoriser", By::Administrator, kAddAuthoriser},
    Act{"give_duty", By::Administrator, kGiveDuty},
    Act{"end_duty", By::Administrator, kEndDuty},
    Act{"lock_account", By::Administrator, kAccountWhy},
    Act{"unlock_account", By::Administrator, kAccountWhy},
    Act{"reset_factor", By::Administrator, kJustAccount},
    Act{"add_staff", By::Administrator, kAddStaff},
    Act{"give_capability", By::Administrator, kCapability},
    Act{"take_capability", By::Administrator, kCapability},
    Act{"authorise_staff", By::Administrator, kAuthorise},
    Act{"end_authorisation", By::Administrator, kEndAuthorisation},
    Act{"set_workforce", By::Administrator, kSetWorkforce},
    Act{"add_user_type", By::Administrator, kAddUserType},
    Act{"set_user_type", By::Administrator, kSetUserType},
    Act{"set_purpose", By::Administrator, kSetPurpose},
    Act{"retry_letter", By::Administrator, kLetter},
};

// ---- What can be looked at
using Column = std::string_view;
constexpr Field kSearch{"search", Kind::Text, false, 80}, kPage{"page", Kind::Text, false, 8};

constexpr std::array<Column, 6> kHomeFacts{"organisations",   "without_authoriser", "accounts",
                                           "accounts_locked", "letters_failed",     "log_rows"};

constexpr std::array kFindOrganisations{kSearch, Field{"kind", Kind::Choice, false},
                                        Field{"sector", Kind::Choice, false}, Field{"is_open", Kind::Choice, false},
                                        kPage};
constexpr std::array<Column, 11> kOrganisationColumns{"id",        "name",       "number", "kind", "sector",    "town",
                                                      "workforce", "authoriser", "count",  "cap",  "closed_why"};
constexpr std::array kOrganisationsLists{List{"organisations", kOrganisationColumns}};

constexpr std::array kJustService{Field{"service", Kind::Id}};
constexpr std::array<Column, 17> kOrganisationFacts{
    "id",         "name",        "number",           "kind",  "sector", "town",    "council",
    "area",       "workforce",   "authoriser_title", "count", "cap",    "invited", "is_eligible",
    "closed_why", "main_school", "main_number"};
constexpr std::array<Column, 10> kDutyColumns{"id",      "account",   "name",  "username",  "service_id",
                                              "service", "duty_kind", "state", "since_day", "ended_on"};
constexpr std::array<Column, 4> kCampusColumns{"id", "name", "number", "town"};
constexpr std::array<Column, 5> kHistoryColumns{"at", "action", "by", "outcome", "detail"};
constexpr std::array kOrganisationLists{List{"duties", kDutyColumns}, List{"campuses", kCampusColumns},
                                        List{"history", kHistoryColumns}};

constexpr std::array kFindAccounts{kSearch, Field{"state", Kind::Choice, false},
                                   Field{"capability", Kind::Choice, false}, kPage};
constexpr std::array<Column, 7> kAccountColumns{"id",    "name",         "username",    "email",
                                                "state", "capabilities", "last_sign_in"};
constexpr std::array kAccountsLists{List{"accounts", kAccountColumns}};

constexpr std::array<Column, 19> kAccountFacts{"id",
                                               "name",
                                               "username",
                                               "email",
                                               "state",
                                               "is_held",
                                               "capabilities",
                                               "last_sign_in",
                                               "activated_at",
                                               "removed_at",
                                               "removed_why",
                                               "has_factor",
                                               "credential",
                                               "credential_state",
                                               "credential_end",
                                               "is_owed",
                                               "trained_on",
                                               "link_sent_at",
                                               "link_ends"};
constexpr std::array<Column, 8> kGrantColumns{"id",    "service",   "name",     "user_type",
                                              "state", "since_day", "ended_on", "reason"};
constexpr std::array<Column, 3> kStepColumns{"step", "done_at", "is_closed"};
constexpr std::array<Column, 5> kAuthorisationColumns{"id", "purpose", "signed_on", "reference", "ended_on"};
constexpr std::array kAccountLists{List{"grants", kGrantColumns}, List{"duties", kDutyColumns},
                                   List{"steps", kStepColumns}, List{"authorisations", kAuthorisationColumns},
                                   List{"history", kHistoryColumns}};

constexpr std::array<Column, 8> kWorkforceColumns{"id",       "label",  "kind", "sector", "authoriser_title",
                                                  "user_cap", "source", "as_of"};
constexpr std::array kWorkforcesLists{List{"workforces", kWorkforceColumns}};
constexpr std::array<Column, 8> kTypeColumns{"id",        "label",      "workforce", "counts",
                                             "by_region", "is_offered", "source",    "as_of"};
constexpr std::array kTypesLists{List{"user_types", kTypeColumns}};
constexpr std::array<Column, 6> kPurposeColumns{"id", "label", "workforce", "code", "source", "as_of"};
constexpr std::array kPurposesLists{List{"purposes", kPurposeColumns}};

constexpr std::array<Column, 3> kClockColumns{"id", "value", "rule"};
constexpr std::array kClocksLists{List{"clocks", kClockColumns}};

constexpr std::array<Column, 6> kJobColumns{"id", "day", "started_at", "done_at", "number", "fault"};
constexpr std::array kJobsLists{List{"jobs", kJobColumns}};

constexpr std::array kFindLetters{Field{"letter_state", Kind::Choice, false}, kPage};
constexpr std::array<Column, 7> kLetterColumns{"id",        "letter_code",  "to",   "subject",
                                               "queued_at", "letter_state", "tries"};
constexpr std::array kOutboxLists{List{"letters", kLetterColumns}};
constexpr std::array<Column, 11> kLetterFacts{
    "id", "letter_code", "to", "cc", "subject", "queued_at", "letter_state", "sent_at", "tries", "last_error", "text"};

constexpr std::array kSearchLog{Field{"actor", Kind::Text, false},      Field{"object", Kind::Text, false},
                                Field{"action", Kind::Text, false, 60}, Field{"outcome", Kind::Choice, false},
                                Field{"from", Kind::Day, false},        Field{"until", Kind::Day, false},
                                Field{"before", Kind::Text, false, 20}};
constexpr std::array<Column, 13> kLogColumns{"id",      "at",      "actor",       "by",     "capability",
                                             "action",  "outcome", "object_kind", "object", "purpose",
                                             "session", "network", "detail"};
constexpr std::array kLogLists{List{"log", kLogColumns}};
constexpr std::array<Column, 1> kLogFacts{"next"};

constexpr std::array kVerify{Field{"head", Kind::Text, false, 90}, Field{"after", Kind::Text, false, 90}};
constexpr std::array<Column, 6> kVerifyFacts{"checked", "log_rows", "next", "head", "bad_row", "log_fault"};

constexpr bool kIsLogged = true, kIsOnlyRead = true;
constexpr std::array kViews{
    ViewOf{"department_home", By::Staff, {}, kHomeFacts, {}, false, kIsOnlyRead},
    ViewOf{"organisations", By::Administrator, kFindOrganisations, {}, kOrganisationsLists, false, kIsOnlyRead},
    ViewOf{"organisation", By::Administrator, kJustService, kOrganisationFacts, kOrganisationLists, false, kIsOnlyRead},
    ViewOf{"accounts", By::Administrator, kFindAccounts, {}, kAccountsLists, false, kIsOnlyRead},
    ViewOf{"account", By::Administrator, kJustAccount, kAccountFacts, kAccountLists, kIsLogged, kIsOnlyRead},
    ViewOf{"workforces", By::Administrator, {}, {}, kWorkforcesLists, false, kIsOnlyRead},
    ViewOf{"user_types", By::Administrator, {}, {}, kTypesLists, false, kIsOnlyRead},
    ViewOf{"purposes", By::Administrator, {}, {}, kPurposesLists, false, kIsOnlyRead},
    ViewOf{"clocks", By::Administrator, {}, {}, kClocksLists, false, kIsOnlyRead},
    ViewOf{"jobs", By::Administrator, {}, {}, kJobsLists, false, kIsOnlyRead},
    ViewOf{"outbox", By::Staff, kFindLetters, {}, kOutboxLists, false, kIsOnlyRead},
    ViewOf{"letter", By::Staff, kLetter, kLetterFacts, {}, kIsLogged, kIsOnlyRead},
    ViewOf{"audit_search", By::Auditor, kSearchLog, kLogFacts, kLogLists, kIsLogged, kIsOnlyRead},
    ViewOf{"verify_log", By::Auditor, kVerify, kVerifyFacts, {}, kIsLogged, kIsOnlyRead},
};

}  // namespace

std::span<const Act> department_acts() { return kActs; }
std::span<const ViewOf> department_views() { return kViews; }

}  // namespace acts
