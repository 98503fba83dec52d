// Registering as the app does it: the link, the steps, what is told when it does not go on (REG-5 to REG-8, REG-23).
#include "tests/client/app_support.h"

using namespace test;

namespace {

std::string session_at(const std::string& stage)
{
    return R"json({"stage":")json" + stage +
           R"json(","product_name":"Child Link","training":true,"training_code":"123456","today":"2026-11-23",
    "now":"2026-11-22T23:42:00Z","utc_offset_minutes":660,"name":"","terms_version":2,
    "may":{"authoriser":true,"user":true},"grants":[]})json";
}

std::string view_at(const std::string& step, bool is_again = false, bool is_closed = false)
{
    std::string steps;
    for (const std::string each : {"password", "factor", "credential", "training", "terms"})
        steps += (steps.empty() ? "" : ",") + (R"({"step":")" + each + R"(","is_done":false,"is_closed":)") +
                 (is_closed && each == step ? "true}" : "false}");
    return R"({"makes_authoriser":false,"name":"Quilla Testworth","username":"quilla@moondust.example","services":[],)"
           R"("steps":[)" +
           steps + R"(],"step":")" + step + R"(","is_again":)" + (is_again ? "true" : "false") +
           R"(,"password_min":14,"terms_version":1})";
}

/// The page of a link, with the session asked for.
struct Linked {
    FakePlatform page;
    App app{page};

    Linked()
    {
        app.path_changed("/register");
        app.open_link("secret-token");
        page.answer(200, kSignedOut);
    }
    /// The link is open, at this step.
    void open_at(const std::string& step, bool is_again = false, bool is_closed = false)
    {
        page.answer(200, view_at(step, is_again, is_closed));
        page.answer(200, session_at("registration"));
        page.answer(200, view_at(step, is_again, is_closed));
    }
};

bool says(const std::string& screen, const std::string& words) { return screen.find(words) != std::string::npos; }

}  // namespace

TEST_CASE("REG-23 the token goes to the server once, in a body, and is kept no longer than until it is opened")
{
    Linked at;
    REQUIRE(at.page.calls.size() == 1);
    CHECK(at.page.calls.front().path == "/api/registration/open");
    CHECK(at.page.calls.front().body == R"({"token":"secret-token"})");
    CHECK(says(draw(at.app), "Opening your invitation"));
    at.open_at("password");
    CHECK(at.app.registration.token.empty());
    for (const auto& address : at.page.addresses) CHECK_FALSE(says(address, "secret"));
}

TEST_CASE("REG-5 a link that does not work leads to a page that names nobody, and from there to sign-in")
{
    Linked at;
    at.page.answer(404, R"({"error":{"code":"registration.link_dead"}})");
    const auto screen = draw(at.app);
    CHECK(says(screen, "This link does not work any more"));
    CHECK_FALSE(says(screen, "Quilla"));
    at.app.leave_registration();
    CHECK(says(draw(at.app), "Sign in"));
}

TEST_CASE("PLT-24 a link that could not be brought to the server is tried again")
{
    Linked at;
    at.page.answer(0, "");
    CHECK(says(draw(at.app), "Try again"));
    at.app.follow_link();
    CHECK(at.page.calls.front().body == R"({"token":"secret-token"})");
}

TEST_CASE("REG-7 each step has its screen, with where it stands in the whole")
{
    const std::pair<const char*, const char*> titles[] = {{"password", "Choose a password"},
                                                          {"credential", "Your clearance or registration"},
                                                          {"training", "Your training"},
                                                          {"terms", "Terms of Use"}};
    for (const auto& [step, title] : titles) {
        Linked at;
        at.open_at(step);
        const auto screen = draw(at.app);
        INFO(screen);
        CHECK(says(screen, title));
        CHECK(says(screen, "Quilla Testworth"));
        CHECK(says(screen, "Training receipt"));  // of the list of steps
    }
    Linked factor;
    factor.open_at("factor");
    draw(factor.app);
    CHECK(factor.page.calls.front().path == "/api/second-factor");
    Linked again;
    again.open_at("password", true);
    CHECK(says(draw(again.app), "Give your password"));
    Linked code;
    code.open_at("factor", true);
    CHECK(says(draw(code.app), "Enter your code"));
}

TEST_CASE("REG-14 a step that is closed says so and offers no form")
{
    Linked at;
    at.open_at("credential", false, true);
    const auto screen = draw(at.app);
    CHECK(says(screen, "This step is closed"));
    CHECK_FALSE(says(screen, "Its number"));
}

TEST_CASE("REG-14 what a register has against a number stands with the field, and whether the step has closed is asked")
{
    Linked at;
    at.open_at("credential");
    at.app.registration.credential = {"wwcc", "0001"};
    at.app.register_credential();
    CHECK(at.page.calls.front().body == R"({"kind":"wwcc","number":"0001"})");
    at.page.answer(422, R"({"error":{"code":"credential.name_mismatch","field":"number"}})");
    CHECK(at.page.calls.front().path == "/api/registration");
    CHECK(says(draw(at.app), "ask your Authoriser to correct it"));
    at.page.answer(200, view_at("credential", false, true));
    CHECK(says(draw(at.app), "This step is closed"));
}

TEST_CASE("REG-7 after the last step registering is done, and the session is asked where it stands")
{
    Linked at;
    at.open_at("terms");
    at.app.register_terms();
    at.page.answer(200, view_at(""));
    CHECK(says(draw(at.app), "You are registered"));
    at.app.leave_registration();
    at.page.answer(200, session_at("agreement"));
    CHECK(says(draw(at.app), "Before you continue"));
}

TEST_CASE("REG-22 a registration that was left for too long says how to go on, and keeps nothing that was typed")
{
    Linked at;
    at.open_at("password");
    at.app.registration.password = "violet otter crane 88";
    at.app.register_password();
    at.page.answer(401, R"({"error":{"code":"session.ended"}})");
    at.page.answer(200, kSignedOut);
    CHECK(at.app.registration.password.empty());
    CHECK(says(draw(at.app), "Open the link in your invitation"));
}

TEST_CASE("REG-18 at sign-in new terms and a credential that is owed have their screens, and lead on")
{
    FakePlatform page;
    App app{page};
    page.answer(200, session_at("terms"));
    auto screen = draw(app);
    CHECK(says(screen, "They have changed since you accepted them"));
    CHECK(says(screen, "As a User"));
    CHECK(says(screen, "As an Authoriser"));
    app.accept_new_terms();
    CHECK(page.calls.front().body == R"({"version":2})");
    page.answer(200, session_at("credential"));
    CHECK(says(draw(app), "Give your clearance or registration again"));
    app.registration.credential = {"vit", "0001"};
    app.renew_credential();
    page.answer(409, R"({"error":{"code":"credential.closed","field":"number"}})");
    CHECK(says(draw(app), "Try again tomorrow"));
    page.answer(200, session_at("credential"));
    app.renew_credential();
    page.answer(200, session_at("agreement"));
    CHECK(says(draw(app), "Before you continue"));
}
