// The access review on the screen: what reminds of it, a line for each User, submitted when all are decided.
#include "tests/client/app_support.h"

namespace {

/// Wilhelmina Placeholder, an Authoriser; `review` is what the server says waits for her.
std::string session(const char* review)
{
    return std::string(R"json({"stage":"ready","product_name":"Child Link","training":true,"training_code":"",
    "today":"2026-06-05","now":"2026-06-05T00:42:00Z","utc_offset_minutes":600,"name":"Wilhelmina Placeholder",
    "may":{"authoriser":true,"user":false},"grants":[],"idle_seconds_limit":900,"idle_seconds_left":900,
    "warn_seconds_before":120,"session_seconds_left":28800,"review":)json") +
           review + "}";
}
constexpr const char* kNone = R"json({"closes_on":null,"is_overdue":false,"undecided":0})json";
constexpr const char* kOpen = R"json({"closes_on":"2026-06-14","is_overdue":false,"undecided":2})json";
constexpr const char* kOverdue = R"json({"closes_on":"2026-06-01","is_overdue":true,"undecided":2})json";

std::string people(const char* zeb, const char* ned)
{
    const auto line = [](const char* id, const char* name, const std::string& choice) {
        return std::string(R"json([")json") + id + R"json(",")json" + name +
               R"json(","Teacher","Moondust Primary School (Fictional)","active","2026-06-01T02:00:00Z","wwcc",)json" +
               R"json("2029-06-30","2025-11-03","add_service\nchange_name",")json" + choice + R"json(",")json" +
               (choice == "remove" ? "left" : "") + R"json("])json";
    };
    return R"({"facts":{"starts_on":"2026-06-01","closes_on":"2026-06-14"},"lists":{"people":{"total":2,"columns":)"
           R"(["id","name","user_type","services","state","last_sign_in","credential","credential_end","trained_on",)"
           R"("changes","choice","reason"],"rows":[)" +
           line("p1", "Zeb Sampleton", zeb) + "," + line("p2", "Ned Active", ned) + "]}}}";
}

struct Desk {
    test::FakePlatform page;
    App app{page};

    explicit Desk(const char* review)
    {
        page.answer(200, test::kSignedOut);
        app.look_again();  // as after the last step of signing in
        page.answer(200, session(review));
        app.path_changed("/");
    }
    std::string screen() { return test::draw(app); }
    /// Presses the `nth` of what says so, and draws what comes of it.
    std::string press(std::string_view label, int nth = 0)
    {
        auto& frame = widgets::frame();
        std::uint32_t id = 0;
        for (const auto& node : frame.tree.nodes)
            if (widgets::is_interactive(node.kind) && frame.tree.text(node) == label && nth-- == 0) id = node.id;
        REQUIRE(id != 0);
        frame.events.push_back({id, widgets::EventKind::Press, {}});
        screen();
        return screen();
    }
    /// As its main button or Enter does.
    std::string submit()
    {
        auto& frame = widgets::frame();
        for (const auto& node : frame.tree.nodes)
            if (node.kind == widgets::Kind::Form) frame.events.push_back({node.id, widgets::EventKind::Submit, {}});
        screen();
        return screen();
    }
    std::string at_review(const char* zeb, const char* ned)
    {
        app.review.is_prompted = false;
        app.path_changed("/authoriser/review");
        screen();
        page.answer(200, people(zeb, ned));
        return screen();
    }
};

bool says(const std::string& screen, const char* words) { return screen.find(words) != std::string::npos; }

constexpr const char* kBanner = "Your access review has to be submitted by the end of 14 Jun 2026";

}  // namespace

TEST_CASE("UAR-5 the prompt stands after signing in; Later leaves a banner on every screen, Review now goes there")
{
    Desk at(kOpen);
    auto said = at.screen();
    CHECK(says(said, "2 people are still to be decided."));
    said = at.press("Later");
    CHECK_FALSE(says(said, "2 people are still to be decided."));
    CHECK(says(said, kBanner));
    at.app.path_changed("/help");
    CHECK(says(at.screen(), kBanner));
    CHECK(says(at.screen(), "Access review"));  // UI-2: in the menu, while one is open

    Desk other(kOpen);
    other.screen();
    other.press("Review now", 1);
    CHECK(other.app.path() == "/authoriser/review");
    CHECK_FALSE(other.app.review.is_prompted);
}

TEST_CASE("UAR-5 without a review there is neither prompt nor banner; unlocking the screen is no sign-in")
{
    Desk at(kNone);
    CHECK_FALSE(says(at.screen(), "review has to be submitted"));
    CHECK_FALSE(at.app.review.is_prompted);

    test::FakePlatform page;
    App again{page};
    page.answer(200, session(kOpen));  // a page that is loaded again
    CHECK_FALSE(again.review.is_prompted);
    CHECK(says(test::draw(again), kBanner));

    Desk late(kOverdue);
    CHECK(says(late.screen(), "Your access review was due on 1 Jun 2026"));
}

TEST_CASE("UAR-6 each line has its evidence beside the decision, and the tick comes when all are decided")
{
    Desk at(kOpen);
    const auto said = at.at_review("", "remove");
    CHECK(says(said, "1 of 2 decided"));
    for (const auto* word : {"Zeb Sampleton", "Teacher", "Moondust Primary School (Fictional)", "1 Jun 2026",
                             "Working with Children Clearance", "30 Jun 2029", "3 Nov 2025",
                             "Service added; Name put right", "Not decided yet", "Left the organisation"}) {
        INFO(word);
        CHECK(says(said, word));
    }
    CHECK(says(said, "One person is still to be decided."));
    CHECK_FALSE(says(said, "For each person I have checked"));
    CHECK_FALSE(says(said, kBanner));  // the screen itself says it

    at.press("Maintain");
    REQUIRE_FALSE(at.page.calls.empty());
    CHECK(at.page.calls.front().path == "/api/acts/review_decide");
    CHECK(at.page.calls.front().body == R"({"fields":{"choice":"maintain","person":"p1"}})");
    at.page.answer(200, R"({"facts":{"undecided":"0"},"lists":{}})");
    at.screen();
    at.page.answer(200, people("maintain", "remove"));
    const auto all = at.screen();
    CHECK(says(all, "2 of 2 decided"));
    CHECK(says(all, "For each person I have checked"));
}

TEST_CASE("UAR-6 removing asks for the reason in a dialog, and leaving it decides nothing")
{
    Desk at(kOpen);
    at.at_review("", "");
    CHECK(says(at.press("Remove"), "Remove the access of Zeb Sampleton?"));
    CHECK(at.page.calls.empty());
    CHECK_FALSE(says(at.press("Keep as it is"), "Remove the access of Zeb Sampleton?"));
    CHECK(at.page.calls.empty());
}

TEST_CASE("UAR-8 without the tick the fault is said; once it is submitted the session no longer speaks of a review")
{
    Desk at(kOpen);
    at.at_review("maintain", "remove");
    const auto faults = at.submit();
    CHECK(says(faults, "There is a problem"));
    CHECK(at.page.calls.empty());
    at.app.desk().form("review_submit").fields["is_checked"] = kTicked;
    at.screen();
    at.submit();
    REQUIRE_FALSE(at.page.calls.empty());
    CHECK(at.page.calls.front().path == "/api/acts/review_submit");
    at.page.answer(200, R"({"facts":{"kept":"1","removed":"1","notifiable":"0"},"lists":{}})");
    REQUIRE_FALSE(at.page.calls.empty());
    CHECK(at.page.calls.front().path == "/api/session");
    at.page.answer(200, session(kNone));
    const auto said = at.screen();
    CHECK(says(said, "The review is submitted: 1 maintained, 1 removed"));
    widgets::forget_toasts();  // they are the frame's, which the tests share
    at.app.path_changed("/");
    CHECK_FALSE(says(at.screen(), kBanner));
}
