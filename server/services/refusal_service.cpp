#include "server/services/refusal_service.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "server/store/audit_store.h"

namespace services {

namespace {

constexpr std::chrono::minutes kWindow{1};

store::AuditEvent event_of(const Caller& caller, const RefusedAttempt& attempt, Instant now)
{
    store::AuditEvent event;
    event.at = now;
    event.actor = caller.account_id;
    event.capability = caller.may.user ? "user" : caller.may.authoriser ? "authoriser" : "";
    event.action = attempt.action;
    event.object_kind = "route";
    event.object_id = attempt.path;
    event.outcome = "refused";
    event.session = caller.session_id;
    event.network = caller.network;
    event.detail = nlohmann::json{{"code", attempt.code}}.dump();
    return event;
}

}  // namespace

RefusalService::RefusalService(const Settings& settings, const Clock& clock, store::Database& database)
    : settings_(settings), clock_(clock), database_(database)
{
}

RefusalService::~RefusalService()
{
    [[maybe_unused]] const auto written = write_more(strangers_, clock_.now());  // nobody is left to be told
}

Status RefusalService::record(const Caller& caller, const RefusedAttempt& attempt)
{
    const auto now = clock_.now();
    if (const auto finished = take_finished(now))
        if (auto done = write_more(*finished, now); !done) return done;
    if (caller.session_id.empty() && is_one_more(caller.network)) return {};
    return database_.act([&](store::Tx& tx) { return store::append(tx, event_of(caller, attempt, now)); });
}

/// Counts a stranger's refusal; true once those of this minute have had their rows.
bool RefusalService::is_one_more(const std::string& network)
{
    const std::lock_guard lock(mutex_);
    return ++strangers_[network] > settings_.server.stranger_refusals;
}

std::optional<RefusalService::Counts> RefusalService::take_finished(Instant now)
{
    const std::lock_guard lock(mutex_);
    if (now >= minute_ && now < minute_ + kWindow) return {};
    minute_ = now;
    return std::exchange(strangers_, {});
}

Status RefusalService::write_more(const Counts& counts, Instant now)
{
    const int own_rows = settings_.server.stranger_refusals;
    const bool any =
        std::any_of(counts.begin(), counts.end(), [&](const auto& each) { return each.second > own_rows; });
    if (!any) return {};
    return database_.act([&](store::Tx& tx) -> Status {
        for (const auto& [network, count] : counts) {
            if (count <= own_rows) continue;
            store::AuditEvent event;
            event.at = now;
            event.action = "refusals.more";
            event.object_kind = "route";
            event.outcome = "refused";
            event.network = network;
            event.detail = nlohmann::json{{"count", count - own_rows}}.dump();
            if (auto done = store::append(tx, event); !done) return done;
        }
        return {};
    });
}

}  // namespace services
