// Inviting somebody, sending the link again, taking it back (REG-1 to REG-6, MAN-7, MAN-19 to MAN-21).
#include <algorithm>

#include "server/admin/life.h"
#include "server/admin/rules.h"
#include "server/crypto/random.h"
#include "server/store/account_store.h"
#include "server/store/duty_store.h"
#include "server/store/grant_store.h"
#include "server/store/reference_store.h"
#include "server/store/restriction_store.h"
#include "server/store/session_store.h"

namespace admin {

namespace {

/// Where the person is to have access, as the form chose it.
struct Chosen {
    std::vector<store::ManagedService> services;
    std::string workforce;
    store::UserType type;
};

/// What of the choice is wrong, field by field.
Result<std::vector<Error>> check_choice(Doing& doing, Chosen& chosen)
{
    std::vector<Error> faults;
    const auto fault = [&](const char* code, const char* field) {
        faults.push_back({ErrorKind::Invalid, code, field, {}});
    };
    for (const auto& id : doing.values("services")) {
        auto service = store::find_own_service(doing.tx, doing.caller.account, id);
        if (!service && service.error().kind != ErrorKind::NotFound) return fail(service.error());
        if (!service) {
            fault("service.not_found", "services");
            return faults;
        }
        chosen.services.push_back(std::move(*service));
    }
    chosen.workforce = chosen.services.front().workforce;
    for (const auto& service : chosen.services) {
        if (service.workforce != chosen.workforce) fault("service.mixed", "services");
        else if (!service.admits_users || service.workforce.empty()) fault("service.not_eligible", "services");
        if (!faults.empty()) return faults;
    }
    const auto type = find_user_type(doing.tx, chosen.services.front(), doing.text("user_type"));
    if (!type && type.error().kind != ErrorKind::Invalid) return fail(type.error());
    if (!type) faults.push_back(type.error());
    else chosen.type = *type;

    const auto purposes = store::purposes_of(doing.tx, chosen.workforce);
    if (!purposes) return fail(purposes.error());
    if (std::none_of(purposes->begin(), purposes->end(),
                     [&](const Purpose& each) { return each.code == doing.text("purpose"); }))
        fault("purpose.unknown", "purpose");
    return faults;
}

/// MAN-20, MAN-22, ACT-5: whether this address may be invited; the account that had it before.
Result<std::optional<store::Person>> check_address(Doing& doing, std::vector<Error>& faults)
{
    const auto& email = doing.text("email");
    if (store::fold_username(email) != store::fold_username(doing.text("email_again")))
        faults.push_back({ErrorKind::Invalid, "email.differs", "email_again", {}});
    auto known = store::find_person_by_email(doing.tx, email);
    if (!known || !*known) return known;
    const auto& person = **known;
    const auto state = state_of(doing.tx, person);
    if (!state) return fail(state.error());
    const auto in_part = store::restriction_of(doing.tx, person.id);
    if (!in_part) return fail(in_part.error());
    const bool is_live = *state != policy::AccessState::Inactive && *state != policy::AccessState::Cancelled;
    if (person.id == doing.caller.account) faults.push_back({ErrorKind::Invalid, "invite.self", "email", {}});
    else if (*state == policy::AccessState::Restricted || (*in_part && !is_live))  // MAN-22
        faults.push_back({ErrorKind::Invalid, "invite.restricted", "email", {}});
    else if (is_live || person.may.authoriser || person.may.administrator || person.may.reviewer || person.may.auditor)
        faults.push_back({ErrorKind::Invalid, "email.in_use", "email", {}});
    return known;
}

/// The account that the invitation is for: a new one, or the old one re-opened with its history (MAN-21). Every step of
/// registration is owed again.
Result<store::Person> open_account(Doing& doing, const std::optional<store::Person>& before)
{
    store::Person person = before.value_or(store::Person{});
    person.first_name = trimmed(doing.text("first_name"));
    person.last_name = trimmed(doing.text("last_name"));
    person.email = store::fold_username(doing.text("email"));
    person.may.user = true;
    person.credential_kind.clear();
    person.credential_number.clear();
    person.credential_expires_on.clear();
    person.credential_state.clear();
    person.credential_owed = false;
    person.receipt_number.clear();
    person.trained_on.clear();
    person.activated_at.reset();
    person.removed_at.reset();
    person.removed_why.clear();
    person.terms_version = 0;
    if (before) {
        if (auto done = store::set_password_hash(doing.tx, person.id, {}); !done) return fail(done.error());
        if (auto done = store::forget_factor(doing.tx, person.id); !done) return fail(done.error());
        if (auto done = store::save_person(doing.tx, person); !done) return fail(done.error());
        return person;
    }
    person.public_id = crypto::random_id();
    person.username = person.email;
    const auto id = store::add_person(doing.tx, person);
    if (!id) return fail(id.error());
    person.id = *id;
    return person;
}

Answer invite(Doing& doing)
{
    std::vector<Error> faults;
    const auto before = check_address(doing, faults);
    if (!before) return refused(before.error());
    Chosen chosen;
    auto wrong = check_choice(doing, chosen);
    if (!wrong) return refused(wrong.error());
    faults.insert(faults.end(), wrong->begin(), wrong->end());
    if (!faults.empty()) return refused(std::move(faults));
    for (const auto& service : chosen.services)
        if (auto room = check_room(doing.tx, service, chosen.type, 1, "services"); !room) return refused(room.error());

    const bool is_training_old =
        *before && (*before)->removed_at &&
        !policy::may_reuse_receipt(melbourne_day(*(*before)->removed_at), doing.today, clock_rules(doing));
    auto person = open_account(doing, *before);
    if (!person) return refused(person.error());
    doing.about(*person);
    nlohmann::json names = nlohmann::json::array();
    for (const auto& service : chosen.services) {
        names.push_back(service.name);
        if (auto done = store::add_grant(doing.tx, {.public_id = crypto::random_id(),
                                                    .account = person->id,
                                                    .service = service.id,
                                                    .workforce = service.workforce,
                                                    .user_type = chosen.type.label,
                                                    .at = doing.now});
            !done)
            return refused(done.error());
    }
    store::Invitation invitation;
    invitation.public_id = crypto::random_id();
    invitation.account = person->id;
    invitation.invited_by = doing.caller.account;
    invitation.user_type = chosen.type.label;
    invitation.purpose = doing.text("purpose");
    invitation.services = names.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    invitation.invited_at = invitation.sent_at = doing.now;
    const auto id = store::add_invitation(doing.tx, invitation);
    if (!id) return refused(id.error());
    invitation.id = *id;
    if (auto done = send_link(doing, invitation, *person); !done) return refused(done.error());
    if (auto state = settle(doing, *person, "invited"); !state) return refused(state.error());

    doing.detail = {{"invitation", invitation.public_id},
                    {"services", names},
                    {"user_type", chosen.type.label},
                    {"purpose", invitation.purpose},
                    {"again", before->has_value()}};
    View view;
    view.facts = {
        {"person", person->public_id}, {"name", person->name()}, {"is_training_old", is_training_old ? "yes" : ""}};
    return view;
}

/// The open invitation of somebody in Invitations.
Result<store::Invitation> open_invitation(Doing& doing, const store::Person& person)
{
    const auto last = store::last_invitation(doing.tx, person.id);
    if (!last) return fail(last.error());
    if (!*last || !(*last)->is_open()) return fail(ErrorKind::Conflict, "invitation.over", "person");
    return **last;
}

Result<View> resend_to(Doing& doing, const std::string& public_id)
{
    auto person = person_for(doing, "resend_invitation", public_id);
    if (!person) return fail(person.error());
    auto invitation = open_invitation(doing, *person);
    if (!invitation) return fail(invitation.error());
    // REG-14: a closed step opens again with a new link.
    auto steps = store::steps_of(doing.tx, invitation->id);
    if (!steps) return fail(steps.error());
    for (auto& step : *steps) {
        step.tries = 0;
        step.first_try_at.reset();
        if (auto done = store::save_step(doing.tx, invitation->id, step); !done) return fail(done.error());
    }
    if (auto done = send_link(doing, *invitation, *person); !done) return fail(done.error());
    // Whoever is registering under the old link begins again under the new one.
    if (auto ended = store::end_sessions(doing.tx, person->id, "link replaced", doing.now); !ended)
        return fail(ended.error());
    View view;
    view.facts = {{"name", person->name()}};
    return view;
}

Result<View> cancel_for(Doing& doing, const std::string& public_id)
{
    auto person = person_for(doing, "cancel_invitation", public_id);
    if (!person) return fail(person.error());
    auto invitation = open_invitation(doing, *person);
    if (!invitation) return fail(invitation.error());
    invitation->cancelled_at = doing.now;
    invitation->token_hash.clear();
    if (auto done = store::save_invitation(doing.tx, *invitation); !done) return fail(done.error());
    const auto grants = store::held_grants_of(doing.tx, person->id);
    if (!grants) return fail(grants.error());
    std::vector<store::HeldGrant> live;
    std::copy_if(grants->begin(), grants->end(), std::back_inserter(live),
                 [](const store::HeldGrant& grant) { return grant.is_live(); });
    // Before anybody has registered there was no access to lose: the earlier end, if any, stays the one that counts.
    const auto removed_at = person->removed_at;
    if (auto state = end_grants(doing, *person, live, "cancelled"); !state) return fail(state.error());
    person->removed_at = removed_at;
    if (auto done = store::save_person(doing.tx, *person); !done) return fail(done.error());
    if (auto done = tell(doing, LetterCode::InvitationCancelled, *person, {}); !done) return fail(done.error());
    View view;
    view.facts = {{"name", person->name()}};
    return view;
}

Answer resend_invitation(Doing& doing) { return answer_of(resend_to(doing, doing.text("person"))); }
Answer cancel_invitation(Doing& doing) { return answer_of(cancel_for(doing, doing.text("person"))); }

/// All or nothing, each with a row of its own.
Answer for_each(Doing& doing, Result<View> (*one)(Doing&, const std::string&), const char* action)
{
    const auto people = doing.values("people");
    for (const auto& id : people) {
        if (auto done = one(doing, id); !done) return refused(done.error());
        if (auto kept = doing.also(action, "account", id); !kept) return refused(kept.error());
    }
    doing.about("account", {});
    doing.detail["count"] = people.size();
    View view;
    view.facts = {{"count", std::to_string(people.size())}};
    return view;
}

Answer resend_invitations(Doing& doing) { return for_each(doing, resend_to, "resend_invitation"); }
Answer cancel_invitations(Doing& doing) { return for_each(doing, cancel_for, "cancel_invitation"); }

Answer return_check(Doing& doing)
{
    const auto known = store::find_person_by_email(doing.tx, doing.text("email"));
    if (!known) return refused(known.error());
    View view;
    // Told only of one's own former Users: anybody else's address says nothing.
    if (!*known || !(*known)->removed_at) return view;
    const auto is_own = store::is_held_under(doing.tx, doing.caller.account, (*known)->id, Instant{});
    if (!is_own) return refused(is_own.error());
    if (!*is_own) return view;
    const auto day = melbourne_day(*(*known)->removed_at);
    view.facts = {{"is_known", "yes"},
                  {"removed_on", to_iso(day)},
                  {"is_training_old", policy::may_reuse_receipt(day, doing.today, clock_rules(doing)) ? "" : "yes"}};
    return view;
}

constexpr Handling kHandlers[] = {{"invite", invite},
                                  {"resend_invitation", resend_invitation},
                                  {"cancel_invitation", cancel_invitation},
                                  {"resend_invitations", resend_invitations},
                                  {"cancel_invitations", cancel_invitations},
                                  {"return_check", return_check}};

}  // namespace

std::span<const Handling> invite_handlers() { return kHandlers; }

}  // namespace admin
