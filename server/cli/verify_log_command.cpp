#include "server/cli/verify_log_command.h"

#include <CLI/CLI.hpp>
#include <iostream>

#include "server/cli/common.h"
#include "server/store/audit_store.h"

namespace {

struct VerifyOptions {
    std::shared_ptr<cli::CommonOptions> common;
    std::string head;
};

void verify(const VerifyOptions& options)
{
    const auto path = cli::settings_or_stop(*options.common).data.database;
    const auto kind = cli::value_or_stop(store::Database::kind_of(path));
    const auto database =
        cli::value_or_stop(store::Database::open({.path = path, .kind = kind, .readers = 1, .read_only = true}));
    const auto report =
        cli::value_or_stop(database->read([&](store::Tx& tx) { return store::verify_chain(tx, options.head); }));
    if (report.bad_row) {
        std::cout << "The log does not hold: row " << *report.bad_row << " is " << report.fault << ".\n";
        throw CLI::RuntimeError(1);
    }
    std::cout << report.rows << " rows, each in its place and unchanged.\n"
              << "Note this down and keep it elsewhere; give it to --head the next time:\n"
              << report.rows << ':' << report.head << '\n';
}

}  // namespace

void add_verify_log(CLI::App& program)
{
    auto options = std::make_shared<VerifyOptions>();
    auto* command =
        program.add_subcommand("verify-log", "Check that nobody changed, removed or added a row of the audit log");
    options->common = cli::add_common_options(*command);
    command
        ->add_option("--head", options->head,
                     "What this command printed before: finds a rewritten or shortened log too")
        ->type_name("NUMBER:HEX");
    command->callback([options] { verify(*options); });
}
