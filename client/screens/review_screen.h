// "Access review": each User in turn, whether the access goes on (UAR-4 to UAR-8), the reviews before it, and what
// reminds an Authoriser of one that is open (UAR-5).
#pragma once

#include <string>

#include "client/widgets/widgets.h"

struct App;

namespace screens {

struct ReviewState {
    bool is_prompted{};  // the dialog of this sign-in stands
    widgets::TableState invitations, past, decisions;
};

/// "/authoriser/review".
void draw_review(App& app, const std::string& rest);
/// "/authoriser/reviews", and one of them by the id that follows.
void draw_reviews(App& app, const std::string& review);
/// Above every screen while one is open.
void draw_review_banner(App& app);
/// After signing in, until "Later" or "Review now". False: it does not stand.
bool draw_review_prompt(App& app);

}  // namespace screens
