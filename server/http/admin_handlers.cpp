#include "server/http/admin_handlers.h"

#include "server/admin/admin_service.h"
#include "server/app.h"
#include "shared/json/acts_json.h"

namespace http {

namespace {

using Ask = admin::Answer (admin::AdminService::*)(const services::Caller&, std::string_view, const Fields&);

Answer answer(App& app, const Caller& caller, const Request& request, Ask ask)
{
    const auto fields = wire::from_json<Fields>(request.body);
    if (!fields) return to_answer(fields.error());
    const auto done = (app.admin.*ask)(caller, request.path.at("name"), *fields);
    if (!done) return to_answer(done.error());
    Answer answer;
    answer.body = wire::to_json(*done);
    return answer;
}

}  // namespace

Answer do_act(App& app, const Caller& caller, const Request& request)
{
    return answer(app, caller, request, &admin::AdminService::act);
}

Answer look_at(App& app, const Caller& caller, const Request& request)
{
    return answer(app, caller, request, &admin::AdminService::look);
}

}  // namespace http
