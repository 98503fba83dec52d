#include "server/http/registration_handlers.h"

#include "server/app.h"
#include "server/http/session_handlers.h"
#include "server/services/refusal_service.h"
#include "server/services/registration_service.h"
#include "shared/json/reader.h"
#include "shared/json/registration_json.h"

namespace http {

namespace {

Answer answer_of(const Result<services::RegistrationAnswer>& step)
{
    if (!step) return to_answer(step.error());
    Answer answer;
    answer.body = wire::to_json(step->view);
    if (!step->session_token.empty()) answer.cookies.push_back({Cookie::Name::Session, step->session_token});
    return answer;
}

/// The one text of a body that holds nothing else.
Result<std::string> text_of(const Request& request, const char* key)
{
    wire::Reader reader(request.body);
    std::string text;
    reader.only({key});
    reader.text(key, text);
    return reader.done(std::move(text));
}

Result<int> version_of(const Request& request)
{
    wire::Reader reader(request.body);
    int version = 0;
    reader.only({"version"});
    reader.number("version", version);
    return reader.done(std::move(version));
}

}  // namespace

Answer open_registration(App& app, const Caller& caller, const Request& request)
{
    const auto token = text_of(request, "token");
    if (!token) return to_answer(token.error());
    const auto opened = app.registration.open(*token, request.device_token, caller);
    // Written down as strangers are, bounded: whoever tries out links must not fill the log with them.
    if (!opened && opened.error().kind == ErrorKind::NotFound)
        if (auto done =
                app.refusals.record(caller, {"registration.open", "/api/registration/open", opened.error().code});
            !done)
            return to_answer(done.error());
    return answer_of(opened);
}

Answer show_registration(App& app, const Caller& caller, const Request&)
{
    const auto view = app.registration.view(caller.session, caller.network);
    if (!view) return to_answer(view.error());
    Answer answer;
    answer.body = wire::to_json(*view);
    return answer;
}

Answer register_password(App& app, const Caller& caller, const Request& request)
{
    const auto password = text_of(request, "password");
    if (!password) return to_answer(password.error());
    const auto step = app.registration.give_password(caller.session, *password, caller.network);
    if (!step && step.error().code == "sign_in.busy")  // written down as at the door itself
        if (auto done =
                app.refusals.record(caller, {"registration.password", "/api/registration/password", step.error().code});
            !done)
            return to_answer(done.error());
    return answer_of(step);
}

Answer register_credential(App& app, const Caller& caller, const Request& request)
{
    const auto form = wire::from_json<CredentialForm>(request.body);
    if (!form) return to_answer(form.error());
    return answer_of(app.registration.give_credential(caller.session, *form, caller.network));
}

Answer register_receipt(App& app, const Caller& caller, const Request& request)
{
    const auto number = text_of(request, "number");
    if (!number) return to_answer(number.error());
    return answer_of(app.registration.give_receipt(caller.session, *number, caller.network));
}

Answer register_terms(App& app, const Caller& caller, const Request& request)
{
    const auto version = version_of(request);
    if (!version) return to_answer(version.error());
    return answer_of(app.registration.accept_terms(caller.session, *version, caller.network));
}

Answer accept_new_terms(App& app, const Caller& caller, const Request& request)
{
    const auto version = version_of(request);
    if (!version) return to_answer(version.error());
    return step_answer(app.registration.accept_new_terms(caller.session, *version, caller.network));
}

Answer renew_credential(App& app, const Caller& caller, const Request& request)
{
    const auto form = wire::from_json<CredentialForm>(request.body);
    if (!form) return to_answer(form.error());
    return step_answer(app.registration.renew_credential(caller.session, *form, caller.network));
}

}  // namespace http
