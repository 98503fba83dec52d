// The last page of a record: what is still missing, what was written, and what can be done next.
#pragma once

#include "client/app/record_keeper.h"
#include "client/screens/sheet_form.h"

struct App;

namespace screens {

void draw_check(App& app, app::RecordKeeper& keeper);
/// The steps that the record can make now, each with its button; with what has to be confirmed first.
void draw_steps(App& app, app::RecordKeeper& keeper);
/// Tasks, findings, records that hang on this one, what passed between the two sides, history.
void draw_around(App& app, app::RecordKeeper& keeper);

}  // namespace screens
