#include "server/admin/admin_service.h"

#include "server/store/audit_store.h"
#include "server/store/session_store.h"
#include "server/store/unit.h"

namespace admin {

namespace {

Handler find_handler(std::string_view name)
{
    for (const auto& area :
         {invite_handlers(), people_handlers(), service_handlers(), absence_handlers(), duty_handlers(),
          review_handlers(), restriction_handlers(), case_review_handlers(), usage_handlers(), department_handlers()})
        for (const auto& each : area)
            if (each.name == name) return each.handle;
    return nullptr;
}

Status record(const Doing& doing, std::string action, const services::Refusal* refusal)
{
    store::AuditEvent event;
    event.at = doing.now;
    event.actor = doing.caller.account_id;
    event.capability = std::string(acts::word_of(doing.right));
    event.action = std::move(action);
    event.object_kind = doing.object_kind;
    event.object_id = doing.object_id;
    event.grant = doing.grant;
    event.outcome = refusal != nullptr ? "refused" : "done";
    event.session = doing.caller.session_id;
    event.network = doing.caller.network;
    auto detail = doing.detail;
    if (refusal != nullptr) detail["code"] = refusal->first().code;
    event.detail = detail.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    return store::append(doing.tx, event);
}

/// "account.not_authoriser"
std::string not_code(acts::By by) { return "account.not_" + std::string(acts::word_of(by)); }

/// Still signed in, with this capability; moves the idle end on.
Status admit(const Doing& doing)
{
    const auto session = store::require_ready(doing.tx, doing.caller.session, doing.now, doing.parts.settings.session);
    if (!session) return fail(session.error());
    if (session->account != doing.caller.account || !acts::may(session->may, doing.right))
        return fail(ErrorKind::Forbidden, not_code(doing.right));
    return store::touch_session(doing.tx, doing.caller.session, doing.now);
}

/// Admission, form, handler.
Answer run(Doing& doing, std::span<const acts::Field> asks, Handler handle)
{
    if (auto ok = admit(doing); !ok) return refused(ok.error());
    if (auto faults = acts::faults_of(asks, doing.fields); !faults.empty()) return refused(std::move(faults));
    return handle(doing);
}

Doing begin(store::Tx& tx, const Parts& parts, const services::Caller& caller, const Fields& fields, acts::By by)
{
    const auto now = parts.clock.now();
    return {Scene{tx, parts, now, melbourne_day(now), caller.account_id}, caller, fields, by};
}

}  // namespace

Answer AdminService::act(const services::Caller& caller, std::string_view name, const Fields& fields)
{
    const auto* act = acts::find_act(name);
    const auto handle = act != nullptr ? find_handler(name) : nullptr;
    if (handle == nullptr) return refused(ErrorKind::NotFound, "act.unknown");
    auto done = parts_.database.act([&](store::Tx& tx) -> Result<Answer> {
        auto doing = begin(tx, parts_, caller, fields, act->by);
        Answer answer;
        {
            store::Part part(tx);
            answer = run(doing, act->fields, handle);
            if (answer) part.keep();
            else if (answer.error().first().kind == ErrorKind::Unavailable) return fail(answer.error().first());
        }
        if (auto kept = record(doing, std::string(name), answer ? nullptr : &answer.error()); !kept)
            return fail(kept.error());
        return answer;
    });
    if (!done) return refused(done.error());
    return std::move(*done);
}

Answer AdminService::look(const services::Caller& caller, std::string_view name, const Fields& fields)
{
    const auto* view = acts::find_view(name);
    const auto handle = view != nullptr ? find_handler(name) : nullptr;
    if (handle == nullptr) return refused(ErrorKind::NotFound, "view.unknown");
    const auto looked = [&](store::Tx& tx) -> Result<Answer> {
        auto doing = begin(tx, parts_, caller, fields, view->by);
        auto answer = run(doing, view->asks, handle);
        if (!answer && answer.error().first().kind == ErrorKind::Unavailable) return fail(answer.error().first());
        // What is refused is written down even where what is shown is not.
        if (view->is_logged || !answer)
            if (auto kept = record(doing, "look." + std::string(name), answer ? nullptr : &answer.error()); !kept)
                return fail(kept.error());
        return answer;
    };
    auto done = parts_.database.act(looked);
    if (!done) return refused(done.error());
    return std::move(*done);
}

std::vector<std::string> unhandled()
{
    std::vector<std::string> names;
    for (const auto* act : acts::all_acts())
        if (find_handler(act->name) == nullptr) names.emplace_back(act->name);
    for (const auto* view : acts::all_views())
        if (find_handler(view->name) == nullptr) names.emplace_back(view->name);
    return names;
}

}  // namespace admin
