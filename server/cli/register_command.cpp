#include "server/cli/register_command.h"

#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>
#include <string>

#include "server/cli/common.h"
#include "server/register/register_list.h"

namespace {

struct Options {
    std::string kind, file;
};

/// File, line, column and what is wrong; never the value, which is about a person.
void print_fault(const registry::RowFault& row)
{
    std::cout << row.file << ':' << row.line << ": " << (row.fault.field.empty() ? "the row" : row.fault.field) << ' '
              << row.fault.reason << '\n';
}

std::string in_words(const Error& error, const Options& options)
{
    const auto& [error_kind, code, field, detail] = error;
    if (code == "file.unreadable") return "There is no file to read at " + field + ".";
    if (code == "list.mark_missing")
        return options.file + " does not begin as this list does: #childlink," + options.kind +
               ",1,DAY. Nothing was changed.";
    if (code == "list.bad_day")
        return options.file + ": line 1 gives no day, or one that is still to come. Write it as 2026-11-22.";
    if (code == "list.unknown_column")
        return options.file + ": line 2 has a column that this list does not have: " + field + ".";
    if (code == "list.repeated_column") return options.file + ": line 2 has this column twice: " + field + ".";
    if (code == "list.missing_column") return options.file + ": line 2 lacks this column: " + field + ".";
    if (code == "list.bad_rows") return "Some rows are wrong, so nothing was changed. Correct them and load it again.";
    if (code == "list.older") return "The list that stands is of a later day than this one. Nothing was changed.";
    return {};
}

void load(const Settings& settings, const Options& options)
{
    store::DatabaseOptions open;
    open.path = settings.data.database;
    open.kind = cli::value_or_stop(store::Database::kind_of(open.path));
    const auto database = cli::value_or_stop(store::Database::open(open));
    auto report = registry::load_register_list(*database, SystemClock{}, options.kind, options.file, "system:register",
                                               print_fault);
    if (!report) {
        auto error = report.error();
        if (auto words = in_words(error, options); !words.empty()) error.detail = std::move(words);
        cli::stop(error);
    }
    std::cout << options.kind << ": " << report->rows << " rows, in place of " << report->before << '\n';
}

}  // namespace

void add_register(CLI::App& program)
{
    auto* command =
        program.add_subcommand("register", "Clearances, registrations of teachers, training receipts: their lists");
    command->require_subcommand(1);
    auto* one =
        command->add_subcommand("load", "Put a file in the place of a whole list; see docs/operations/registers.md");
    auto options = std::make_shared<Options>();
    auto common = cli::add_common_options(*one);
    one->add_option("--kind", options->kind, "Which list")
        ->required()
        ->check(CLI::IsMember({"wwcc", "vit", "training"}));
    one->add_option("file", options->file, "CSV file")->required();
    one->callback([options, common] { load(cli::settings_or_stop(*common), *options); });
}
