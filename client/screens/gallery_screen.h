// Every widget in every state, on one page: for the tests, for the screenshots, and for whoever builds the next screen.
// In training only.
#pragma once

struct App;
namespace screens {
void draw_gallery(App& app);
}  // namespace screens
