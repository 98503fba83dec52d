// A whole training database: invented services and children through the very same import, and people to sign in as
// (TRN-6 to TRN-8).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "server/core/clock.h"
#include "server/crypto/server_key.h"
#include "server/register/demo_world.h"
#include "server/register/extract_import.h"
#include "server/store/database.h"
#include "shared/domain/session.h"

namespace registry {

struct TrainingGrant {
    std::string service;  // reference in services.csv
    std::string workforce, user_type;
};
struct TrainingPerson {
    std::string username, name;
    bool authoriser{}, user{};
    bool second_factor_ready = true;  // false: sets it up at the first sign-in, as a new person does
    std::vector<TrainingGrant> grants;
    std::string shows;                           // what a trainer shows with this account
    std::vector<std::string> in_charge_of = {};  // references of services whose Authoriser this is
    Capabilities department = {};                // of the Department's own people
};
/// The people of every training database; all are invented.
const std::vector<TrainingPerson>& training_people();
inline constexpr const char* kTrainingPassword = "moondust training 2026";

/// Imports what write_world wrote, services first. Errors: Conflict "demo.database_is_real" (TRN-8); those of the
/// imports.
Result<ImportReport> load_world(store::Database& database, const Clock& clock, const demo::WorldFiles& files,
                                const policy::EntryAges& ages);

/// "DEMO-WWC-0001": `kind` is "WWC", "VIT" or "TRN".
std::string training_number(std::string_view kind, std::size_t number);
/// The last day of both credentials under this number.
Date training_credential_end(std::size_t number, Date today);
/// Numbers from here on are of people who are invited; below, of training_people() in their order, from 1.
std::size_t first_invited_number();
/// The lists of clearances, registrations and receipts: of training_people(), of people who are invited or may be, and
/// some that do not stand (REG-12). Errors: Conflict "demo.database_is_real".
Status load_training_lists(store::Database& database, const Clock& clock);

/// The account has a second factor from now on, so that the training code shown at sign-in works. Demo data only.
/// Errors: Conflict "demo.database_is_real"; NotFound "account.not_found".
Status ready_second_factor(store::Database& database, const crypto::ServerKey& key, const std::string& username);

/// The identifier of the entry of a child whom schools know by `reference`. Errors: NotFound "demo.child_unknown".
Result<std::string> identifier_at_school(store::Database& database, const std::string& reference);

}  // namespace registry
