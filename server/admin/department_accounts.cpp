// Every account there is: how it stands, what it may, and the few things that the Department does to it. Nothing of a
// child is here (ACT-13).
#include <algorithm>

#include "server/admin/department.h"
#include "server/admin/rules.h"
#include "server/crypto/random.h"
#include "server/services/sign_in_parts.h"
#include "server/store/session_store.h"
#include "server/store/sign_in_store.h"

namespace admin::department {

Result<store::Person> find_account(Doing& doing, const std::string& typed, const char* field)
{
    const auto name = trimmed(typed);
    auto person = store::find_person(doing.tx, name);
    if (!person) return fail(person.error());
    if (!*person) {
        const auto account = store::find_account(doing.tx, store::fold_username(name));
        if (!account) return fail(account.error());
        person = *account ? store::find_person(doing.tx, (*account)->id) : store::find_person_by_email(doing.tx, name);
        if (!person) return fail(person.error());
    }
    if (!*person) return fail(ErrorKind::NotFound, "account.not_found", field);
    return std::move(**person);
}

Result<store::Person> other_account(Doing& doing)
{
    auto person = store::find_person(doing.tx, doing.text("account"));
    if (!person) return fail(person.error());
    if (!*person) return fail(ErrorKind::NotFound, "account.not_found", "account");
    doing.about(**person);
    if ((*person)->id == doing.caller.account) return fail(ErrorKind::Forbidden, "account.self", "account");
    return std::move(**person);
}

bool* capability(Capabilities& may, const std::string& word)
{
    if (word == "user") return &may.user;
    if (word == "authoriser") return &may.authoriser;
    if (word == "administrator") return &may.administrator;
    if (word == "reviewer") return &may.reviewer;
    if (word == "auditor") return &may.auditor;
    return nullptr;
}

std::string capabilities_of(const Capabilities& may)
{
    auto copy = may;
    std::string all;
    for (const auto* word : {"administrator", "reviewer", "auditor", "authoriser", "user"})
        if (*capability(copy, word)) all += (all.empty() ? "" : "\n") + std::string(word);
    return all;
}

// ---- The list

namespace {

/// How somebody stands: whoever is no User has no card, and is as they can sign in.
policy::AccessState standing(const policy::AccessFacts& facts)
{
    using Invitation = policy::AccessFacts::Invitation;
    const auto card = policy::access_state(facts);
    if (facts.grants > 0 || !facts.other_capability) return card;
    if (facts.restricted) return card;
    if (facts.invitation == Invitation::Sent) return policy::AccessState::Invited;
    if (facts.invitation == Invitation::Opened) return policy::AccessState::Incomplete;
    return policy::sign_in_state(facts);
}

std::vector<std::string> line_of(const store::AccountFound& found)
{
    const auto& person = found.person;
    return {person.public_id,
            person.name(),
            found.username,
            found.email,
            std::string(policy::word_of(standing(person.facts))),
            capabilities_of(found.may),
            iso(person.last_sign_in_at)};
}

}  // namespace

Answer accounts(Doing& doing)
{
    const store::AccountSearch search{words_of(doing.text("search")), doing.text("capability")};
    const auto& state = doing.text("state");
    const auto page = page_of(doing);
    const auto found = store::find_accounts(doing.tx, search, state.empty() ? std::optional(page) : std::nullopt);
    if (!found) return refused(found.error());
    View view;
    auto& list = view.lists["accounts"] = list_for("accounts", "accounts");
    if (state.empty()) {
        const auto count = store::count_accounts(doing.tx, search);
        if (!count) return refused(count.error());
        list.total = *count;
        for (const auto& each : *found) list.rows.push_back(line_of(each));
        return view;
    }
    // A state is computed and never stored (MAN-22): whoever asks for one looks at them all.
    for (const auto& each : *found) {
        if (policy::word_of(standing(each.person.facts)) != state) continue;
        if (list.total >= page.offset && list.total < page.offset + page.limit) list.rows.push_back(line_of(each));
        ++list.total;
    }
    return view;
}

// ---- One of them

namespace {

Status add_invitation(Doing& doing, const store::Person& person, View& view)
{
    auto& list = view.lists["steps"] = list_for("account", "steps");
    const auto last = store::last_invitation(doing.tx, person.id);
    if (!last) return fail(last.error());
    if (!*last || !(*last)->is_open()) return {};
    view.facts["link_sent_at"] = to_iso((*last)->sent_at);
    view.facts["link_ends"] = to_iso(link_ends(doing.parts.settings, **last));
    const auto steps = store::steps_of(doing.tx, (*last)->id);
    if (!steps) return fail(steps.error());
    for (const auto& step : *steps) list.rows.push_back({step.step, iso(step.done_at), yes(step.is_closed())});
    return {};
}

Status add_grants(Doing& doing, const store::Person& person, View& view)
{
    auto& list = view.lists["grants"] = list_for("account", "grants");
    const auto grants = store::held_grants_of(doing.tx, person.id);
    if (!grants) return fail(grants.error());
    for (const auto& grant : *grants)
        list.rows.push_back({grant.public_id, grant.service_id, grant.service_name, grant.user_type,
                             !grant.is_live()  ? "inactive"
                             : grant.is_locked ? "locked"
                                               : "active",
                             to_iso(grant.granted_at), iso(grant.ended_at), grant.end_reason});
    return {};
}

Status add_authorisations(Doing& doing, const store::Person& person, View& view)
{
    auto& list = view.lists["authorisations"] = list_for("account", "authorisations");
    const auto all = store::authorisations_of(doing.tx, person.id);
    if (!all) return fail(all.error());
    for (const auto& each : *all)
        list.rows.push_back({each.public_id, each.purpose, each.signed_on, each.reference, iso(each.ended_at)});
    return {};
}

}  // namespace

Answer account(Doing& doing)
{
    const auto found = find_account(doing, doing.text("account"), "account");
    if (!found) return refused(found.error());
    const auto& person = *found;
    doing.about(person);
    const auto facts = store::access_facts(doing.tx, person);
    if (!facts) return refused(facts.error());
    const auto signs_in = store::find_account(doing.tx, person.id);
    if (!signs_in) return refused(signs_in.error());
    const auto duties = store::duties_by(doing.tx, person.id);
    if (!duties) return refused(duties.error());

    View view;
    view.facts = {{"id", person.public_id},
                  {"name", person.name()},
                  {"username", person.username},
                  {"email", person.email},
                  {"state", std::string(policy::word_of(standing(*facts)))},
                  {"is_held", yes(person.is_held)},
                  {"capabilities", capabilities_of(person.may)},
                  {"last_sign_in", iso(person.last_sign_in_at)},
                  {"activated_at", iso(person.activated_at)},
                  {"removed_at", iso(person.removed_at)},
                  {"removed_why", person.removed_why},
                  {"has_factor", *signs_in && !(*signs_in)->totp_secret.empty() ? "yes" : "no"},
                  {"credential", person.credential_kind},
                  {"credential_state", person.credential_state},
                  {"credential_end", person.credential_expires_on},
                  {"is_owed", yes(person.credential_owed)},
                  {"trained_on", person.trained_on}};
    if (auto done = add_grants(doing, person, view); !done) return refused(done.error());
    add_duties(view.lists["duties"] = list_for("account", "duties"), *duties);
    if (auto done = add_invitation(doing, person, view); !done) return refused(done.error());
    if (auto done = add_authorisations(doing, person, view); !done) return refused(done.error());
    if (auto done =
            add_history(doing, person.public_id, "account", view.lists["history"] = list_for("account", "history"));
        !done)
        return refused(done.error());
    return view;
}

// ---- Lock, unlock, second factor

namespace {

View answer_for(const store::Person& person)
{
    View view;
    view.facts = {{"name", person.name()}};
    return view;
}

}  // namespace

Answer lock_account(Doing& doing)
{
    auto person = other_account(doing);
    if (!person) return refused(person.error());
    if (person->is_held) return refused(ErrorKind::Conflict, "holder.locked", "account");
    // What cannot be signed in to has nothing to lock: an invitation is cancelled, an end has happened.
    if (person->state == store::AccountState::Restricted || person->state == store::AccountState::Inactive)
        return refused(ErrorKind::Conflict, "holder." + store::word_of(person->state), "account");
    person->is_held = true;
    doing.detail = {{"note", trimmed(doing.text("why"))}};
    if (auto state = settle(doing, *person, "locked"); !state) return refused(state.error());
    return answer_for(*person);
}

Answer unlock_account(Doing& doing)
{
    auto person = other_account(doing);
    if (!person) return refused(person.error());
    // A review, a lapsed credential or a restriction is undone where it was done.
    const auto door = services::name_digest(doing.parts.key, person->username);
    if (auto done = store::forget_all_failures(doing.tx, door); !done) return refused(done.error());  // REG-21
    person->is_held = false;
    doing.detail = {{"note", trimmed(doing.text("why"))}};
    if (auto state = settle(doing, *person, "unlocked"); !state) return refused(state.error());
    return answer_for(*person);
}

Answer reset_factor(Doing& doing)
{
    auto person = other_account(doing);
    if (!person) return refused(person.error());
    const auto facts = store::access_facts(doing.tx, *person);
    if (!facts) return refused(facts.error());
    // An open invitation asks for a second factor already; who has no access needs one that gives it.
    const auto state = standing(*facts);
    if (state != policy::AccessState::Active && state != policy::AccessState::Locked)
        return refused(ErrorKind::Conflict, "holder." + std::string(policy::word_of(state)), "account");
    if (auto done = store::set_password_hash(doing.tx, person->id, {}); !done) return refused(done.error());
    if (auto done = store::forget_factor(doing.tx, person->id); !done) return refused(done.error());
    const auto last = store::last_invitation(doing.tx, person->id);
    if (!last) return refused(last.error());
    // Only a grant keeps a User's invitation open; whoever has none registers as an Authoriser does (REG-8).
    store::Invitation invitation{.id = {},
                                 .public_id = crypto::random_id(),
                                 .account = person->id,
                                 .invited_by = doing.caller.account,
                                 .makes_authoriser = facts->grants == 0,
                                 .user_type = *last ? (*last)->user_type : std::string(),
                                 .purpose = *last ? (*last)->purpose : std::string(),
                                 .services = *last ? (*last)->services : "[]",
                                 .invited_at = doing.now,
                                 .sent_at = doing.now,
                                 .token_hash = {},
                                 .opened_at = {},
                                 .done_at = {},
                                 .cancelled_at = {}};
    const auto id = store::add_invitation(doing.tx, invitation);
    if (!id) return refused(id.error());
    invitation.id = *id;
    // What was shown before stays shown: password and second factor are owed, and nothing else.
    auto steps = store::steps_of(doing.tx, invitation.id);
    if (!steps) return refused(steps.error());
    for (auto& step : *steps) {
        if (step.step == "password" || step.step == "factor") continue;
        step.done_at = doing.now;
        if (auto done = store::save_step(doing.tx, invitation.id, step); !done) return refused(done.error());
    }
    if (auto done = send_link(doing, invitation, *person, LetterCode::FactorReset); !done) return refused(done.error());
    doing.detail = {{"invitation", invitation.public_id}};
    if (auto settled = settle(doing, *person, "second factor reset"); !settled) return refused(settled.error());
    return answer_for(*person);
}

}  // namespace admin::department
