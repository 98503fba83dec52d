#include "server/cli/jobs_command.h"

#include <CLI/CLI.hpp>
#include <iostream>

#include "server/admin/clocks.h"
#include "server/cli/common.h"
#include "server/store/job_store.h"

namespace {

using Options = std::shared_ptr<cli::CommonOptions>;

void run(const cli::CommonOptions& options)
{
    const auto settings = cli::settings_or_stop(options);
    const auto& path = settings.data.database;
    const auto kind = cli::value_or_stop(store::Database::kind_of(path));
    const auto database = cli::value_or_stop(store::Database::open({.path = path, .kind = kind, .readers = 1}));
    const auto key = cli::value_or_stop(crypto::ServerKey::load_or_make(key_file_of(settings)));
    const SystemClock clock;
    const auto report = cli::value_or_stop(admin::run_due({settings, clock, *database, key}, clock.now()));
    std::cout << report.days << " days of all clocks, " << report.count << " accounts changed or warned.\n";
    for (const auto& fault : report.faults)
        std::cout << "The clock '" << fault.clock << "' has not done all of " << to_iso(fault.day) << ": "
                  << fault.error.code << ' ' << fault.error.detail << '\n';
    if (!report.faults.empty()) throw CLI::RuntimeError(1);
}

void list(const cli::CommonOptions& options)
{
    const auto path = cli::settings_or_stop(options).data.database;
    const auto kind = cli::value_or_stop(store::Database::kind_of(path));
    const auto database =
        cli::value_or_stop(store::Database::open({.path = path, .kind = kind, .readers = 1, .read_only = true}));
    constexpr int kShown = 60;
    const auto runs = cli::value_or_stop(database->read([](store::Tx& tx) { return store::job_runs(tx, kShown); }));
    for (const auto& each : runs)
        std::cout << to_iso(each.day) << "  " << each.clock << "  "
                  << (each.finished_at ? "done " + to_iso(*each.finished_at) : "not done") << "  " << each.count
                  << (each.error.empty() ? "" : "  " + each.error) << '\n';
}

void add_verb(CLI::App& jobs, const std::string& verb, const std::string& help, void (*work)(const cli::CommonOptions&))
{
    auto* command = jobs.add_subcommand(verb, help);
    command->callback([options = Options(cli::add_common_options(*command)), work] { work(*options); });
}

}  // namespace

void add_jobs(CLI::App& program)
{
    auto* jobs = program.add_subcommand("jobs", "The clocks that end access: what is due, what was done");
    jobs->require_subcommand(1);
    add_verb(*jobs, "run", "Do what is due; a running server does it by itself", run);
    add_verb(*jobs, "list", "The newest days that each clock has worked through", list);
}
