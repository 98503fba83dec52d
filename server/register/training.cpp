#include "server/register/training.h"

#include <array>
#include <string_view>

#include "server/crypto/one_time_code.h"
#include "server/register/entry_row.h"
#include "server/register/service_import.h"
#include "server/store/account_store.h"
#include "server/store/import_store.h"
#include "server/store/lookup_store.h"

namespace registry {

const std::vector<TrainingPerson>& training_people()
{
    static const std::vector<TrainingPerson> people{
        {"quilla.testworth",
         "Quilla Testworth",
         false,
         true,
         true,
         {{"T0-PRI1", "W1", "Teacher"}},
         "a teacher at Moondust Primary School: roll, search, full entries, limited entries of siblings"},
        {"zeb.sampleton",
         "Zeb Sampleton",
         false,
         true,
         true,
         {{"T0-PRI1", "W1", "Student wellbeing professional"}, {"T0-SEC", "W1", "Student wellbeing professional"}},
         "who serves two schools, Moondust and Stardust, and finds no child of Teacup Kindergarten alone"},
        {"ned.fictionelli",
         "Ned Fictionelli",
         false,
         true,
         true,
         {{"T0-KIN1", "W3", "Early childhood teacher"}},
         "an early childhood teacher at Teacup Kindergarten, who finds no pupil of Moondust"},
        {"nell.placeholder",
         "Nell Placeholder",
         false,
         true,
         true,
         {{"T0-MCH", "W4", "Maternal and child health nurse"}},
         "a maternal and child health nurse of the Shire of Nowhere-on-Sea"},
        {"carer.specimen",
         "Carer Specimen",
         false,
         true,
         true,
         {{"STATE-CP", "W6", "Child Protection practitioner"}},
         "a Child Protection practitioner, who searches the whole state and sees protected services"},
        {"della.mockworth",
         "Della Mockworth",
         false,
         true,
         true,
         {{"AREA-1", "W8", "Navigator"}},
         "a regional worker of the Department, whose children are those of one area"},
        {"augusta.placeholder",
         "Augusta Placeholder",
         true,
         false,
         true,
         {},
         "the Authoriser of Moondust and of Teacup Kindergarten, with people in every state; sees no child at all",
         {"T0-PRI1", "T0-KIN1"}},
        {"bo.notarealname",
         "Bo Notarealname",
         true,
         true,
         true,
         {{"T0-PRI1", "W1", "Principal"}, {"T0-SEC", "W1", "Student wellbeing professional"}},
         "the Authoriser of Stardust, and a User with grants at two schools",
         {"T0-SEC"}},
        {"pip.notarealname",
         "Pip Notarealname",
         false,
         true,
         false,
         {{"T0-PRI1", "W1", "Student wellbeing professional"}},
         "somebody new, who sets up the second factor first"},
        {"ada.adminson",
         "Ada Adminson",
         false,
         false,
         true,
         {},
         "an administrator of the Department: organisations, Authorisers, accounts, letters; sees no child",
         {},
         {.administrator = true}},
        {"rex.reviewson",
         "Rex Reviewson",
         false,
         false,
         true,
         {},
         "a reviewer of the Department, who decides when somebody asks for a review of a restriction",
         {},
         {.reviewer = true}},
        {"odette.auditworth",
         "Odette Auditworth",
         false,
         false,
         true,
         {},
         "an auditor of the Department, who searches and checks the log and changes nothing",
         {},
         {.auditor = true}},
    };
    return people;
}

Result<ImportReport> load_world(store::Database& database, const Clock& clock, const demo::WorldFiles& files,
                                const policy::EntryAges& ages)
{
    if (database.kind() != store::DataKind::Demo) return fail(ErrorKind::Conflict, "demo.database_is_real");
    std::string first_fault;  // what we generated has none; if it had, the world would be of no use
    const OnFault on_fault = [&](const RowFault& fault) {
        if (first_fault.empty())
            first_fault =
                fault.file + ":" + std::to_string(fault.line) + " " + fault.fault.field + " " + fault.fault.reason;
    };
    const std::string actor = "system:demo";
    if (auto services = import_services(database, clock, files.services, actor, on_fault); !services)
        return fail(services.error());
    auto report = apply_extracts(database, clock, {files.extracts, actor, on_fault, ages});
    if (report && !first_fault.empty()) return fail(ErrorKind::Invalid, "demo.bad_row", {}, first_fault);
    return report;
}

namespace {

struct Listed {
    std::string_view first_name, last_name, status = "current";
};
// Those invited when the database is made (cli::add_demo_lives), in its order; people whom a trainer may invite; and
// what a register can have against somebody.
constexpr std::array kToInvite{
    Listed{"Rumi", "Exampleton"},
    Listed{"Tilly", "Mockingham"},
    Listed{"Rita", "Dummyfield"},
    Listed{"Ola", "Formerly"},
    Listed{"Hugo", "Pretendly"},
    Listed{"Lotta", "Inventwell", "expired"},
    Listed{"Wren", "Mockington"},
    Listed{"Tibbie", "O'Fictional"},
    Listed{"Barred", "Exampleton", "excluded"},
    Listed{"Halted", "Exampleton", "interim_excluded"},
    Listed{"Paused", "Exampleton", "suspended"},
    Listed{"Revoked", "Exampleton", "revoked"},
    Listed{"Cancelled", "Exampleton", "cancelled"},
};

}  // namespace

std::string training_number(std::string_view kind, std::size_t number)
{
    auto digits = std::to_string(number);
    digits.insert(0, 4 - digits.size(), '0');
    return "DEMO-" + std::string(kind) + "-" + digits;
}

Date training_credential_end(std::size_t number, Date today)
{
    return add_days(today, 169 + 31 * static_cast<int>(number));
}

std::size_t first_invited_number() { return training_people().size() + 1; }

Status load_training_lists(store::Database& database, const Clock& clock)
{
    if (database.kind() != store::DataKind::Demo) return fail(ErrorKind::Conflict, "demo.database_is_real");
    const auto now = clock.now();
    const auto today = melbourne_day(now);
    const auto lapsed_on = to_iso(add_days(today, -4)), trained_on = to_iso(add_days(today, -90));
    std::vector<Listed> listed;
    for (const auto& person : training_people()) {
        const std::string_view name = person.name;
        const auto space = name.rfind(' ');
        listed.push_back({name.substr(0, space), name.substr(space + 1)});
    }
    listed.insert(listed.end(), kToInvite.begin(), kToInvite.end());

    std::vector<store::RegisterRow> wwcc, vit, training;
    for (std::size_t i = 0; i < listed.size(); ++i) {
        store::RegisterRow row{training_number("WWC", i + 1), std::string(listed[i].first_name),
                               std::string(listed[i].last_name), std::string(listed[i].status),
                               to_iso(training_credential_end(i + 1, today))};
        if (row.status == "expired") row.day = lapsed_on;
        wwcc.push_back(row);
        row.number = training_number("VIT", i + 1);
        vit.push_back(row);
        row.number = training_number("TRN", i + 1);
        row.status = "current";
        row.day = trained_on;
        training.push_back(row);
    }
    return database.act([&](store::Tx& tx) -> Status {
        for (const auto& [kind, rows] :
             {std::pair{"wwcc", &wwcc}, std::pair{"vit", &vit}, std::pair{"training", &training}})
            if (auto done = store::replace_register_list(tx, kind, *rows, today, now); !done) return done;
        return {};
    });
}

Status ready_second_factor(store::Database& database, const crypto::ServerKey& key, const std::string& username)
{
    if (database.kind() != store::DataKind::Demo) return fail(ErrorKind::Conflict, "demo.database_is_real");
    return database.act([&](store::Tx& tx) -> Status {
        const auto account = store::find_account(tx, store::fold_username(username));
        if (!account) return fail(account.error());
        if (!*account) return fail(ErrorKind::NotFound, "account.not_found");
        const auto sealed = key.seal(crypto::make_totp_secret(), (*account)->public_id);
        if (auto done = store::set_pending_factor(tx, (*account)->id, sealed); !done) return done;
        return store::confirm_factor(tx, (*account)->id, 0);
    });
}

Result<std::string> identifier_at_school(store::Database& database, const std::string& reference)
{
    return database.read([&](store::Tx& tx) -> Result<std::string> {
        const auto known = store::KnownRecords(tx).find(std::string(word(Source::School)), reference);
        if (!known) return fail(ErrorKind::NotFound, "demo.child_unknown");
        return new_identifier(database.kind(), known->entry);
    });
}

}  // namespace registry
