#include "client/screens/sign_in_screen.h"

#include "client/app/app.h"
#include "client/screens/words.h"
#include "client/widgets/widgets.h"

namespace screens {
namespace {

constexpr int kNarrow = 480;  // px: one question at a time reads best in a narrow column

Error missing(const char* code, const char* field) { return {ErrorKind::Invalid, code, field, {}}; }

/// In training the code that an authenticator would show stands on the screen, since nobody carries one to a lesson.
void draw_training_code(const App& app)
{
    if (app.session().training_code.empty()) return;
    widgets::note(widgets::Tone::Info, "Training",
                  "Your authenticator is simulated: the code is now " + app.session().training_code + ".");
}

}  // namespace

void draw_sign_in(App& app)
{
    auto& state = app.sign_in;
    const auto faults = in_words(state.faults);
    widgets::Stack column("sign-in", 20, kNarrow);
    widgets::Card card({}, {}, "card");
    widgets::title("Sign in");
    widgets::lead("For professionals who work with children's safety and wellbeing.", "lead");
    widgets::error_summary(faults);
    widgets::Form form("sign-in-form");
    widgets::text_field(
        state.username,
        {.name = "username", .label = "Username", .error = message_of(faults, "username"), .autocomplete = "username"});
    widgets::text_field(state.password, {.name = "password",
                                         .label = "Password",
                                         .error = message_of(faults, "password"),
                                         .kind = widgets::InputKind::Password,
                                         .autocomplete = "current-password"});
    if (form.submit("Continue", state.busy)) {
        state.faults.clear();
        if (state.username.empty()) state.faults.push_back(missing("sign_in.username_required", "username"));
        if (state.password.empty()) state.faults.push_back(missing("sign_in.password_required", "password"));
        if (state.faults.empty()) app.give_password();
    }
    widgets::small("Invited and not registered yet? Use the link in your invitation.");
}

void draw_code(App& app)
{
    auto& state = app.sign_in;
    const auto faults = in_words(state.faults);
    widgets::Stack column("code", 20, kNarrow);
    widgets::Card card({}, {}, "card");
    widgets::title("Enter your code");
    widgets::lead("The second step shows that it is you and not only your password.");
    widgets::error_summary(faults);
    draw_training_code(app);
    widgets::Form form("code-form");
    if (state.use_recovery_code) {
        widgets::text_field(state.recovery_code, {.name = "code",
                                                  .label = "Recovery code",
                                                  .hint = "One of the ten codes you stored. Each works once.",
                                                  .error = message_of(faults, "code")});
    } else {
        widgets::text_field(state.code, {.name = "code",
                                         .label = "Six-digit code",
                                         .hint = "From the authenticator app on your phone.",
                                         .error = message_of(faults, "code"),
                                         .kind = widgets::InputKind::OneTimeCode,
                                         .autocomplete = "one-time-code",
                                         .characters = 8});
    }
    if (form.submit("Continue", state.busy)) {
        const auto& given = state.use_recovery_code ? state.recovery_code : state.code;
        state.faults.clear();
        if (given.empty())
            state.faults.push_back(
                missing(state.use_recovery_code ? "sign_in.recovery_code_required" : "sign_in.code_required", "code"));
        else app.give_code(given);
    }
    if (widgets::text_button(
            state.use_recovery_code ? "Use your authenticator app instead" : "Use a recovery code instead",
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
        widgets::title("Set up your second step");
        widgets::waiting("Preparing your code");
        return;
    }
    widgets::Stack column("set-up", 20, 720);
    widgets::title("Set up your second step");
    widgets::lead(
        "A password alone does not open Child Link. An authenticator app on your phone gives a new code every 30 "
        "seconds.");
    widgets::error_summary(faults);
    draw_training_code(app);
    {
        widgets::Card card("1. Scan this with your authenticator app");
        widgets::Columns columns({1.f, 1.4f}, 560, "enrol");
        widgets::qr_code(state.enrolment.qr_modules, state.enrolment.qr_size,
                         "QR code that adds Child Link to an authenticator app");
        {
            widgets::Stack words("words", 8);
            widgets::text("If you cannot scan it, choose \"enter a set-up key\" in the app and type:");
            widgets::strong(state.enrolment.secret);
            widgets::small("Choose \"time based\" if the app asks. The key is shown only now.");
        }
    }
    widgets::Card card("2. Enter the code the app shows");
    widgets::Form form("set-up-form");
    widgets::text_field(state.code, {.name = "code",
                                     .label = "Six-digit code",
                                     .error = message_of(faults, "code"),
                                     .kind = widgets::InputKind::OneTimeCode,
                                     .autocomplete = "one-time-code",
                                     .characters = 8});
    if (form.submit("Continue", state.busy)) {
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
    widgets::title("Keep your recovery codes");
    widgets::lead("If you lose your phone, each of these signs you in once. They are shown only now.");
    widgets::error_summary(faults);
    widgets::code_list("Recovery codes", state.codes.codes);
    widgets::text("Write them down or store them in a password manager, away from your phone.");
    widgets::Form form("recovery-form");
    widgets::check_box(state.codes_stored, {.name = "stored",
                                            .label = "I have stored these codes in a safe place",
                                            .error = message_of(faults, "stored")});
    if (form.submit("Continue")) {
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
    widgets::title("Before you continue");
    widgets::lead("You are asked this at every sign-in.");
    {
        widgets::Stack what("what", 10);
        widgets::strong("What you agree to");
        static const std::vector<std::string> kPoints{
            "The information about children in Child Link is confidential.",
            "You use it only for the purpose of your own role, and state that purpose each time.",
            "You open only entries of children you have a reason to look up, and copy nothing from the screen.",
            "Every search and every entry you open is recorded with your name and may be checked.",
            "Misuse can be an offence.",
        };
        widgets::bullets(kPoints);
    }
    if (!state.faults.empty()) widgets::note(widgets::Tone::Bad, words_for(state.faults.front().code));
    widgets::Row row("answers");
    if (widgets::button("I agree", {.busy = state.busy})) app.answer_agreement(true);
    if (widgets::button("I do not agree", {.look = widgets::Look::Secondary, .busy = state.busy}))
        app.answer_agreement(false);
}

}  // namespace screens
