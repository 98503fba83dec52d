// The duties of an Authoriser: what is in their hands, put into others' for a time, and given up (ACT-8 to ACT-10); and
// the dialogs about somebody's absence, which "Manage details" opens (OFF-11).
#pragma once

#include <string>

#include "shared/acts/view.h"

struct App;

namespace screens {

/// "/authoriser/duties", "/authoriser/duties/transfer", "/authoriser/duties/leave"
void draw_duties(App& app, const std::string& part);

/// Plans an absence of this person. What comes of it is told afterwards: a note, or the day on which access ends.
void ask_absence(App& app, const std::string& person, const std::string& name);
/// The absences in the view "person", each with its button to cancel it; nothing when there is none.
void draw_absences(App& app, const View& person);

}  // namespace screens
