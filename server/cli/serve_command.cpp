#include "server/cli/serve_command.h"

#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>

#include <CLI/CLI.hpp>
#include <csignal>
#include <filesystem>
#include <iostream>

#include "server/cli/common.h"
#include "server/cli/running_server.h"
#include "server/cli/told_clock.h"

namespace {

struct ServeOptions {
    std::shared_ptr<cli::CommonOptions> common;
    int port = -1;
    std::string web_root, clock;
};

/// The built client beside the program, where the build puts it; empty when there is none.
std::string web_root_beside_program()
{
    std::error_code error;
    const auto program = std::filesystem::read_symlink("/proc/self/exe", error);
    const auto beside = program.parent_path() / "site";
    return std::filesystem::exists(beside / "index.html", error) ? beside.string() : std::string();
}

Settings settings_of(const ServeOptions& options)
{
    auto settings = cli::settings_or_stop(*options.common);
    if (options.port >= 0) settings.server.port = options.port;
    if (!options.web_root.empty()) settings.server.web_root = options.web_root;
    if (settings.server.web_root.empty()) settings.server.web_root = web_root_beside_program();
    cli::check_or_stop(check_safe(settings));
    return settings;
}

std::unique_ptr<Clock> clock_of(const ServeOptions& options, store::DataKind kind)
{
    if (options.clock.empty()) return std::make_unique<SystemClock>();
    if (kind == store::DataKind::Real)
        cli::stop({ErrorKind::Invalid, "clock.real_data", "clock",
                   "--clock is for training data only: on real data it would make the audit log say what is not so."});
    return cli::value_or_stop(cli::ToldClock::make(options.clock));
}

/// Waits for SIGINT or SIGTERM. They are blocked in every thread, so that they end nothing by themselves.
void wait_for_end(const sigset_t& signals)
{
    int received = 0;
    ::sigwait(&signals, &received);
}

void serve(const ServeOptions& options)
{
    sigset_t signals;
    ::sigemptyset(&signals);
    ::sigaddset(&signals, SIGINT);
    ::sigaddset(&signals, SIGTERM);
    ::pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
    spdlog::set_default_logger(spdlog::stderr_color_mt("childlink"));
    spdlog::set_pattern("%Y-%m-%dT%H:%M:%S%z %l %v");

    const auto settings = settings_of(options);
    const auto kind = cli::value_or_stop(store::Database::kind_of(settings.data.database));
    const auto clock = clock_of(options, kind);
    const auto database = cli::value_or_stop(
        store::Database::open({.path = settings.data.database, .kind = kind, .readers = settings.data.readers}));
    const auto server = cli::value_or_stop(cli::RunningServer::start(settings, *clock, *database));

    if (settings.server.web_root.empty()) std::cout << "There is no built client: only the API is served.\n";
    if (kind == store::DataKind::Demo) std::cout << "Training data: everyone in it is invented.\n";
    const auto& host = settings.server.host;
    std::cout << "Child Link is ready at http://" << (host.find(':') == std::string::npos ? host : "[" + host + "]")
              << ':' << server->port() << std::endl;
    wait_for_end(signals);
    spdlog::info("stopping");
}

}  // namespace

void add_serve(CLI::App& program)
{
    auto options = std::make_shared<ServeOptions>();
    auto* command = program.add_subcommand("serve", "Serve Child Link over one database until stopped");
    options->common = cli::add_common_options(*command);
    command->add_option("--port", options->port, "Port to listen on; 0 takes any free one")
        ->check(CLI::Range(0, 65535));
    command->add_option("--web-root", options->web_root, "Folder of the built client")->type_name("FOLDER");
    command
        ->add_option("--clock", options->clock,
                     "Training data only: the moment at which the clock stands, in UTC, or a file that holds it")
        ->type_name("MOMENT|FILE");
    command->callback([options] { serve(*options); });
}
