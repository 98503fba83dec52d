#include "server/services/registration_parts.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "server/crypto/random.h"
#include "shared/policy/clocks.h"

namespace services {

namespace {

constexpr const char* kPassword = "password";
constexpr const char* kFactor = "factor";

std::vector<std::string> names_in(const std::string& services)
{
    std::vector<std::string> names;
    const auto list = nlohmann::json::parse(services, nullptr, false);
    if (list.is_array())
        for (const auto& each : list)
            if (const auto* name = each.get_ptr<const std::string*>()) names.push_back(*name);
    return names;
}

}  // namespace

std::string Registering::step() const
{
    // These two are shown in every session anew, by whoever has set them up before: a link alone opens nothing twice.
    if (at.session.proved == store::Proved::Link) return kPassword;
    if (at.session.proved == store::Proved::Password) return kFactor;
    for (const auto& each : steps)
        if (!each.done_at) return each.step;
    return {};
}

store::InvitationStep& Registering::find(const std::string& step)
{
    const auto found = std::find_if(steps.begin(), steps.end(), [&](const auto& each) { return each.step == step; });
    // One that this invitation never had is not asked for; should it be, it is added to it.
    return found != steps.end() ? *found : steps.emplace_back(store::InvitationStep{.step = step});
}

bool link_works(const store::Invitation& invitation, const store::Person& person, const Settings& settings, Instant now)
{
    policy::ClockRules rules;
    rules.invite_link_days = settings.clocks.invite_link_days;
    return invitation.is_open() && !person.is_restricted && !person.is_held &&
           policy::link_works(invitation.sent_at, now, rules);
}

tl::unexpected<Error> dead_link() { return fail(ErrorKind::NotFound, "registration.link_dead"); }

Result<Registering> registering_of(store::Tx& tx, AtStep at)
{
    const auto invitation = store::find_invitation(tx, at.session.invitation);
    if (!invitation) return fail(invitation.error());
    auto person = store::find_person(tx, at.session.account);
    if (!person) return fail(person.error());
    if (!*invitation || !*person)
        return fail(ErrorKind::Unavailable, "database.failed", {}, "a registration without its invitation");
    auto steps = store::steps_of(tx, (*invitation)->id);
    if (!steps) return fail(steps.error());
    return Registering{std::move(at), **invitation, std::move(*steps), std::move(**person)};
}

Result<Registering> at_registration(store::Tx& tx, const SignInService::Parts& parts, SessionId session,
                                    const std::string& step, StepRecord record)
{
    auto at = parts.at_step(tx, session, Stage::Registration, std::move(record));
    if (!at) return fail(at.error());
    auto who = registering_of(tx, std::move(*at));
    if (!who) return who;
    const auto& told = who->at.record;
    if (!link_works(who->invitation, who->person, parts.settings, told.at)) {
        if (auto done = store::end_session(tx, session, "link over", told.at); !done) return fail(done.error());
        return parts.refuse(tx, told, ErrorKind::NotFound, dead_link().value().code);
    }
    if (step.empty()) return who;
    if (who->step() != step) return parts.refuse(tx, told, ErrorKind::Conflict, "sign_in.wrong_step");
    if (who->find(step).is_closed()) return parts.refuse(tx, told, ErrorKind::Conflict, "registration.step_closed");
    return who;
}

RegistrationView view_of(const SignInService::Parts& parts, const Registering& who)
{
    const auto& account = who.at.account;
    RegistrationView view;
    view.makes_authoriser = who.invitation.makes_authoriser;
    view.step = who.step();
    view.is_again = (view.step == kPassword && !account.password_hash.empty()) ||
                    (view.step == kFactor && !account.totp_secret.empty());
    for (const auto& each : who.steps) view.steps.push_back({each.step, each.done_at.has_value(), each.is_closed()});
    view.password_min = parts.settings.sign_in.password_min;
    view.terms_version = parts.settings.session.terms_version;
    if (view.step == kPassword && view.is_again) return view;
    view.name = who.person.name();
    view.username = who.person.username;
    view.services = names_in(who.invitation.services);
    return view;
}

Status finish_step(store::Tx& tx, Registering& who, const std::string& step)
{
    auto& row = who.find(step);
    if (!row.done_at) row.done_at = who.at.record.at;
    return store::save_step(tx, who.invitation.id, row);
}

Status check_factor_step(store::Tx& tx, const SignInService::Parts& parts, const AtStep& at, bool sets_up)
{
    if (at.session.stage != Stage::Registration) return {};
    const auto who = at_registration(tx, parts, at.session.id, kFactor, at.record);
    if (!who) return fail(who.error());
    if (at.account.totp_secret.empty() != sets_up)
        return parts.refuse(tx, at.record, ErrorKind::Conflict, "sign_in.wrong_step");
    return {};
}

Result<std::string> pass_factor(store::Tx& tx, const SignInService::Parts& parts, const AtStep& at)
{
    if (at.session.stage != Stage::Registration) return parts.step_up(tx, at, Stage::Agreement);
    auto who = registering_of(tx, at);
    if (!who) return fail(who.error());
    if (auto done = finish_step(tx, *who, kFactor); !done) return fail(done.error());
    auto token = crypto::random_token();
    if (auto done = store::set_proved(tx, at.session.id, store::Proved::Factor, digest_of_token(token), at.record.at);
        !done)
        return fail(done.error());
    return token;
}

std::string stripped(const std::string& text)
{
    constexpr const char* kSpace = " \t\r\n";
    const auto first = text.find_first_not_of(kSpace);
    return first == std::string::npos ? std::string() : text.substr(first, text.find_last_not_of(kSpace) - first + 1);
}

}  // namespace services
