// "Manage all services": from the service to its people (MAN-16 to MAN-18).
#pragma once

#include <string>

struct App;

namespace screens {

void draw_services(App& app, const std::string& service);

}  // namespace screens
