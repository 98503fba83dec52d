#include "server/cli/common.h"

#include <CLI/CLI.hpp>
#include <iostream>

#include "server/cli/words.h"

namespace cli {

std::shared_ptr<CommonOptions> add_common_options(CLI::App& command)
{
    auto options = std::make_shared<CommonOptions>();
    command
        .add_option("--settings", options->settings_file, "File with settings (TOML); see docs/operations/settings.md")
        ->type_name("FILE");
    command.add_option("--database", options->database, "Database file; the setting data.database otherwise")
        ->type_name("FILE");
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
    const auto words = words_for(error);
    std::cerr << "childlink: " << (!words.empty() ? words : !error.detail.empty() ? error.detail : error.code) << '\n';
    std::cerr << "           (" << error.code << (words.empty() || error.detail.empty() ? "" : ": " + error.detail)
              << ")\n";
    throw CLI::RuntimeError(1);
}

}  // namespace cli
