// Where a person lands after signing in.
#pragma once
struct App;
namespace screens {
void draw_home(App& app);
}
