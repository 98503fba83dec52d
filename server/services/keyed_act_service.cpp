#include "server/services/keyed_act_service.h"

#include <chrono>
#include <nlohmann/json.hpp>

#include "server/services/register_act.h"
#include "server/store/keyed_act_store.h"
#include "server/store/session_store.h"

namespace services {

namespace {

std::string owner_of(const Caller& caller, const KeyedAct& act) { return "act " + caller.account_id + " " + act.key; }

tl::unexpected<Error> outcome_unknown() { return fail(ErrorKind::Conflict, "act.outcome_unknown"); }

}  // namespace

// Keyed: a search holds little enough that a plain digest of it could be guessed by whoever holds the database.
std::string KeyedActService::hash_of(const KeyedAct& act) const { return server_key_.digest("keyed act", act.request); }

Status KeyedActService::forget_old()
{
    return database_.act([&](store::Tx& tx) { return forget_old(tx, clock_.now()); });
}

Status KeyedActService::forget_old(store::Tx& tx, Instant now) const
{
    return store::forget_keyed_acts(tx, now - std::chrono::hours(settings_.session.idempotency_hours));
}

Result<std::optional<FirstAnswer>> KeyedActService::begin(const Caller& caller, const KeyedAct& act)
{
    return database_.act([&](store::Tx& tx) { return begin(tx, caller, act); });
}

Result<std::optional<FirstAnswer>> KeyedActService::begin(store::Tx& tx, const Caller& caller,
                                                          const KeyedAct& act) const
{
    const auto now = clock_.now();
    const auto session = store::require_ready(tx, caller.session, now, settings_.session);
    if (!session) return fail(session.error());
    if (auto gone = forget_old(tx, now); !gone) return fail(gone.error());

    const auto found = store::find_keyed_act(tx, caller.account, act.key);
    if (!found) return fail(found.error());
    if (!*found) {
        const auto count = store::count_keyed_acts(tx, caller.account);
        if (!count) return fail(count.error());
        if (*count >= kKeysKept) return fail(ErrorKind::TooMany, "act.too_many_keys");
        const store::KeyedAct row{.session = caller.session, .route = act.route, .request_hash = hash_of(act)};
        if (auto done = store::begin_keyed_act(tx, caller.account, act.key, row, now); !done) return fail(done.error());
        return std::nullopt;
    }

    const auto& first = **found;
    if (first.route != act.route || first.request_hash != hash_of(act))
        return fail(ErrorKind::Invalid, "request.idempotency_mismatch");
    if (!first.is_done || first.session != caller.session) return outcome_unknown();
    auto body = server_key_.open(first.answer, owner_of(caller, act));
    if (!body) return outcome_unknown();

    // What is shown again is recorded again; the act itself is not, since it was not done.
    auto event = event_of(caller, "act.replayed", now);
    event.capability = caller.may.user ? "user" : caller.may.authoriser ? "authoriser" : "";
    event.object_kind = "route";
    event.object_id = act.route;
    event.outcome = "done";
    event.detail = nlohmann::json{{"action", act.action}, {"status", first.status}}.dump();
    if (auto kept = store::append(tx, event); !kept) return fail(kept.error());
    return FirstAnswer{first.status, std::move(*body)};
}

Status KeyedActService::finish(const Caller& caller, const KeyedAct& act, const FirstAnswer& answer)
{
    const auto sealed = server_key_.seal(answer.body, owner_of(caller, act));
    return database_.act([&](store::Tx& tx) -> Status {
        // A session that ended meanwhile has no answers: its act is remembered without one.
        const auto live = store::require_live(tx, caller.session, clock_.now(), settings_.session);
        return store::finish_keyed_act(tx, caller.account, act.key, answer.status, live ? sealed : std::string());
    });
}

Status KeyedActService::release(const Caller& caller, const KeyedAct& act)
{
    return database_.act([&](store::Tx& tx) { return store::release_keyed_act(tx, caller.account, act.key); });
}

}  // namespace services
