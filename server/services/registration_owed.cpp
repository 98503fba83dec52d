// What a sign-in may owe between the second factor and the agreement (REG-18): new Terms of Use, a credential again.
#include <nlohmann/json.hpp>

#include "server/services/mail_service.h"
#include "server/services/registration_checks.h"
#include "server/services/registration_parts.h"
#include "server/services/registration_service.h"
#include "server/services/settle.h"

namespace services {

namespace {

using Parts = SignInService::Parts;

/// The step is done: a new token, and whatever comes next.
Result<SignInStep> go_on(store::Tx& tx, const Parts& parts, const AtStep& at, const nlohmann::json& detail)
{
    auto token = parts.step_up(tx, at, Stage::Agreement);
    if (!token) return fail(token.error());
    if (auto done = parts.record_done(tx, at.record, detail); !done) return fail(done.error());
    auto view = parts.view_after(tx, at.session.id, at.record.at);
    if (!view) return fail(view.error());
    return SignInStep{
        .view = std::move(*view), .session_token = std::move(*token), .device_token = {}, .signed_out = false};
}

/// Nobody sits here to send a new link: closed for what is left of the day, or until the name is put right.
bool is_closed(const policy::Tries& tries, Instant now)
{
    return policy::is_closed(tries) && now < *tries.first_at + std::chrono::hours(24);
}

std::optional<store::Person> person_at_credential(store::Tx& tx, const Parts& parts, SessionId session)
{
    const auto now = parts.clock.now();
    const auto live = store::require_live(tx, session, now, parts.settings.session);
    if (!live || live->stage != Stage::Credential) return {};
    const auto tries = store::credential_tries(tx, live->account);
    if (!tries || is_closed(*tries, now)) return {};
    const auto person = store::find_person(tx, live->account);
    return person ? *person : std::nullopt;
}

/// RES-4, Q20: the register bars this person from such work. Restricted at once, as it would be by the daily check.
tl::unexpected<Error> bar(store::Tx& tx, const Parts& parts, const AtStep& at, store::Person& person,
                          const CredentialForm& form, const std::string& status, const Restrict& restrict)
{
    person.credential_kind = form.kind;
    person.credential_number = parts.key.seal(stripped(form.number), person.public_id);
    person.credential_state = "barred";
    if (auto done = store::save_person(tx, person); !done) return fail(done.error());
    if (auto done = restrict(tx, person, status); !done) return fail(done.error());
    const Postman postman(parts.settings, parts.key, parts.database.kind());
    if (auto sent = postman.post_to_department(tx, at.record.at, mail::LetterCode::CredentialBarredDepartment,
                                               {{"person", person.name()},
                                                {"username", person.username},
                                                {"credential", form.kind == "vit" ? "VIT registration" : "WWCC"},
                                                {"status", status}});
        !sent)
        return fail(sent.error());
    return parts.refuse(tx, at.record, ErrorKind::Forbidden, "account.restricted");
}

}  // namespace

Result<SignInStep> RegistrationService::accept_new_terms(SessionId session, int version, const std::string& network)
{
    const auto& parts = sign_in_.parts();
    return parts.database.act([&](store::Tx& tx) -> Result<SignInStep> {
        const auto at = parts.at_step(tx, session, Stage::Terms, {.action = "sign_in.terms", .network = network});
        if (!at) return fail(at.error());
        if (version != parts.settings.session.terms_version)
            return parts.refuse(tx, at->record, ErrorKind::Conflict, "terms.other_version");
        auto person = store::find_person(tx, at->account.id);
        if (!person) return fail(person.error());
        (*person)->terms_version = version;
        if (auto done = store::save_person(tx, **person); !done) return fail(done.error());
        return go_on(tx, parts, *at, {{"version", version}});
    });
}

Result<SignInStep> RegistrationService::renew_credential(SessionId session, const CredentialForm& form,
                                                         const std::string& network)
{
    const auto& parts = sign_in_.parts();
    const StepRecord record{.action = "sign_in.credential", .network = network};
    const auto wrong = check_form(form);
    std::optional<store::Person> asked;
    lookup::CredentialFound found;
    if (wrong) {
        using Found = std::optional<store::Person>;
        auto person = parts.database.read(
            [&](store::Tx& tx) -> Result<Found> { return person_at_credential(tx, parts, session); });
        if (!person) return fail(person.error());
        asked = std::move(*person);
        if (asked) found = credentials_.check(asked_of(*asked, form));
    }
    std::optional<Error> unavailable;  // the row in the log is kept, though nothing else comes of it
    auto step = parts.database.act([&](store::Tx& tx) -> Result<SignInStep> {
        const auto at = parts.at_step(tx, session, Stage::Credential, record);
        if (!at) return fail(at.error());
        if (!wrong) return parts.refuse(tx, at->record, wrong.error().kind, wrong.error().code, wrong.error().field);
        const auto tries = store::credential_tries(tx, at->account.id);
        if (!tries) return fail(tries.error());
        if (is_closed(*tries, at->record.at))
            return parts.refuse(tx, at->record, ErrorKind::Conflict, "credential.closed", "number");
        auto person = store::find_person(tx, at->account.id);
        if (!person) return fail(person.error());
        if (!asked || !*person || !has_same_name(*asked, **person))
            return parts.refuse(tx, at->record, ErrorKind::Conflict, "sign_in.wrong_step");
        const auto fault = fault_of(found.finding, "credential.");
        if (fault && fault->kind == ErrorKind::Unavailable) {
            unavailable = fault;
            [[maybe_unused]] const auto refused = parts.refuse(tx, at->record, ErrorKind::Unavailable, fault->code);
            return SignInStep{};
        }
        if (fault && is_barred(found)) return bar(tx, parts, *at, **person, form, found.status, restrict_);
        if (fault) {
            const auto more = policy::after_failure(*tries, at->record.at);
            if (auto done = store::set_credential_tries(tx, at->account.id, more); !done) return fail(done.error());
            return parts.refuse(tx, at->record, fault->kind, fault->code, fault->field);
        }
        keep(**person, form, found, parts.key);
        if (auto done = store::set_credential_tries(tx, at->account.id, {}); !done) return fail(done.error());
        if (auto state = settle(tx, **person, "credential", at->record.at); !state) return fail(state.error());
        // A review that is overdue may still lock what the credential has just opened (UAR-7).
        if ((*person)->state != store::AccountState::Active)
            return parts.refuse(tx, at->record, ErrorKind::Forbidden, "account." + store::word_of((*person)->state));
        return go_on(tx, parts, *at, {{"kind", form.kind}});
    });
    if (unavailable && step) return fail(*unavailable);
    return step;
}

}  // namespace services
