#include "server/admin/admin_service.h"

#include "server/store/audit_store.h"
#include "server/store/session_store.h"
#include "server/store/unit.h"

namespace admin {

namespace {

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

/// Still signed in, with this capability.
Status admit(const Doing& doing)
{
    const auto session = store::require_ready(doing.tx, doing.caller.session, doing.now, doing.parts.settings.session);
    if (!session) return fail(session.error());
    if (session->account != doing.caller.account || !acts::may(session->may, doing.right))
        return fail(ErrorKind::Forbidden, not_code(doing.right));
    return {};
}

/// The same, and moves the idle end on.
Status admit_and_touch(const Doing& doing)
{
    if (auto ok = admit(doing); !ok) return ok;
    return store::touch_session(doing.tx, doing.caller.session, doing.now);
}

/// Admission, form, handler.
template <class Handle>
Answer run(Doing& doing, std::span<const acts::Field> asks, const Handle& handle, Status (*admission)(const Doing&))
{
    if (auto ok = admission(doing); !ok) return refused(ok.error());
    if (auto faults = acts::faults_of(asks, doing.fields); !faults.empty()) return refused(std::move(faults));
    return handle(doing);
}

bool is_fault(const Answer& answer) { return !answer && answer.error().first().kind == ErrorKind::Unavailable; }

Doing begin(store::Tx& tx, const Parts& parts, const services::Caller& caller, const Fields& fields, acts::By by)
{
    const auto now = parts.clock.now();
    return {Scene{tx, parts, now, melbourne_day(now), caller.account_id}, caller, fields, by};
}

/// A look on a reader: the writer is asked only for the idle end and the row in the log, once the answer is there. An
/// answer that could not be written down is not given, nor one whose session ended meanwhile.
template <class Handle, class Keep>
Answer look_beside(const Parts& parts, const services::Caller& caller, const Looking& view, const Fields& fields,
                   const Handle& handle, const Keep& keep)
{
    Answer answer = refused(ErrorKind::Unavailable, "database.failed");
    std::string object_kind, object_id;
    nlohmann::json detail;
    auto read = parts.database.read([&](store::Tx& tx) -> Status {
        auto doing = begin(tx, parts, caller, fields, view.by);
        answer = run(doing, view.asks, handle, admit);
        object_kind = doing.object_kind;
        object_id = doing.object_id;
        detail = doing.detail;
        return {};
    });
    if (!read) return refused(read.error());
    if (is_fault(answer)) return answer;
    auto written = parts.database.act([&](store::Tx& tx) -> Status {
        auto doing = begin(tx, parts, caller, fields, view.by);
        doing.about(object_kind, object_id);
        doing.detail = detail;
        if (const auto ok = admit_and_touch(doing); answer && !ok) answer = refused(ok.error());
        return keep(doing, answer);
    });
    if (!written) return refused(written.error());
    return answer;
}

}  // namespace

AdminService::AdminService(const Settings& settings, const Clock& clock, store::Database& database,
                           const crypto::ServerKey& key, std::vector<std::span<const Handling>> more)
    : parts_{settings, clock, database, key}, areas_{invite_handlers(),      people_handlers(),      service_handlers(),
                                                     absence_handlers(),     duty_handlers(),        review_handlers(),
                                                     restriction_handlers(), case_review_handlers(), usage_handlers(),
                                                     department_handlers()}
{
    areas_.insert(areas_.end(), more.begin(), more.end());
}

Handler AdminService::find_handler(std::string_view name) const
{
    for (const auto& area : areas_)
        for (const auto& each : area)
            if (each.name == name) return each.handle;
    return nullptr;
}

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
            answer = run(doing, act->fields, handle, admit_and_touch);
            if (answer) part.keep();
            else if (is_fault(answer)) return fail(answer.error().first());
        }
        if (answer && act->is_quiet) return answer;
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
    // What is refused is written down even where what is shown is not.
    const auto kept = [&](const Doing& doing, const Answer& answer) -> Status {
        if (!view->is_logged && answer) return {};
        return record(doing, "look." + std::string(name), answer ? nullptr : &answer.error());
    };
    if (view->is_only_read)
        return look_beside(parts_, caller, {std::string(name), view->by, view->asks}, fields, handle, kept);
    auto done = parts_.database.act([&](store::Tx& tx) -> Result<Answer> {
        auto doing = begin(tx, parts_, caller, fields, view->by);
        auto answer = run(doing, view->asks, handle, admit_and_touch);
        if (is_fault(answer)) return fail(answer.error().first());
        if (auto noted = kept(doing, answer); !noted) return fail(noted.error());
        return answer;
    });
    if (!done) return refused(done.error());
    return std::move(*done);
}

Answer AdminService::look_as(const services::Caller& caller, const Looking& looking, const Fields& fields,
                             const std::function<Answer(Doing&)>& handle)
{
    return look_beside(parts_, caller, looking, fields, handle, [&](const Doing& doing, const Answer& answer) {
        return record(doing, looking.action, answer ? nullptr : &answer.error());
    });
}

std::vector<std::string> AdminService::unhandled() const
{
    std::vector<std::string> names;
    for (const auto* act : acts::all_acts())
        if (find_handler(act->name) == nullptr) names.emplace_back(act->name);
    for (const auto* view : acts::all_views())
        if (find_handler(view->name) == nullptr) names.emplace_back(view->name);
    return names;
}

}  // namespace admin
