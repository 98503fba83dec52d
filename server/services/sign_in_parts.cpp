#include "server/services/sign_in_parts.h"

#include <nlohmann/json.hpp>

#include "server/crypto/hash.h"
#include "server/crypto/random.h"
#include "server/store/audit_store.h"
#include "server/store/person_store.h"
#include "server/store/review_store.h"

namespace services {
namespace {

Status record_step(store::Tx& tx, const StepRecord& record, const std::string& outcome, const nlohmann::json& detail)
{
    store::AuditEvent event;
    event.at = record.at;
    event.actor = record.actor;
    event.capability = record.capability;
    event.action = record.action;
    event.object_kind = "account";
    event.object_id = record.actor;
    event.outcome = outcome;
    event.session = record.session;
    event.network = record.network;
    event.detail = detail.dump();
    return store::append(tx, event);
}

}  // namespace

std::string name_digest(const crypto::ServerKey& key, const std::string& folded_username)
{
    return key.digest("user name", folded_username);
}

std::string digest_of_token(const std::string& token)
{
    return token.empty() ? std::string() : crypto::sha256_hex(token);
}

Status SignInService::Parts::record_done(store::Tx& tx, const StepRecord& record, const nlohmann::json& detail) const
{
    return record_step(tx, record, "done", detail);
}

tl::unexpected<Error> SignInService::Parts::refuse(store::Tx& tx, const StepRecord& record, ErrorKind kind,
                                                   const std::string& code, const std::string& field) const
{
    if (auto done = record_step(tx, record, "refused", {{"code", code}}); !done) return fail(done.error());
    return fail(kind, code, field);
}

Result<AtStep> SignInService::Parts::at_step(store::Tx& tx, SessionId session, Stage stage, StepRecord record,
                                             std::optional<Stage> or_stage) const
{
    record.at = clock.now();
    const auto live = store::require_live(tx, session, record.at, settings.session);
    if (!live && live.error().kind == ErrorKind::SignedOut)
        return refuse(tx, record, live.error().kind, live.error().code);
    if (!live) return fail(live.error());
    record.actor = live->account_id;
    record.session = live->public_id;
    if (live->stage == Stage::Locked && stage != Stage::Locked)
        return refuse(tx, record, ErrorKind::SignedOut, "session.locked");
    if (live->stage != stage && live->stage != or_stage.value_or(stage))
        return refuse(tx, record, ErrorKind::Conflict, "sign_in.wrong_step");

    const auto account = store::find_account(tx, live->account);
    if (!account) return fail(account.error());
    if (!*account) return fail(ErrorKind::Unavailable, "database.failed", {}, "a session without its account");
    auto door = door_of(tx, **account, live->device);
    if (!door) return fail(door.error());
    return AtStep{*live, **account, *door, record};
}

Result<store::Door> SignInService::Parts::door_of(store::Tx& tx, const store::Account& account,
                                                  const std::string& device) const
{
    const auto known = store::is_known_device(tx, account.id, device);
    if (!known) return fail(known.error());
    return store::Door{.name = name_digest(account.username), .device = *known ? device : std::string()};
}

Result<bool> SignInService::Parts::is_locked(store::Tx& tx, const store::Door& door, Instant now) const
{
    const auto failures = store::failures_at(tx, door);
    if (!failures) return fail(failures.error());
    return now < failures->locked_until;
}

Result<bool> SignInService::Parts::count_failure(store::Tx& tx, const store::Door& door, Instant now) const
{
    auto failures = store::failures_at(tx, door);
    if (!failures) return fail(failures.error());
    ++failures->count;
    const bool locks = failures->count >= settings.sign_in.failures_before_lock;
    if (locks) *failures = {.count = 0, .locked_until = now + std::chrono::minutes(settings.sign_in.lock_minutes)};
    if (auto done = store::set_failures(tx, door, *failures, now); !done) return fail(done.error());
    return locks;
}

Status SignInService::Parts::record_lock(store::Tx& tx, const store::Door& door, const StepRecord& record) const
{
    StepRecord lock = record;
    lock.action = "sign_in.lock";
    lock.capability = "system";
    return record_done(tx, lock, {{"name", door.name}, {"known_device", !door.device.empty()}});
}

tl::unexpected<Error> SignInService::Parts::refuse_and_count(store::Tx& tx, const store::Door& door,
                                                             const StepRecord& record, const std::string& field) const
{
    const auto locks = count_failure(tx, door, record.at);
    if (!locks) return fail(locks.error());
    auto refused = refuse(tx, record, ErrorKind::Invalid, "sign_in.failed", field);
    if (*locks)
        if (auto done = record_lock(tx, door, record); !done) return fail(done.error());
    return refused;
}

namespace {

/// UAR-12: a User whom nothing but an overdue review keeps out is told so. From its first moment, whether or not the
/// clock that locks has run; whoever signs in for more than looking at children does so as before (UAR-7).
Result<bool> is_paused(store::Tx& tx, const AtStep& at)
{
    const auto person = store::find_person(tx, at.account.id);
    if (!person) return fail(person.error());
    if (!*person) return false;
    const auto facts = store::access_facts(tx, **person);
    if (!facts) return fail(facts.error());
    if (facts->restricted || facts->held || facts->credential_lapsed || facts->other_capability) return false;
    return store::is_paused_by_review(tx, at.account.id, melbourne_day(at.record.at));
}

}  // namespace

Status SignInService::Parts::check_state(store::Tx& tx, const AtStep& at) const
{
    if (at.session.stage == Stage::Registration) return {};  // the account opens at the end of it
    const auto state = at.account.state;
    bool is_by_review = false;
    if (state == store::AccountState::Active || state == store::AccountState::Locked) {
        const auto paused = is_paused(tx, at);
        if (!paused) return fail(paused.error());
        is_by_review = *paused;
    }
    if ((state == store::AccountState::Active || at.account.is_locked_by_credential) && !is_by_review) return {};
    const auto why = is_by_review ? std::string("paused") : store::word_of(state);
    if (auto done = store::end_session(tx, at.session.id, "account " + why, at.record.at); !done) return done;
    return refuse(tx, at.record, ErrorKind::Forbidden, "account." + why);
}

Result<std::string> SignInService::Parts::step_up(store::Tx& tx, const AtStep& at, Stage stage) const
{
    auto token = crypto::random_token();
    if (auto done = store::advance_session(tx, at.session.id, stage, digest_of_token(token), at.record.at); !done)
        return fail(done.error());
    return token;
}

}  // namespace services
