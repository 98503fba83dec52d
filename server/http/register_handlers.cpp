#include "server/http/register_handlers.h"

#include "server/app.h"
#include "server/services/profile_service.h"
#include "server/services/search_service.h"
#include "shared/json/entry_json.h"
#include "shared/json/search_json.h"

namespace http {

namespace {

template <class T>
Answer outcome_answer(const services::Outcome<T>& outcome)
{
    if (!outcome) return to_answer(outcome.error());
    Answer answer;
    answer.body = wire::to_json(*outcome);
    return answer;
}

}  // namespace

Answer search(App& app, const Caller& caller, const Request& request)
{
    const auto form = wire::from_json<SearchForm>(request.body);
    if (!form) return to_answer(form.error());
    return outcome_answer(app.search.search(caller, *form));
}

Answer list_roll(App& app, const Caller& caller, const Request& request)
{
    const auto form = wire::from_json<RollForm>(request.body);
    if (!form) return to_answer(form.error());
    return outcome_answer(app.search.roll(caller, *form));
}

Answer open_entry(App& app, const Caller& caller, const Request& request)
{
    return outcome_answer(app.profiles.open(caller, request.path.at("handle")));
}

Answer open_care_section(App& app, const Caller& caller, const Request& request)
{
    return outcome_answer(app.profiles.open_section(caller, request.path.at("handle"), services::kCareSectionName));
}

}  // namespace http
