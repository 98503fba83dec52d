// One person as their Authoriser sees them: "Invitation details" and "Manage details" (MAN-6, MAN-9 to MAN-11).
#pragma once

#include <string>

struct App;

namespace screens {

void draw_person(App& app, const std::string& person);

}  // namespace screens
