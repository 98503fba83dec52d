// The decision aid: one question at a time in plain words, why it is asked, and what follows (2.3 of the rules).
#pragma once

#include "client/app/record_keeper.h"
#include "client/screens/sheet_form.h"

struct App;

namespace screens {

/// The page "May it be shared?".
void draw_aid(App& app, app::RecordKeeper& keeper, SheetForm& form);
/// Beside every page: how each item stands, and the record so far.
void draw_standings(App& app, const app::RecordKeeper& keeper);
/// The page "What exactly": of each item what is said of it, or why it is kept out.
void draw_exactly(App& app, app::RecordKeeper& keeper, SheetForm& form);

}  // namespace screens
