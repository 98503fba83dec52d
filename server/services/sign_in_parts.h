// What the steps of signing in share. Inside server/services only.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>

#include "server/crypto/password_hash.h"
#include "server/crypto/server_key.h"
#include "server/services/sign_in_service.h"
#include "server/store/account_store.h"
#include "server/store/database.h"
#include "server/store/sign_in_store.h"

namespace services {

/// Who is at which step, for the audit row of that step.
struct StepRecord {
    std::string action;  // "sign_in.code"
    Instant at = {};
    std::string network = {};
    std::string actor = {};    // public id; empty before anyone is known
    std::string session = {};  // public id
    std::string capability = {};
};

/// A session that stands at the step it asks for.
struct AtStep {
    store::LiveSession session;
    store::Account account;
    store::Door door;
    StepRecord record;
};

/// REG-21. How the name that somebody typed is called in the store.
std::string name_digest(const crypto::ServerKey& key, const std::string& folded_username);

struct SignInService::Parts {
    store::Database& database;
    const Clock& clock;
    const Settings& settings;
    const crypto::ServerKey key;
    crypto::PasswordHasher hasher;

    /// `or_stage`: where the same step is taken as well.
    /// Errors: SignedOut "session.ended", "session.locked", Conflict "sign_in.wrong_step"; all are recorded.
    Result<AtStep> at_step(store::Tx& tx, SessionId session, Stage stage, StepRecord record,
                           std::optional<Stage> or_stage = {}) const;

    Status record_done(store::Tx& tx, const StepRecord& record, const nlohmann::json& detail) const;
    /// Records the refusal, and answers it.
    tl::unexpected<Error> refuse(store::Tx& tx, const StepRecord& record, ErrorKind kind, const std::string& code,
                                 const std::string& field = {}) const;

    std::string name_digest(const std::string& folded_username) const
    {
        return services::name_digest(key, folded_username);
    }
    Result<store::Door> door_of(store::Tx& tx, const store::Account& account, const std::string& device) const;
    Result<bool> is_locked(store::Tx& tx, const store::Door& door, Instant now) const;
    /// Counts a failure. True: it is the one that locks the door.
    Result<bool> count_failure(store::Tx& tx, const store::Door& door, Instant now) const;
    /// The row of a door that locks.
    Status record_lock(store::Tx& tx, const store::Door& door, const StepRecord& record) const;
    /// Counts a failure and answers "sign_in.failed"; the one that locks the door has a row of its own.
    tl::unexpected<Error> refuse_and_count(store::Tx& tx, const store::Door& door, const StepRecord& record,
                                           const std::string& field = {}) const;

    /// REG-18, after both factors. Not active: the session ends, and the answer says why; but a credential that ran out
    /// is still to be renewed (Q20).
    Status check_state(store::Tx& tx, const AtStep& at) const;
    /// A new stage and a new token, which is answered.
    Result<std::string> step_up(store::Tx& tx, const AtStep& at, Stage stage) const;

    SessionView signed_out_view() const;
    Result<SessionView> view_of(store::Tx& tx, const store::LiveSession& session, Instant now) const;
    /// The same, read again after a step.
    Result<SessionView> view_after(store::Tx& tx, SessionId session, Instant now) const;
};

std::string digest_of_token(const std::string& token);
/// The secret and its picture, as an authenticator reads it.
EnrolmentView enrolment_view(const std::string& secret, const std::string& product, const std::string& username);

}  // namespace services
