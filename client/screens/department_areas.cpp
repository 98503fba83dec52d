#include "client/screens/department_areas.h"

#include <array>

namespace screens {

using acts::By;
using words::Word;

namespace {

using Code = std::string_view;
constexpr std::array<Code, 2> kAnswers{"yes", "no"};
constexpr std::array<Code, 4> kClosed{"no_enrolment_data", "no_funded_program", "closed", "other"};
constexpr std::array<Code, 3> kDuties{"active", "region", "holding"};
constexpr std::array<Code, 3> kStaff{"administrator", "reviewer", "auditor"};
constexpr std::array<Code, 4> kStaffPurposes{"find_missing", "systems", "data", "deidentify"};
constexpr std::array<Code, 5> kKinds{"school", "kindergarten", "mch", "council", "office"};
constexpr std::array<Code, 4> kSectors{"government", "catholic", "independent", "council"};
constexpr std::array<Code, 3> kOpen{"no_authoriser", "closed", "open"};
constexpr std::array<Code, 7> kStates{"invited",    "incomplete", "active",   "locked",
                                      "restricted", "inactive",   "cancelled"};
constexpr std::array<Code, 4> kLetters{"queued", "sent", "failed", "kept"};
constexpr std::array<Code, 3> kOutcomes{"done", "refused", "failed"};
constexpr std::array<Code, 8> kWorkforces{"W1", "W2", "W3", "W4", "W5", "W6", "W7", "W8"};
constexpr std::array kChoices{AreaChoice{"is_eligible", "answer", kAnswers},
                              AreaChoice{"closed_why", "closed", kClosed},
                              AreaChoice{"duty_kind", "duty", kDuties},
                              AreaChoice{"capability", "capability", kStaff},
                              AreaChoice{"staff_purpose", "staff", kStaffPurposes},
                              AreaChoice{"kind", "kind", kKinds},
                              AreaChoice{"sector", "sector", kSectors},
                              AreaChoice{"is_open", "open", kOpen},
                              AreaChoice{"state", "state", kStates},
                              AreaChoice{"letter_state", "letter_state", kLetters},
                              AreaChoice{"outcome", "outcome", kOutcomes},
                              AreaChoice{"workforce", "workforce", kWorkforces}};

// ---- Organisations
constexpr std::array kOrganisations{ListColumn{"name", 4},
                                    ListColumn{"kind", 2, As::Code, "kind"},
                                    ListColumn{"town", 2},
                                    ListColumn{"authoriser", 3},
                                    ListColumn{"count", 1},
                                    ListColumn{"cap", 1},
                                    ListColumn{"closed_why", 2, As::Code, "closed"}};
constexpr std::array kOrganisationActs{AreaAct{"add_authoriser"}, AreaAct{"give_duty"}};
constexpr std::array kOrganisationFacts{FactSpec{"number"},
                                        FactSpec{"kind", As::Code, "kind"},
                                        FactSpec{"sector"},
                                        FactSpec{"town"},
                                        FactSpec{"council"},
                                        FactSpec{"area"},
                                        FactSpec{"workforce"},
                                        FactSpec{"authoriser_title"},
                                        FactSpec{"count"},
                                        FactSpec{"cap"},
                                        FactSpec{"invited"},
                                        FactSpec{"is_eligible", As::Code, "answer"},
                                        FactSpec{"closed_why", As::Code, "closed"},
                                        FactSpec{"main_school"}};
constexpr std::array kAuthorisers{ListColumn{"name", 3}, ListColumn{"duty_kind", 2, As::Code, "duty"},
                                  ListColumn{"state", 2, As::Code, "duty_state"}, ListColumn{"since_day", 2, As::Day},
                                  ListColumn{"ended_on", 2, As::Day}};
constexpr std::array kCampuses{ListColumn{"name", 3}, ListColumn{"number", 2}, ListColumn{"town", 2}};
constexpr std::array kHistory{ListColumn{"at", 2, As::Moment}, ListColumn{"action", 3, As::Code, "act"},
                              ListColumn{"by", 2}};
constexpr std::array kOrganisationLists{
    AreaList{"duties", Word::department_authorisers, kAuthorisers, "/department/accounts", "account"},
    AreaList{"campuses", Word::department_campuses, kCampuses, "/department/organisations", "id"},
    AreaList{"history", Word::person_history, kHistory}};
constexpr std::array kOneOrganisationActs{
    AreaAct{"add_authoriser", "service_number", "number"}, AreaAct{"give_duty", "service_number", "number"},
    AreaAct{"set_eligibility", "service", "id"}, AreaAct{"set_campus", "service", "id"},
    AreaAct{"end_duty", "duty", "id", "duties", "state", "ended", true}};

// ---- Accounts
constexpr std::array kAccounts{
    ListColumn{"name", 3}, ListColumn{"username", 3}, ListColumn{"state", 1.5f, As::Code, "state"},
    ListColumn{"capabilities", 2, As::Codes, "capability"}, ListColumn{"last_sign_in", 2, As::Day}};
constexpr std::array kAccountActs{AreaAct{"add_staff"}};
constexpr std::array kAccountFacts{FactSpec{"username"},
                                   FactSpec{"email"},
                                   FactSpec{"state", As::Code, "state"},
                                   FactSpec{"is_held", As::Code, "answer"},
                                   FactSpec{"capabilities", As::Codes, "capability"},
                                   FactSpec{"last_sign_in", As::Moment},
                                   FactSpec{"activated_at", As::Moment},
                                   FactSpec{"removed_at", As::Moment},
                                   FactSpec{"removed_why", As::Code, "reason"},
                                   FactSpec{"has_factor", As::Code, "answer"},
                                   FactSpec{"credential", As::Code, "credential"},
                                   FactSpec{"credential_end", As::Day},
                                   FactSpec{"trained_on", As::Day},
                                   FactSpec{"link_sent_at", As::Moment},
                                   FactSpec{"link_ends", As::Moment}};
constexpr std::array kGrants{ListColumn{"name", 3}, ListColumn{"user_type", 2},
                             ListColumn{"state", 1.5f, As::Code, "state"}, ListColumn{"since_day", 2, As::Day},
                             ListColumn{"reason", 2, As::Code, "reason"}};
constexpr std::array kDutiesHeld{ListColumn{"service", 3}, ListColumn{"duty_kind", 2, As::Code, "duty"},
                                 ListColumn{"state", 2, As::Code, "duty_state"}, ListColumn{"since_day", 2, As::Day},
                                 ListColumn{"ended_on", 2, As::Day}};
constexpr std::array kSteps{ListColumn{"step", 2, As::Code, "step"}, ListColumn{"done_at", 2, As::Moment}};
constexpr std::array kSigned{ListColumn{"purpose", 3, As::Code, "staff"}, ListColumn{"signed_on", 2, As::Day},
                             ListColumn{"reference", 2}, ListColumn{"ended_on", 2, As::Day}};
constexpr std::array kAccountLists{
    AreaList{"grants", Word::person_services, kGrants, "/department/organisations", "service"},
    AreaList{"duties", Word::department_duties, kDutiesHeld, "/department/organisations", "service_id"},
    AreaList{"steps", Word::person_steps, kSteps}, AreaList{"authorisations", Word::department_signed, kSigned},
    AreaList{"history", Word::person_history, kHistory}};
constexpr std::array kOneAccountActs{
    AreaAct{"lock_account", "account", "id", {}, "is_held", "yes", true},
    AreaAct{"unlock_account", "account", "id"},
    AreaAct{"reset_factor", "account", "id", {}, {}, {}, true},
    AreaAct{"give_duty", "account_name", "username"},
    AreaAct{"give_capability", "account", "id"},
    AreaAct{"take_capability", "account", "id", {}, {}, {}, true},
    AreaAct{"authorise_staff", "account", "id"},
    AreaAct{"end_duty", "duty", "id", "duties", "state", "ended", true},
    AreaAct{"end_authorisation", "authorisation", "id", "authorisations", {}, {}, true}};

// ---- Letters
constexpr std::array kOutbox{ListColumn{"subject", 4}, ListColumn{"to", 3},
                             ListColumn{"letter_state", 1.5f, As::Code, "letter_state"},
                             ListColumn{"queued_at", 2, As::Moment}};
constexpr std::array kLetterFacts{FactSpec{"to"},
                                  FactSpec{"cc"},
                                  FactSpec{"letter_state", As::Code, "letter_state"},
                                  FactSpec{"queued_at", As::Moment},
                                  FactSpec{"sent_at", As::Moment},
                                  FactSpec{"tries"},
                                  FactSpec{"last_error"}};
constexpr std::array kLetterActs{AreaAct{"retry_letter", "letter", "id"}};

// ---- Reference data
constexpr std::array kWorkforceColumns{
    ListColumn{"label", 4},    ListColumn{"id", 1},     ListColumn{"authoriser_title", 3},
    ListColumn{"user_cap", 1}, ListColumn{"source", 2}, ListColumn{"as_of", 1.5f, As::Day}};
constexpr std::array kWorkforceActs{AreaAct{"set_workforce", "workforce", "id"}};
constexpr std::array kTypes{ListColumn{"label", 4},
                            ListColumn{"workforce", 1},
                            ListColumn{"counts", 1, As::Code, "answer"},
                            ListColumn{"by_region", 1, As::Code, "answer"},
                            ListColumn{"is_offered", 1, As::Code, "answer"},
                            ListColumn{"source", 2},
                            ListColumn{"as_of", 1.5f, As::Day}};
constexpr std::array kTypeActs{AreaAct{"add_user_type"}, AreaAct{"set_user_type", "user_type", "id"}};
constexpr std::array kPurposeColumns{ListColumn{"label", 4}, ListColumn{"workforce", 1}, ListColumn{"source", 2},
                                     ListColumn{"as_of", 1.5f, As::Day}};
constexpr std::array kPurposeActs{AreaAct{"set_purpose", "purpose", "id"}};
constexpr std::array kClocks{ListColumn{"id", 3, As::Code, "clock", "clock"}, ListColumn{"value", 1},
                             ListColumn{"rule", 1, As::Text, {}, "rule_number"}};

constexpr std::array kJobs{ListColumn{"id", 3, As::Code, "job", "clock"},
                           ListColumn{"day", 2, As::Day},
                           ListColumn{"started_at", 2, As::Moment},
                           ListColumn{"done_at", 2, As::Moment},
                           ListColumn{"number", 1},
                           ListColumn{"fault", 2}};

constexpr std::array kJobActs{AreaAct{.act = "review_start", .in_training = true}};  // UAR-1

// ---- The log
constexpr std::array kLog{ListColumn{"at", 2, As::Moment}, ListColumn{"by", 2},
                          ListColumn{"action", 2},         ListColumn{"outcome", 1, As::Code, "outcome"},
                          ListColumn{"object", 2},         ListColumn{"detail", 4}};

constexpr std::array kAreas{
    Area{"/department/organisations", By::Administrator, Word::department_organisations,
         Word::department_organisations_text, "organisations", "organisations", kOrganisations, true, kOrganisationActs,
         "organisation", "service", kOrganisationFacts, kOrganisationLists, kOneOrganisationActs},
    Area{"/department/accounts", By::Administrator, Word::department_accounts, Word::department_accounts_text,
         "accounts", "accounts", kAccounts, true, kAccountActs, "account", "account", kAccountFacts, kAccountLists,
         kOneAccountActs},
    Area{"/department/letters",
         By::Staff,
         Word::department_letters,
         Word::department_letters_text,
         "outbox",
         "letters",
         kOutbox,
         true,
         {},
         "letter",
         "letter",
         kLetterFacts,
         {},
         kLetterActs},
    Area{"/department/workforces", By::Administrator, Word::department_workforces, Word::department_workforces_text,
         "workforces", "workforces", kWorkforceColumns, false, kWorkforceActs},
    Area{"/department/user-types", By::Administrator, Word::department_types, Word::department_types_text, "user_types",
         "user_types", kTypes, false, kTypeActs},
    Area{"/department/purposes", By::Administrator, Word::department_purposes, Word::department_purposes_text,
         "purposes", "purposes", kPurposeColumns, false, kPurposeActs},
    Area{"/department/clocks",
         By::Administrator,
         Word::department_clocks,
         Word::department_clocks_text,
         "clocks",
         "clocks",
         kClocks,
         false,
         {}},
    Area{"/department/jobs", By::Administrator, Word::department_jobs, Word::department_jobs_text, "jobs", "jobs",
         kJobs, false, kJobActs},
    Area{"/department/log",
         By::Auditor,
         Word::department_log,
         Word::department_log_text,
         "audit_search",
         "log",
         kLog,
         true,
         {}},
};

}  // namespace

std::span<const AreaChoice> area_choices() { return kChoices; }
std::span<const Area> areas() { return kAreas; }

}  // namespace screens
