#include "client/screens/sign_in_screen.h"

#include "client/app/app.h"
#include "client/screens/words.h"
#include "client/widgets/widgets.h"
#include "client/words/words.h"

namespace screens {

using words::say;
using words::Word;

namespace {

constexpr int kNarrow = 480;  // px: one question at a time reads best in a narrow column

Error missing(const char* code, const char* field) { return {ErrorKind::Invalid, code, field, {}}; }

/// In training the code that an authenticator would show stands on the screen, since nobody carries one to a lesson.
void draw_training_code(const App& app)
{
    if (app.session().training_code.empty()) return;
    widgets::note(widgets::Tone::Info, say(Word::code_training_title),
                  say(Word::code_training, {{"code", app.session().training_code}}));
}

}  // namespace

void draw_sign_in(App& app)
{
    auto& state = app.sign_in;
    const auto faults = in_words(state.faults);
    widgets::Stack column("sign-in", 20, kNarrow);
    widgets::Card card({}, {}, "card");
    widgets::title(say(Word::sign_in_title));
    widgets::lead(say(Word::sign_in_lead), "lead");
    widgets::error_summary(faults);
    widgets::Form form("sign-in-form");
    widgets::text_field(state.username, {.name = "username",
                                         .label = say(Word::sign_in_username),
                                         .error = message_of(faults, "username"),
                                         .autocomplete = "username"});
    widgets::text_field(state.password, {.name = "password",
                                         .label = say(Word::sign_in_password),
                                         .error = message_of(faults, "password"),
                                         .kind = widgets::InputKind::Password,
                                         .autocomplete = "current-password"});
    if (form.submit(say(Word::common_continue), {.key = "continue", .busy = state.busy})) {
        state.faults.clear();
        if (state.username.empty()) state.faults.push_back(missing("sign_in.username_required", "username"));
        if (state.password.empty()) state.faults.push_back(missing("sign_in.password_required", "password"));
        if (state.faults.empty()) app.give_password();
    }
    widgets::small(say(Word::sign_in_invited));
}

void draw_locked(App& app)
{
    auto& state = app.sign_in;
    const auto faults = in_words(state.faults);
    widgets::Stack column("locked", 20, kNarrow);
    widgets::Card card({}, {}, "card");
    widgets::title(say(Word::locked_title));
    widgets::lead(say(Word::locked_lead, {{"name", app.session().name}}));
    widgets::error_summary(faults);
    widgets::Form form("unlock-form");
    widgets::text_field(state.password, {.name = "password",
                                         .label = say(Word::sign_in_password),
                                         .error = message_of(faults, "password"),
                                         .kind = widgets::InputKind::Password,
                                         .autocomplete = "current-password"});
    if (form.submit(say(Word::locked_unlock), state.busy)) {
        state.faults.clear();
        if (state.password.empty()) state.faults.push_back(missing("sign_in.password_required", "password"));
        else app.unlock();
    }
    widgets::small(say(Word::locked_somebody_else));
    if (widgets::button(say(Word::chrome_sign_out), {.look = widgets::Look::Secondary, .key = "out"})) app.sign_out();
}

void draw_code(App& app)
{
    auto& state = app.sign_in;
    const auto faults = in_words(state.faults);
    widgets::Stack column("code", 20, kNarrow);
    widgets::Card card({}, {}, "card");
    widgets::title(say(Word::code_title));
    widgets::lead(say(Word::code_lead));
    widgets::error_summary(faults);
    draw_training_code(app);
    widgets::Form form("code-form");
    if (state.use_recovery_code) {
        widgets::text_field(state.recovery_code, {.name = "code",
                                                  .label = say(Word::code_recovery_label),
                                                  .hint = say(Word::code_recovery_hint),
                                                  .error = message_of(faults, "code")});
    } else {
        widgets::text_field(state.code, {.name = "code",
                                         .label = say(Word::code_label),
                                         .hint = say(Word::code_hint),
                                         .error = message_of(faults, "code"),
                                         .kind = widgets::InputKind::OneTimeCode,
                                         .autocomplete = "one-time-code",
                                         .characters = 8});
    }
    if (form.submit(say(Word::common_continue), {.key = "continue", .busy = state.busy})) {
        const auto& given = state.use_recovery_code ? state.recovery_code : state.code;
        state.faults.clear();
        if (given.empty())
            state.faults.push_back(
                missing(state.use_recovery_code ? "sign_in.recovery_code_required" : "sign_in.code_required", "code"));
        else app.give_code(given);
    }
    if (widgets::text_button(say(state.use_recovery_code ? Word::code_use_app : Word::code_use_recovery),
                             "other-way")) {
        state.use_recovery_code = !state.use_recovery_code;
        state.faults.clear();
    }
}

void draw_set_up(App& app)
{
    auto& state = app.sign_in;
    const auto faults = in_words(state.faults);
    if (state.enrolment.secret.empty()) {
        app.begin_enrolment();
        widgets::title(say(Word::set_up_title));
        widgets::waiting(say(Word::set_up_waiting));
        return;
    }
    widgets::Stack column("set-up", 20, 720);
    widgets::title(say(Word::set_up_title));
    widgets::lead(say(Word::set_up_lead));
    widgets::error_summary(faults);
    draw_training_code(app);
    {
        widgets::Card card(say(Word::set_up_scan));
        widgets::Columns columns({1.f, 1.4f}, 560, "enrol");
        widgets::qr_code(state.enrolment.qr_modules, state.enrolment.qr_size, say(Word::set_up_picture));
        {
            widgets::Stack words("words", 8);
            widgets::text(say(Word::set_up_by_hand));
            widgets::strong(state.enrolment.secret);
            widgets::small(say(Word::set_up_once));
        }
    }
    widgets::Card card(say(Word::set_up_enter));
    widgets::Form form("set-up-form");
    widgets::text_field(state.code, {.name = "code",
                                     .label = say(Word::code_label),
                                     .error = message_of(faults, "code"),
                                     .kind = widgets::InputKind::OneTimeCode,
                                     .autocomplete = "one-time-code",
                                     .characters = 8});
    if (form.submit(say(Word::common_continue), {.key = "continue", .busy = state.busy})) {
        state.faults.clear();
        if (state.code.empty()) state.faults.push_back(missing("sign_in.code_required", "code"));
        else app.confirm_enrolment(state.code);
    }
}

void draw_recovery_codes(App& app)
{
    auto& state = app.sign_in;
    const auto faults = in_words(state.faults);
    widgets::Stack column("recovery", 20, kNarrow);
    widgets::Card card({}, {}, "card");
    widgets::title(say(Word::recovery_title));
    widgets::lead(say(Word::recovery_lead));
    widgets::error_summary(faults);
    widgets::code_list(say(Word::recovery_codes), state.codes.codes);
    widgets::text(say(Word::recovery_store));
    widgets::Form form("recovery-form");
    widgets::check_box(state.codes_stored,
                       {.name = "stored", .label = say(Word::recovery_stored), .error = message_of(faults, "stored")});
    if (form.submit(say(Word::common_continue), {.key = "continue"})) {
        state.faults.clear();
        if (!state.codes_stored) state.faults.push_back(missing("recovery.not_confirmed", "stored"));
        else app.codes_are_stored();
    }
}

void draw_agreement(App& app)
{
    auto& state = app.sign_in;
    widgets::Stack column("agreement", 20, 640);
    widgets::Card card({}, {}, "card");
    widgets::title(say(Word::agreement_title));
    widgets::lead(say(Word::agreement_lead));
    {
        widgets::Stack what("what", 10);
        widgets::strong(say(Word::agreement_what));
        widgets::bullets(words::all({Word::agreement_confidential, Word::agreement_purpose, Word::agreement_reason,
                                     Word::agreement_recorded, Word::agreement_offence}));
    }
    if (!state.faults.empty()) widgets::note(widgets::Tone::Bad, words::of_code(state.faults.front().code));
    widgets::Row row("answers");
    if (widgets::button(say(Word::agreement_yes), {.busy = state.busy})) app.answer_agreement(true);
    if (widgets::button(say(Word::agreement_no), {.look = widgets::Look::Secondary, .busy = state.busy}))
        app.answer_agreement(false);
}

}  // namespace screens
