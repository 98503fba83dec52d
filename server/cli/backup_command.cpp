#include "server/cli/backup_command.h"

#include <unistd.h>

#include <CLI/CLI.hpp>
#include <filesystem>
#include <iostream>

#include "server/cli/common.h"
#include "server/store/database.h"

namespace {

struct BackupOptions {
    std::shared_ptr<cli::CommonOptions> common;
    std::string to;
    bool replace = false;
};

std::function<void(double)> progress_for_people()
{
    if (!::isatty(STDERR_FILENO)) return {};
    return [](double done) { std::cerr << '\r' << int(done * 100) << " %" << std::flush; };
}

// Under a name of its own until it has passed its checks: what stands at --to is always a whole copy, the old or the
// new.
void back_up(const BackupOptions& options)
{
    const auto path = cli::settings_or_stop(*options.common).data.database;
    std::error_code fault;
    if (!options.replace && std::filesystem::exists(options.to, fault))
        cli::check_or_stop(fail(ErrorKind::Conflict, "backup.exists"));
    if (std::filesystem::equivalent(path, options.to, fault))
        cli::check_or_stop(fail(ErrorKind::Conflict, "backup.exists", {}, "that is the database itself"));

    const auto kind = cli::value_or_stop(store::Database::kind_of(path));
    const auto database =
        cli::value_or_stop(store::Database::open({.path = path, .kind = kind, .readers = 1, .read_only = true}));
    const auto unfinished = options.to + ".unfinished";
    std::filesystem::remove(unfinished, fault);
    cli::check_or_stop(database->backup(unfinished, progress_for_people()));
    std::filesystem::rename(unfinished, options.to, fault);
    if (fault) cli::check_or_stop(fail(ErrorKind::Unavailable, "backup.failed", {}, fault.message()));
    std::cout << "Copied and checked: " << std::filesystem::file_size(options.to, fault) << " bytes in " << options.to
              << ".\nThe key file is not in it: without that file no second factor can be read. Keep both, apart.\n";
}

}  // namespace

void add_backup(CLI::App& program)
{
    auto options = std::make_shared<BackupOptions>();
    auto* command =
        program.add_subcommand("backup", "Copy the whole database, also while the server runs, and check the copy");
    options->common = cli::add_common_options(*command);
    command->add_option("--to", options->to, "File to make")->required()->type_name("FILE");
    command->add_flag("--replace", options->replace, "Put it in the place of an older file");
    command->callback([options] { back_up(*options); });
}
