// Leaving the screen for a while and coming back to it (PLT-29): the session stays, and reaches nothing meanwhile.
#include <nlohmann/json.hpp>

#include "server/crypto/random.h"
#include "server/services/sign_in_parts.h"

namespace services {
namespace {

// All that is known before the password is looked at.
struct Attempt {
    AtStep at;
    bool shut{};  // the door is locked: too many have tried it
};

Result<Attempt> attempt(store::Tx& tx, const SignInService::Parts& parts, SessionId session, const StepRecord& record)
{
    auto at = parts.at_step(tx, session, Stage::Locked, record);
    if (!at) return fail(at.error());
    const auto shut = parts.is_locked(tx, at->door, at->record.at);
    if (!shut) return fail(shut.error());
    return Attempt{std::move(*at), *shut};
}

// The hash that the slow work outside the unit is done on; nothing, when there is no point in it.
std::optional<std::string> hash_to_try(store::Tx& tx, const SignInService::Parts& parts, SessionId session)
{
    const auto now = parts.clock.now();
    const auto live = store::require_live(tx, session, now, parts.settings.session);
    if (!live || live->stage != Stage::Locked) return std::nullopt;
    const auto account = store::find_account(tx, live->account);
    if (!account || !*account) return std::nullopt;
    const auto door = parts.door_of(tx, **account, live->device);
    if (!door) return std::nullopt;
    const auto shut = parts.is_locked(tx, *door, now);
    if (!shut || *shut) return std::nullopt;
    return (*account)->password_hash;
}

// REG-21: counted where sign-in counts. The last of the wrong ones ends the session: whoever is there is not its owner.
Result<SignInStep> refuse_password(store::Tx& tx, const SignInService::Parts& parts, const AtStep& at)
{
    const auto locks = parts.count_failure(tx, at.door, at.record.at);
    if (!locks) return fail(locks.error());
    if (!*locks) {
        Error refused = parts.refuse(tx, at.record, ErrorKind::Invalid, "unlock.failed").value();
        if (refused.kind == ErrorKind::Invalid) refused.field = "password";
        return fail(std::move(refused));
    }
    const auto refused = parts.refuse(tx, at.record, ErrorKind::TooMany, "sign_in.locked");
    if (auto done = parts.record_lock(tx, at.door, at.record); !done) return fail(done.error());
    if (auto done = store::end_session(tx, at.session.id, "not unlocked", at.record.at); !done)
        return fail(done.error());
    StepRecord end = at.record;
    end.action = "session.unlock_end";
    end.capability = "system";
    if (auto done = parts.record_done(tx, end, nlohmann::json::object()); !done) return fail(done.error());
    return refused;
}

}  // namespace

Result<SessionView> SignInService::lock(SessionId session, const std::string& network)
{
    const auto& parts = *parts_;
    return parts.database.act([&](store::Tx& tx) -> Result<SessionView> {
        const auto now = parts.clock.now();
        const auto live = store::require_live(tx, session, now, parts.settings.session);
        if (live && live->stage == Stage::Locked) return parts.view_of(tx, *live, now);  // nothing to do or to record
        const auto at = parts.at_step(tx, session, Stage::Ready, {.action = "session.lock", .network = network});
        if (!at) return fail(at.error());
        if (auto done = store::lock_session(tx, session, at->record.at); !done) return fail(done.error());
        if (auto done = parts.record_done(tx, at->record, nlohmann::json::object()); !done) return fail(done.error());
        return parts.view_after(tx, session, at->record.at);
    });
}

Result<SignInStep> SignInService::unlock(SessionId session, const std::string& password, const std::string& network)
{
    auto& parts = *parts_;
    const auto tried = parts.database.read(
        [&](store::Tx& tx) -> Result<std::optional<std::string>> { return hash_to_try(tx, parts, session); });
    if (!tried) return fail(tried.error());
    bool matches = false;
    if (*tried) {
        const auto answer = parts.hasher.matches(**tried, password);
        if (!answer) return fail(answer.error());
        matches = *answer;
    }

    return parts.database.act([&](store::Tx& tx) -> Result<SignInStep> {
        // Looked at again: many guesses may have been judged at once, and only five of them may be answered.
        const auto found = attempt(tx, parts, session, {.action = "session.unlock", .network = network});
        if (!found) return fail(found.error());
        const auto& at = found->at;
        if (found->shut) return parts.refuse(tx, at.record, ErrorKind::TooMany, "sign_in.locked");
        // A door that opened, or a password that changed, since the look above: nothing was judged, nothing is counted.
        if (!*tried || **tried != at.account.password_hash)
            return parts.refuse(tx, at.record, ErrorKind::Conflict, "sign_in.wrong_step");
        if (!matches) return refuse_password(tx, parts, at);

        if (auto done = store::forget_failures(tx, at.door); !done) return fail(done.error());
        SignInStep step;
        step.session_token = crypto::random_token();
        const auto digest = digest_of_token(step.session_token);
        if (auto done = store::unlock_session(tx, session, digest, at.record.at); !done) return fail(done.error());
        if (auto done = parts.record_done(tx, at.record, nlohmann::json::object()); !done) return fail(done.error());
        auto view = parts.view_after(tx, session, at.record.at);
        if (!view) return fail(view.error());
        step.view = std::move(*view);
        return step;
    });
}

}  // namespace services
