// Organisations and accounts as the Department looks for them: all there are, in pages; and what the Secretary has
// authorised its staff for (ACT-12).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "server/store/duty_store.h"
#include "server/store/people_store.h"
#include "server/store/person_store.h"

namespace store {

struct Page {
    int limit = 50;
    int offset{};
};

struct OrganisationSearch {
    std::vector<std::string> words;  // each in the name, the number, the town or the council
    std::string kind, sector;        // empty: any
    /// "no_authoriser": nobody is in force there; "closed": may have no Users; "open": may.
    std::string is_open;
};
struct OrganisationPage {
    std::vector<ServiceId> ids;  // by name
    int total{};                 // of all pages
};
Result<OrganisationPage> find_organisations(Tx& tx, const OrganisationSearch& search, Page page);

/// What a ManagedService does not say of it.
struct OrganisationMore {
    std::string number, council, area;
    std::optional<ServiceId> campus_of;
};
Result<OrganisationMore> organisation_more(Tx& tx, ServiceId id);
/// By public id, or by its number in its register. Errors: NotFound "service.not_found", Conflict "service.ambiguous".
Result<ServiceId> find_typed_service(Tx& tx, const std::string& typed);
Result<std::vector<ServiceId>> campuses_of(Tx& tx, ServiceId main_school);
Status set_campus_of(Tx& tx, ServiceId service, std::optional<ServiceId> main_school);
Status set_admits(Tx& tx, ServiceId service, bool admits, const std::string& why);

struct DutyLine {
    Duty duty;
    std::string account_id, name, username, service_id, service_name;
    std::optional<Instant> ended_at;
};
/// Those of this service, or of this account, the ended ones too; newest first.
Result<std::vector<DutyLine>> duties_at(Tx& tx, ServiceId service);
Result<std::vector<DutyLine>> duties_by(Tx& tx, AccountId account);
Result<std::optional<DutyLine>> find_duty(Tx& tx, const std::string& public_id);

struct AccountSearch {
    std::vector<std::string> words;  // each in the name, the user name or the address
    std::string capability;          // "user", "authoriser", "administrator", "reviewer", "auditor"; empty: any
};
struct AccountFound {
    PersonLine person;
    std::string username, email;
    Capabilities may;
};
/// By last name. All of them when `page` is nothing: a state is no column, so that whoever asks for one reads them all.
Result<std::vector<AccountFound>> find_accounts(Tx& tx, const AccountSearch& search, std::optional<Page> page);
Result<int> count_accounts(Tx& tx, const AccountSearch& search);

struct StaffAuthorisation {
    std::int64_t id{};
    std::string public_id;
    AccountId account{};
    std::string purpose;  // "find_missing", "systems", "data", "deidentify"
    std::string signed_on, reference;
    AccountId recorded_by{};
    Instant recorded_at{};
    std::optional<Instant> ended_at;
};
/// Newest first, the ended ones too.
Result<std::vector<StaffAuthorisation>> authorisations_of(Tx& tx, AccountId account);
Result<std::optional<StaffAuthorisation>> find_authorisation(Tx& tx, const std::string& public_id);
/// Errors: Conflict "authorisation.exists" on `staff_purpose`.
Status add_authorisation(Tx& tx, const StaffAuthorisation& authorisation);
Status end_authorisation(Tx& tx, std::int64_t id, Instant at);

/// Of the first screen.
struct DepartmentCounts {
    int organisations{}, without_authoriser{}, accounts{}, accounts_locked{}, letters_failed{};
    std::int64_t log_rows{};
};
Result<DepartmentCounts> department_counts(Tx& tx);

}  // namespace store
