// The duties of an Authoriser: put into other hands for a time, and given up (ACT-8 to ACT-10).
#include <algorithm>

#include "server/admin/rules.h"
#include "server/admin/transfers.h"
#include "server/crypto/random.h"
#include "shared/core/typed_date.h"

namespace admin {

namespace {

// ---- The acts

/// ACT-8: somebody who is an Authoriser already, under this name and address. Whoever is not is told apart by nothing:
/// the Department has to create them first.
Result<store::Person> find_substitute(Doing& doing)
{
    const auto unknown = [] { return fail(ErrorKind::Invalid, "transfer.unknown", "email"); };
    auto found = store::find_person_by_email(doing.tx, doing.text("email"));
    if (!found) return fail(found.error());
    if (!*found || !can_act(**found)) return unknown();
    const auto same = [](const std::string& one, const std::string& other) {
        return store::fold_username(trimmed(one)) == store::fold_username(other);
    };
    if (!same(doing.text("first_name"), (*found)->first_name) || !same(doing.text("last_name"), (*found)->last_name))
        return unknown();
    if ((*found)->id == doing.caller.account) return fail(ErrorKind::Invalid, "transfer.self", "email");
    return std::move(**found);
}

/// That the substitute is an Authoriser of this kind of service, and not in force at it already.
Status check_permitted(Doing& doing, const std::vector<store::Duty>& duties, const store::ManagedService& service)
{
    if (const auto* there = find_duty(duties, service.id)) {
        if (there->in_force) return fail(ErrorKind::Conflict, "transfer.in_office", "email");
        return {};
    }
    for (const auto& duty : duties) {
        const auto other = store::find_managed_service(doing.tx, duty.service);
        if (!other) return fail(other.error());
        if (other->workforce == service.workforce && duty.kind != store::DutyKind::Region) return {};
    }
    return fail(ErrorKind::Invalid, "transfer.unknown", "email");
}

Status check_days(Doing& doing, const store::Transfer& transfer)
{
    if (transfer.from < doing.today) return fail(ErrorKind::Invalid, "transfer.past", "from");
    if (transfer.to < transfer.from) return fail(ErrorKind::Invalid, "transfer.backwards", "to");
    if (!policy::transfer_fits(transfer.from, transfer.to, clock_rules(doing)))
        return fail(ErrorKind::Invalid, "transfer.too_long", "to");  // ACT-9
    return {};
}

Result<std::vector<ServiceId>> services_to_transfer(Doing& doing, AccountId substitute)
{
    const auto own = store::duties_of(doing.tx, doing.caller.account);
    if (!own) return fail(own.error());
    const auto theirs = store::duties_of(doing.tx, substitute);
    if (!theirs) return fail(theirs.error());
    std::vector<ServiceId> services;
    for (const auto& id : doing.values("services")) {
        const auto service = store::find_own_service(doing.tx, doing.caller.account, id);
        if (!service) return fail(ErrorKind::NotFound, "service.not_found", "services");
        // What is only in one's hands for a time is not handed on.
        const auto* duty = find_duty(*own, service->id);
        if (duty == nullptr || duty->kind != store::DutyKind::Active)
            return fail(ErrorKind::Conflict, "transfer.not_own", "services");
        if (auto ok = check_permitted(doing, *theirs, *service); !ok) return fail(ok.error());
        services.push_back(service->id);
    }
    return services;
}

Answer transfer_duties(Doing& doing)
{
    store::Transfer transfer{.public_id = crypto::random_id(),
                             .account = doing.caller.account,
                             .from = doing.day("from"),
                             .to = doing.day("to"),
                             .made_at = doing.now};
    if (auto ok = check_days(doing, transfer); !ok) return refused(ok.error());
    const auto substitute = find_substitute(doing);
    if (!substitute) return refused(substitute.error());
    auto services = services_to_transfer(doing, substitute->id);
    if (!services) return refused(services.error());
    transfer.acting = substitute->id;
    transfer.services = std::move(*services);
    if (auto done = store::add_transfer(doing.tx, transfer); !done) return refused(done.error());
    doing.about("transfer", transfer.public_id);
    doing.detail = {{"substitute", substitute->public_id},
                    {"from", to_iso(transfer.from)},
                    {"to", to_iso(transfer.to)},
                    {"services", transfer.services.size()}};
    if (transfer.from == doing.today) {  // the clock has been here already
        auto made = store::find_transfer(doing.tx, transfer.public_id);
        if (!made) return refused(made.error());
        if (auto done = begin_transfer(doing, **made); !done) return refused(done.error());
    }
    View view;
    view.facts = {{"transfer", transfer.public_id}};
    return view;
}

Answer end_transfer(Doing& doing)
{
    auto found = store::find_transfer(doing.tx, doing.text("transfer"));
    if (!found) return refused(found.error());
    if (!*found || (*found)->account != doing.caller.account)
        return refused(ErrorKind::NotFound, "transfer.not_found", "transfer");
    doing.about("transfer", (*found)->public_id);
    if (!(*found)->is_open()) return refused(ErrorKind::Conflict, "transfer.over", "transfer");
    if (auto done = finish_transfer(doing, **found, "early"); !done) return refused(done.error());
    return View{};
}

/// ACT-10: who comes after. One of the three ways must be complete.
std::vector<Error> successor_faults(const Doing& doing)
{
    std::vector<Error> faults;
    const auto need = [&](std::initializer_list<const char*> names) {
        for (const auto* name : names)
            if (trimmed(doing.text(name)).empty()) faults.push_back({ErrorKind::Invalid, "field.required", name, {}});
    };
    const auto is_any = [&](std::initializer_list<const char*> names) {
        return std::any_of(names.begin(), names.end(),
                           [&](const char* name) { return !trimmed(doing.text(name)).empty(); });
    };
    if (is_any({"successor_name", "successor_organisation", "successor_email"}))
        need({"successor_name", "successor_organisation", "successor_email"});
    else if (is_any({"known_on", "other_contact"})) need({"known_on", "other_contact"});
    else if (!is_any({"successors"}))
        faults.push_back({ErrorKind::Invalid, "leaving.no_successor", "successor_name", {}});
    return faults;
}

/// As the Department reads it, one fact a line; what was left empty is left out.
std::string leaving_facts(const Doing& doing)
{
    constexpr std::pair<const char*, const char*> kLines[] = {{"full_name", "Name"},
                                                              {"role_title", "Role"},
                                                              {"organisation", "Organisation"},
                                                              {"service_email", "Email of the service"},
                                                              {"service_phone", "Telephone of the service"},
                                                              {"leaves_on", "Last day"},
                                                              {"late_why", "Why the notice is short"},
                                                              {"successor_name", "Successor"},
                                                              {"successor_organisation", "Successor's organisation"},
                                                              {"successor_email", "Successor's email"},
                                                              {"successors", "Successors, and whose Users go to whom"},
                                                              {"known_on", "The successor will be known on"},
                                                              {"other_contact", "Contact until then"}};
    std::string facts;
    for (const auto& [name, words] : kLines) {
        auto text = trimmed(doing.text(name));  // one line each
        if (text.empty()) continue;
        if (const auto day = std::string_view(name).ends_with("_on") ? read_typed_date(text) : std::nullopt)
            text = format_day(*day);
        facts += (facts.empty() ? "" : "\n") + std::string(words) + ": " + text;
    }
    return facts;
}

Answer leave_role(Doing& doing)
{
    auto faults = successor_faults(doing);
    const auto leaves = doing.day("leaves_on");
    if (leaves < doing.today) faults.push_back({ErrorKind::Invalid, "leaving.past", "leaves_on", {}});
    else if (!policy::notice_is_in_time(doing.today, leaves, clock_rules(doing)) &&
             trimmed(doing.text("late_why")).empty())
        faults.push_back({ErrorKind::Invalid, "leaving.too_soon", "late_why", {}});
    if (!faults.empty()) return refused(std::move(faults));
    const store::Leaving leaving{.public_id = crypto::random_id(),
                                 .account = doing.caller.account,
                                 .leaves_on = leaves,
                                 .facts = leaving_facts(doing),
                                 .told_at = doing.now};
    if (auto done = store::add_leaving(doing.tx, leaving); !done) return refused(done.error());
    doing.about("leaving", leaving.public_id);
    doing.detail = {{"leaves_on", to_iso(leaves)}};
    const auto person = store::find_person(doing.tx, doing.caller.account);
    if (!person) return refused(person.error());
    if (auto done = tell_department(doing, LetterCode::AuthoriserLeaving,
                                    {{"person", (*person)->name()}, {"facts", leaving.facts}});
        !done)
        return refused(done.error());
    return View{};
}

// ---- The view

std::string state_word(const store::Transfer& transfer)
{
    if (transfer.is_in_force()) return "in_force";
    if (transfer.is_open()) return "planned";
    return transfer.began_at ? "over" : "cancelled";
}

Status add_duties(Doing& doing, View& view)
{
    auto& list = view.lists["duties"] = list_for("my_duties", "duties");
    const auto duties = store::duties_of(doing.tx, doing.caller.account);
    if (!duties) return fail(duties.error());
    for (const auto& duty : *duties) {
        const auto service = store::find_managed_service(doing.tx, duty.service);
        if (!service) return fail(service.error());
        const bool may_transfer = duty.in_force && duty.kind == store::DutyKind::Active;
        list.rows.push_back({service->public_id, service->name, store::word_of(duty.kind), duty.in_force ? "yes" : "",
                             to_iso(duty.from_at), may_transfer ? "yes" : ""});
    }
    list.total = static_cast<std::int64_t>(list.rows.size());
    return {};
}

Status add_transfers(Doing& doing, View& view)
{
    auto& list = view.lists["transfers"] = list_for("my_duties", "transfers");
    const auto transfers = store::transfers_of(doing.tx, doing.caller.account);
    if (!transfers) return fail(transfers.error());
    for (const auto& each : *transfers) {
        const auto sides = sides_of(doing, each);
        if (!sides) return fail(sides.error());
        auto services = names_at(doing, each.services);
        if (!services) return fail(services.error());
        for (std::size_t at = 0; (at = services->find('\n', at)) != std::string::npos;) services->replace(at, 1, ", ");
        list.rows.push_back({each.public_id, sides->away.name(), sides->acting.name(), *services, to_iso(each.from),
                             to_iso(each.to), state_word(each), each.account == doing.caller.account ? "yes" : "",
                             each.is_open() ? "yes" : ""});
    }
    list.total = static_cast<std::int64_t>(list.rows.size());
    return {};
}

Answer my_duties(Doing& doing)
{
    const auto rules = clock_rules(doing);
    View view;
    view.facts = {{"transfer_most", std::to_string(rules.transfer_max_days)},
                  {"exit_weeks", std::to_string(rules.exit_notice_weeks)}};
    const auto leaving = store::last_leaving(doing.tx, doing.caller.account);
    if (!leaving) return refused(leaving.error());
    if (*leaving) {
        view.facts["leaves_on"] = to_iso((*leaving)->leaves_on);
        view.facts["told_at"] = to_iso((*leaving)->told_at);
        view.facts["leaving_facts"] = (*leaving)->facts;
    }
    if (auto done = add_duties(doing, view); !done) return refused(done.error());
    if (auto done = add_transfers(doing, view); !done) return refused(done.error());
    return view;
}

constexpr Handling kHandlers[] = {{"transfer_duties", transfer_duties},
                                  {"end_transfer", end_transfer},
                                  {"leave_role", leave_role},
                                  {"my_duties", my_duties}};

}  // namespace

std::span<const Handling> duty_handlers() { return kHandlers; }

}  // namespace admin
