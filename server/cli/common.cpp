#include "server/cli/common.h"

#include <CLI/CLI.hpp>
#include <iostream>

namespace cli {

std::shared_ptr<CommonOptions> add_common_options(CLI::App& command)
{
    auto options = std::make_shared<CommonOptions>();
    command.add_option("--settings", options->settings_file, "File with settings (TOML); see docs/operations/settings.md")
        ->type_name("FILE");
    command.add_option("--database", options->database, "Database file; the setting data.database otherwise")->type_name("FILE");
    return options;
}

Settings settings_or_stop(const CommonOptions& options)
{
    auto settings = value_or_stop(load_settings(options.settings_file));
    if (!options.database.empty()) settings.data.database = options.database;
    return settings;
}

void stop(const Error& error)
{
    std::cerr << "childlink: " << (error.detail.empty() ? error.code : error.detail) << '\n';
    if (!error.detail.empty()) std::cerr << "           (" << error.code << ")\n";
    throw CLI::RuntimeError(1);
}

}  // namespace cli
