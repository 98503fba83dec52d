#include "server/cli/demo_command.h"

#include <CLI/CLI.hpp>
#include <filesystem>
#include <iostream>
#include <memory>
#include <string>

#include "server/cli/common.h"
#include "server/cli/demo_lives.h"
#include "server/cli/demo_sharing.h"
#include "server/register/training.h"
#include "server/register/training_organisations.h"
#include "server/services/account_service.h"
#include "server/services/entry_control_service.h"

namespace {

struct Options {
    registry::demo::WorldOptions world;
    std::string today, database;
    std::shared_ptr<cli::CommonOptions> common;
};

void add_people(store::Database& database, const Settings& settings, const crypto::ServerKey& key, const Clock& clock)
{
    services::AccountService accounts(database, clock, settings, "system:demo");
    for (const auto& person : registry::training_people()) {
        auto may = person.department;
        may.authoriser = person.authoriser;
        may.user = person.user;
        cli::check_or_stop(accounts.add({person.username, person.name, registry::kTrainingPassword, may}));
        for (const auto& grant : person.grants)
            cli::check_or_stop(accounts.grant({person.username, grant.service, grant.workforce, grant.user_type}));
        if (person.second_factor_ready)
            cli::check_or_stop(registry::ready_second_factor(database, key, person.username));
        for (const auto& service : person.in_charge_of)
            cli::check_or_stop(accounts.put_in_charge(person.username, service));
    }
    cli::check_or_stop(cli::add_demo_lives({settings, clock, database, key}));
    cli::check_or_stop(cli::add_demo_sharing({settings, clock, database, key}));
}

/// ENT-23: an entry that is there and that nobody finds.
void restrict_entries(store::Database& database, const std::vector<std::string>& at_school, const Clock& clock)
{
    services::EntryControlService control(clock, database);
    for (const auto& reference : at_school)
        cli::check_or_stop(
            control.restrict_entry({cli::value_or_stop(registry::identifier_at_school(database, reference)),
                                    "training: an entry that nobody finds", "system:demo"}));
}

void print_people()
{
    std::cout << "\nAll people are invented. Everybody's password is: " << registry::kTrainingPassword
              << "\nThe page shows the code of the second factor. Sign in as:\n";
    for (const auto& person : registry::training_people())
        std::cout << "  " << person.username << std::string(22 - person.username.size(), ' ') << person.name << ", "
                  << person.shows << '\n';
}

void make_database(const Options& options, const registry::demo::WorldFiles& files)
{
    const auto settings = cli::settings_or_stop(*options.common);
    store::DatabaseOptions open;
    open.path = settings.data.database;
    open.kind = store::DataKind::Demo;
    open.must_exist = false;
    const auto database = cli::value_or_stop(store::Database::open(open));
    // As if made in the first moment of that day: whoever looks at it later looks back.
    const Instant midnight{days(options.world.today)};
    const FixedClock clock(midnight - std::chrono::minutes(melbourne_offset_minutes(midnight)));
    const auto report = cli::value_or_stop(
        registry::load_world(*database, clock, files,
                             {settings.registry.entry_age_limit_years, settings.registry.entry_age_limit_at_school,
                              settings.registry.inactive_after_death_months}));
    std::cout << open.path << ": " << report.entries_added << " entries out of " << report.added << " source rows, "
              << report.reviews.size() << (report.reviews.size() == 1 ? " pair to review\n" : " pairs to review\n");
    restrict_entries(*database, files.to_restrict, clock);
    cli::check_or_stop(registry::load_training_lists(*database, clock));
    cli::check_or_stop(registry::load_training_organisations(*database, clock));

    const auto key = cli::value_or_stop(crypto::ServerKey::load_or_make(key_file_of(settings)));
    add_people(*database, settings, key, clock);
    print_people();
}

}  // namespace

void add_demo(CLI::App& program)
{
    auto* command =
        program.add_subcommand("demo", "Invent families: a training database, or files to try imports with");
    auto options = std::make_shared<Options>();
    options->common = cli::add_common_options(*command);
    command->add_option("--children", options->world.children, "How many children")->capture_default_str();
    command->add_option("--seed", options->world.seed, "The same seed gives the same families")->capture_default_str();
    command->add_option("--today", options->today, "Day that the data are as at; today in Melbourne otherwise")
        ->type_name("DAY");
    command
        ->add_option("--out", options->world.folder, "Write services.csv, the extracts and truth.csv here; no database")
        ->type_name("FOLDER");

    command->callback([options, command] {
        options->world.today = melbourne_day(SystemClock{}.now());
        if (!options->today.empty()) {
            const auto day = parse_date(options->today);
            if (!day) cli::stop({ErrorKind::Invalid, "demo.bad_day", "today", "--today is no day: write 2026-11-22"});
            options->world.today = *day;
        }
        const bool files_only = !options->world.folder.empty();
        if (!files_only) {
            const auto path = cli::settings_or_stop(*options->common).data.database;
            if (std::filesystem::exists(path))
                cli::stop({ErrorKind::Conflict, "demo.database_exists", "database", path + " is there already"});
            options->world.folder = path + ".world";
        }
        const auto files = cli::value_or_stop(registry::demo::write_world(options->world));
        if (files_only) {
            std::cout << options->world.children << " children, " << files.rows << " source rows, in "
                      << options->world.folder << '\n';
            return;
        }
        make_database(*options, files);
        std::filesystem::remove_all(options->world.folder);
    });
}
