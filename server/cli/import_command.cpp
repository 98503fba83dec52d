#include "server/cli/import_command.h"

#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "server/cli/common.h"
#include "server/register/extract_import.h"
#include "server/register/service_import.h"

namespace {

using registry::RowFault;

struct Options {
    std::shared_ptr<cli::CommonOptions> common;
    std::string schools = "../shared/data/vic-school-locations-2022.csv";
    std::vector<std::string> files;
    bool preview = false;
};

/// File, line, field and what is wrong; never the value, which is about a child.
void print_fault(const RowFault& row)
{
    std::cout << row.file << ':' << row.line << ": " << (row.fault.field.empty() ? "the row" : row.fault.field) << ' '
              << row.fault.reason << '\n';
}

/// Why a whole file was refused. A column is named, so that it can be found; nothing else of the file is.
std::string in_words(const Error& error)
{
    const auto& [kind, code, field, detail] = error;
    const auto file = detail.empty() ? std::string("The file") : detail;
    if (code == "file.unreadable") return "There is no file to read at " + field + ".";
    if (code == "extract.mark_missing")
        return file + " does not begin as an extract does: #childlink,SOURCE,1,DAY. Nothing was read.";
    if (code == "extract.unknown_source")
        return file + ": line 1 names no source. They are mch, kindergarten, school and child_protection.";
    if (code == "extract.unknown_version") return file + ": line 1 names a version of the format other than 1.";
    if (code == "extract.bad_as_at") return file + ": line 1 gives no day. Write it as 2026-11-22.";
    if (code == "extract.unknown_column")
        return file + ": line 2 has a column that an entry may not hold or that this source does not give: " + field +
               ".";
    if (code == "extract.repeated_column") return file + ": line 2 has this column twice: " + field + ".";
    if (code == "extract.missing_column") return file + ": line 2 lacks this column: " + field + ".";
    if (code == "services.mark_missing")
        return "The file does not begin as a list of services does: #childlink,services,1,DAY. Nothing was read.";
    if (code == "services.missing_column") return "The file lacks this column: " + field + ".";
    return {};
}

template <class T>
T imported_or_stop(Result<T> result)
{
    if (result) return std::move(*result);
    auto error = result.error();
    if (auto words = in_words(error); !words.empty()) error.detail = std::move(words);
    cli::stop(error);
}

std::unique_ptr<store::Database> open_database(const Settings& settings)
{
    store::DatabaseOptions options;
    options.path = settings.data.database;
    options.kind = cli::value_or_stop(store::Database::kind_of(options.path));
    return cli::value_or_stop(store::Database::open(options));
}

void print_services(const registry::ServiceReport& report)
{
    std::cout << report.rows << " rows: " << report.added << " added, " << report.changed << " changed, "
              << report.unchanged << " unchanged, " << report.skipped << " skipped\n";
}

void print_report(const registry::ImportReport& report, bool preview)
{
    for (const auto& file : report.files)
        std::cout << file.path << ": " << file.source << " as at " << format_day(file.as_at) << ", " << file.rows
                  << " rows, " << file.rejected << " rejected\n";
    for (const auto& review : report.reviews)
        std::cout << "to review: " << review.source << ' ' << review.ref << " and " << review.candidate_source << ' '
                  << review.candidate_ref << ": " << review.reason << '\n';
    std::cout << "Source rows: " << report.added << " new, " << report.changed << " changed, " << report.unchanged
              << " unchanged, " << report.rejected << " rejected\n"
              << "Entries: " << report.entries_added << " new, " << report.entries_changed << " changed; "
              << report.reviews.size() << (report.reviews.size() == 1 ? " pair" : " pairs") << " to review\n"
              << (preview                              ? "Preview only: nothing was written.\n"
                  : report.added + report.changed == 0 ? "No entry has changed.\n"
                                                       : "Applied.\n");
}

policy::EntryAges ages_of(const Settings& settings)
{
    return {settings.registry.entry_age_limit_years, settings.registry.entry_age_limit_at_school,
            settings.registry.inactive_after_death_months};
}

}  // namespace

void add_import(CLI::App& program)
{
    auto* command =
        program.add_subcommand("import", "Load services and the extracts of the source systems; see docs/import.md");
    command->require_subcommand(1);

    auto options = std::make_shared<Options>();
    auto* schools = command->add_subcommand("schools", "The Department's list of school locations");
    auto* services = command->add_subcommand("services", "Kindergartens, councils, playgroups, offices");
    auto* extracts = command->add_subcommand("extracts", "Children, from one or more extracts, in one transaction");
    auto schools_common = cli::add_common_options(*schools), services_common = cli::add_common_options(*services),
         extracts_common = cli::add_common_options(*extracts);
    schools->add_option("file", options->schools, "CSV file")->capture_default_str();
    services->add_option("file", options->files, "CSV file")->required()->expected(1);
    extracts->add_option("files", options->files, "CSV files")->required();
    extracts->add_flag("--preview", options->preview, "Say what would change, and write nothing");

    schools->callback([options, schools_common] {
        const auto settings = cli::settings_or_stop(*schools_common);
        const auto database = open_database(settings);
        print_services(imported_or_stop(
            registry::import_schools(*database, SystemClock{}, options->schools, "system:import", print_fault)));
    });
    services->callback([options, services_common] {
        const auto settings = cli::settings_or_stop(*services_common);
        const auto database = open_database(settings);
        print_services(imported_or_stop(
            registry::import_services(*database, SystemClock{}, options->files.front(), "system:import", print_fault)));
    });
    extracts->callback([options, extracts_common] {
        const auto settings = cli::settings_or_stop(*extracts_common);
        const auto database = open_database(settings);
        const registry::ImportRequest request{options->files, "system:import", print_fault, ages_of(settings)};
        print_report(imported_or_stop(options->preview ? registry::preview_extracts(*database, request)
                                                       : registry::apply_extracts(*database, SystemClock{}, request)),
                     options->preview);
    });
}
