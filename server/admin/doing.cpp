#include "server/admin/doing.h"

#include "server/store/audit_store.h"
#include "shared/core/typed_date.h"

namespace admin {

Date Doing::day(std::string_view name) const { return read_typed_date(text(name)).value_or(Date{}); }

void Doing::about(const store::Person& person) { about("account", person.public_id); }

void Doing::about(std::string kind, std::string id)
{
    object_kind = std::move(kind);
    object_id = std::move(id);
}

Status Doing::also(const std::string& action, const std::string& kind, const std::string& id,
                   const nlohmann::json& more) const
{
    store::AuditEvent event;
    event.at = now;
    event.actor = caller.account_id;
    event.capability = std::string(acts::word_of(right));
    event.action = action;
    event.object_kind = kind;
    event.object_id = id;
    event.outcome = "done";
    event.session = caller.session_id;
    event.network = caller.network;
    event.detail = more.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    return store::append(tx, event);
}

ViewList list_for(std::string_view view, std::string_view list)
{
    ViewList made;
    if (const auto* found = acts::find_view(view))
        for (const auto& each : found->lists)
            if (each.name == list) made.columns.assign(each.columns.begin(), each.columns.end());
    return made;
}

}  // namespace admin
