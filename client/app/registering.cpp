// Registering by a link, and what a sign-in owes of it again: what the screens ask for, and what comes of it.
#include <utility>

#include "client/app/app.h"

void App::open_link(std::string token)
{
    if (token.empty()) return;
    registration = {};
    registration.token = std::move(token);
    if (known_) follow_link();
}

void App::follow_link()
{
    auto& state = registration;
    if (state.busy) return;
    state.busy = true;
    state.faults.clear();
    if (state.token.empty()) return api_.registration([this](auto answer) { registered(std::move(answer)); });
    api_.open_registration(state.token, [this](auto answer) {
        if (!answer && answer.error().front().kind == ErrorKind::Unavailable) {
            registration.busy = false;
            registration.faults = answer.error();  // the link is tried again by hand
            return;
        }
        registration.token.clear();
        sign_in = {};
        const bool is_open = answer.has_value();
        registered(std::move(answer));
        if (is_open) look_again();  // the session is another one now
    });
}

/// What came of a step, or of asking where this registration stands.
void App::registered(api::Outcome<RegistrationView> answer)
{
    auto& state = registration;
    state.busy = false;
    if (answer) {
        if (answer->step != state.view.step) state.accepts = false;
        state.view = std::move(*answer);
        state.is_known = true;
        state.is_done = state.view.step.empty();
        state.faults.clear();
        sign_in.faults.clear();
        sign_in.code.clear();
        return;
    }
    const auto first = answer.error().front();
    if (first.kind == ErrorKind::NotFound) {
        state = {};
        state.is_dead = true;
    } else if (first.kind == ErrorKind::SignedOut) {
        state = {};
        look_again();
    } else {
        state.faults = answer.error();
        // Another window has done this step, or the step has closed: asked anew, and the fault stays where it is not.
        if (state.is_known && (first.kind == ErrorKind::Conflict || first.kind == ErrorKind::Invalid))
            api_.registration([this](auto now) {
                if (now) registration.view = std::move(*now);
            });
    }
}

void App::leave_registration()
{
    registration = {};
    if (session_.stage == Stage::SignedOut) return go("/sign-in");
    if (session_.stage == Stage::Ready) go("/");
    look_again();
}

void App::register_password()
{
    registration.busy = true;
    api_.register_password(registration.password, [this](auto answer) {
        registration.password.clear();
        registered(std::move(answer));
    });
}

void App::register_credential()
{
    registration.busy = true;
    api_.register_credential(registration.credential, [this](auto answer) { registered(std::move(answer)); });
}

void App::register_receipt()
{
    registration.busy = true;
    api_.register_receipt(registration.receipt, [this](auto answer) { registered(std::move(answer)); });
}

void App::register_terms()
{
    registration.busy = true;
    api_.register_terms(registration.view.terms_version, [this](auto answer) { registered(std::move(answer)); });
}

/// A step of signing in that stands on a screen of registering.
void App::owed_step(api::Outcome<SessionView> answer)
{
    registration.busy = false;
    if (answer) {
        registration = {};
        return enter(*answer);
    }
    const auto kind = answer.error().front().kind;
    registration.faults = answer.error();
    if (kind == ErrorKind::SignedOut || kind == ErrorKind::Forbidden) {
        refused(answer.error());
        look_again();
    } else if (kind == ErrorKind::Conflict) {
        look_again();
    }
}

void App::accept_new_terms()
{
    registration.busy = true;
    api_.accept_terms(session_.terms_version, [this](auto answer) { owed_step(std::move(answer)); });
}

void App::renew_credential()
{
    registration.busy = true;
    api_.renew_credential(registration.credential, [this](auto answer) { owed_step(std::move(answer)); });
}
