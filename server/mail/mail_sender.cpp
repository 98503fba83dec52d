#include "server/mail/mail_sender.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "server/mail/letters.h"
#include "server/mail/message.h"
#include "server/store/account_store.h"
#include "server/store/audit_store.h"

namespace mail {
namespace {

constexpr std::chrono::seconds kLongestWait = std::chrono::hours(24);
constexpr std::chrono::seconds kBetweenRounds{5};

Status record(store::Tx& tx, const store::Mail& letter, const std::string& outcome, const std::string& error,
              Instant now)
{
    store::AuditEvent event;
    event.at = now;
    event.capability = "system";
    event.action = "mail.send";
    event.object_kind = "mail";
    event.object_id = letter.public_id;
    event.outcome = outcome;
    nlohmann::json detail{{"letter", letter.code}};
    if (!error.empty()) detail["why"] = error;
    event.detail = detail.dump();
    return store::append(tx, event);
}

}  // namespace

std::chrono::seconds wait_after(int tries, const Settings::Mail& settings)
{
    std::chrono::seconds wait{settings.retry_seconds};
    for (int i = 1; i < tries && wait < kLongestWait; ++i) wait *= 4;
    return std::min(wait, kLongestWait);
}

std::string seal_owner(const std::string& public_id) { return "mail " + public_id; }

MailSender::MailSender(const Settings& settings, const Clock& clock, store::Database& database,
                       const crypto::ServerKey& key)
    : MailSender(settings, clock, database, key,
                 [server = settings.mail](const Envelope& envelope, const std::string& message) {
                     return send_by_smtp(server, envelope, message);
                 })
{
}

MailSender::MailSender(const Settings& settings, const Clock& clock, store::Database& database,
                       const crypto::ServerKey& key, Deliver deliver)
    : settings_(settings), clock_(clock), database_(database), key_(key), deliver_(std::move(deliver))
{
}

MailSender::~MailSender()
{
    {
        const std::lock_guard lock(mutex_);
        ending_ = true;
    }
    woken_.notify_all();
    if (thread_.joinable()) thread_.join();
}

bool MailSender::may_send() const
{
    return database_.kind() == store::DataKind::Real && !settings_.mail.smtp_url.empty();
}

void MailSender::start()
{
    if (may_send() && !thread_.joinable()) thread_ = std::thread([this] { run(); });
}

void MailSender::nudge()
{
    {
        const std::lock_guard lock(mutex_);
        nudged_ = true;
    }
    woken_.notify_all();
}

void MailSender::run()
{
    std::unique_lock lock(mutex_);
    while (!ending_) {
        nudged_ = false;
        lock.unlock();
        // A round that failed is a fault of the database; the letters wait in it, and so the next round finds them.
        static_cast<void>(send_due(clock_.now()));
        lock.lock();
        woken_.wait_for(lock, kBetweenRounds, [this] { return ending_ || nudged_; });
    }
}

Result<SendReport> MailSender::send_due(Instant now)
{
    SendReport report;
    if (!may_send()) return report;
    for (;;) {
        {
            const std::lock_guard lock(mutex_);
            if (ending_) return report;
        }
        const auto letter = claim(now, report);
        if (!letter) return fail(letter.error());
        if (!*letter) return report;
        const auto outcome = deliver(**letter, now);
        if (auto done = settle(**letter, outcome, now, report); !done) return fail(done.error());
        if (outcome.delivery == Delivery::Later) return report;
    }
}

Result<bool> MailSender::recipient_is_gone(store::Tx& tx, const store::Mail& letter) const
{
    const auto code = letter_of(letter.code);
    if (!letter.to_account || (code && template_of(*code).to_the_gone == ToTheGone::Sends)) return false;
    const auto account = store::find_account(tx, *letter.to_account);
    if (!account) return fail(account.error());
    return !*account || (*account)->state == store::AccountState::Inactive;
}

// Letters to those who are gone are given up on the way to the first that is to be sent.
Result<std::optional<store::Mail>> MailSender::claim(Instant now, SendReport& report)
{
    // Looked for on a reader first: a round that finds nothing costs no write.
    const auto any = database_.read([&](store::Tx& tx) { return store::due_mail(tx, now); });
    if (!any) return fail(any.error());
    if (!*any) return std::nullopt;
    return database_.act([&](store::Tx& tx) -> Result<std::optional<store::Mail>> {
        for (;;) {
            auto letter = store::due_mail(tx, now);
            if (!letter || !*letter) return letter;
            const auto gone = recipient_is_gone(tx, **letter);
            if (!gone) return fail(gone.error());
            if (!*gone) {
                const auto tries = ++(*letter)->tries;
                if (auto done = store::claim_mail(tx, (*letter)->public_id, now + wait_after(tries, settings_.mail));
                    !done)
                    return fail(done.error());
                return letter;
            }
            if (auto done = give_up(tx, **letter, "recipient_gone", now); !done) return fail(done.error());
            ++report.failed;
        }
    });
}

DeliveryReport MailSender::deliver(const store::Mail& letter, Instant now) const
{
    auto body = key_.open(letter.body, seal_owner(letter.public_id));
    if (!body) return {Delivery::Refused, "unreadable"};  // sealed under another key, or damaged
    Message message{.from = {settings_.product.name, settings_.mail.sender},
                    .to = {letter.to_name, letter.to_address},
                    .reply_to = settings_.mail.reply_to,
                    .cc = letter.cc,
                    .id = letter.public_id,
                    .subject = letter.subject,
                    .body = std::move(*body)};
    Envelope envelope{settings_.mail.sender, {letter.to_address}};
    envelope.to.insert(envelope.to.end(), letter.cc.begin(), letter.cc.end());
    return deliver_(envelope, wire_form(message, now));
}

Status MailSender::settle(const store::Mail& letter, const DeliveryReport& outcome, Instant now, SendReport& report)
{
    const bool is_last = letter.tries >= settings_.mail.max_tries;
    switch (outcome.delivery) {
        case Delivery::Taken: ++report.sent; break;
        case Delivery::Refused: ++report.failed; break;
        case Delivery::Later: ++(is_last ? report.failed : report.waiting); break;
    }
    return database_.act([&](store::Tx& tx) -> Status {
        switch (outcome.delivery) {
            case Delivery::Taken:
                if (auto done = store::settle_sent(tx, letter.public_id, now); !done) return done;
                return record(tx, letter, "done", {}, now);
            case Delivery::Refused: return give_up(tx, letter, outcome.error, now);
            case Delivery::Later:
                if (is_last) return give_up(tx, letter, outcome.error, now);
                return store::settle_waiting(tx, letter.public_id, outcome.error);
        }
        return {};
    });
}

Status MailSender::give_up(store::Tx& tx, const store::Mail& letter, const std::string& error, Instant now)
{
    if (auto done = store::settle_failed(tx, letter.public_id, error); !done) return done;
    return record(tx, letter, "failed", error, now);
}

}  // namespace mail
