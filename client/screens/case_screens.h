// Restriction on the screen: the notice of an Authoriser (RES-5), cases at the Department (RES-12), and one's own
// (RES-9).
#pragma once

#include <string>

#include "client/widgets/widgets.h"

struct App;

namespace screens {

/// What the screens of cases and of use keep beside their forms.
struct OversightState {
    widgets::TableState cases, steps, holidays, requests, queries, sign_ins, views, counts, searches, flags, names;
    std::string from, to, username;                    // of the flags: as typed
    std::string asked_from, asked_to, asked_username;  // and as they were asked for
};

/// `person`: whom it is about, when that is known already.
void draw_notice(App& app, const std::string& person);
void draw_cases(App& app, const std::string& of);
void draw_holidays(App& app, const std::string&);
void draw_own_restriction(App& app, const std::string&);

}  // namespace screens
