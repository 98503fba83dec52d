// Puts letters into the outbox, in the transaction of the act that they tell of (REG-1), and shows what is in it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "server/config/settings.h"
#include "server/crypto/server_key.h"
#include "server/mail/letters.h"
#include "server/store/mail_store.h"

namespace services {

struct Recipient {
    std::string address;
    std::string name;                    // as the letter is addressed; may be empty
    std::optional<AccountId> account{};  // nothing: an office
};

/// One letter of the outbox with its text.
struct OpenedMail {
    store::Mail mail;  // its `body` is empty
    std::string text;  // empty once it was sent, or when it does not open
};

/// "3 Mar 2026, 10:42 am" in Melbourne, as a letter says it.
std::string in_letter(Instant moment);

class Postman {
  public:
    Postman(const Settings& settings, const crypto::ServerKey& key, store::DataKind kind)
        : settings_(settings), key_(key), kind_(kind)
    {
    }

    /// Writes the letter out of its template and keeps it for the sender; on training data, for the screen alone
    /// (REG-2). {product}, {help} and {name} (the recipient's) are filled by themselves, `slots` gives the others; what
    /// it gives goes first. Answers the public id of the letter.
    /// Errors: Invalid "mail.bad_address" on "to" or "cc", "mail.slot_missing"; those of the database.
    Result<std::string> post(store::Tx& tx, Instant now, mail::LetterCode letter, const Recipient& to,
                             mail::Slots slots, const std::vector<std::string>& cc = {}) const;
    /// To the Department's queue, `mail.department`. On real data without that setting nothing is queued and the answer
    /// is empty: the case itself waits in the product.
    Result<std::string> post_to_department(store::Tx& tx, Instant now, mail::LetterCode letter,
                                           mail::Slots slots) const;
    /// Keeps a letter that is written already. Errors: as post, and Invalid "mail.bad_subject" for one with a line
    /// break or another control character, or none at all.
    Result<std::string> queue(store::Tx& tx, Instant now, const mail::Letter& letter, const Recipient& to,
                              const std::vector<std::string>& cc = {}) const;

    /// One letter, opened. Who may see it is the caller's to ask. Errors: NotFound "mail.not_found".
    Result<OpenedMail> open(store::Tx& tx, const std::string& public_id) const;

  private:
    const Settings& settings_;
    const crypto::ServerKey key_;
    const store::DataKind kind_;
};

}  // namespace services
