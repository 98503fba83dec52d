// The steps behind the two of signing in: credential, training, terms (REG-7, REG-8, REG-13, REG-14, REG-16).
#include <nlohmann/json.hpp>

#include "server/services/registration_checks.h"
#include "server/services/registration_parts.h"
#include "server/services/registration_service.h"
#include "server/services/settle.h"

namespace services {

namespace {

using Parts = SignInService::Parts;

/// Whoever is at this step; nothing: the register need not be asked, the act below says why not.
std::optional<store::Person> person_at(store::Tx& tx, const Parts& parts, SessionId session, const std::string& step)
{
    const auto now = parts.clock.now();
    const auto live = store::require_live(tx, session, now, parts.settings.session);
    if (!live || live->stage != Stage::Registration) return {};
    auto who = registering_of(tx, {.session = *live, .account = {}, .door = {}, .record = {}});
    if (!who || !link_works(who->invitation, who->person, parts.settings, now)) return {};
    if (who->step() != step || who->find(step).is_closed()) return {};
    return who->person;
}

using Found = std::optional<store::Person>;
Result<Found> person_to_check(const Parts& parts, SessionId session, const std::string& step)
{
    return parts.database.read([&](store::Tx& tx) -> Result<Found> { return person_at(tx, parts, session, step); });
}

/// REG-14: counts the try at its step.
tl::unexpected<Error> refuse_try(store::Tx& tx, const Parts& parts, Registering& who, const std::string& step,
                                 const Error& fault)
{
    auto& row = who.find(step);
    const auto tries = policy::after_failure({row.tries, row.first_try_at}, who.at.record.at);
    row.tries = tries.count;
    row.first_try_at = tries.first_at;
    if (auto done = store::save_step(tx, who.invitation.id, row); !done) return fail(done.error());
    auto refused = parts.refuse(tx, who.at.record, fault.kind, fault.code, fault.field);
    if (!row.is_closed()) return refused;
    StepRecord closed = who.at.record;
    closed.action = "registration.step_closed";
    closed.capability = "system";
    if (auto done = parts.record_done(tx, closed, {{"step", step}}); !done) return fail(done.error());
    return refused;
}

/// The register did not answer: the step stays open, and that is no try. The unit is kept for its row in the log.
Status record_unavailable(const Parts& parts, SessionId session, const std::string& step, const StepRecord& record)
{
    return parts.database.act([&](store::Tx& tx) -> Status {
        const auto who = at_registration(tx, parts, session, step, record);
        if (!who) return fail(who.error());
        [[maybe_unused]] const auto refused =
            parts.refuse(tx, who->at.record, ErrorKind::Unavailable, "register.unavailable");
        return {};
    });
}

Result<RegistrationAnswer> answer_after(store::Tx& tx, const Parts& parts, Registering& who, const std::string& step,
                                        const nlohmann::json& detail)
{
    if (auto done = finish_step(tx, who, step); !done) return fail(done.error());
    if (auto done = store::save_person(tx, who.person); !done) return fail(done.error());
    if (auto done = store::touch_session(tx, who.at.session.id, who.at.record.at); !done) return fail(done.error());
    if (auto done = parts.record_done(tx, who.at.record, detail); !done) return fail(done.error());
    return RegistrationAnswer{.view = view_of(parts, who), .session_token = {}};
}

/// Both steps that ask a register: asked outside of the unit, written inside one. `check` asks; `keep` writes.
template <class Check, class Keep>
Result<RegistrationAnswer> give_number(const Parts& parts, SessionId session, const std::string& step,
                                       const std::string& subject, const StepRecord& record, const Status& form,
                                       const Check& check, const Keep& keep)
{
    using Checked = decltype(check(store::Person{}));
    Found person;
    std::optional<Checked> found;
    if (form) {
        auto asked = person_to_check(parts, session, step);
        if (!asked) return fail(asked.error());
        person = std::move(*asked);
        if (person) found = check(*person);
    }
    if (found && found->finding == lookup::Finding::Unavailable) {
        if (auto done = record_unavailable(parts, session, step, record); !done) return fail(done.error());
        return fail(*fault_of(found->finding, subject));
    }
    return parts.database.act([&](store::Tx& tx) -> Result<RegistrationAnswer> {
        auto who = at_registration(tx, parts, session, step, record);
        if (!who) return fail(who.error());
        const auto& told = who->at.record;
        if (!form) return parts.refuse(tx, told, form.error().kind, form.error().code, form.error().field);
        if (!found || !has_same_name(*person, who->person))
            return parts.refuse(tx, told, ErrorKind::Conflict, "sign_in.wrong_step");
        if (const auto fault = fault_of(found->finding, subject)) return refuse_try(tx, parts, *who, step, *fault);
        keep(who->person, *found);
        return answer_after(tx, parts, *who, step, nlohmann::json::object());
    });
}

/// The invitation is used up and the account opens.
Result<RegistrationAnswer> finish(store::Tx& tx, const Parts& parts, Registering& who)
{
    const auto now = who.at.record.at;
    who.invitation.done_at = now;
    who.invitation.token_hash.clear();
    if (auto done = store::save_invitation(tx, who.invitation); !done) return fail(done.error());
    who.person.activated_at = now;
    const auto state = settle(tx, who.person, "registered", now);
    if (!state) return fail(state.error());
    RegistrationAnswer answer{.view = view_of(parts, who), .session_token = {}};
    if (who.person.state == store::AccountState::Active) {
        auto token = parts.step_up(tx, who.at, Stage::Agreement);
        if (!token) return fail(token.error());
        answer.session_token = std::move(*token);
    }
    StepRecord end = who.at.record;
    end.action = "registration.done";
    const nlohmann::json detail = {{"invitation", who.invitation.public_id},
                                   {"state", std::string(policy::word_of(*state))}};
    if (auto done = parts.record_done(tx, end, detail); !done) return fail(done.error());
    return answer;
}

}  // namespace

Result<RegistrationAnswer> RegistrationService::give_credential(SessionId session, const CredentialForm& form,
                                                                const std::string& network)
{
    const auto& parts = sign_in_.parts();
    return give_number(
        parts, session, "credential", "credential.", {.action = "registration.credential", .network = network},
        check_form(form), [&](const store::Person& person) { return credentials_.check(asked_of(person, form)); },
        [&](store::Person& person, const lookup::CredentialFound& found) { keep(person, form, found, parts.key); });
}

Result<RegistrationAnswer> RegistrationService::give_receipt(SessionId session, const std::string& number,
                                                             const std::string& network)
{
    const auto& parts = sign_in_.parts();
    const auto given = stripped(number);
    Status form;
    if (given.empty()) form = fail(ErrorKind::Invalid, "receipt.number_required", "number");
    return give_number(
        parts, session, "training", "receipt.", {.action = "registration.training", .network = network}, form,
        [&](const store::Person& person) {
            return training_.check({.number = given,
                                    .first_name = person.first_name,
                                    .last_name = person.last_name,
                                    .account = person.public_id});
        },
        [&](store::Person& person, const lookup::ReceiptFound& found) {
            person.receipt_number = parts.key.seal(given, person.public_id);
            person.trained_on = found.trained_on;
        });
}

Result<RegistrationAnswer> RegistrationService::accept_terms(SessionId session, int version, const std::string& network)
{
    const auto& parts = sign_in_.parts();
    return parts.database.act([&](store::Tx& tx) -> Result<RegistrationAnswer> {
        auto who = at_registration(tx, parts, session, "terms", {.action = "registration.terms", .network = network});
        if (!who) return fail(who.error());
        if (version != parts.settings.session.terms_version)
            return parts.refuse(tx, who->at.record, ErrorKind::Conflict, "terms.other_version");
        who->person.terms_version = version;
        auto answer = answer_after(tx, parts, *who, "terms", {{"version", version}});
        if (!answer || !answer->view.step.empty()) return answer;
        return finish(tx, parts, *who);
    });
}

}  // namespace services
