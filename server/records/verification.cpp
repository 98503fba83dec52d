// Who speaks for an organisation, and whether both are what they say (IS-130 to IS-138).
#include <algorithm>
#include <tuple>

#include "server/crypto/random.h"
#include "server/records/entities.h"
#include "server/records/handlers.h"
#include "server/records/tasks.h"

namespace records {

using admin::Answer;
using admin::Doing;
using admin::refused;

namespace {

// ---- Contacts

/// An address that is no organisation's could receive nothing: it is said here already (IS-133).
Status check_email(const Doing& doing)
{
    const auto free_mail = store::free_mail_domains(doing.tx);
    if (!free_mail) return fail(free_mail.error());
    if (sharing::is_free_mail(sharing::domain_in(doing.text("email")), *free_mail))
        return fail(ErrorKind::Invalid, "domain.free_mail", "email");
    return {};
}

Answer told_contact(const store::Contact& contact)
{
    View view;
    view.facts = {{"contact", contact.public_id}};
    return view;
}

Answer add_contact(Doing& doing)
{
    const auto desk = desk_of(doing, kMayCheck);
    if (!desk) return refused(desk.error());
    const auto entity = entity_of(doing, desk->service, doing.text("organisation"));
    if (!entity) return refused(entity.error());
    if (auto ok = check_email(doing); !ok) return refused(ok.error());
    const store::Contact contact{.public_id = crypto::random_id(),
                                 .version = 1,
                                 .organisation = entity->organisation.id,
                                 .service = desk->service,
                                 .account = {},
                                 .name = doing.text("name"),
                                 .title = doing.text("position"),
                                 .phone = doing.text("phone"),
                                 .email = doing.text("email"),
                                 .checks_from = 1};
    doing.about("contact", contact.public_id);
    doing.detail = {{"service", desk->service_id}, {"organisation", entity->organisation.public_id}};
    if (auto done = store::add_contact(doing.tx, contact, doing.caller.account_id, doing.now); !done)
        return refused(done.error());
    return told_contact(contact);
}

/// The next version. Another organisation, address, number or name is to be checked anew; another title is not
/// (IS-134).
Answer change_contact(Doing& doing)
{
    const auto desk = desk_of(doing, kMayCheck);
    if (!desk) return refused(desk.error());
    auto contact = store::find_contact(doing.tx, doing.text("contact"), desk->service);
    if (!contact) return refused(contact.error());
    if (contact->service != desk->service)
        return refused(ErrorKind::Forbidden, "contact.not_ours", "contact");  // they say themselves who they are
    if (auto ok = check_email(doing); !ok) return refused(ok.error());
    auto next = *contact;
    if (!doing.text("organisation").empty()) {
        const auto entity = entity_of(doing, desk->service, doing.text("organisation"));
        if (!entity) return refused(entity.error());
        next.organisation = entity->organisation.id;
    }
    next.version = contact->version + 1;
    next.name = doing.text("name");
    next.title = doing.text("position");
    next.phone = doing.text("phone");
    next.email = doing.text("email");
    const auto identity = [](const store::Contact& each) {
        return std::tie(each.organisation, each.name, each.phone, each.email);
    };
    if (identity(next) != identity(*contact)) next.checks_from = next.version;
    doing.about("contact", next.public_id);
    doing.detail = {{"service", desk->service_id}, {"is_checked_anew", next.checks_from == next.version}};
    if (auto done = store::add_contact(doing.tx, next, doing.caller.account_id, doing.now); !done)
        return refused(done.error());
    return told_contact(next);
}

// ---- Flags

/// Once; RECORDS is told (IS-136, IS-138).
Status flag(const Doing& doing, const Desk& desk, const Entity& entity, const std::string& contact,
            const std::string& why)
{
    store::ImpersonationFlag flag;
    flag.public_id = crypto::random_id();
    flag.service = desk.service;
    flag.organisation = entity.organisation.id;
    flag.contact = contact;
    flag.raised_by = doing.caller.account_id;
    flag.raised_name = name_of(doing);
    flag.raised_at = doing.now;
    flag.why = sealed(doing, why, flag.public_id);
    if (auto done = store::raise_impersonation(doing.tx, flag); !done) return done;
    return tell_records(doing, desk.service, "impersonation",
                        contact.empty() ? entity.organisation.public_id : contact);
}

/// The contact of a form, where one is named: ours to know, and of this organisation.
Result<store::Contact> contact_in(const Doing& doing, const Desk& desk, const Entity& entity)
{
    auto contact = store::find_contact(doing.tx, doing.text("contact"), desk.service);
    if (contact && contact->organisation != entity.organisation.id)
        return fail(ErrorKind::NotFound, "contact.not_found", "contact");
    return contact;
}

/// Whoever holds any role may (IS-136).
constexpr std::array kMayWarn{acts::kSharer, acts::kHelper, acts::kLead, acts::kRecords, acts::kInspector};

Answer raise_impersonation(Doing& doing)
{
    const auto desk = desk_of(doing, kMayWarn);
    if (!desk) return refused(desk.error());
    const auto entity = entity_of(doing, desk->service, doing.text("organisation"));
    if (!entity) return refused(entity.error());
    if (!doing.text("contact").empty())
        if (const auto contact = contact_in(doing, *desk, *entity); !contact) return refused(contact.error());
    doing.about("organisation", entity->organisation.public_id);
    doing.detail = {{"service", desk->service_id}, {"contact", doing.text("contact")}};
    if (auto done = flag(doing, *desk, *entity, doing.text("contact"), doing.text("why")); !done)
        return refused(done.error());
    return View{};
}

Answer clear_impersonation(Doing& doing)
{
    const auto desk = desk_of(doing, kMayRecord);
    if (!desk) return refused(desk.error());
    auto flag = store::find_impersonation(doing.tx, desk->service, doing.text("impersonation"));
    if (!flag) return refused(flag.error());
    doing.about("impersonation", flag->public_id);
    doing.detail = {{"service", desk->service_id}, {"contact", flag->contact}};
    flag->cleared_at = doing.now;
    flag->cleared_by = doing.caller.account_id;
    flag->cleared_name = name_of(doing);
    flag->cleared_why = sealed(doing, doing.text("why"), flag->public_id);
    if (auto done = store::clear_impersonation(doing.tx, *flag); !done) return refused(done.error());
    const auto organisation = store::organisation_by_id(doing.tx, flag->organisation);
    if (!organisation) return refused(organisation.error());
    const auto& object = flag->contact.empty() ? organisation->public_id : flag->contact;
    if (auto done = told_records(doing, desk->service, "impersonation", object); !done) return refused(done.error());
    return View{};
}

// ---- Checks

/// What the form says; its faults are told by the same words as in the browser.
services::Outcome<store::Verification> check_in(const Doing& doing, const Desk& desk, const Entity& entity,
                                                const store::Contact* contact)
{
    const auto free_mail = store::free_mail_domains(doing.tx);
    if (!free_mail) return refused(free_mail.error());
    const bool is_of_person = contact != nullptr;
    const sharing::CheckForm form{.scheme = doing.text("scheme"),
                                  .result = doing.text("result"),
                                  .method = doing.text("method"),
                                  .engagement = doing.text("engagement"),
                                  .note = doing.text("note"),
                                  .callback_number = doing.text("callback_number"),
                                  .callback_source = doing.text("callback_source"),
                                  .domain = doing.text("domain"),
                                  .is_of_person = is_of_person};
    std::vector<Error> faults;
    for (const auto& fault : sharing::faults_of(form, *free_mail))
        faults.push_back({ErrorKind::Invalid, std::string(fault.code), std::string(fault.field), {}});
    if (!faults.empty()) return refused(std::move(faults));
    // What the catalogue says is none cannot be found to be one (IS-130).
    if (!is_of_person && form.result == "PASSED" &&
        sharing::ise_for(entity.categories, form.scheme, entity.organisation.is_confirmed) == "NO")
        return refused(ErrorKind::Invalid, "check.not_prescribed", "scheme");
    store::Verification made;
    made.public_id = crypto::random_id();
    made.service = desk.service;
    made.organisation = entity.organisation.id;
    if (is_of_person) {
        made.contact = contact->public_id;
        made.contact_version = contact->version;
    }
    made.check = {form.scheme, form.result, form.method, form.engagement, doing.today};
    made.note = sealed(doing, form.note, made.public_id);
    if (form.method == "SWITCHBOARD_CALLBACK") {
        made.callback_number = form.callback_number;
        made.callback_source = form.callback_source;
    }
    if (form.method == "ORG_EMAIL") made.domain = sharing::domain_in(form.domain);
    made.at = doing.now;
    made.by = doing.caller.account_id;
    made.by_name = name_of(doing);
    return made;
}

/// A domain from which an organisation has been seen to write is theirs from then on (IS-131, IS-133).
Status keep_domain(const Doing& doing, const Desk& desk, const Entity& entity, const store::Verification& made)
{
    if (made.domain.empty() || made.check.result != "PASSED" || sharing::is_domain_of(made.domain, entity.domains))
        return {};
    auto known = entity.known;
    known.domains += (known.domains.empty() ? "" : "\n") + made.domain;
    return store::set_known(doing.tx, entity.organisation.id, desk.service, known, doing.caller.account_id, doing.now);
}

Answer write_check(Doing& doing, const Desk& desk, const Entity& entity, const store::Contact* contact)
{
    const auto made = check_in(doing, desk, entity, contact);
    if (!made) return tl::unexpected(made.error());
    doing.about(contact != nullptr ? "contact" : "organisation",
                contact != nullptr ? contact->public_id : entity.organisation.public_id);
    doing.detail = {{"service", desk.service_id},
                    {"scheme", made->check.scheme},
                    {"result", made->check.result},
                    {"method", made->check.method}};
    if (auto done = store::add_verification(doing.tx, *made); !done) return refused(done.error());
    if (auto done = keep_domain(doing, desk, entity, *made); !done) return refused(done.error());
    // A failed check is not a missing one (IS-138).
    if (made->check.result == "FAILED") {
        const auto done = flag(doing, desk, entity, made->contact, doing.text("note"));
        if (!done && done.error().code != "impersonation.stands") return refused(done.error());
    }
    View view;
    view.facts = {{"check", made->public_id}};
    return view;
}

Answer check_organisation(Doing& doing)
{
    const auto desk = desk_of(doing, kMayCheck);
    if (!desk) return refused(desk.error());
    const auto entity = entity_of(doing, desk->service, doing.text("organisation"));
    if (!entity) return refused(entity.error());
    return write_check(doing, *desk, *entity, nullptr);
}

Answer check_contact(Doing& doing)
{
    const auto desk = desk_of(doing, kMayCheck);
    if (!desk) return refused(desk.error());
    const auto contact = store::find_contact(doing.tx, doing.text("contact"), desk->service);
    if (!contact) return refused(contact.error());
    const auto organisation = store::organisation_by_id(doing.tx, contact->organisation);
    if (!organisation) return refused(organisation.error());
    const auto entity = entity_of(doing, desk->service, organisation->public_id);
    if (!entity) return refused(entity.error());
    return write_check(doing, *desk, *entity, &*contact);
}

constexpr std::array kHandlers{
    admin::Handling{"add_contact", add_contact},
    admin::Handling{"change_contact", change_contact},
    admin::Handling{"check_organisation", check_organisation},
    admin::Handling{"check_contact", check_contact},
    admin::Handling{"raise_impersonation", raise_impersonation},
    admin::Handling{"clear_impersonation", clear_impersonation},
};

}  // namespace

std::span<const admin::Handling> verification_handlers() { return kHandlers; }

}  // namespace records
