// Every widget in every state, a page for each family: for the tests, for the screenshots, and for whoever builds the
// next screen. In training only.
#pragma once

#include <string_view>

struct App;
namespace screens {
/// `section`: the last part of the address, "/gallery/fields"; empty: the list of them.
void draw_gallery(App& app, std::string_view section);
}  // namespace screens
