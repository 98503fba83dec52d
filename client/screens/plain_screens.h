// Screens that only tell: help, not found, not available, signed out, and accounts that may not come in.
#pragma once

#include <string_view>

struct App;

namespace screens {

/// A page without anything about a child: it may be printed, under the product, its title, the day and who prints.
void allow_printing(const App& app, std::string_view title);
void draw_help(App& app);
void draw_not_found(App& app);
void draw_not_available(App& app);
void draw_signed_out(App& app);
}  // namespace screens
