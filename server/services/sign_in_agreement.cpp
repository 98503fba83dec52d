// The last step: the sensitivity agreement (REG-19). Only an accepted one counts as a sign-in (REG-17).
#include <nlohmann/json.hpp>

#include "server/crypto/random.h"
#include "server/services/sign_in_parts.h"

namespace services {
namespace {

// REG-22: one live session for an account; the newest stays.
Status end_others(store::Tx& tx, const SignInService::Parts& parts, const AtStep& at)
{
    const auto ended = store::end_sessions(tx, at.account.id, "replaced", at.record.at, at.session.id);
    if (!ended) return fail(ended.error());
    for (const auto& session : *ended) {
        StepRecord record = at.record;
        record.action = "session.replaced_end";
        record.session = session;
        record.capability = "system";
        if (auto done = parts.record_done(tx, record, {{"by", at.session.public_id}}); !done) return done;
    }
    return {};
}

// The token that this browser keeps from now on; empty: it keeps the one it has.
Result<std::string> remember_device(store::Tx& tx, const AtStep& at)
{
    const auto token = at.session.device.empty() ? crypto::random_token() : std::string();
    const auto digest = token.empty() ? at.session.device : digest_of_token(token);
    if (auto done = store::remember_device(tx, at.account.id, digest, at.record.at); !done) return fail(done.error());
    if (!token.empty())
        if (auto done = store::set_session_device(tx, at.session.id, digest); !done) return fail(done.error());
    return token;
}

Result<SignInStep> decline(store::Tx& tx, const SignInService::Parts& parts, const AtStep& at)
{
    if (auto done = store::end_session(tx, at.session.id, "declined", at.record.at); !done) return fail(done.error());
    if (auto done = parts.record_done(tx, at.record, {{"accepted", false}}); !done) return fail(done.error());
    return SignInStep{.view = parts.signed_out_view(), .session_token = {}, .device_token = {}, .signed_out = true};
}

Result<SignInStep> accept(store::Tx& tx, const SignInService::Parts& parts, const AtStep& at)
{
    if (auto done = end_others(tx, parts, at); !done) return fail(done.error());
    auto token = parts.step_up(tx, at, Stage::Ready);
    if (!token) return fail(token.error());
    if (auto done = store::set_last_sign_in(tx, at.account.id, at.record.at); !done) return fail(done.error());
    auto device = remember_device(tx, at);
    if (!device) return fail(device.error());
    if (auto done = parts.record_done(tx, at.record, {{"accepted", true}}); !done) return fail(done.error());
    auto view = parts.view_after(tx, at.session.id, at.record.at);
    if (!view) return fail(view.error());
    return SignInStep{.view = std::move(*view),
                      .session_token = std::move(*token),
                      .device_token = std::move(*device),
                      .signed_out = false};
}

}  // namespace

Result<SignInStep> SignInService::answer_agreement(SessionId session, bool accepted, const std::string& network)
{
    return parts_->database.act([&](store::Tx& tx) -> Result<SignInStep> {
        const StepRecord record{.action = "sign_in.agreement", .network = network};
        const auto at = parts_->at_step(tx, session, Stage::Agreement, record);
        if (!at) return fail(at.error());
        return accepted ? accept(tx, *parts_, *at) : decline(tx, *parts_, *at);
    });
}

}  // namespace services
