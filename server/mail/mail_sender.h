// Sends the letters that wait. Each is claimed before and settled after: what was taken is not sent again, and one
// whose fate nobody knows, because the program ended in between, is tried again under the same Message-ID. A person may
// so get a letter twice after a crash; nobody misses one.
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

#include "server/config/settings.h"
#include "server/core/clock.h"
#include "server/crypto/server_key.h"
#include "server/mail/smtp.h"
#include "server/store/database.h"
#include "server/store/mail_store.h"

namespace mail {

struct SendReport {
    int sent{}, waiting{}, failed{};  // of the letters that were due
    friend bool operator==(const SendReport&, const SendReport&) = default;
};

class MailSender {
  public:
    using Deliver = std::function<DeliveryReport(const Envelope&, const std::string& message)>;

    /// By SMTP, as the settings say. All that is passed must outlive it.
    MailSender(const Settings& settings, const Clock& clock, store::Database& database, const crypto::ServerKey& key);
    MailSender(const Settings& settings, const Clock& clock, store::Database& database, const crypto::ServerKey& key,
               Deliver deliver);
    /// Waits for the letter that is on its way.
    ~MailSender();
    MailSender(const MailSender&) = delete;
    MailSender& operator=(const MailSender&) = delete;

    /// One round: tries every letter that is due at `now`, longest first, and stops at the first that the server did
    /// not take for a passing reason. Sends nothing on training data (REG-2) or without `mail.smtp_url`. Every letter
    /// that was sent, or given up, leaves an audit row. Errors: those of the database.
    Result<SendReport> send_due(Instant now);

    /// Rounds in a thread of its own until destroyed, one every few seconds and at every nudge. Does nothing on
    /// training data or without `mail.smtp_url`.
    void start();
    /// There may be a letter: look now.
    void nudge();

  private:
    bool may_send() const;
    void run();
    Result<bool> recipient_is_gone(store::Tx& tx, const store::Mail& letter) const;
    Result<std::optional<store::Mail>> claim(Instant now, SendReport& report);
    DeliveryReport deliver(const store::Mail& letter, Instant now) const;
    Status settle(const store::Mail& letter, const DeliveryReport& outcome, Instant now, SendReport& report);
    Status give_up(store::Tx& tx, const store::Mail& letter, const std::string& error, Instant now);

    const Settings& settings_;
    const Clock& clock_;
    store::Database& database_;
    const crypto::ServerKey key_;
    const Deliver deliver_;
    std::mutex mutex_;
    std::condition_variable woken_;
    bool nudged_ = false, ending_ = false;
    std::thread thread_;
};

/// How long a letter waits after its `tries`th try: the first wait, then four times longer each time, a day at most.
std::chrono::seconds wait_after(int tries, const Settings::Mail& settings);
/// The owner under which a letter's body is sealed.
std::string seal_owner(const std::string& public_id);

}  // namespace mail
