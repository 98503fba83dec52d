// Letters that wait, were sent, or are kept on the screen of a training room (REG-1, REG-2). Bodies are sealed.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "server/store/database.h"
#include "shared/core/date.h"
#include "shared/domain/ids.h"

namespace store {

enum class MailState { Queued, Sent, Failed, Kept };
/// "queued", "sent", "failed", "kept".
std::string word_of(MailState state);
std::optional<MailState> mail_state_of(const std::string& word);

struct Mail {
    std::string public_id;
    std::string code;  // which letter: server/mail/letters.def
    std::string to_address, to_name;
    std::optional<AccountId> to_account;  // nothing: an office
    std::vector<std::string> cc;          // addresses
    std::string subject;
    std::string body;  // sealed; empty once it was sent
    MailState state{};
    Instant queued_at{};
    std::optional<Instant> sent_at;
    int tries{};
    Instant next_try_at{};
    std::string last_error;  // "away", "refused", ...; empty: none
};

/// Adds a letter in the state that it has; sent_at, tries and last_error are not looked at.
/// Errors: Unavailable "database.failed" for a letter on training data that is not Kept (REG-2).
Status queue_mail(Tx& tx, const Mail& mail);

/// The queued letter that has been due longest at `now`, or nothing.
Result<std::optional<Mail>> due_mail(Tx& tx, Instant now);
/// When the next queued letter is due, or nothing when none waits.
Result<std::optional<Instant>> next_due_mail(Tx& tx);
/// One more try has begun. Whoever stops before settle_* has it tried again at `again_at`.
Status claim_mail(Tx& tx, const std::string& public_id, Instant again_at);
/// A server has taken it; the body is forgotten.
Status settle_sent(Tx& tx, const std::string& public_id, Instant now);
/// It waits on, until the moment that claim_mail named.
Status settle_waiting(Tx& tx, const std::string& public_id, const std::string& error);
/// It will not be tried again; the body stays, so that somebody may have it tried once more.
Status settle_failed(Tx& tx, const std::string& public_id, const std::string& error);
/// A failed letter waits again, as if it had never been tried. False when there is none that failed under this id.
Result<bool> retry_mail(Tx& tx, const std::string& public_id, Instant now);

struct MailPage {
    std::vector<Mail> mails;  // newest first, without their bodies
    int total{};              // of all pages
};
/// Errors: none but the database's. `limit` letters after the first `offset`.
Result<MailPage> list_mail(Tx& tx, std::optional<MailState> state, int limit, int offset);
/// One letter with its sealed body, or nothing.
Result<std::optional<Mail>> find_mail(Tx& tx, const std::string& public_id);

}  // namespace store
