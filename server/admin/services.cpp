// The services of a User, and the Users of a service: one act from two sides (MAN-12 to MAN-18).
#include <algorithm>

#include "server/admin/life.h"
#include "server/admin/rules.h"
#include "server/crypto/random.h"
#include "server/store/grant_store.h"
#include "server/store/people_store.h"
#include "server/store/reference_store.h"
#include "server/store/review_store.h"
#include "shared/acts/reasons.h"

namespace admin {

namespace {

/// Why nobody can be added there; empty: somebody can.
std::string closed_why(const store::ManagedService& service)
{
    if (service.workforce.empty()) return "no_workforce";
    if (!service.admits_users) return service.admits_why.empty() ? "not_eligible" : service.admits_why;
    return {};
}

Status check_open(const store::ManagedService& service)
{
    if (closed_why(service).empty()) return {};
    return fail(ErrorKind::Invalid, "service.not_eligible", "service");
}

/// UAR-7: what an Authoriser with an overdue review gives to somebody who waits for it waits as well; else a new
/// service would be the way around the lock.
Status lock_with_the_rest(Doing& doing, const store::Person& person, const store::ManagedService& service)
{
    const auto grants = store::held_grants_of(doing.tx, person.id);
    if (!grants) return fail(grants.error());
    const auto mine = store::services_of(doing.tx, doing.caller.account);
    if (!mine) return fail(mine.error());
    const auto is_overdue = [&](const store::HeldGrant& grant) {
        return grant.is_locked || (!grant.locks_on.empty() && grant.locks_on <= to_iso(doing.today));
    };
    const auto waits = std::find_if(grants->begin(), grants->end(), [&](const store::HeldGrant& grant) {
        return grant.is_live() && is_overdue(grant) &&
               std::any_of(mine->begin(), mine->end(), [&](const auto& own) { return own.id == grant.service; });
    });
    if (waits == grants->end()) return {};
    for (const auto& grant : *grants)
        if (grant.is_live() && !grant.is_locked && grant.service == service.id)
            if (auto done = store::lock_like(doing.tx, grant.id, waits->id, doing.now); !done) return done;
    return {};
}

Status give(Doing& doing, const store::Person& person, const store::ManagedService& service,
            const store::UserType& type)
{
    if (auto done = store::add_grant(doing.tx, {.public_id = crypto::random_id(),
                                                .account = person.id,
                                                .service = service.id,
                                                .workforce = service.workforce,
                                                .user_type = type.label,
                                                .at = doing.now});
        !done)
        return done;
    return lock_with_the_rest(doing, person, service);
}

Answer add_service(Doing& doing)
{
    auto person = person_for(doing, "add_service", doing.text("person"));
    if (!person) return refused(person.error());
    const auto service = store::find_own_service(doing.tx, doing.caller.account, doing.text("service"));
    if (!service) return refused(service.error());
    if (auto open = check_open(*service); !open) return refused(open.error());
    const auto type = find_user_type(doing.tx, *service, doing.text("user_type"));
    if (!type) return refused(type.error());
    if (auto room = check_room(doing.tx, *service, *type, 1, "service"); !room) return refused(room.error());
    if (auto done = give(doing, *person, *service, *type); !done) return refused(done.error());
    if (auto state = settle(doing, *person, "service added"); !state) return refused(state.error());
    doing.detail = {{"service", service->public_id}, {"user_type", type->label}};
    View view;
    view.facts = {{"name", person->name()}, {"service", service->name}};
    return view;
}

Answer remove_service(Doing& doing)
{
    auto person = person_for(doing, "remove_service", doing.text("person"));
    if (!person) return refused(person.error());
    if (auto ok = check_reason(doing); !ok) return refused(ok.error());
    const auto service = store::find_own_service(doing.tx, doing.caller.account, doing.text("service"));
    if (!service) return refused(service.error());
    const auto grants = store::held_grants_of(doing.tx, person->id);
    if (!grants) return refused(grants.error());
    std::vector<store::HeldGrant> there;
    for (const auto& grant : *grants)
        if (grant.is_live() && grant.service == service->id) there.push_back(grant);
    if (there.empty()) return refused(ErrorKind::Conflict, "grant.over", "service");
    const auto& reason = doing.text("reason");
    const auto state = remove_from(doing, *person, there, reason);
    if (!state) return refused(state.error());
    doing.detail = {{"service", service->public_id}, {"reason", reason}, {"note", doing.text("note")}};
    View view;
    view.facts = {{"name", person->name()},
                  {"service", service->name},
                  {"state", std::string(policy::word_of(*state))},
                  {"is_notifiable", acts::find_end_reason(reason)->is_notifiable ? "yes" : ""}};
    return view;
}

/// MAN-17: all of them or none; what is wrong is said of each.
Answer add_people_to_service(Doing& doing)
{
    const auto service = store::find_own_service(doing.tx, doing.caller.account, doing.text("service"));
    if (!service) return refused(service.error());
    doing.about("service", service->public_id);
    if (auto open = check_open(*service); !open) return refused(open.error());
    const auto type = find_user_type(doing.tx, *service, doing.text("user_type"));
    if (!type) return refused(type.error());
    const auto ids = doing.values("people");
    std::vector<store::Person> people;
    std::vector<Error> faults;
    for (const auto& id : ids) {
        auto person = person_for(doing, "add_service", id);
        doing.about("service", service->public_id);
        if (!person && person.error().kind == ErrorKind::Unavailable) return refused(person.error());
        if (!person) {
            faults.push_back({ErrorKind::Invalid, person.error().code, "people." + id, {}});
            continue;
        }
        const auto grants = store::held_grants_of(doing.tx, person->id);
        if (!grants) return refused(grants.error());
        if (std::any_of(grants->begin(), grants->end(),
                        [&](const auto& grant) { return grant.is_live() && grant.service == service->id; }))
            faults.push_back({ErrorKind::Invalid, "grant.exists", "people." + id, {}});
        people.push_back(std::move(*person));
    }
    if (const auto room = check_room(doing.tx, *service, *type, static_cast<int>(ids.size()), "people"); !room) {
        if (room.error().kind == ErrorKind::Unavailable) return refused(room.error());
        faults.push_back({ErrorKind::Invalid, room.error().code, "people", {}});
    }
    if (!faults.empty()) return refused(std::move(faults));
    for (auto& person : people) {
        if (auto done = give(doing, person, *service, *type); !done) return refused(done.error());
        if (auto state = settle(doing, person, "service added"); !state) return refused(state.error());
        if (auto kept = doing.also("add_service", "account", person.public_id,
                                   {{"service", service->public_id}, {"user_type", type->label}});
            !kept)
            return refused(kept.error());
    }
    doing.detail = {{"count", people.size()}, {"user_type", type->label}};
    View view;
    view.facts = {{"count", std::to_string(people.size())}, {"service", service->name}};
    return view;
}

// ---- Looks

Answer invite_choices(Doing& doing)
{
    const auto services = store::services_of(doing.tx, doing.caller.account);
    if (!services) return refused(services.error());
    View view;
    auto& places = view.lists["services"] = list_for("invite_choices", "services");
    auto& types = view.lists["user_types"] = list_for("invite_choices", "user_types");
    auto& purposes = view.lists["purposes"] = list_for("invite_choices", "purposes");
    std::vector<std::string> seen;
    for (const auto& service : *services) {
        const auto count = store::counted_users(doing.tx, service);
        if (!count) return refused(count.error());
        places.rows.push_back({service.public_id, service.name, service.workforce,
                               service.user_cap == 0 ? "" : std::to_string(service.user_cap), std::to_string(*count),
                               closed_why(service)});
        if (service.workforce.empty() || std::find(seen.begin(), seen.end(), service.workforce) != seen.end()) continue;
        seen.push_back(service.workforce);
        const auto all = store::user_types_of(doing.tx, service.workforce);
        if (!all) return refused(all.error());
        for (const auto& type : *all)
            if (type.by_region == service.is_region) types.rows.push_back({service.workforce, type.label});
        const auto stated = store::purposes_of(doing.tx, service.workforce);
        if (!stated) return refused(stated.error());
        for (const auto& purpose : *stated) purposes.rows.push_back({service.workforce, purpose.code, purpose.label});
    }
    return view;
}

Answer services(Doing& doing)
{
    const auto all = store::services_of(doing.tx, doing.caller.account);
    if (!all) return refused(all.error());
    View view;
    auto& list = view.lists["services"] = list_for("services", "services");
    for (const auto& service : *all) {
        const auto count = store::counted_users(doing.tx, service);
        if (!count) return refused(count.error());
        const auto invited = store::invited_at(doing.tx, service.id);
        if (!invited) return refused(invited.error());
        list.rows.push_back({service.public_id, service.name, service.kind, service.sector, service.town,
                             std::to_string(*count), service.user_cap == 0 ? "" : std::to_string(service.user_cap),
                             std::to_string(*invited), closed_why(service)});
    }
    list.total = static_cast<std::int64_t>(list.rows.size());
    return view;
}

Answer service(Doing& doing)
{
    const auto found = store::find_own_service(doing.tx, doing.caller.account, doing.text("service"));
    if (!found) return refused(found.error());
    doing.about("service", found->public_id);
    const auto count = store::counted_users(doing.tx, *found);
    if (!count) return refused(count.error());
    const auto grants = store::held_grants_under(doing.tx, doing.caller.account, doing.now);
    if (!grants) return refused(grants.error());
    const auto people = store::people_under(doing.tx, doing.caller.account, doing.now);
    if (!people) return refused(people.error());
    const auto types = store::user_types_of(doing.tx, found->workforce);
    if (!types) return refused(types.error());

    View view;
    view.facts = {{"id", found->public_id},
                  {"name", found->name},
                  {"kind", found->kind},
                  {"town", found->town},
                  {"count", std::to_string(*count)},
                  {"cap", found->user_cap == 0 ? "" : std::to_string(found->user_cap)},
                  {"workforce", found->workforce},
                  {"closed_why", closed_why(*found)}};
    auto& users = view.lists["users"] = list_for("service", "users");
    auto& candidates = view.lists["candidates"] = list_for("service", "candidates");
    auto& type_list = view.lists["user_types"] = list_for("service", "user_types");
    for (const auto& type : *types)
        if (type.by_region == found->is_region) type_list.rows.push_back({type.label});
    const auto* add = acts::find_act("add_service");
    for (const auto& person : *people) {
        const store::HeldGrant *here = nullptr, *elsewhere = nullptr;
        for (const auto& grant : *grants) {
            if (grant.account != person.id || !grant.is_live()) continue;
            (grant.service == found->id ? here : elsewhere) = &grant;
        }
        const auto state = policy::access_state(person.facts);
        if (here != nullptr)
            users.rows.push_back({person.public_id, person.name(), here->user_type, std::string(policy::word_of(state)),
                                  to_iso(here->granted_at)});
        else if (elsewhere != nullptr && acts::fits(*add, state))
            candidates.rows.push_back({person.public_id, person.name(), elsewhere->user_type});
    }
    users.total = static_cast<std::int64_t>(users.rows.size());
    candidates.total = static_cast<std::int64_t>(candidates.rows.size());
    return view;
}

constexpr Handling kHandlers[] = {{"add_service", add_service},
                                  {"remove_service", remove_service},
                                  {"add_people_to_service", add_people_to_service},
                                  {"invite_choices", invite_choices},
                                  {"services", services},
                                  {"service", service}};

}  // namespace

std::span<const Handling> service_handlers() { return kHandlers; }

}  // namespace admin
