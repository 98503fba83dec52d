// "Add new user" (MAN-19, MAN-20, ACT-15 to ACT-17, ACT-21).
#pragma once

#include <string>

struct App;

namespace screens {

void draw_invite(App& app, const std::string& rest);

}  // namespace screens
