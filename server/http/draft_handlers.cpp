#include "server/http/draft_handlers.h"

#include "server/app.h"
#include "server/services/draft_service.h"
#include "shared/json/draft_json.h"

namespace http {

namespace {

Answer draft_answer(const services::Outcome<DraftView>& outcome)
{
    if (!outcome) return to_answer(outcome.error());
    Answer answer;
    answer.body = wire::to_json(*outcome);
    return answer;
}

}  // namespace

Answer open_draft(App& app, const Caller& caller, const Request& request)
{
    return draft_answer(app.drafts.open(caller, request.path.at("form")));
}

Answer save_draft(App& app, const Caller& caller, const Request& request)
{
    const auto form = wire::from_json<DraftForm>(request.body);
    if (!form) return to_answer(form.error());
    return draft_answer(app.drafts.save(caller, request.path.at("form"), *form));
}

}  // namespace http
