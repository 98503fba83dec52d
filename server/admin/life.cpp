#include "server/admin/life.h"

#include <algorithm>
#include <chrono>

#include "server/admin/rules.h"
#include "server/crypto/hash.h"
#include "server/crypto/random.h"
#include "server/services/settle.h"
#include "server/store/duty_store.h"
#include "server/store/reminder_store.h"
#include "server/store/session_store.h"
#include "shared/acts/reasons.h"

namespace admin {

Result<policy::AccessState> state_of(store::Tx& tx, const store::Person& person)
{
    const auto facts = store::access_facts(tx, person);
    if (!facts) return fail(facts.error());
    return policy::access_state(*facts);
}

Result<policy::AccessState> settle(const Scene& scene, store::Person& person, const std::string& why)
{
    return services::settle(scene.tx, person, why, scene.now);
}

Result<policy::AccessState> end_grants(const Scene& scene, store::Person& person,
                                       const std::vector<store::HeldGrant>& grants, const std::string& reason)
{
    for (const auto& grant : grants)
        if (auto done = store::end_grant(scene.tx, grant.id, reason, scene.by, scene.now); !done)
            return fail(done.error());
    return settle(scene, person, reason);
}

Result<policy::AccessState> end_grant(const Scene& scene, store::Person& person, const store::HeldGrant& grant,
                                      const std::string& reason)
{
    return end_grants(scene, person, {grant}, reason);
}

Result<policy::AccessState> remove_from(Doing& doing, store::Person& person,
                                        const std::vector<store::HeldGrant>& grants, const std::string& reason)
{
    auto state = end_grants(doing, person, grants, reason);
    if (!state) return state;
    const auto* row = acts::find_end_reason(reason);
    if (row != nullptr && row->is_notifiable)
        if (auto done = store::add_reminder(doing.tx, doing.caller.account, person.id, reason, doing.now); !done)
            return fail(done.error());
    if (auto done = tell(doing, LetterCode::AccessRemovedUser, person, {{"services", names_of(grants)}}); !done)
        return fail(done.error());
    return state;
}

Result<std::vector<store::HeldGrant>> own_grants(Doing& doing, const store::Person& person)
{
    const auto grants = store::held_grants_of(doing.tx, person.id);
    if (!grants) return fail(grants.error());
    const auto mine = store::services_of(doing.tx, doing.caller.account);
    if (!mine) return fail(mine.error());
    std::vector<store::HeldGrant> own;
    for (const auto& grant : *grants)
        if (grant.is_live() &&
            std::any_of(mine->begin(), mine->end(), [&](const auto& service) { return service.id == grant.service; }))
            own.push_back(grant);
    return own;
}

Status tell_authorisers(const Scene& scene, LetterCode letter, const store::Person& about, Slots slots,
                        AccountId besides)
{
    slots.emplace("person", about.name());
    const auto ids = store::authorisers_over(scene.tx, about.id);
    if (!ids) return fail(ids.error());
    for (const auto id : *ids) {
        if (id == besides || id == about.id) continue;
        const auto person = store::find_person(scene.tx, id);
        if (!person) return fail(person.error());
        if (*person)
            if (auto done = tell(scene, letter, **person, slots); !done) return done;
    }
    return {};
}

Result<std::vector<std::string>> authoriser_addresses(const Scene& scene, const store::Person& about)
{
    const auto ids = store::authorisers_over(scene.tx, about.id);
    if (!ids) return fail(ids.error());
    std::vector<std::string> addresses;
    for (const auto id : *ids) {
        const auto person = store::find_person(scene.tx, id);
        if (!person) return fail(person.error());
        if (*person && id != about.id && !(*person)->email.empty()) addresses.push_back((*person)->email);
    }
    return addresses;
}

Instant link_ends(const Settings& settings, const store::Invitation& invitation)
{
    return policy::link_end(invitation.sent_at, clock_rules(settings));
}

Status send_link(const Scene& scene, store::Invitation& invitation, const store::Person& person,
                 std::optional<LetterCode> letter)
{
    const auto token = crypto::random_token();
    invitation.token_hash = crypto::sha256_hex(token);
    invitation.sent_at = scene.now;
    if (auto done = store::save_invitation(scene.tx, invitation); !done) return done;
    std::string services;
    const auto names = nlohmann::json::parse(invitation.services, nullptr, false);
    if (names.is_array())
        for (const auto& name : names)
            if (const auto* text = name.get_ptr<const std::string*>())
                services += (services.empty() ? "" : "\n") + *text;
    const auto usual = invitation.makes_authoriser ? LetterCode::InvitationAuthoriser : LetterCode::InvitationUser;
    return tell(scene, letter.value_or(usual), person,
                {{"services", services},
                 {"username", person.username},
                 {"link", scene.parts.settings.product.site_url + "/register#" + token},
                 {"expires", in_letter(link_ends(scene.parts.settings, invitation))}});
}

Result<store::Person> find_own_person(store::Tx& tx, AccountId authoriser, const std::string& public_id, Instant now)
{
    auto person = store::find_person(tx, public_id);
    if (!person) return fail(person.error());
    if (*person && (*person)->id != authoriser) {
        const auto is_own = store::is_held_under(tx, authoriser, (*person)->id, now - kShownAfterEnd);
        if (!is_own) return fail(is_own.error());
        if (*is_own) return std::move(**person);
    }
    return fail(ErrorKind::NotFound, "person.not_found", "person");
}

Result<store::Person> person_for(Doing& doing, std::string_view act, const std::string& public_id)
{
    auto person = find_own_person(doing.tx, doing.caller.account, public_id, doing.now);
    if (!person) return person;
    doing.about(*person);
    const auto state = state_of(doing.tx, *person);
    if (!state) return fail(state.error());
    const auto* row = acts::find_act(act);
    if (row != nullptr && !acts::fits(*row, *state))
        return fail(ErrorKind::Conflict, "person." + std::string(policy::word_of(*state)), "person");
    if (row == nullptr || acts::fits(*row, policy::AccessState::Inactive)) return person;
    // A former User who has gone on to another Authoriser is still shown here, but no longer this one's to act on.
    const auto is_here = store::is_held_under(doing.tx, doing.caller.account, person->id, Instant::max());
    if (!is_here) return fail(is_here.error());
    if (!*is_here) return fail(ErrorKind::NotFound, "person.not_found", "person");
    return person;
}

std::string names_of(const std::vector<store::HeldGrant>& grants)
{
    std::string names;
    for (const auto& grant : grants) names += (names.empty() ? "" : ", ") + grant.service_name;
    return names;
}

}  // namespace admin
