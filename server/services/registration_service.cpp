// Opening a link, and the password (REG-3 to REG-7, REG-15).
#include "server/services/registration_service.h"

#include <nlohmann/json.hpp>

#include "server/crypto/password_rules.h"
#include "server/crypto/random.h"
#include "server/services/registration_parts.h"

namespace services {

namespace {

using Parts = SignInService::Parts;

struct Link {
    store::Invitation invitation;
    store::Person person;
};

/// REG-5: one answer for a link that never was, is used, cancelled or over, after the same work.
Result<Link> find_link(store::Tx& tx, const Parts& parts, const std::string& token_hash)
{
    const auto invitation = store::find_invitation_by_token(tx, token_hash);
    if (!invitation) return fail(invitation.error());
    const auto person = store::find_person(tx, *invitation ? (*invitation)->account : AccountId{});
    if (!person) return fail(person.error());
    if (!*invitation || !*person || !link_works(**invitation, **person, parts.settings, parts.clock.now()))
        return dead_link();
    return Link{**invitation, **person};
}

/// Whoever was signed in in this browser has left it to the one who opens the link.
Status end_session_before(store::Tx& tx, const Parts& parts, const Caller& caller, Instant now)
{
    if (caller.session_id.empty()) return {};
    if (auto done = store::end_session(tx, caller.session, "link opened", now); !done) return done;
    const StepRecord record{.action = "session.replaced_end",
                            .at = now,
                            .network = caller.network,
                            .actor = caller.account_id,
                            .session = caller.session_id,
                            .capability = "system"};
    return parts.record_done(tx, record, {{"by", "link"}});
}

/// What the slow work outside the unit found of a password.
struct Judged {
    std::string before;  // the hash that was in force; empty: none
    bool is_tried{};     // it was looked at
    bool matches{};      // the one in force
    std::string hash;    // of one that is chosen
    Status fault;        // why it cannot be chosen
};

/// The account, while the password is what is to be given and the door is open; nothing: there is no point in slow
/// work.
std::optional<store::Account> account_at_password(store::Tx& tx, const Parts& parts, SessionId session)
{
    const auto now = parts.clock.now();
    const auto live = store::require_live(tx, session, now, parts.settings.session);
    if (!live || live->stage != Stage::Registration || live->proved != store::Proved::Link) return {};
    const auto account = store::find_account(tx, live->account);
    if (!account || !*account) return {};
    const auto door = parts.door_of(tx, **account, live->device);
    if (!door) return {};
    const auto shut = parts.is_locked(tx, *door, now);
    if (!shut || *shut) return {};
    return **account;
}

Result<Judged> judge(Parts& parts, SessionId session, const std::string& password)
{
    using Found = std::optional<store::Account>;
    const auto account =
        parts.database.read([&](store::Tx& tx) -> Result<Found> { return account_at_password(tx, parts, session); });
    if (!account) return fail(account.error());
    Judged judged;
    if (!*account) return judged;
    judged.is_tried = true;
    judged.before = (*account)->password_hash;
    if (!judged.before.empty()) {
        const auto matches = parts.hasher.matches(judged.before, password);
        if (!matches) return fail(matches.error());
        judged.matches = *matches;
        return judged;
    }
    judged.fault =
        crypto::check_password(password, {(*account)->username, (*account)->name, parts.settings.product.name},
                               parts.settings.sign_in.password_min);
    if (!judged.fault) return judged;
    auto hash = parts.hasher.hash(password);
    if (!hash) return fail(hash.error());
    judged.hash = std::move(*hash);
    return judged;
}

}  // namespace

Result<RegistrationAnswer> RegistrationService::open(const std::string& token, const std::string& device_token,
                                                     const Caller& caller)
{
    const auto& parts = sign_in_.parts();
    const auto hash = digest_of_token(token);
    const auto found = parts.database.read([&](store::Tx& tx) { return find_link(tx, parts, hash); });
    if (!found) return fail(found.error());
    return parts.database.act([&](store::Tx& tx) -> Result<RegistrationAnswer> {
        auto link = find_link(tx, parts, hash);
        if (!link) return fail(link.error());
        const auto now = parts.clock.now();
        if (auto done = end_session_before(tx, parts, caller, now); !done) return fail(done.error());
        if (!link->invitation.opened_at) {
            link->invitation.opened_at = now;  // REG-6
            if (auto done = store::save_invitation(tx, link->invitation); !done) return fail(done.error());
        }
        const auto device = digest_of_token(device_token);
        const auto known = store::is_any_known_device(tx, device);
        if (!known) return fail(known.error());
        RegistrationAnswer answer;
        answer.session_token = crypto::random_token();
        const auto id = store::add_session(tx, {.public_id = crypto::random_id(),
                                                .token_hash = digest_of_token(answer.session_token),
                                                .account = link->person.id,
                                                .stage = Stage::Registration,
                                                .device = *known ? device : std::string(),
                                                .at = now,
                                                .invitation = link->invitation.id});
        if (!id) return fail(id.error());
        const StepRecord record{.action = "registration.open", .network = caller.network};
        const auto who = at_registration(tx, parts, *id, {}, record);
        if (!who) return fail(who.error());
        if (auto done = parts.record_done(tx, who->at.record, {{"invitation", link->invitation.public_id}}); !done)
            return fail(done.error());
        answer.view = view_of(parts, *who);
        return answer;
    });
}

Result<RegistrationView> RegistrationService::view(SessionId session, const std::string& network)
{
    const auto& parts = sign_in_.parts();
    return parts.database.act([&](store::Tx& tx) -> Result<RegistrationView> {
        const auto who = at_registration(tx, parts, session, {}, {.action = "registration.view", .network = network});
        if (!who) return fail(who.error());
        return view_of(parts, *who);
    });
}

Result<RegistrationAnswer> RegistrationService::give_password(SessionId session, const std::string& password,
                                                              const std::string& network)
{
    auto& parts = sign_in_.parts();
    const auto judged = judge(parts, session, password);
    if (!judged) return fail(judged.error());

    return parts.database.act([&](store::Tx& tx) -> Result<RegistrationAnswer> {
        auto who =
            at_registration(tx, parts, session, "password", {.action = "registration.password", .network = network});
        if (!who) return fail(who.error());
        auto& at = who->at;
        const auto shut = parts.is_locked(tx, at.door, at.record.at);
        if (!shut) return fail(shut.error());
        if (*shut) return parts.refuse(tx, at.record, ErrorKind::TooMany, "sign_in.locked");
        // Chosen in another window meanwhile, or a door that has just opened: nothing was judged, nothing is counted.
        if (!judged->is_tried || judged->before != at.account.password_hash)
            return parts.refuse(tx, at.record, ErrorKind::Conflict, "sign_in.wrong_step");
        const bool chooses = judged->before.empty();
        if (!judged->fault)
            return parts.refuse(tx, at.record, judged->fault.error().kind, judged->fault.error().code, "password");
        if (!chooses && !judged->matches) return parts.refuse_and_count(tx, at.door, at.record, "password");

        if (auto done = store::forget_failures(tx, at.door); !done) return fail(done.error());
        if (chooses)
            if (auto done = store::set_password_hash(tx, at.account.id, judged->hash); !done) return fail(done.error());
        if (auto done = finish_step(tx, *who, "password"); !done) return fail(done.error());
        RegistrationAnswer answer;
        answer.session_token = crypto::random_token();
        if (auto done = store::set_proved(tx, session, store::Proved::Password, digest_of_token(answer.session_token),
                                          at.record.at);
            !done)
            return fail(done.error());
        if (auto done = parts.record_done(tx, at.record, {{"chosen", chooses}}); !done) return fail(done.error());
        at.session.proved = store::Proved::Password;
        answer.view = view_of(parts, *who);
        return answer;
    });
}

}  // namespace services
