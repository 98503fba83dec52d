// What every command has: where the settings and the database are, and how it ends when something is wrong.
#pragma once

#include <memory>
#include <string>

#include "server/config/settings.h"
#include "shared/core/result.h"

namespace CLI {
class App;
}

namespace cli {

struct CommonOptions {
    std::string settings_file, database;
};

/// Adds --settings and --database.
std::shared_ptr<CommonOptions> add_common_options(CLI::App& command);

/// The settings, with --database laid over them. Ends the program when they are wrong.
Settings settings_or_stop(const CommonOptions& options);

/// Says what is wrong, in words for the operator, and ends the program with 1.
[[noreturn]] void stop(const Error& error);

/// The value, or stop().
template <class T>
T value_or_stop(Result<T> result)
{
    if (!result) stop(result.error());
    return std::move(*result);
}
inline void check_or_stop(const Status& status)
{
    if (!status) stop(status.error());
}

}  // namespace cli
