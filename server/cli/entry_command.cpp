// The Department's decisions about one entry, from the command line (ENT-7, ENT-23, ENT-24). A decision about a child's
// entry is typed with its identifier, never with a name.
#include "server/cli/entry_command.h"

#include <CLI/CLI.hpp>
#include <functional>
#include <iostream>
#include <memory>
#include <string>

#include "server/cli/common.h"
#include "server/services/entry_control_service.h"

namespace {

struct Options {
    std::shared_ptr<cli::CommonOptions> common;
    services::Decision decision;
    services::WithheldThing thing;
};
using Act = std::function<void(services::EntryControlService&, const Options&)>;

void act(const Options& options, const Act& what)
{
    const auto settings = cli::settings_or_stop(*options.common);
    store::DatabaseOptions file;
    file.path = settings.data.database;
    file.kind = cli::value_or_stop(store::Database::kind_of(file.path));
    const auto database = cli::value_or_stop(store::Database::open(file));
    const SystemClock clock;
    services::EntryControlService control(clock, *database);
    what(control, options);
}

/// The words for an operator; the code stays beside them for whoever asks for help.
std::string in_words(const std::string& code)
{
    if (code == "control.reason_required") return "Say why, with --reason.";
    if (code == "control.by_required") return "Say who decided, with --by.";
    if (code == "control.entry_unknown") return "There is no entry with that identifier.";
    if (code == "control.person_unknown") return "That person is not in this entry.";
    if (code == "control.unknown_group")
        return "A group is one of family, child_protection, early_years, school, supports. To hide who the child is, "
               "restrict the entry.";
    if (code == "control.one_thing_required") return "Give either --group or --person.";
    if (code == "control.not_withheld") return "That is not withheld.";
    if (code == "control.no_change") return "It is so already; nothing was changed.";
    return "";
}

void finish(const Status& status)
{
    if (!status) {
        auto error = status.error();
        if (const auto words = in_words(error.code); !words.empty()) error.detail = words;
        cli::stop(error);
    }
    std::cout << "Done and recorded.\n";
}

void print(const services::EntryControls& controls)
{
    std::cout << "Restricted: " << (controls.restricted ? "yes" : "no") << '\n'
              << "Location protected: " << (controls.location_protected ? "yes" : "no") << '\n'
              << "Inactive from: " << controls.inactive_from << '\n';
    for (const auto& [thing, reason, decided_by, decided_on] : controls.withheld)
        std::cout << "Withheld: " << (thing.person.empty() ? "group " + thing.field_group : "person " + thing.person)
                  << ", since " << decided_on << ", by " << decided_by << ": " << reason << '\n';
}

/// One verb: identifier and --by always, --reason and the thing withheld where they belong.
void add(CLI::App& entry, const std::shared_ptr<Options>& options, const char* name, const char* summary, bool decides,
         bool about_a_thing, const Act& what)
{
    auto* command = entry.add_subcommand(name, summary);
    options->common = cli::add_common_options(*command);
    command->add_option("identifier", options->decision.entry, "Child Link identifier of the entry")->required();
    command->add_option("--by", options->decision.by, "Who decided")->required();
    if (decides) command->add_option("--reason", options->decision.reason, "Why; kept in the audit log")->required();
    if (about_a_thing) {
        command->add_option("--group", options->thing.field_group,
                            "family, child_protection, early_years, school or supports");
        command->add_option("--person", options->thing.person, "Reference of one related person, as source:reference");
    }
    command->callback([options, what] { act(*options, what); });
}

}  // namespace

void add_entry(CLI::App& program)
{
    auto* entry = program.add_subcommand(
        "entry", "Decide about one entry: restrict it, withhold information, protect its location");
    entry->require_subcommand(1);
    using Control = services::EntryControlService;
    const auto decide = [&](const char* name, const char* summary, Status (Control::*verb)(const services::Decision&)) {
        add(*entry, std::make_shared<Options>(), name, summary, true, false,
            [verb](Control& control, const Options& options) { finish((control.*verb)(options.decision)); });
    };
    const auto about = [&](const char* name, const char* summary,
                           Status (Control::*verb)(const services::Decision&, const services::WithheldThing&)) {
        add(*entry, std::make_shared<Options>(), name, summary, true, true,
            [verb](Control& control, const Options& options) {
                finish((control.*verb)(options.decision, options.thing));
            });
    };
    decide("restrict", "Take the entry away from all Users", &Control::restrict_entry);
    decide("release", "Give a restricted entry back", &Control::release_entry);
    about("withhold", "Do not record a field group or a related person", &Control::withhold);
    about("reveal", "Undo withhold", &Control::reveal);
    decide("protect", "Do not name the services that the child attends now", &Control::protect_location);
    decide("unprotect", "Undo protect", &Control::unprotect_location);
    add(*entry, std::make_shared<Options>(), "show-status", "Show what is decided about the entry; itself recorded",
        false, false, [](Control& control, const Options& options) {
            const auto controls = control.show(options.decision.entry, options.decision.by);
            if (!controls) return finish(fail(controls.error()));
            print(*controls);
        });
}
