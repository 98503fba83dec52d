// "Access review": each User in turn, whether the access goes on (UAR-4 to UAR-8), and the reviews before it.
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

}  // namespace screens
