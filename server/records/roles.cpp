// Naming who may act for an organisation under the schemes, and ending it (IS-120 to IS-124).
#include <algorithm>

#include "server/crypto/random.h"
#include "server/records/handlers.h"
#include "server/store/duty_store.h"
#include "server/store/sharing_role_store.h"
#include "shared/acts/sharing_roles.h"

namespace records {

namespace {

using admin::Answer;
using admin::Doing;
using admin::refused;

template <class Words>
bool knows(const Words& words, std::string_view word)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// What the form alone shows to be wrong.
std::vector<Error> faults_in(const Doing& doing)
{
    std::vector<Error> faults;
    const auto fault = [&](std::string code, std::string field) {
        faults.push_back({ErrorKind::Invalid, std::move(code), std::move(field), {}});
    };
    if (!knows(acts::kSharingRoles, doing.text("role"))) fault("role.unknown", "role");
    if (!knows(acts::kEngagements, doing.text("engagement"))) fault("role.engagement_unknown", "engagement");
    else if (doing.text("engagement") == acts::kVolunteer) fault("role.volunteer", "engagement");  // IS-120
    if (doing.day("trained_on") > doing.today) fault("day.in_future", "trained_on");               // IS-123
    if (!doing.text("to").empty() && doing.day("to") < doing.day("from")) fault("day.order", "to");
    return faults;
}

Answer name_role(Doing& doing)
{
    const auto service = store::find_own_service(doing.tx, doing.caller.account, doing.text("service"));
    if (!service) return refused(service.error());
    if (auto faults = faults_in(doing); !faults.empty()) return refused(std::move(faults));
    const auto people = store::people_at(doing.tx, service->id);
    if (!people) return refused(people.error());
    const auto person = std::find_if(people->begin(), people->end(),
                                     [&](const auto& each) { return each.public_id == doing.text("holder"); });
    if (person == people->end()) return refused(ErrorKind::NotFound, "person.not_found", "holder");
    const store::SharingRole role{.public_id = crypto::random_id(),
                                  .account = person->id,
                                  .account_id = {},
                                  .name = {},
                                  .service = service->id,
                                  .service_id = {},
                                  .service_name = {},
                                  .role = doing.text("role"),
                                  .title = doing.text("title"),
                                  .engagement = doing.text("engagement"),
                                  .judgement = doing.text("judgement"),
                                  .reason = doing.text("reason"),
                                  .trained_on = doing.day("trained_on"),
                                  .meets_clients = doing.ticked("meets_clients"),
                                  .from = doing.day("from"),
                                  .to = doing.text("to").empty() ? std::nullopt : std::optional(doing.day("to")),
                                  .named_by = doing.caller.account,
                                  .named_at = doing.now};
    doing.about("account", person->public_id);
    if (auto done = store::add_sharing_role(doing.tx, role); !done) return refused(done.error());
    doing.detail = {{"service", service->public_id}, {"role", role.role}};
    View view;
    view.facts = {{"role", role.public_id}};
    return view;
}

Answer end_role(Doing& doing)
{
    const auto role = store::find_sharing_role(doing.tx, doing.text("role"));
    if (!role) return refused(role.error());
    // Somebody else's looks as one that is not there (MAN-8).
    if (!store::find_own_service(doing.tx, doing.caller.account, role->service_id))
        return refused(ErrorKind::NotFound, "role.not_found", "role");
    doing.about("account", role->account_id);
    doing.detail = {{"service", role->service_id}, {"role", role->role}};
    if (auto done = store::end_sharing_role(doing.tx, role->public_id, doing.now, doing.caller.account_id); !done)
        return refused(done.error());
    return View{};
}

std::string state_of(const store::SharingRole& role, Date today)
{
    if (today < role.from) return "later";
    return role.is_current(today) ? "current" : "over";
}

Answer sharing_roles(Doing& doing)
{
    const auto service = store::find_own_service(doing.tx, doing.caller.account, doing.text("service"));
    if (!service) return refused(service.error());
    const auto roles = store::sharing_roles_at(doing.tx, service->id);
    if (!roles) return refused(roles.error());
    const auto people = store::people_at(doing.tx, service->id);
    if (!people) return refused(people.error());
    View view;
    view.facts = {{"id", service->public_id}, {"name", service->name}};
    auto& list = view.lists["roles"] = admin::list_for("sharing_roles", "roles");
    for (const auto& role : *roles)
        list.rows.push_back({role.public_id, role.name, role.role, role.title, role.engagement, to_iso(role.trained_on),
                             to_iso(role.from), role.to ? to_iso(*role.to) : std::string(),
                             state_of(role, doing.today)});
    list.total = static_cast<std::int64_t>(list.rows.size());
    auto& named = view.lists["people"] = admin::list_for("sharing_roles", "people");
    for (const auto& person : *people) named.rows.push_back({person.public_id, person.name});
    named.total = static_cast<std::int64_t>(named.rows.size());
    return view;
}

/// What whoever asks may act as today, and where.
Answer own_roles(Doing& doing)
{
    const auto roles = store::sharing_roles_of(doing.tx, doing.caller.account);
    if (!roles) return refused(roles.error());
    View view;
    auto& list = view.lists["roles"] = admin::list_for("own_roles", "roles");
    for (const auto& role : *roles)
        if (role.is_current(doing.today))
            list.rows.push_back({role.service_id, role.service_name, role.role, role.title});
    list.total = static_cast<std::int64_t>(list.rows.size());
    return view;
}

constexpr std::array kHandlers{
    admin::Handling{"own_roles", own_roles},
    admin::Handling{"name_role", name_role},
    admin::Handling{"end_role", end_role},
    admin::Handling{"sharing_roles", sharing_roles},
};

}  // namespace

std::span<const admin::Handling> role_handlers() { return kHandlers; }

}  // namespace records
