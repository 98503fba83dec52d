#include "server/cli/init_command.h"

#include <CLI/CLI.hpp>
#include <filesystem>
#include <iostream>

#include "server/cli/common.h"
#include "server/store/database.h"

void add_init(CLI::App& program)
{
    auto* command = program.add_subcommand("init", "Make an empty database; it never takes invented families (TRN-8)");
    const auto common = cli::add_common_options(*command);
    command->callback([common] {
        const auto path = cli::settings_or_stop(*common).data.database;
        std::error_code ignored;
        if (std::filesystem::exists(path, ignored)) cli::stop({ErrorKind::Conflict, "database.exists", {}, {}});
        cli::value_or_stop(store::Database::open({.path = path, .kind = store::DataKind::Real, .must_exist = false}));
        std::cout << "Made " << path << ", with nothing in it. Next: childlink import, childlink user add.\n";
    });
}
