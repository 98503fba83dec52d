// Invitations: the authorisation in writing (ACT-7), the link that it was sent with, and the steps behind it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "server/store/database.h"
#include "shared/core/date.h"
#include "shared/domain/ids.h"
#include "shared/policy/tries.h"

namespace store {

struct Invitation {
    std::int64_t id{};
    std::string public_id;
    AccountId account{};
    AccountId invited_by{};  // 0: an operator
    bool makes_authoriser{};
    std::string user_type, purpose, services;  // services: JSON, their names as they were
    Instant invited_at{}, sent_at{};
    std::string token_hash;  // empty: no link works
    std::optional<Instant> opened_at, done_at, cancelled_at;

    bool is_open() const { return !done_at && !cancelled_at; }
};

/// `id` is ignored. Errors: Conflict "invitation.open" (one is open for this account).
Result<std::int64_t> add_invitation(Tx& tx, const Invitation& invitation);
/// Everything that may change: sent_at, token_hash and the three moments.
Status save_invitation(Tx& tx, const Invitation& invitation);
Result<std::optional<Invitation>> find_invitation(Tx& tx, std::int64_t id);
Result<std::optional<Invitation>> find_invitation_by_token(Tx& tx, const std::string& token_hash);
/// The newest of this account, open or not.
Result<std::optional<Invitation>> last_invitation(Tx& tx, AccountId account);

struct InvitationStep {
    std::string step;  // "password", "factor", "credential", "training", "terms"
    std::optional<Instant> done_at;
    int tries{};  // failed ones since first_try_at (REG-14)
    std::optional<Instant> first_try_at;

    bool is_closed() const { return policy::is_closed({tries, first_try_at}); }
};
/// In the order of REG-7 or REG-8, those that this invitation has.
Result<std::vector<InvitationStep>> steps_of(Tx& tx, std::int64_t invitation);
Status save_step(Tx& tx, std::int64_t invitation, const InvitationStep& step);
/// MAN-11: failed checks of a credential that is owed at sign-in.
Result<policy::Tries> credential_tries(Tx& tx, AccountId account);
/// Without any, forgets them.
Status set_credential_tries(Tx& tx, AccountId account, const policy::Tries& tries);
/// How many people are invited to this service and have not registered yet.
Result<int> invited_at(Tx& tx, ServiceId service);
/// What the steps of a new invitation are: a User's five, an Authoriser's three.
std::vector<std::string> step_names(bool makes_authoriser);

}  // namespace store
