// The session itself: found, shown, renewed, ended. The steps up to it are in sign_in_password.cpp, sign_in_factor.cpp
// and sign_in_agreement.cpp.
#include "server/services/sign_in_service.h"

#include <nlohmann/json.hpp>

#include "server/services/sign_in_parts.h"

namespace services {

SignInService::SignInService(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
SignInService::~SignInService() = default;

Result<std::unique_ptr<SignInService>> SignInService::make(store::Database& database, const Clock& clock,
                                                           const Settings& settings)
{
    const auto key = crypto::ServerKey::load_or_make(key_file_of(settings));
    if (!key) return fail(key.error());
    std::unique_ptr<Parts> parts(new Parts{database, clock, settings, *key, crypto::PasswordHasher(settings.sign_in)});
    return std::unique_ptr<SignInService>(new SignInService(std::move(parts)));
}

Result<SessionView> SignInService::view(std::optional<SessionId> session)
{
    if (!session) return parts_->signed_out_view();
    return parts_->database.read([&](store::Tx& tx) { return parts_->view_after(tx, *session, parts_->clock.now()); });
}

Result<std::optional<store::LiveSession>> SignInService::find_session(const std::string& token,
                                                                      const std::string& network)
{
    using Found = std::optional<store::FoundSession>;
    if (token.empty()) return std::nullopt;
    const auto hash = digest_of_token(token);
    const auto look = [&](store::Tx& tx) -> Result<Found> {
        return store::find_session(tx, hash, parts_->clock.now(), parts_->settings.session);
    };
    const auto found = parts_->database.read(look);
    if (!found) return fail(found.error());
    if (!*found) return std::nullopt;
    if ((*found)->overdue.empty()) return (*found)->session;

    const auto ended = parts_->database.act([&](store::Tx& tx) -> Status {
        const auto again = look(tx);
        if (!again) return fail(again.error());
        if (!*again || (*again)->overdue.empty()) return {};  // another request was here first
        const auto& session = (*again)->session;
        const auto now = parts_->clock.now();
        if (auto done = store::end_session(tx, session.id, (*again)->overdue, now); !done) return done;
        const StepRecord record{.action = "session." + (*again)->overdue + "_end",
                                .at = now,
                                .network = network,
                                .actor = session.account_id,
                                .session = session.public_id,
                                .capability = "system"};
        return parts_->record_done(tx, record, nlohmann::json::object());
    });
    if (!ended) return fail(ended.error());
    return std::nullopt;
}

Result<SessionView> SignInService::renew(SessionId session, const std::string& network)
{
    return parts_->database.act([&](store::Tx& tx) -> Result<SessionView> {
        const auto at = parts_->at_step(tx, session, Stage::Ready, {.action = "session.renew", .network = network});
        if (!at) return fail(at.error());
        if (auto done = store::touch_session(tx, session, at->record.at); !done) return fail(done.error());
        if (auto done = parts_->record_done(tx, at->record, nlohmann::json::object()); !done) return fail(done.error());
        return parts_->view_after(tx, session, at->record.at);
    });
}

Status SignInService::sign_out(SessionId session, const std::string& network)
{
    return parts_->database.act([&](store::Tx& tx) -> Status {
        const auto now = parts_->clock.now();
        const auto live = store::require_live(tx, session, now, parts_->settings.session);
        if (!live && live.error().kind == ErrorKind::SignedOut) return {};  // it has ended already
        if (!live) return fail(live.error());
        if (auto done = store::end_session(tx, session, "signed out", now); !done) return done;
        const StepRecord record{.action = "sign_out",
                                .at = now,
                                .network = network,
                                .actor = live->account_id,
                                .session = live->public_id,
                                .capability = {}};
        return parts_->record_done(tx, record, nlohmann::json::object());
    });
}

}  // namespace services
