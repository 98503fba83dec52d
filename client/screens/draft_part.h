// Below a form: that what was typed is kept, and a way to have it forgotten.
#pragma once
struct App;
namespace app {
class DraftKeeper;
}
namespace screens {
void draw_draft(App& app, app::DraftKeeper& draft);
}  // namespace screens
