// Many people at once: the lists of Authorisers and what was done to one of them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "server/store/invitation_store.h"
#include "shared/policy/access_state.h"

namespace store {

/// As much of somebody as a card shows, and what their state is computed from.
struct PersonLine {
    AccountId id{};
    std::string public_id, first_name, last_name;
    policy::AccessFacts facts;
    std::optional<Instant> last_sign_in_at, activated_at, removed_at;
    std::string removed_why;
    Invitation invitation;  // the last one's moments; without a row: id 0
    int steps{}, steps_done{};

    std::string name() const { return first_name + (first_name.empty() ? "" : " ") + last_name; }
};

/// Where the last invitation stands.
policy::AccessFacts::Invitation invitation_state(const Invitation& invitation);

/// Whoever has a grant, live or ended since `since`, at a service of this Authoriser: held_grants_under by person.
/// By last name.
Result<std::vector<PersonLine>> people_under(Tx& tx, AccountId authoriser, Instant since);

struct HistoryRow {
    Instant at{};
    std::string action, by, outcome, reason;  // by: a name; reason: word, where the row has one
};
/// What was done to this account or service, newest first, at most 100: invitations, names, services, reviews,
/// restrictions. Never what the person did.
Result<std::vector<HistoryRow>> history_of(Tx& tx, const std::string& public_id, const std::string& kind = "account");

}  // namespace store
