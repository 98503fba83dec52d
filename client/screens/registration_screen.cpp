#include "client/screens/registration_screen.h"

#include <array>

#include "client/app/app.h"
#include "client/screens/words.h"
#include "client/widgets/widgets.h"
#include "client/words/words.h"

namespace screens {

using words::say;
using words::Word;

namespace {

constexpr int kColumn = 640;  // px: a question with the words why it is asked

Error missing(const char* code, const char* field) { return {ErrorKind::Invalid, code, field, {}}; }

/// Where in the whole this is, and as whom.
void draw_where(const RegistrationView& view)
{
    std::vector<std::string> names;
    int current = 0;
    for (const auto& each : view.steps) {
        if (each.step == view.step) current = static_cast<int>(names.size());
        names.emplace_back(words::of_name("step." + each.step));
    }
    widgets::steps(names, current);
    if (view.name.empty()) return;
    widgets::small(say(Word::register_who, {{"name", view.name}, {"username", view.username}}));
}

void draw_password(App& app)
{
    auto& state = app.registration;
    const bool again = state.view.is_again;
    const auto faults = in_words(state.faults);
    widgets::Card card({}, {}, again ? "again" : "choose");
    widgets::title(say(again ? Word::register_give_title : Word::register_choose_title));
    widgets::lead(say(again ? Word::register_give_lead : Word::register_choose_lead));
    widgets::error_summary(faults);
    widgets::Form form("password-form");
    const auto hint =
        again ? std::string() : say(Word::register_choose_hint, {{"count", std::to_string(state.view.password_min)}});
    widgets::password_field(state.password, state.shows_password,
                            {.name = "password",
                             .label = say(again ? Word::sign_in_password : Word::register_choose_label),
                             .hint = hint,
                             .error = message_of(faults, "password"),
                             .kind = widgets::InputKind::Password,
                             .autocomplete = again ? "current-password" : "new-password"});
    if (form.submit(say(Word::common_continue), {.key = "continue", .busy = state.busy})) {
        state.faults.clear();
        if (state.password.empty())
            state.faults.push_back(
                missing(again ? "sign_in.password_required" : "registration.password_required", "password"));
        else app.register_password();
    }
    if (again) widgets::small(say(Word::register_forgotten));
}

/// The fields of a WWCC or VIT; true when they were sent and are complete.
bool draw_credential_form(CredentialForm& credential, std::vector<Error>& errors, bool busy)
{
    const auto faults = in_words(errors);
    widgets::error_summary(faults);
    widgets::Form form("credential-form");
    const std::array kinds{widgets::Option{"wwcc", words::text(Word::register_wwcc)},
                           widgets::Option{"vit", words::text(Word::register_vit)}};
    widgets::radios(credential.kind,
                    {.name = "kind", .label = say(Word::register_kind), .error = message_of(faults, "kind")}, kinds);
    widgets::text_field(credential.number, {.name = "number",
                                            .label = say(Word::register_number),
                                            .hint = say(Word::register_number_hint),
                                            .error = message_of(faults, "number"),
                                            .characters = 24});
    if (!form.submit(say(Word::common_continue), {.key = "continue", .busy = busy})) return false;
    errors.clear();
    if (credential.kind.empty()) errors.push_back(missing("credential.kind_required", "kind"));
    if (credential.number.empty()) errors.push_back(missing("credential.number_required", "number"));
    return errors.empty();
}

void draw_credential(App& app)
{
    auto& state = app.registration;
    widgets::Card card({}, {}, "credential");
    widgets::title(say(Word::register_credential_title));
    widgets::lead(say(Word::register_credential_lead));
    if (draw_credential_form(state.credential, state.faults, state.busy)) app.register_credential();
}

void draw_training(App& app)
{
    auto& state = app.registration;
    const auto faults = in_words(state.faults);
    widgets::Card card({}, {}, "training");
    widgets::title(say(Word::register_training_title));
    widgets::lead(say(Word::register_training_lead));
    widgets::error_summary(faults);
    widgets::Form form("training-form");
    widgets::text_field(state.receipt, {.name = "number",
                                        .label = say(Word::register_receipt),
                                        .hint = say(Word::register_receipt_hint),
                                        .error = message_of(faults, "number"),
                                        .characters = 24});
    if (form.submit(say(Word::common_continue), {.key = "continue", .busy = state.busy})) {
        state.faults.clear();
        if (state.receipt.empty()) state.faults.push_back(missing("receipt.number_required", "number"));
        else app.register_receipt();
    }
}

/// Our own words, version 1 (REG-16); true when they were accepted. Each capability has a part of its own.
bool draw_terms(App& app, bool for_user, bool for_authoriser, int version)
{
    auto& state = app.registration;
    const auto faults = in_words(state.faults);
    widgets::error_summary(faults);
    widgets::bullets(words::all({Word::terms_account, Word::terms_recorded, Word::terms_misuse, Word::terms_changes}));
    if (for_user) {
        widgets::subheading(say(Word::terms_user));
        widgets::bullets(words::all(
            {Word::terms_user_reason, Word::terms_user_share, Word::terms_user_copy, Word::terms_user_wrong}));
    }
    if (for_authoriser) {
        widgets::subheading(say(Word::terms_authoriser));
        widgets::bullets(
            words::all({Word::terms_authoriser_invite, Word::terms_authoriser_remove, Word::terms_authoriser_review,
                        Word::terms_authoriser_notify, Word::terms_authoriser_leave}));
    }
    widgets::small(say(Word::terms_version, {{"version", std::to_string(version)}}));
    widgets::Form form("terms-form");
    widgets::check_box(state.accepts,
                       {.name = "accepts", .label = say(Word::terms_accept), .error = message_of(faults, "accepts")});
    if (!form.submit(say(Word::common_continue), {.key = "continue", .busy = state.busy})) return false;
    state.faults.clear();
    if (!state.accepts) state.faults.push_back(missing("terms.not_accepted", "accepts"));
    return state.accepts;
}

void draw_closed(const RegistrationView& view)
{
    widgets::Card card({}, {}, "closed");
    widgets::title(words::of_name("step." + view.step));
    widgets::note(widgets::Tone::Warn, say(Word::register_closed_title), say(Word::register_closed));
}

bool is_closed(const RegistrationView& view)
{
    for (const auto& each : view.steps)
        if (each.step == view.step) return each.is_closed;
    return false;
}

void draw_step(App& app)
{
    const auto& view = app.registration.view;
    if (is_closed(view)) return draw_closed(view);
    if (view.step == "password") return draw_password(app);
    if (view.step == "factor") return view.is_again ? draw_code(app) : draw_set_up(app);
    if (view.step == "credential") return draw_credential(app);
    if (view.step == "training") return draw_training(app);
    widgets::Card card({}, {}, "terms");
    widgets::title(say(Word::terms_title));
    widgets::lead(say(Word::terms_lead));
    if (draw_terms(app, !view.makes_authoriser, view.makes_authoriser, view.terms_version)) app.register_terms();
}

/// REG-5: why it does not work, and whose it was, is told to nobody.
void draw_no_link(App& app, Word title, Word text)
{
    widgets::Card card({}, {}, "no-link");
    widgets::title(say(title));
    widgets::lead(say(text));
    if (widgets::button(say(Word::register_to_start), {.look = widgets::Look::Secondary, .key = "start"}))
        app.leave_registration();
}

void draw_waiting(App& app)
{
    const auto& state = app.registration;
    widgets::title(say(Word::register_title));
    if (state.faults.empty()) return widgets::waiting(say(Word::register_opening));
    if (widgets::failed(words::of_code(state.faults.front().code))) app.follow_link();
}

}  // namespace

void draw_registration(App& app)
{
    auto& state = app.registration;
    widgets::Stack column("registration", 20, state.view.step == "factor" ? 720 : kColumn);
    if (!state.token.empty()) return draw_waiting(app);
    if (state.is_dead) return draw_no_link(app, Word::register_dead_title, Word::register_dead);
    if (state.is_done) {
        widgets::confirmation_panel(say(Word::register_done_title), say(Word::register_done));
        if (widgets::button(say(Word::common_continue), {.key = "continue"})) app.leave_registration();
        return;
    }
    if (app.session().stage != Stage::Registration)
        return draw_no_link(app, Word::register_no_link_title, Word::register_no_link);
    if (!state.is_known) return draw_waiting(app);
    draw_where(state.view);
    draw_step(app);
}

void draw_new_terms(App& app)
{
    const auto& session = app.session();
    widgets::Stack column("new-terms", 20, kColumn);
    widgets::Card card({}, {}, "card");
    widgets::title(say(Word::terms_title));
    widgets::lead(say(Word::terms_new));
    if (draw_terms(app, session.may.user, session.may.authoriser, session.terms_version)) app.accept_new_terms();
}

void draw_owed_credential(App& app)
{
    auto& state = app.registration;
    widgets::Stack column("owed", 20, kColumn);
    widgets::Card card({}, {}, "card");
    widgets::title(say(Word::register_owed_title));
    widgets::lead(say(Word::register_owed));
    if (draw_credential_form(state.credential, state.faults, state.busy)) app.renew_credential();
}

}  // namespace screens
