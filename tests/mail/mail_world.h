// A database with an outbox, and a mail server that does as it is told. All people are invented.
#pragma once

#include <string>
#include <vector>

#include "server/core/clock.h"
#include "server/mail/mail_sender.h"
#include "server/services/mail_service.h"
#include "server/store/account_store.h"
#include "tests/store/store_test_support.h"

class MailWorld {
  public:
    /// 25 November 2026, 09:05:55 UTC. Letters may leave: server and sender are set.
    explicit MailWorld(store::DataKind kind = store::DataKind::Real);

    /// A letter to this address, "{link}" is "https://childlink.test/i#TOKEN"; its public id.
    std::string post(const std::string& address = "quilla.testworth@moondust.example",
                     mail::LetterCode letter = mail::LetterCode::InvitationUser, std::optional<AccountId> account = {},
                     const std::vector<std::string>& cc = {});
    Result<std::string> try_post(const services::Recipient& to, const std::vector<std::string>& cc = {});
    AccountId add_account(const std::string& username, store::AccountState state);
    store::Mail mail(const std::string& id);
    /// One round of a sender whose server answers so; the letters it was given are added to `envelopes`, `messages`.
    mail::SendReport round(const mail::DeliveryReport& answer = {mail::Delivery::Taken, {}});
    mail::SendReport round(mail::MailSender& sender);
    mail::MailSender sender(const mail::DeliveryReport& answer = {mail::Delivery::Taken, {}});
    /// The first column of the first row, as text.
    std::string text(const std::string& query);
    /// Runs a statement; "" or the error's code.
    std::string run(const std::string& statement);

    ScratchFolder folder;
    std::unique_ptr<store::Database> database;
    FixedClock clock;
    Settings settings;
    crypto::ServerKey key;
    std::vector<mail::Envelope> envelopes;
    std::vector<std::string> messages;
};

/// Every slot that any letter has, with a value of its own.
mail::Slots all_slots();
