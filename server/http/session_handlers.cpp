#include "server/http/session_handlers.h"

#include "server/app.h"
#include "server/services/refusal_service.h"
#include "server/services/sign_in_service.h"
#include "shared/json/reader.h"
#include "shared/json/session_json.h"

namespace http {

namespace {

Result<std::string> code_of(const nlohmann::json& body)
{
    wire::Reader reader(body);
    std::string code;
    reader.only({"code"});
    reader.text("code", code);
    return reader.done(std::move(code));
}

}  // namespace

Answer step_answer(const Result<services::SignInStep>& step)
{
    if (!step) return to_answer(step.error());
    Answer answer;
    answer.body = wire::to_json(step->view);
    if (!step->session_token.empty()) answer.cookies.push_back({Cookie::Name::Session, step->session_token});
    if (!step->device_token.empty()) answer.cookies.push_back({Cookie::Name::Device, step->device_token});
    if (step->signed_out) {
        answer.cookies.push_back({Cookie::Name::Session, {}});
        answer.clear_site = true;
    }
    return answer;
}

Answer show_session(App& app, const Caller& caller, const Request&)
{
    const bool known = caller.stage != Stage::SignedOut;
    const auto view = app.sign_in.view(known ? std::optional(caller.session) : std::nullopt);
    if (!view) return to_answer(view.error());
    Answer answer;
    answer.body = wire::to_json(*view);
    return answer;
}

Answer sign_in(App& app, const Caller& caller, const Request& request)
{
    wire::Reader reader(request.body);
    services::SignInForm form;
    reader.only({"username", "password"});
    reader.text("username", form.username);
    reader.text("password", form.password);
    if (auto read = reader.done(true); !read) return to_answer(read.error());
    form.device_token = request.device_token;
    form.network = request.network;
    const auto step = app.sign_in.sign_in(form);
    // The crowd at the door is written down as strangers are, bounded: a row for each would let it fill the log.
    if (!step && step.error().code == "sign_in.busy")
        if (auto done = app.refusals.record(caller, {"sign_in.password", "/api/sign-in", step.error().code}); !done)
            return to_answer(done.error());
    return step_answer(step);
}

Answer begin_enrolment(App& app, const Caller& caller, const Request&)
{
    const auto enrolment = app.sign_in.begin_enrolment(caller.session, caller.network);
    if (!enrolment) return to_answer(enrolment.error());
    Answer answer;
    answer.body = wire::to_json(*enrolment);
    return answer;
}

Answer confirm_enrolment(App& app, const Caller& caller, const Request& request)
{
    const auto code = code_of(request.body);
    if (!code) return to_answer(code.error());
    const auto done = app.sign_in.confirm_enrolment(caller.session, *code, caller.network);
    if (!done) return to_answer(done.error());
    Answer answer;
    answer.body = wire::to_json(done->codes);
    answer.cookies.push_back({Cookie::Name::Session, done->session_token});
    return answer;
}

Answer give_code(App& app, const Caller& caller, const Request& request)
{
    const auto code = code_of(request.body);
    if (!code) return to_answer(code.error());
    return step_answer(app.sign_in.give_code(caller.session, *code, caller.network));
}

Answer answer_agreement(App& app, const Caller& caller, const Request& request)
{
    // An answer that is missing is no answer: neither accepted nor declined.
    if (!request.body.contains("accepted")) return to_answer(Error{ErrorKind::Invalid, "json.missing", "accepted", {}});
    wire::Reader reader(request.body);
    bool accepted = false;
    reader.only({"accepted"});
    reader.flag("accepted", accepted);
    if (auto read = reader.done(true); !read) return to_answer(read.error());
    return step_answer(app.sign_in.answer_agreement(caller.session, accepted, caller.network));
}

Answer renew_session(App& app, const Caller& caller, const Request&)
{
    const auto view = app.sign_in.renew(caller.session, caller.network);
    if (!view) return to_answer(view.error());
    Answer answer;
    answer.body = wire::to_json(*view);
    return answer;
}

Answer lock_session(App& app, const Caller& caller, const Request&)
{
    const auto view = app.sign_in.lock(caller.session, caller.network);
    if (!view) return to_answer(view.error());
    Answer answer;
    answer.body = wire::to_json(*view);
    return answer;
}

Answer unlock_session(App& app, const Caller& caller, const Request& request)
{
    wire::Reader reader(request.body);
    std::string password;
    reader.only({"password"});
    reader.text("password", password);
    if (auto read = reader.done(true); !read) return to_answer(read.error());
    const auto step = app.sign_in.unlock(caller.session, password, caller.network);
    if (!step && step.error().code == "sign_in.busy")  // written down as at the door itself
        if (auto done = app.refusals.record(caller, {"session.unlock", "/api/session/unlock", step.error().code});
            !done)
            return to_answer(done.error());
    return step_answer(step);
}

Answer sign_out(App& app, const Caller& caller, const Request&)
{
    if (const auto done = app.sign_in.sign_out(caller.session, caller.network); !done) return to_answer(done.error());
    const auto view = app.sign_in.view({});
    if (!view) return to_answer(view.error());
    Answer answer;
    answer.body = wire::to_json(*view);
    answer.cookies.push_back({Cookie::Name::Session, {}});
    answer.clear_site = true;
    return answer;
}

}  // namespace http
