#include "server/records/peer.h"

#include <tuple>

#include "server/crypto/random.h"
#include "server/records/entities.h"
#include "server/store/duty_store.h"
#include "server/store/person_store.h"
#include "server/store/sharing_role_store.h"

namespace records {

namespace {

std::string truth(bool is_so) { return is_so ? "true" : "false"; }

/// The newest version of whoever uses this system, as the organisation that they act for knows them.
Result<store::Contact> own_contact(admin::Doing& doing, std::int64_t organisation, ServiceId service)
{
    const auto person = store::find_person(doing.tx, doing.caller.account);
    if (!person) return fail(person.error());
    if (!*person) return fail(ErrorKind::NotFound, "person.not_found");
    const auto roles = store::sharing_roles_of(doing.tx, doing.caller.account);
    if (!roles) return fail(roles.error());
    const auto there = store::contact_of(doing.tx, doing.caller.account, organisation);
    if (!there) return fail(there.error());
    store::Contact now;
    now.public_id = *there ? (*there)->public_id : crypto::random_id();
    now.version = *there ? (*there)->version : 0;
    now.checks_from = *there ? (*there)->checks_from : 1;
    now.organisation = organisation;
    now.account = doing.caller.account;
    now.name = (*person)->name();
    now.email = (*person)->email;
    for (const auto& role : *roles)
        if (role.service == service && role.is_current(doing.today)) now.title = role.title;
    const auto identity = [](const store::Contact& each) { return std::tie(each.name, each.email, each.phone); };
    if (*there && identity(**there) == identity(now) && (*there)->title == now.title) return now;
    if (*there && identity(**there) != identity(now)) now.checks_from = now.version + 1;  // IS-134
    ++now.version;
    if (auto done = store::add_contact(doing.tx, now, doing.caller.account_id, doing.now); !done)
        return fail(done.error());
    return now;
}

}  // namespace

Result<Fields> facts_about_us(const admin::Scene& scene, ServiceId service)
{
    const auto entity = store::organisation_of(scene.tx, service);
    if (!entity) return fail(entity.error());
    const auto catalogue = Catalogue::today(scene);
    if (!catalogue) return fail(catalogue.error());
    const auto categories = catalogue->of(entity->codes);
    Fields facts{{"self_rae", truth(sharing::is_rae(categories, entity->is_confirmed))},
                 {"self_restricted", truth(sharing::is_restricted(categories))},
                 {"self_court_exempt", truth(sharing::is_court_exempt(categories))}};
    for (const auto scheme : sharing::kSchemes)
        facts[std::string(scheme) + ".self_ise"] =
            truth(entity->is_confirmed && sharing::ise_for(categories, scheme) != "NO");
    return facts;
}

Result<Fields> facts_about_peer(const admin::Scene& scene, ServiceId service, const std::string& organisation,
                                const std::string& contact, const std::string& destination)
{
    if (organisation.empty()) return Fields{};
    const auto entity = entity_of(scene, service, organisation);
    if (!entity && entity.error().kind != ErrorKind::NotFound) return fail(entity.error());
    if (!entity) return Fields{{"CISS.peer_ise", "NO"}, {"FVISS.peer_ise", "NO"}, {"peer_restricted", "false"}};
    const auto& categories = entity->categories;
    const bool is_confirmed = entity->organisation.is_confirmed;
    const auto free_mail = store::free_mail_domains(scene.tx);
    if (!free_mail) return fail(free_mail.error());
    Fields facts{
        {"organisation_name", entity->organisation.name},
        {"peer_rae", truth(sharing::is_rae(categories, is_confirmed))},
        {"peer_restricted", truth(sharing::is_restricted(categories))},
        {"court_exempt", truth(sharing::is_court_exempt(categories))},
        {"status_assumed", truth(sharing::is_status_assumed(categories))},
        {"capacity_limit", sharing::capacity_limit(categories)},
        {"impersonation_flag", truth(entity->is_flagged(contact))},
        {"peer_verified.person", "MISSING"},
        {"peer_engagement", "UNKNOWN"},
        {"destination", std::string(sharing::destination_of(destination, is_confirmed, entity->domains, *free_mail))}};
    if (facts["capacity_limit"].empty()) facts["acting_in_capacity"] = "YES";
    for (const auto word : sharing::kSchemes) {
        const std::string scheme(word);
        facts[scheme + ".peer_ise"] = sharing::ise_for(categories, scheme, is_confirmed);
        facts[scheme + ".peer_verified.organisation"] = entity->organisation_check(scheme, scene.today).result;
    }
    if (contact.empty()) return facts;
    const auto person = store::find_contact(scene.tx, contact, service);
    if (!person && person.error().kind != ErrorKind::NotFound) return fail(person.error());
    if (!person || person->organisation != entity->organisation.id) return facts;
    const auto checked = entity->person_check(*person, scene.today);
    facts["peer_verified.person"] = checked.result;
    facts["peer_engagement"] = checked.engagement;
    facts["contact_name"] = person->name;
    facts["contact_title"] = person->title;
    return facts;
}

Result<std::optional<OwnService>> service_of(const admin::Scene& scene, const std::string& organisation)
{
    const auto found = store::find_entity(scene.tx, organisation);
    if (!found && found.error().kind == ErrorKind::NotFound) return std::nullopt;
    if (!found) return fail(found.error());
    if (!found->service) return std::nullopt;
    return OwnService{*found->service, found->name};
}

Result<Sender> sender_of(admin::Doing& doing, ServiceId service)
{
    const auto organisation = store::organisation_of(doing.tx, service);
    if (!organisation) return fail(organisation.error());
    const auto contact = own_contact(doing, organisation->id, service);
    if (!contact) return fail(contact.error());
    return Sender{organisation->public_id, organisation->name, contact->public_id,
                  contact->name,           contact->title,     contact->email};
}

}  // namespace records
