// Sessions live in the store: ending one is one row and takes effect on the next request (REG-22).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "server/config/settings.h"
#include "server/store/database.h"
#include "server/store/grant_store.h"
#include "shared/domain/ids.h"
#include "shared/domain/session.h"

namespace store {

/// What a session that registers has shown, besides the link, of what was set up before.
enum class Proved { Link, Password, Factor };

struct LiveSession {
    SessionId id{};
    std::string public_id;  // for the audit log; not the secret
    AccountId account{};
    std::string account_id;  // public id
    std::string name;
    Stage stage{};
    Capabilities may;
    std::string device;         // hash of the known device's token; empty: a stranger's device
    std::int64_t invitation{};  // of a session that began as registration: the row of the invitation; else 0
    Proved proved{};            // while it registers
    Instant started_at{}, last_seen_at{};
};

/// The session, if it is live at `now`: not ended, not idle too long, not past its longest (REG-22), its account able
/// to sign in. To be asked again inside every unit of work. Errors: SignedOut "session.ended".
Result<LiveSession> require_live(Tx& tx, SessionId session, Instant now, const Settings::Session& limits);
/// As require_live, and at stage Ready. Errors: SignedOut "session.ended", "session.locked" (PLT-29).
Result<LiveSession> require_ready(Tx& tx, SessionId session, Instant now, const Settings::Session& limits);
/// Moves the idle end on. Inside the unit that answers the person's own act, never for a look at the session.
Status touch_session(Tx& tx, SessionId session, Instant now);

/// What require_live would say, without ending anything. `overdue`: not yet marked as ended, though past one of its
/// ends.
struct FoundSession {
    LiveSession session;
    std::string overdue;  // "idle", "longest", or empty: live
};
Result<std::optional<FoundSession>> find_session(Tx& tx, const std::string& token_hash, Instant now,
                                                 const Settings::Session& limits);

struct NewSession {
    std::string public_id, token_hash;
    AccountId account{};
    Stage stage{};
    std::string device;
    Instant at{};
    std::int64_t invitation{};  // of a session that registers
};
Result<SessionId> add_session(Tx& tx, const NewSession& session);
/// A step up: new stage, new token.
Status advance_session(Tx& tx, SessionId session, Stage stage, const std::string& token_hash, Instant now);
/// One more thing shown while registering; also moves the idle end on.
Status set_proved(Tx& tx, SessionId session, Proved proved, const std::string& token_hash, Instant now);
/// PLT-29. Nobody is at the screen: the idle end stays where it was.
Status lock_session(Tx& tx, SessionId session, Instant now);
/// Somebody is again: a new token, and the idle end moves on.
Status unlock_session(Tx& tx, SessionId session, const std::string& token_hash, Instant now);
/// The device that the session's browser has become by signing in: failures to unlock are counted there.
Status set_session_device(Tx& tx, SessionId session, const std::string& device);
/// What the session was answered under a key (PLT-25) goes with it.
Status end_session(Tx& tx, SessionId session, const std::string& reason, Instant now);
/// Ends every live session of the account but `except`; answers the public ids of those that it ended.
Result<std::vector<std::string>> end_sessions(Tx& tx, AccountId account, const std::string& reason, Instant now,
                                              SessionId except = {});

}  // namespace store
