#include "server/store/session_store.h"

#include <soci/soci.h>

#include <array>
#include <chrono>

#include "server/store/account_store.h"

namespace store {
namespace {

constexpr const char* kSelect =
    "SELECT s.id, s.public_id, s.account_id, a.public_id, a.name, s.stage, a.is_authoriser, a.is_user, "
    "a.is_administrator, a.is_reviewer, a.is_auditor, a.terms_version, a.credential_owed, a.state, a.is_held, "
    "a.credential_state, s.device, s.started_at, s.last_seen_at, s.locked_at IS NOT NULL, "
    "coalesce(s.invitation_id, 0), s.proved, "
    "EXISTS (SELECT 1 FROM sharing_role r WHERE r.account_id = a.id AND r.ended_at IS NULL) "
    "FROM session s JOIN account a ON a.id = s.account_id WHERE s.ended_at IS NULL AND ";

constexpr std::array kStages{Stage::Enrolment, Stage::Code, Stage::Agreement, Stage::Ready};

std::string word_of(Stage stage)
{
    switch (stage) {
        case Stage::SignedOut:
        case Stage::Locked: break;
        case Stage::Enrolment:
        case Stage::Registration: return "enrolment";
        case Stage::Code: return "code";
        case Stage::Terms:
        case Stage::Credential:
        case Stage::Agreement: return "agreement";
        case Stage::Ready: return "ready";
    }
    return {};
}

Stage stage_of(const std::string& word)
{
    for (const Stage stage : kStages)
        if (word_of(stage) == word) return stage;
    return Stage::SignedOut;
}

Instant instant(long long seconds) { return Instant{std::chrono::seconds{seconds}}; }
long long seconds(Instant moment) { return moment.time_since_epoch().count(); }

struct Row {
    long long id{}, account{}, started_at{}, last_seen_at{}, invitation{};
    std::string public_id, account_id, name, stage, state, credential_state, device;
    int is_authoriser{}, is_user{}, is_administrator{}, is_reviewer{}, is_auditor{}, is_locked{};
    int terms_version{}, credential_owed{}, is_held{}, proved{}, has_role{};

    bool is_locked_by_credential() const
    {
        return store::is_locked_by_credential(account_state_of(state), is_held != 0, credential_state);
    }

    /// What is owed stands in the account and not in the session, so that it is owed whenever somebody comes (REG-18).
    Stage stage_now(const Settings::Session& limits) const
    {
        if (is_locked != 0) return Stage::Locked;
        const auto reached = stage_of(stage);
        if (reached == Stage::Enrolment && invitation != 0) return Stage::Registration;
        if (reached != Stage::Agreement) return reached;
        if (terms_version < limits.terms_version) return Stage::Terms;
        return credential_owed != 0 || is_locked_by_credential() ? Stage::Credential : Stage::Agreement;
    }

    LiveSession take(const Settings::Session& limits) const
    {
        return {.id = SessionId{id},
                .public_id = public_id,
                .account = AccountId{account},
                .account_id = account_id,
                .name = name,
                .stage = stage_now(limits),
                .may = {is_authoriser != 0, is_user != 0, is_administrator != 0, is_reviewer != 0, is_auditor != 0,
                        has_role != 0},
                .device = device,
                .invitation = invitation,
                .proved = static_cast<Proved>(proved),
                .started_at = instant(started_at),
                .last_seen_at = instant(last_seen_at)};
    }
};

// Asked at every request and again in every unit of work, so prepared once per connection.
template <class Key>
struct Find {
    Key key{};
    Row row;
    soci::statement find;

    Find(soci::session& sql, const std::string& where)
        : find((sql.prepare << kSelect + where, soci::into(row.id), soci::into(row.public_id), soci::into(row.account),
                soci::into(row.account_id), soci::into(row.name), soci::into(row.stage), soci::into(row.is_authoriser),
                soci::into(row.is_user), soci::into(row.is_administrator), soci::into(row.is_reviewer),
                soci::into(row.is_auditor), soci::into(row.terms_version), soci::into(row.credential_owed),
                soci::into(row.state), soci::into(row.is_held), soci::into(row.credential_state),
                soci::into(row.device), soci::into(row.started_at), soci::into(row.last_seen_at),
                soci::into(row.is_locked), soci::into(row.invitation), soci::into(row.proved),
                soci::into(row.has_role), soci::use(key)))
    {
    }
};
struct FindById : Find<long long> {
    explicit FindById(soci::session& sql) : Find(sql, "s.id = :id") {}
};
struct FindByToken : Find<std::string> {
    explicit FindByToken(soci::session& sql) : Find(sql, "s.token_hash = :token") {}
};

struct Touch {
    long long id{}, now{};
    soci::statement update;
    explicit Touch(soci::session& sql)
        : update((sql.prepare << "UPDATE session SET last_seen_at = :now WHERE id = :id", soci::use(now, "now"),
                  soci::use(id, "id")))
    {
    }
};

// REG-22: at the end's own second the session is over.
std::string overdue(const LiveSession& session, Instant now, const Settings::Session& limits)
{
    if (now >= session.started_at + std::chrono::hours(limits.max_hours)) return "longest";
    if (now >= session.last_seen_at + std::chrono::minutes(limits.idle_minutes)) return "idle";
    return {};
}

// Until both factors are given, what is wrong with an account is not told (REG-18): so it is not looked at before. Whom
// a lapsed credential has locked may go as far as giving a new one (Q20).
bool account_may_go_on(const Row& row)
{
    if (row.state == "active" || row.stage == "enrolment" || row.stage == "code") return true;
    return row.stage == "agreement" && row.is_locked_by_credential();
}

tl::unexpected<Error> ended() { return fail(ErrorKind::SignedOut, "session.ended"); }

}  // namespace

Result<LiveSession> require_live(Tx& tx, SessionId session, Instant now, const Settings::Session& limits)
{
    auto& find = tx.kept<FindById>();
    find.key = session.value;
    if (!find.find.execute(true) || !account_may_go_on(find.row)) return ended();
    auto live = find.row.take(limits);
    if (!overdue(live, now, limits).empty()) return ended();
    return live;
}

Result<LiveSession> require_ready(Tx& tx, SessionId session, Instant now, const Settings::Session& limits)
{
    auto live = require_live(tx, session, now, limits);
    if (live && live->stage == Stage::Locked) return fail(ErrorKind::SignedOut, "session.locked");
    if (live && live->stage != Stage::Ready) return ended();
    return live;
}

Status touch_session(Tx& tx, SessionId session, Instant now)
{
    auto& touch = tx.kept<Touch>();
    touch.id = session.value;
    touch.now = seconds(now);
    touch.update.execute(true);
    return {};
}

Result<std::optional<FoundSession>> find_session(Tx& tx, const std::string& token_hash, Instant now,
                                                 const Settings::Session& limits)
{
    auto& find = tx.kept<FindByToken>();
    find.key = token_hash;
    if (!find.find.execute(true) || !account_may_go_on(find.row)) return std::nullopt;
    auto live = find.row.take(limits);
    auto over = overdue(live, now, limits);
    return FoundSession{std::move(live), std::move(over)};
}

Result<SessionId> add_session(Tx& tx, const NewSession& session)
{
    const auto stage = word_of(session.stage);
    const long long account = session.account.value, at = seconds(session.at), invitation = session.invitation;
    long long id = 0;
    tx.sql() << "INSERT INTO session (public_id, token_hash, account_id, stage, device, started_at, last_seen_at, "
                "invitation_id) VALUES (:public_id, :token, :account, :stage, :device, :at, :at, "
                "nullif(:invitation, 0)) RETURNING id",
        soci::use(session.public_id, "public_id"), soci::use(session.token_hash, "token"),
        soci::use(account, "account"), soci::use(stage, "stage"), soci::use(session.device, "device"),
        soci::use(at, "at"), soci::use(invitation, "invitation"), soci::into(id);
    return SessionId{id};
}

Status advance_session(Tx& tx, SessionId session, Stage stage, const std::string& token_hash, Instant now)
{
    const auto word = word_of(stage);
    const long long id = session.value, at = seconds(now);
    tx.sql() << "UPDATE session SET stage = :stage, token_hash = :token, last_seen_at = :at WHERE id = :id",
        soci::use(word, "stage"), soci::use(token_hash, "token"), soci::use(at, "at"), soci::use(id, "id");
    return {};
}

Status set_proved(Tx& tx, SessionId session, Proved proved, const std::string& token_hash, Instant now)
{
    const int shown = static_cast<int>(proved);
    const long long id = session.value, at = seconds(now);
    tx.sql() << "UPDATE session SET proved = :proved, token_hash = :token, last_seen_at = :at WHERE id = :id",
        soci::use(shown, "proved"), soci::use(token_hash, "token"), soci::use(at, "at"), soci::use(id, "id");
    return {};
}

Status lock_session(Tx& tx, SessionId session, Instant now)
{
    const long long id = session.value, at = seconds(now);
    tx.sql() << "UPDATE session SET locked_at = :at WHERE id = :id", soci::use(at, "at"), soci::use(id, "id");
    return {};
}

Status unlock_session(Tx& tx, SessionId session, const std::string& token_hash, Instant now)
{
    const long long id = session.value, at = seconds(now);
    tx.sql() << "UPDATE session SET locked_at = NULL, token_hash = :token, last_seen_at = :at WHERE id = :id",
        soci::use(token_hash, "token"), soci::use(at, "at"), soci::use(id, "id");
    return {};
}

Status set_session_device(Tx& tx, SessionId session, const std::string& device)
{
    const long long id = session.value;
    tx.sql() << "UPDATE session SET device = :device WHERE id = :id", soci::use(device, "device"), soci::use(id, "id");
    return {};
}

Status end_session(Tx& tx, SessionId session, const std::string& reason, Instant now)
{
    const long long id = session.value, at = seconds(now);
    tx.sql() << "UPDATE session SET ended_at = :at, end_reason = :reason WHERE id = :id AND ended_at IS NULL",
        soci::use(at, "at"), soci::use(reason, "reason"), soci::use(id, "id");
    tx.sql() << "UPDATE keyed_act SET answer = '' WHERE session_id = :id", soci::use(id);
    return {};
}

Result<std::vector<std::string>> end_sessions(Tx& tx, AccountId account, const std::string& reason, Instant now,
                                              SessionId except)
{
    const long long id = account.value, kept = except.value, at = seconds(now);
    std::vector<std::string> ended_ids;
    std::string public_id;
    soci::statement rows =
        (tx.sql().prepare << "SELECT public_id FROM session WHERE account_id = :account AND ended_at IS NULL "
                             "AND id <> :kept ORDER BY id",
         soci::into(public_id), soci::use(id, "account"), soci::use(kept, "kept"));
    rows.execute();
    while (rows.fetch()) ended_ids.push_back(public_id);
    tx.sql() << "UPDATE keyed_act SET answer = '' WHERE session_id IN (SELECT id FROM session "
                "WHERE account_id = :account AND ended_at IS NULL AND id <> :kept)",
        soci::use(id, "account"), soci::use(kept, "kept");
    tx.sql() << "UPDATE session SET ended_at = :at, end_reason = :reason WHERE account_id = :account "
                "AND ended_at IS NULL AND id <> :kept",
        soci::use(at, "at"), soci::use(reason, "reason"), soci::use(id, "account"), soci::use(kept, "kept");
    return ended_ids;
}

}  // namespace store
