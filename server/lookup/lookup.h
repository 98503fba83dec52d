// REG-11: asks the registers whether a clearance, a registration or a training receipt is this person's and stands. Two
// forms of each: a list that an administrator has loaded into this database (`childlink register load`), and a register
// that answers by HTTP (`lookup.*`). Either way the rules are applied here, so that both say the same.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "server/config/settings.h"
#include "server/core/clock.h"
#include "server/store/database.h"

namespace lookup {

enum class Finding {
    Valid,
    NameMismatch,  // the number is there, under another name; says nothing more about it (REG-9, REG-10)
    NotFound,
    NotCurrent,   // expired, or barred: `status` says which (REG-12)
    Taken,        // the receipt is another person's (REG-13); tell people the same as NotFound
    Unavailable,  // nobody knows: leaves the step open and never passes it
};
/// "valid", "name_mismatch", "not_found", "not_current", "taken", "unavailable".
std::string_view word_of(Finding finding);

struct CredentialAsked {
    std::string kind;  // "wwcc", "vit"
    std::string number, first_name, last_name;
};
struct CredentialFound {
    Finding finding = Finding::Unavailable;
    std::string
        expires_on{};      // of Valid and NotCurrent: the last day, as ISO writes it; empty: the register names none
    std::string status{};  // of Valid and NotCurrent: current, expired, excluded, interim_excluded, suspended,
                           // revoked, cancelled
};

/// Of clearances to work with children and of registered teachers.
class CredentialRegister {
  public:
    virtual ~CredentialRegister() = default;
    /// May block for `lookup.timeout_seconds`; never inside a unit of work. From any thread.
    virtual CredentialFound check(const CredentialAsked& asked) = 0;
};

struct ReceiptAsked {
    std::string number, first_name, last_name;
    std::string account;  // public id
};
struct ReceiptFound {
    Finding finding = Finding::Unavailable;
    std::string trained_on{};  // of Valid, as ISO writes it
};

/// Of certificates of the training.
class TrainingRegister {
  public:
    virtual ~TrainingRegister() = default;
    /// A receipt that is Valid belongs to the account from then on, and to nobody else (REG-13). Blocks and writes:
    /// never inside a unit of work. From any thread.
    virtual ReceiptFound check(const ReceiptAsked& asked) = 0;
};

struct Registers {
    std::unique_ptr<CredentialRegister> credentials;
    std::unique_ptr<TrainingRegister> training;
};
/// Each register by HTTP where its URL is set, out of the loaded list otherwise. On training data always the list:
/// invented people are not asked about elsewhere. All that is passed must outlive them.
Registers make_registers(const Settings& settings, store::Database& database, const Clock& clock);

}  // namespace lookup
