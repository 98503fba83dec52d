// The second step: an authenticator is set up once, and proved at every sign-in (REG-15, REG-18).
#include <nlohmann/json.hpp>

#include "server/crypto/one_time_code.h"
#include "server/crypto/recovery_code.h"
#include "server/services/registration_parts.h"

namespace services {
namespace {

std::string recovery_digest(const SignInService::Parts& parts, const store::Account& account, const std::string& code)
{
    return parts.key.digest("recovery code", account.public_id + " " + code);
}

// How a code was accepted; empty: it was not. Whatever it proved cannot prove anything again.
Result<std::string> prove(store::Tx& tx, const SignInService::Parts& parts, const AtStep& at, const std::string& code)
{
    const auto secret = parts.key.open(at.account.totp_secret, at.account.public_id);
    if (!secret) return fail(ErrorKind::Unavailable, "key.wrong", {}, "a second factor was sealed with another key");
    if (const auto step = crypto::accepted_step(*secret, code, at.record.at, at.account.totp_last_step)) {
        if (auto done = store::set_last_step(tx, at.account.id, *step); !done) return fail(done.error());
        return std::string("authenticator");
    }
    const auto recovery = crypto::read_recovery_code(code);
    if (recovery.empty()) return std::string();
    const auto used =
        store::use_recovery_code(tx, at.account.id, recovery_digest(parts, at.account, recovery), at.record.at);
    if (!used) return fail(used.error());
    return std::string(*used ? "recovery code" : "");
}

Result<RecoveryCodesView> new_recovery_codes(store::Tx& tx, const SignInService::Parts& parts,
                                             const store::Account& account)
{
    RecoveryCodesView view;
    std::vector<std::string> digests;
    for (int i = 0; i < parts.settings.sign_in.recovery_codes; ++i) {
        view.codes.push_back(crypto::make_recovery_code());
        digests.push_back(recovery_digest(parts, account, view.codes.back()));
    }
    if (auto done = store::set_recovery_codes(tx, account.id, digests); !done) return fail(done.error());
    return view;
}

}  // namespace

Result<EnrolmentView> SignInService::begin_enrolment(SessionId session, const std::string& network)
{
    const auto& parts = *parts_;
    return parts.database.act([&](store::Tx& tx) -> Result<EnrolmentView> {
        const StepRecord record{.action = "sign_in.enrolment_offer", .network = network};
        const auto at = parts.at_step(tx, session, Stage::Enrolment, record, Stage::Registration);
        if (!at) return fail(at.error());
        if (auto turn = check_factor_step(tx, parts, *at, true); !turn) return fail(turn.error());
        const auto secret = crypto::make_totp_secret();
        const auto sealed = parts.key.seal(secret, at->account.public_id);
        if (auto done = store::set_pending_factor(tx, at->account.id, sealed); !done) return fail(done.error());
        if (auto done = parts.record_done(tx, at->record, nlohmann::json::object()); !done) return fail(done.error());
        return enrolment_view(secret, parts.settings.product.name, at->account.username);
    });
}

Result<EnrolmentDone> SignInService::confirm_enrolment(SessionId session, const std::string& code,
                                                       const std::string& network)
{
    const auto& parts = *parts_;
    return parts.database.act([&](store::Tx& tx) -> Result<EnrolmentDone> {
        const StepRecord record{.action = "sign_in.enrolment", .network = network};
        const auto at = parts.at_step(tx, session, Stage::Enrolment, record, Stage::Registration);
        if (!at) return fail(at.error());
        if (auto turn = check_factor_step(tx, parts, *at, true); !turn) return fail(turn.error());
        const auto locked = parts.is_locked(tx, at->door, at->record.at);
        if (!locked) return fail(locked.error());
        if (*locked) return parts.refuse(tx, at->record, ErrorKind::TooMany, "sign_in.locked");

        const auto secret = parts.key.open(at->account.totp_pending, at->account.public_id);
        if (!secret)
            return parts.refuse(tx, at->record, ErrorKind::Conflict, "sign_in.wrong_step");  // none was offered
        const auto step = crypto::accepted_step(*secret, code, at->record.at, 0);
        if (!step) return parts.refuse_and_count(tx, at->door, at->record);
        if (auto done = store::forget_failures(tx, at->door); !done) return fail(done.error());
        if (auto open = parts.check_state(tx, *at); !open) return fail(open.error());

        if (auto done = store::confirm_factor(tx, at->account.id, *step); !done) return fail(done.error());
        auto codes = new_recovery_codes(tx, parts, at->account);
        if (!codes) return fail(codes.error());
        auto token = pass_factor(tx, parts, *at);
        if (!token) return fail(token.error());
        if (auto done = parts.record_done(tx, at->record, nlohmann::json::object()); !done) return fail(done.error());
        return EnrolmentDone{.codes = std::move(*codes), .session_token = std::move(*token)};
    });
}

Result<SignInStep> SignInService::give_code(SessionId session, const std::string& code, const std::string& network)
{
    const auto& parts = *parts_;
    return parts.database.act([&](store::Tx& tx) -> Result<SignInStep> {
        const StepRecord record{.action = "sign_in.code", .network = network};
        const auto at = parts.at_step(tx, session, Stage::Code, record, Stage::Registration);
        if (!at) return fail(at.error());
        if (auto turn = check_factor_step(tx, parts, *at, false); !turn) return fail(turn.error());
        const auto locked = parts.is_locked(tx, at->door, at->record.at);
        if (!locked) return fail(locked.error());
        if (*locked) return parts.refuse(tx, at->record, ErrorKind::TooMany, "sign_in.locked");

        const auto proof = prove(tx, parts, *at, code);
        if (!proof) return fail(proof.error());
        if (proof->empty()) return parts.refuse_and_count(tx, at->door, at->record);
        if (auto done = store::forget_failures(tx, at->door); !done) return fail(done.error());
        if (auto open = parts.check_state(tx, *at); !open) return fail(open.error());

        auto token = pass_factor(tx, parts, *at);
        if (!token) return fail(token.error());
        if (auto done = parts.record_done(tx, at->record, {{"by", *proof}}); !done) return fail(done.error());
        auto view = parts.view_after(tx, session, at->record.at);
        if (!view) return fail(view.error());
        return SignInStep{
            .view = std::move(*view), .session_token = std::move(*token), .device_token = {}, .signed_out = false};
    });
}

}  // namespace services
