// Orders and care: last on an entry and closed, opened by a deliberate act that is logged (UI-3).
#pragma once
struct App;
namespace screens {
struct EntryState;
void draw_care(App& app, EntryState& state);
}  // namespace screens
