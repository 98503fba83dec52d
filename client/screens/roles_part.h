// Who may act for a service under the information sharing schemes, as its Authoriser names them (IS-120 to IS-124).
#pragma once

#include <string>

struct App;

namespace screens {

void draw_sharing_roles(App& app, const std::string& service);

}  // namespace screens
