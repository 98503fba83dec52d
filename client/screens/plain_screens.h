// Screens that only tell: help, not found, not available, signed out, covered, and accounts that may not come in.
#pragma once
struct App;
namespace screens {
void draw_help(App& app);
void draw_not_found(App& app);
void draw_not_available(App& app);
void draw_signed_out(App& app);
void draw_covered(App& app);
}  // namespace screens
