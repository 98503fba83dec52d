// The Department's own people: their accounts, what each may, and what the Secretary has signed (section 1.1, ACT-12).
#include <algorithm>
#include <array>

#include "server/admin/department.h"
#include "server/admin/rules.h"
#include "server/crypto/random.h"

namespace admin::department {

namespace {

bool is_staff(const Capabilities& may) { return may.administrator || may.reviewer || may.auditor; }

/// A capability of the Department by its word. Errors: Invalid "field.unknown".
Result<std::string> staff_capability(const Doing& doing)
{
    const auto& word = doing.text("capability");
    if (word == "administrator" || word == "reviewer" || word == "auditor") return word;
    return fail(ErrorKind::Invalid, "field.unknown", "capability");
}

/// An auditor looks at what the others do, and changes nothing; an administrator is no school's Authoriser.
Status check_apart(Doing& doing, const store::Person& person)
{
    const auto& may = person.may;
    if (may.auditor && (may.administrator || may.reviewer || may.authoriser || may.user))
        return fail(ErrorKind::Conflict, "capability.apart", "capability");
    if (!may.administrator && !may.reviewer) return {};
    const auto duties = store::duties_of(doing.tx, person.id);
    if (!duties) return fail(duties.error());
    const bool has_school = std::any_of(duties->begin(), duties->end(), [](const store::Duty& duty) {
        return duty.kind == store::DutyKind::Active || duty.kind == store::DutyKind::Temporary;
    });
    if (has_school) return fail(ErrorKind::Conflict, "duty.not_for_staff", "capability");
    return {};
}

}  // namespace

services::Outcome<store::Person> open_account(Doing& doing)
{
    std::vector<Error> faults;
    const auto& email = doing.text("email");
    if (store::fold_username(email) != store::fold_username(doing.text("email_again")))
        faults.push_back({ErrorKind::Invalid, "email.differs", "email_again", {}});
    const auto before = store::find_person_by_email(doing.tx, email);
    if (!before) return refused(before.error());
    if (*before) {
        const auto facts = store::access_facts(doing.tx, **before);
        if (!facts) return refused(facts.error());
        const auto state = policy::access_state(*facts);
        const bool is_live = state != policy::AccessState::Inactive && state != policy::AccessState::Cancelled;
        const char* fault = (*before)->id == doing.caller.account      ? "invite.self"  // ACT-5
                            : state == policy::AccessState::Restricted ? "invite.restricted"
                            : is_live || facts->other_capability       ? "email.in_use"
                                                                       : nullptr;
        if (fault != nullptr) faults.push_back({ErrorKind::Invalid, fault, "email", {}});
    }
    if (!faults.empty()) return refused(std::move(faults));

    auto person = before->value_or(store::Person{});
    person.first_name = trimmed(doing.text("first_name"));
    person.last_name = trimmed(doing.text("last_name"));
    person.email = store::fold_username(email);
    person.may = {};
    person.is_held = false;
    person.terms_version = 0;
    person.activated_at.reset();
    if (*before) {
        // MAN-21: with its history, and nothing of what it once signed in with.
        if (auto done = store::set_password_hash(doing.tx, person.id, {}); !done) return refused(done.error());
        if (auto done = store::forget_factor(doing.tx, person.id); !done) return refused(done.error());
        return person;
    }
    person.public_id = crypto::random_id();
    person.username = person.email;
    const auto id = store::add_person(doing.tx, person);
    if (!id) return refused(id.error());
    person.id = *id;
    return person;
}

Status invite(Doing& doing, const store::Person& person, LetterCode letter, const std::vector<std::string>& services)
{
    store::Invitation invitation;
    invitation.public_id = crypto::random_id();
    invitation.account = person.id;
    invitation.invited_by = doing.caller.account;
    invitation.makes_authoriser = true;
    invitation.services = nlohmann::json(services).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    invitation.invited_at = invitation.sent_at = doing.now;
    const auto id = store::add_invitation(doing.tx, invitation);
    if (!id) return fail(id.error());
    invitation.id = *id;
    doing.detail["invitation"] = invitation.public_id;
    return send_link(doing, invitation, person, letter);
}

Answer add_staff(Doing& doing)
{
    const auto word = staff_capability(doing);
    if (!word) return refused(word.error());
    auto person = open_account(doing);
    if (!person) return tl::unexpected(person.error());
    doing.about(*person);
    *capability(person->may, *word) = true;
    if (auto done = store::save_person(doing.tx, *person); !done) return refused(done.error());
    if (auto done = invite(doing, *person, LetterCode::InvitationStaff, {*word}); !done) return refused(done.error());
    doing.detail["capability"] = *word;
    if (auto state = settle(doing, *person, "invited"); !state) return refused(state.error());
    View view;
    view.facts = {{"person", person->public_id}, {"name", person->name()}};
    return view;
}

namespace {

Answer set_capability(Doing& doing, bool has_it)
{
    const auto word = staff_capability(doing);
    if (!word) return refused(word.error());
    auto person = other_account(doing);
    if (!person) return refused(person.error());
    auto& flag = *capability(person->may, *word);
    if (flag == has_it)
        return refused(ErrorKind::Conflict, has_it ? "capability.held" : "capability.absent", "capability");
    if (has_it && person->is_restricted) return refused(ErrorKind::Conflict, "holder.restricted", "account");
    if (has_it && person->state == store::AccountState::Inactive) {
        // Nobody comes back by a tick: whoever has no access registers anew.
        const auto last = store::last_invitation(doing.tx, person->id);
        if (!last) return refused(last.error());
        if (!*last || !(*last)->is_open()) return refused(ErrorKind::Conflict, "holder.inactive", "account");
    }
    flag = has_it;
    if (has_it)
        if (auto apart = check_apart(doing, *person); !apart) return refused(apart.error());
    doing.detail = {{"capability", *word}, {"reason", *word}};
    if (!has_it && !is_staff(person->may) && !person->may.authoriser) {
        const auto last = store::last_invitation(doing.tx, person->id);
        if (!last) return refused(last.error());
        if (auto open = *last; open && open->is_open() && open->makes_authoriser) {
            open->cancelled_at = doing.now;
            open->token_hash.clear();
            if (auto done = store::save_invitation(doing.tx, *open); !done) return refused(done.error());
        }
    }
    if (auto state = settle(doing, *person, "capability changed"); !state) return refused(state.error());
    View view;
    view.facts = {{"name", person->name()}};
    return view;
}

}  // namespace

Answer give_capability(Doing& doing) { return set_capability(doing, true); }
Answer take_capability(Doing& doing) { return set_capability(doing, false); }

// ---- ACT-12

Answer authorise_staff(Doing& doing)
{
    constexpr std::array<std::string_view, 4> kPurposes{"find_missing", "systems", "data", "deidentify"};
    const auto& purpose = doing.text("staff_purpose");
    if (std::find(kPurposes.begin(), kPurposes.end(), purpose) == kPurposes.end())
        return refused(ErrorKind::Invalid, "field.unknown", "staff_purpose");
    const auto day = doing.day("signed_on");
    if (day > doing.today) return refused(ErrorKind::Invalid, "field.in_future", "signed_on");
    const auto person = other_account(doing);
    if (!person) return refused(person.error());
    const store::StaffAuthorisation added{.id = {},
                                          .public_id = crypto::random_id(),
                                          .account = person->id,
                                          .purpose = purpose,
                                          .signed_on = to_iso(day),
                                          .reference = trimmed(doing.text("reference")),
                                          .recorded_by = doing.caller.account,
                                          .recorded_at = doing.now,
                                          .ended_at = {}};
    if (auto done = store::add_authorisation(doing.tx, added); !done) return refused(done.error());
    doing.detail = {{"authorisation", added.public_id}, {"reason", purpose}, {"reference", added.reference}};
    View view;
    view.facts = {{"name", person->name()}};
    return view;
}

Answer end_authorisation(Doing& doing)
{
    const auto found = store::find_authorisation(doing.tx, doing.text("authorisation"));
    if (!found) return refused(found.error());
    if (!*found) return refused(ErrorKind::NotFound, "authorisation.not_found", "authorisation");
    const auto person = store::find_person(doing.tx, (*found)->account);
    if (!person) return refused(person.error());
    doing.about(**person);
    if ((*found)->ended_at) return refused(ErrorKind::Conflict, "authorisation.ended", "authorisation");
    if (auto done = store::end_authorisation(doing.tx, (*found)->id, doing.now); !done) return refused(done.error());
    doing.detail = {{"authorisation", (*found)->public_id}, {"reason", (*found)->purpose}};
    View view;
    view.facts = {{"name", (*person)->name()}};
    return view;
}

}  // namespace admin::department
