#include "client/screens/review_reminder.h"

#include "client/app/app.h"
#include "client/words/when.h"
#include "client/words/words.h"

namespace screens {

using words::say;
using words::Word;

namespace {

constexpr const char* kAddress = "/authoriser/review";

}  // namespace

void draw_review_banner(App& app)
{
    const auto& review = app.session().review;
    if (!review.closes_on || app.path() == kAddress) return;
    const auto tone = review.is_overdue ? widgets::Tone::Bad : widgets::Tone::Warn;
    const auto day = words::day(*review.closes_on);
    const widgets::Note note(tone, say(review.is_overdue ? Word::review_overdue : Word::review_banner, {{"day", day}}),
                             "review");
    widgets::link(say(Word::review_now), kAddress);
}

bool draw_review_prompt(App& app)
{
    if (!app.review.is_prompted) return false;
    const auto& review = app.session().review;
    if (!review.closes_on) return app.review.is_prompted = false;
    const widgets::Dialog dialog("review-prompt", say(Word::review_title));
    const auto day = words::day(*review.closes_on);
    widgets::text(say(review.is_overdue ? Word::review_overdue : Word::review_banner, {{"day", day}}));
    widgets::text(review.undecided == 0 ? words::text(Word::review_all_decided)
                                        : say(words::Plural::review_left, review.undecided));
    const widgets::Row acts("acts");
    const bool goes = widgets::button(say(Word::review_now));
    const bool waits = widgets::button(say(Word::review_later), {.look = widgets::Look::Secondary});
    if (goes) app.go(kAddress);
    if (goes || waits || dialog.dismissed()) app.review.is_prompted = false;
    return true;
}

}  // namespace screens
