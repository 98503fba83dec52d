// The first step: username and password (REG-18), with one answer for everything that is wrong with them (REG-21).
#include <nlohmann/json.hpp>

#include "server/crypto/random.h"
#include "server/services/mail_service.h"
#include "server/services/sign_in_parts.h"
#include "server/store/audit_store.h"
#include "server/store/duty_store.h"
#include "server/store/person_store.h"

namespace services {
namespace {

// All that is known before the password is looked at.
struct Knock {
    std::optional<store::Account> account;
    store::Door door;
    std::string device;  // digest of a token that this server gave out; empty: none
    bool locked{};
};

// What the slow work outside the unit found.
struct Verdict {
    bool matches{};
    std::string new_hash;  // not empty: made anew, since the parameters have changed
};

Result<Knock> knock(store::Tx& tx, const SignInService::Parts& parts, const SignInForm& form)
{
    const auto username = store::fold_username(form.username);
    Knock found;
    auto account = store::find_account(tx, username);
    if (!account) return fail(account.error());
    found.account = std::move(*account);
    found.door.name = parts.name_digest(username);

    const auto device = digest_of_token(form.device_token);
    const auto given_out = store::is_any_known_device(tx, device);
    if (!given_out) return fail(given_out.error());
    if (*given_out) found.device = device;
    const auto known = store::is_known_device(tx, found.account ? found.account->id : AccountId{}, device);
    if (!known) return fail(known.error());
    if (*known) found.door.device = device;

    const auto locked = parts.is_locked(tx, found.door, parts.clock.now());
    if (!locked) return fail(locked.error());
    found.locked = *locked;
    return found;
}

Result<Verdict> judge(SignInService::Parts& parts, const Knock& before, const std::string& password)
{
    Verdict verdict;
    if (before.locked) return verdict;  // nobody gets to guess, so there is nothing to hide behind slow work
    const auto matches = before.account ? parts.hasher.matches(before.account->password_hash, password)
                                        : parts.hasher.matches_nobody(password);
    if (!matches) return fail(matches.error());
    verdict.matches = *matches;
    if (verdict.matches && parts.hasher.is_outdated(before.account->password_hash)) {
        auto hash = parts.hasher.hash(password);
        if (!hash) return fail(hash.error());
        verdict.new_hash = std::move(*hash);
    }
    return verdict;
}

/// Somebody whose access has ended knows the password still: their last Authorisers and the Department hear of it, once
/// a day. The browser is told nothing of it.
Status tell_of_attempt(store::Tx& tx, const SignInService::Parts& parts, const StepRecord& record, AccountId account)
{
    constexpr const char *kTold = "sign_in.after_end", *kAgain = "sign_in.after_end_again";
    const auto person = store::find_person(tx, account);
    if (!person) return fail(person.error());
    if (!*person || !(*person)->removed_at) return {};
    const auto is_told = store::has_done_since(tx, record.actor, kTold, record.at - std::chrono::hours(24));
    if (!is_told) return fail(is_told.error());
    auto row = record;
    row.action = *is_told ? kAgain : kTold;
    if (auto done = parts.record_done(tx, row, {{"reason", (*person)->removed_why}}); !done) return done;
    if (*is_told) return {};

    const Postman postman(parts.settings, parts.key, parts.database.kind());
    const mail::Slots slots{
        {"person", (*person)->name()}, {"username", (*person)->username}, {"at", in_letter(record.at)}};
    // An address that no letter can go to must not show in the answer.
    const auto is_fault = [](const auto& posted) { return !posted && posted.error().kind == ErrorKind::Unavailable; };
    const auto ids = store::authorisers_at_end(tx, account);
    if (!ids) return fail(ids.error());
    for (const auto id : *ids) {
        const auto to = store::find_person(tx, id);
        if (!to) return fail(to.error());
        if (!*to || id == account) continue;
        const auto posted = postman.post(tx, record.at, mail::LetterCode::RemovedAttempt,
                                         {.address = (*to)->email, .name = (*to)->name(), .account = (*to)->id}, slots);
        if (is_fault(posted)) return fail(posted.error());
    }
    const auto posted = postman.post_to_department(tx, record.at, mail::LetterCode::RemovedAttempt, slots);
    if (is_fault(posted)) return fail(posted.error());
    return {};
}

}  // namespace

Result<SignInStep> SignInService::sign_in(const SignInForm& form)
{
    auto& parts = *parts_;
    const auto before = parts.database.read([&](store::Tx& tx) { return knock(tx, parts, form); });
    if (!before) return fail(before.error());
    const auto verdict = judge(parts, *before, form.password);
    if (!verdict) return fail(verdict.error());

    return parts.database.act([&](store::Tx& tx) -> Result<SignInStep> {
        // Looked at again: many guesses may have been judged at once, and only five of them may be answered.
        const auto now = knock(tx, parts, form);
        if (!now) return fail(now.error());
        StepRecord record{.action = "sign_in.password",
                          .at = parts.clock.now(),
                          .network = form.network,
                          .actor = now->account ? now->account->public_id : std::string(),
                          .session = {},
                          .capability = {}};
        if (now->locked) return parts.refuse(tx, record, ErrorKind::TooMany, "sign_in.locked");
        const bool same_password =
            before->account && now->account && before->account->password_hash == now->account->password_hash;
        if (!verdict->matches || !same_password) return parts.refuse_and_count(tx, now->door, record);

        if (!verdict->new_hash.empty())
            if (auto done = store::set_password_hash(tx, now->account->id, verdict->new_hash); !done)
                return fail(done.error());
        SignInStep step;
        step.session_token = crypto::random_token();
        const store::NewSession session{.public_id = crypto::random_id(),
                                        .token_hash = digest_of_token(step.session_token),
                                        .account = now->account->id,
                                        .stage = now->account->totp_secret.empty() ? Stage::Enrolment : Stage::Code,
                                        .device = now->device,
                                        .at = record.at};
        const auto id = store::add_session(tx, session);
        if (!id) return fail(id.error());
        record.session = session.public_id;
        if (auto done = parts.record_done(tx, record, nlohmann::json::object()); !done) return fail(done.error());
        if (now->account->state == store::AccountState::Inactive)
            if (auto done = tell_of_attempt(tx, parts, record, now->account->id); !done) return fail(done.error());
        auto view = parts.view_after(tx, *id, record.at);
        if (!view) return fail(view.error());
        step.view = std::move(*view);
        return step;
    });
}

}  // namespace services
