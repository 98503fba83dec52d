// "Authoriser Home": the first option of the menu, with what an Authoriser does (MAN-1).
#pragma once

#include <string>

struct App;

namespace screens {

void draw_authoriser_home(App& app, const std::string& rest);

}  // namespace screens
