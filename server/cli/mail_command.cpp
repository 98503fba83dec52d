#include "server/cli/mail_command.h"

#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>
#include <string>

#include "server/cli/common.h"
#include "server/core/clock.h"
#include "server/crypto/random.h"
#include "server/mail/message.h"
#include "server/mail/smtp.h"
#include "shared/core/mail_address.h"

namespace {

/// Past the outbox: nothing is stored and no database is opened, so that it can be tried beside a running server.
void try_mail(const Settings& settings, const std::string& address)
{
    if (settings.mail.smtp_url.empty())
        cli::stop({ErrorKind::Invalid, "mail.no_server", "", "Set mail.smtp_url first; see docs/operations/mail.md."});
    if (!is_mail_address(address))
        cli::stop({ErrorKind::Invalid, "mail.bad_address", "", "This is no address that a letter can be sent to."});
    const mail::Message letter{.from = {settings.product.name, settings.mail.sender},
                               .to = {"", address},
                               .reply_to = settings.mail.reply_to,
                               .cc = {},
                               .id = crypto::random_id(),
                               .subject = "Letters from " + settings.product.name + " arrive",
                               .body = "This letter was sent to try the settings. Nobody has to do anything.\n"};
    const auto report = mail::send_by_smtp(settings.mail, {settings.mail.sender, {address}},
                                           mail::wire_form(letter, SystemClock{}.now()));
    if (report.delivery != mail::Delivery::Taken)
        cli::stop({ErrorKind::Unavailable, "mail." + report.error, "",
                   "The mail server did not take it; docs/operations/mail.md says what this means."});
    std::cout << "The mail server took it.\n";
}

}  // namespace

void add_mail(CLI::App& program)
{
    auto* command = program.add_subcommand("mail", "Letters: try the settings");
    command->require_subcommand(1);
    auto* one = command->add_subcommand("try", "Send one letter to this address now");
    auto options = cli::add_common_options(*one);
    auto address = std::make_shared<std::string>();
    one->add_option("address", *address, "Whom to send it to")->required();
    one->callback([options, address] { try_mail(cli::settings_or_stop(*options), *address); });
}
