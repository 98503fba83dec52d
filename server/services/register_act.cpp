#include "server/services/register_act.h"

#include <nlohmann/json.hpp>

#include "server/core/clock.h"
#include "server/store/reference_store.h"
#include "server/store/restriction_store.h"
#include "server/store/session_store.h"

namespace services {

Result<Standpoint> find_standpoint(store::Tx& tx, const Settings& settings, AccountId account, const std::string& grant,
                                   Date today)
{
    auto found = store::find_grant(tx, account, grant, today);
    if (!found && found.error().kind == ErrorKind::NotFound)
        return fail(ErrorKind::Invalid, "search.grant_unknown", "grant");
    if (!found) return fail(found.error());
    auto workforce = store::workforce_for(tx, account, found->workforce);
    if (!workforce) return fail(ErrorKind::Unavailable, workforce.error().code, {}, workforce.error().detail);
    auto place = store::find_place(tx, found->service);
    if (!place) return fail(ErrorKind::Unavailable, place.error().code);
    return Standpoint{std::move(*found), std::move(*workforce), std::move(*place), today,
                      settings.registry.show_supports};
}

Status check_caller(store::Tx& tx, const Settings& settings, const Caller& caller, Instant now)
{
    const auto session = store::require_ready(tx, caller.session, now, settings.session);
    if (!session) return fail(session.error());
    if (session->account != caller.account || !session->may.user) return fail(ErrorKind::Forbidden, "account.not_user");
    return store::touch_session(tx, caller.session, now);
}

Result<Purpose> find_purpose(store::Tx& tx, const std::string& workforce, const std::string& purpose)
{
    const auto purposes = store::purposes_of(tx, workforce);
    if (!purposes) return fail(purposes.error());
    for (const auto& each : *purposes)
        if (each.code == purpose) return each;
    return fail(ErrorKind::Invalid, "search.purpose_unknown", "purpose");
}

Result<int> take_turn(store::Tx& tx, const Settings& settings, const Caller& caller, store::Use use, Instant now)
{
    const int limit =
        use == store::Use::Search ? settings.registry.searches_per_hour : settings.registry.views_per_hour;
    const auto usage = store::usage_of(tx, caller.account, use, now);
    if (!usage) return fail(usage.error());
    if (usage->count < limit) {
        if (auto counted = store::add_usage(tx, caller.account, use, now); !counted) return fail(counted.error());
        return 0;
    }
    const auto alerted = store::has_alert(tx, caller.account_id, use, usage->newest);
    if (!alerted) return fail(alerted.error());
    if (!*alerted) {
        auto alert = event_of(caller, "usage.alert", now);
        alert.object_kind = "usage";
        alert.object_id = store::word_of(use);
        alert.outcome = "done";
        alert.detail = nlohmann::json{{"limit", limit}}.dump();
        if (auto kept = store::append(tx, alert); !kept) return fail(kept.error());
    }
    return static_cast<int>((usage->oldest + store::kUsageWindow - now).count());
}

Outcome<Admission> admit(store::Tx& tx, const Settings& settings, const Caller& caller, const Asked& asked, Instant now)
{
    const auto refused = [](auto&& why) { return tl::unexpected<Refusal>(Refusal(why)); };
    if (const auto ok = check_caller(tx, settings, caller, now); !ok) return refused(ok.error());
    if (!asked.faults.empty()) return refused(asked.faults);
    auto standpoint = find_standpoint(tx, settings, caller.account, asked.grant, melbourne_day(now));
    if (!standpoint) return refused(standpoint.error());
    auto purpose = find_purpose(tx, standpoint->workforce.code, asked.purpose);
    if (!purpose) return refused(purpose.error());
    const auto wait = take_turn(tx, settings, caller, asked.use, now);
    if (!wait) return refused(wait.error());
    if (*wait > 0) return tl::unexpected<Refusal>(Refusal(Error{ErrorKind::TooMany, "usage.limit", {}, {}}, *wait));
    return Admission{std::move(*standpoint), std::move(*purpose)};
}

store::AuditEvent event_of(const Caller& caller, const std::string& action, Instant now)
{
    store::AuditEvent event;
    event.at = now;
    event.actor = caller.account_id;
    event.capability = "user";
    event.action = action;
    event.session = caller.session_id;
    event.network = caller.network;
    return event;
}

Status record_refused(store::Tx& tx, store::AuditEvent event, const nlohmann::json& detail, const Refusal& refusal)
{
    auto full = detail;
    full["code"] = refusal.first().code;
    event.outcome = "refused";
    event.detail = full.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    return store::append(tx, event);
}

}  // namespace services
