// What reminds an Authoriser of an open review, in every part of the program (UAR-5).
#pragma once

struct App;

namespace screens {

/// Above every screen while one is open.
void draw_review_banner(App& app);
/// After signing in, until "Later" or "Review now". False: it does not stand.
bool draw_review_prompt(App& app);

}  // namespace screens
