#include "server/cli/user_command.h"

#include <unistd.h>

#include <CLI/CLI.hpp>
#include <functional>
#include <iostream>

#include "server/cli/common.h"
#include "server/cli/password_prompt.h"
#include "server/services/account_service.h"

namespace {

struct UserOptions {
    std::shared_ptr<cli::CommonOptions> common;
    services::NewAccount account;
    services::NewGrant grant;
};
using Options = std::shared_ptr<UserOptions>;
using Work = std::function<void(services::AccountService&)>;

// Who sits at the keyboard, as far as the system knows: that is who the audit log names.
std::string operator_name()
{
    const char* const login = ::getlogin();
    return "operator:" + (login ? std::string(login) : "uid " + std::to_string(::getuid()));
}

void with_accounts(const UserOptions& options, const Work& work)
{
    const auto settings = cli::settings_or_stop(*options.common);
    const auto& path = settings.data.database;
    const auto kind = cli::value_or_stop(store::Database::kind_of(path));
    const auto database = cli::value_or_stop(store::Database::open({.path = path, .kind = kind, .readers = 1}));
    const SystemClock clock;
    services::AccountService accounts(*database, clock, settings, operator_name());
    work(accounts);
}

std::string capabilities(const Capabilities& may)
{
    std::string words;
    const auto add = [&](bool has, const char* word) {
        if (has) words += (words.empty() ? "" : ", ") + std::string(word);
    };
    add(may.user, "User");
    add(may.authoriser, "Authoriser");
    add(may.administrator, "administrator");
    add(may.reviewer, "reviewer");
    add(may.auditor, "auditor");
    return words;
}

void print(const services::AccountLine& line)
{
    const auto& account = line.account;
    std::cout << account.username << "  " << account.name << "  " << capabilities(account.may) << "  "
              << store::word_of(account.state) << "  "
              << (account.last_sign_in_at ? "last sign-in " + to_iso(*account.last_sign_in_at) : "never signed in")
              << (account.totp_secret.empty() ? ", no authenticator yet" : "") << '\n';
    for (const auto& grant : line.grants) std::cout << "    " << grant << '\n';
}

CLI::App* add_verb(CLI::App& user, const Options& options, const std::string& verb, const std::string& help)
{
    auto* command = user.add_subcommand(verb, help);
    options->common = cli::add_common_options(*command);
    return command;
}

void add_username(CLI::App& command, std::string& into)
{
    command.add_option("username", into, "User name")->required();
}

void add_add(CLI::App& user)
{
    auto options = std::make_shared<UserOptions>();
    auto* command =
        add_verb(user, options, "add", "Add an account; the password is asked for, or read from standard input");
    auto& account = options->account;
    add_username(*command, account.username);
    command->add_option("--name", account.name, "The person's first and last name")->required();
    command->add_flag("--user", account.may.user, "May look at children of the services granted");
    command->add_flag("--authoriser", account.may.authoriser, "May manage Users");
    command->add_flag("--administrator", account.may.administrator,
                      "Of the Department: Authorisers, restrictions, data");
    command->add_flag("--reviewer", account.may.reviewer, "Of the Department: reviews restrictions");
    command->add_flag("--auditor", account.may.auditor, "Of the Department: reads the log");
    command->callback([options] {
        options->account.password = cli::value_or_stop(cli::read_password());
        with_accounts(*options, [&](auto& accounts) { cli::check_or_stop(accounts.add(options->account)); });
        std::cout << "Added. At the first sign-in an authenticator is set up.\n";
    });
}

void add_list(CLI::App& user)
{
    auto options = std::make_shared<UserOptions>();
    auto* command = add_verb(user, options, "list", "List the accounts and what they were granted");
    command->callback([options] {
        with_accounts(*options, [](auto& accounts) {
            for (const auto& line : cli::value_or_stop(accounts.list())) print(line);
        });
    });
}

void add_grant(CLI::App& user)
{
    auto options = std::make_shared<UserOptions>();
    auto* command = add_verb(user, options, "grant", "Give a User access to the children of one service");
    auto& grant = options->grant;
    add_username(*command, grant.username);
    command->add_option("--service", grant.service, "The service's number in its register, or its whole name")
        ->required();
    command->add_option("--workforce", grant.workforce, "Row of the table of workforces, for example W1")->required();
    command->add_option("--type", grant.user_type, "User type, for example \"Teacher\"")->required();
    command->callback([options] {
        with_accounts(*options, [&](auto& accounts) { cli::check_or_stop(accounts.grant(options->grant)); });
        std::cout << "Granted.\n";
    });
}

void add_duty(CLI::App& user)
{
    auto options = std::make_shared<UserOptions>();
    auto* command = add_verb(user, options, "duty", "Make an Authoriser the one of a service");
    add_username(*command, options->grant.username);
    command->add_option("--service", options->grant.service, "The service's number in its register, or its whole name")
        ->required();
    command->callback([options] {
        with_accounts(*options, [&](auto& accounts) {
            cli::check_or_stop(accounts.put_in_charge(options->grant.username, options->grant.service));
        });
        std::cout << "Done.\n";
    });
}

void add_change(CLI::App& user, const std::string& verb, const std::string& help, const std::string& answer,
                Status (services::AccountService::*change)(const std::string&))
{
    auto options = std::make_shared<UserOptions>();
    auto* command = add_verb(user, options, verb, help);
    add_username(*command, options->account.username);
    command->callback([options, answer, change] {
        with_accounts(*options,
                      [&](auto& accounts) { cli::check_or_stop((accounts.*change)(options->account.username)); });
        std::cout << answer << '\n';
    });
}

}  // namespace

void add_user(CLI::App& program)
{
    using services::AccountService;
    auto* user = program.add_subcommand("user", "Accounts: add, list, grant, duty, lock, unlock, reset-factor");
    user->require_subcommand(1);
    add_add(*user);
    add_list(*user);
    add_grant(*user);
    add_duty(*user);
    add_change(*user, "lock", "Lock an account and end its sessions", "Locked. Its sessions have ended.",
               &AccountService::lock);
    add_change(*user, "unlock", "Let a locked account sign in again", "Unlocked.", &AccountService::unlock);
    add_change(*user, "reset-factor", "Forget an account's authenticator and recovery codes",
               "Done. The next sign-in sets up a new authenticator.", &AccountService::reset_factor);
}
