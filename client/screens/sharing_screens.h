// The screens of request logging, by their addresses (client/app/sharing_screens.cpp).
#pragma once

#include <string>

struct App;

namespace screens {

void draw_board(App& app, const std::string&);
void draw_start(App& app, const std::string& type);
/// `rest`: "ID", or "ID~2" for a page of it.
void draw_record(App& app, const std::string& rest);
void draw_help_asked(App& app, const std::string& record);

}  // namespace screens
