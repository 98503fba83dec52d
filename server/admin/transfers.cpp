#include "server/admin/transfers.h"

#include <algorithm>

#include "server/admin/rules.h"
#include "server/crypto/random.h"

namespace admin {

const store::Duty* find_duty(const std::vector<store::Duty>& duties, ServiceId service)
{
    const auto found =
        std::find_if(duties.begin(), duties.end(), [&](const auto& duty) { return duty.service == service; });
    return found == duties.end() ? nullptr : &*found;
}

Result<Sides> sides_of(const Scene& scene, const store::Transfer& transfer)
{
    Sides sides;
    const auto fill = [&](AccountId id, store::Person& person, std::vector<store::Duty>& duties) -> Status {
        auto found = store::find_person(scene.tx, id);
        if (!found) return fail(found.error());
        if (!*found) return fail(ErrorKind::NotFound, "person.not_found");
        person = std::move(**found);
        auto held = store::duties_of(scene.tx, id);
        if (!held) return fail(held.error());
        duties = std::move(*held);
        return {};
    };
    if (auto done = fill(transfer.account, sides.away, sides.away_duties); !done) return fail(done.error());
    if (auto done = fill(transfer.acting, sides.acting, sides.acting_duties); !done) return fail(done.error());
    return sides;
}

bool can_act(const store::Person& person)
{
    return person.may.authoriser && person.state == store::AccountState::Active;
}

Result<std::string> names_at(const Scene& scene, const std::vector<ServiceId>& services)
{
    std::string names;
    for (const auto id : services) {
        const auto service = store::find_managed_service(scene.tx, id);
        if (!service) return fail(service.error());
        names += (names.empty() ? "" : "\n") + service->name;
    }
    return names;
}

namespace {

Status tell_both(const Scene& scene, LetterCode letter, const store::Transfer& transfer, const Sides& sides)
{
    const auto services = names_at(scene, transfer.services);
    if (!services) return fail(services.error());
    const Slots slots{{"person", sides.away.name()},
                      {"substitute", sides.acting.name()},
                      {"from", format_day(transfer.from)},
                      {"until", format_day(transfer.to)},
                      {"services", *services}};
    if (auto done = tell_if_possible(scene, letter, sides.acting, slots); !done) return done;
    return tell_if_possible(scene, letter, sides.away, slots);
}

Status note_transfer(const Scene& scene, const std::string& action, const store::Transfer& transfer, const Sides& sides)
{
    return note(scene, action, "account", sides.away.public_id,
                {{"transfer", transfer.public_id},
                 {"substitute", sides.acting.public_id},
                 {"until", to_iso(transfer.to)},
                 {"reason", transfer.end_reason}});
}

/// Gives every service back that is still in the substitute's hands, the one duty out of force before the other is in
/// (ACT-6), so that at no moment two are.
Status give_back(const Scene& scene, const store::Transfer& transfer, const Sides& sides)
{
    for (const auto service : transfer.services) {
        if (const auto* acting = find_duty(sides.acting_duties, service)) {
            const bool was_made = acting->kind == store::DutyKind::Temporary && acting->from_at == *transfer.began_at;
            if (auto done = was_made ? store::end_duty(scene.tx, acting->id, scene.now)
                                     : store::set_in_force(scene.tx, acting->id, false);
                !done)
                return done;
        }
        const auto* own = find_duty(sides.away_duties, service);
        if (own == nullptr || own->in_force) continue;  // ended meanwhile: the Department has decided
        const auto done = store::set_in_force(scene.tx, own->id, true);
        // Somebody whom the Department has put in charge meanwhile stays there.
        if (!done && done.error().code != "duty.taken") return done;
    }
    return {};
}

}  // namespace

Status finish_transfer(const Scene& scene, store::Transfer& transfer, const std::string& why)
{
    const auto sides = sides_of(scene, transfer);
    if (!sides) return fail(sides.error());
    if (transfer.began_at)
        if (auto done = give_back(scene, transfer, *sides); !done) return done;
    transfer.ended_at = scene.now;
    transfer.end_reason = why;
    if (auto done = store::save_transfer(scene.tx, transfer); !done) return done;
    if (auto done = note_transfer(scene, "end_transfer", transfer, *sides); !done) return done;
    return tell_both(scene, LetterCode::TransferEnds, transfer, *sides);
}

namespace {

/// True once at least one service is in the substitute's hands.
Result<bool> hand_over(const Scene& scene, const store::Transfer& transfer, const Sides& sides)
{
    bool is_any = false;
    for (const auto service : transfer.services) {
        const auto* own = find_duty(sides.away_duties, service);
        if (own == nullptr || !own->in_force || own->kind != store::DutyKind::Active) continue;
        const auto* acting = find_duty(sides.acting_duties, service);
        if (acting != nullptr && acting->in_force) continue;
        if (auto done = store::set_in_force(scene.tx, own->id, false); !done) return fail(done.error());
        const auto done = acting != nullptr ? store::set_in_force(scene.tx, acting->id, true)
                                            : store::add_duty(scene.tx, {.public_id = crypto::random_id(),
                                                                         .account = transfer.acting,
                                                                         .service = service,
                                                                         .kind = store::DutyKind::Temporary,
                                                                         .from_at = scene.now,
                                                                         .in_force = true,
                                                                         .is_sole = own->is_sole});
        if (!done) return fail(done.error());
        is_any = true;
    }
    return is_any;
}

}  // namespace

Status begin_transfer(const Scene& scene, store::Transfer& transfer)
{
    const auto sides = sides_of(scene, transfer);
    if (!sides) return fail(sides.error());
    if (!can_act(sides->acting)) return finish_transfer(scene, transfer, "no_substitute");
    const auto handed = hand_over(scene, transfer, *sides);
    if (!handed) return fail(handed.error());
    if (!*handed) return finish_transfer(scene, transfer, "no_duty");
    transfer.began_at = scene.now;
    if (auto done = store::save_transfer(scene.tx, transfer); !done) return done;
    if (auto done = note_transfer(scene, "begin_transfer", transfer, *sides); !done) return done;
    return tell_both(scene, LetterCode::TransferBegins, transfer, *sides);
}

// ---- The clock

namespace {

/// Everything that ends is over before anything begins, so that one transfer can follow another.
Status transfers_on(const Scene& scene, Date day)
{
    auto open = store::open_transfers(scene.tx);
    if (!open) return fail(open.error());
    for (auto& transfer : *open) {
        std::string why = day > transfer.to ? "over" : "";
        if (why.empty() && transfer.began_at) {
            const auto sides = sides_of(scene, transfer);
            if (!sides) return fail(sides.error());
            if (!can_act(sides->acting)) why = "no_substitute";
        }
        if (why.empty()) continue;
        if (auto done = finish_transfer(scene, transfer, why); !done) return done;
    }
    for (auto& transfer : *open)
        if (transfer.is_open() && !transfer.began_at && day >= transfer.from)
            if (auto done = begin_transfer(scene, transfer); !done) return done;
    return {};
}

Status settle_all(const Scene& scene, const std::vector<AccountId>& accounts, const char* why)
{
    for (const auto id : accounts) {
        auto person = store::find_person(scene.tx, id);
        if (!person) return fail(person.error());
        if (*person)
            if (auto settled = settle(scene, **person, why); !settled) return fail(settled.error());
    }
    return {};
}

Status note_service(const Scene& scene, const std::string& action, ServiceId id, std::size_t people)
{
    const auto service = store::find_managed_service(scene.tx, id);
    if (!service) return fail(service.error());
    return note(scene, action, "service", service->public_id, {{"count", people}});
}

/// Q21, of each service by itself.
Status unattended_on(const Scene& scene, Date day)
{
    const auto rules = clock_rules(scene);
    const auto left = store::services_left(scene.tx);
    if (!left) return fail(left.error());
    for (const auto& each : *left) {
        if (!policy::holding_is_over(melbourne_day(each.left_at), day, rules)) continue;
        const auto whose = store::mark_unattended(scene.tx, each.service, scene.now);
        if (!whose) return fail(whose.error());
        if (auto done = settle_all(scene, *whose, "unattended"); !done) return done;
        if (auto done = note_service(scene, "lock_unattended", each.service, whose->size()); !done) return done;
    }
    const auto again = store::services_attended_again(scene.tx);
    if (!again) return fail(again.error());
    for (const auto service : *again)
        if (auto done = attend(scene, service); !done) return done;
    return {};
}

Status transfer_and_holding(const Scene& scene, Date day)
{
    if (auto done = transfers_on(scene, day); !done) return done;
    return unattended_on(scene, day);
}

}  // namespace

Status attend(const Scene& scene, ServiceId service)
{
    const auto whose = store::clear_unattended(scene.tx, service, scene.now);
    if (!whose) return fail(whose.error());
    if (whose->empty()) return {};
    if (auto done = settle_all(scene, *whose, "attended"); !done) return done;
    return note_service(scene, "unlock_attended", service, whose->size());
}

Result<Worked> transfer_day(const Work& work)
{
    // Looked for on a reader first: a day with nothing to do costs no write.
    const auto is_any = work.parts.database.read([](store::Tx& tx) -> Result<bool> {
        const auto open = store::open_transfers(tx);
        if (!open) return fail(open.error());
        const auto left = store::services_left(tx);
        if (!left) return fail(left.error());
        const auto again = store::services_attended_again(tx);
        if (!again) return fail(again.error());
        return !open->empty() || !left->empty() || !again->empty();
    });
    if (!is_any) return fail(is_any.error());
    if (!*is_any) return Worked{};
    return in_one_unit<transfer_and_holding>(work);
}

}  // namespace admin
