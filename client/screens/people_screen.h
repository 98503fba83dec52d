// "Manage users": everybody whom an Authoriser has invited, as cards or as a list, and what can be done (MAN-2 to
// MAN-8).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "client/widgets/widgets.h"
#include "shared/acts/view.h"

struct App;

namespace screens {

struct PeopleState {
    std::string state, service;  // only these; empty: all
    std::string sort = "name";
    bool as_list{};
    std::string open_menu;
    std::string bulk;                     // the act on several whose preview shows
    widgets::TableState invited, active;  // the cards under the two headings
    widgets::TableState list;             // everybody, to choose several
    widgets::TableState history;          // of the one who shows
    widgets::TableState services, at_service;

    // Which rows stand under which heading, for as long as the question stays the same.
    struct Chosen {
        std::vector<std::uint32_t> invited, active, all;
        std::string state, service;
        std::uint32_t answer{}, revision{};
    } chosen;
};

/// "/authoriser/users", and one of them by the id that follows.
void draw_people(App& app, const std::string& person);
/// "/authoriser/access/ID": the services of one User (MAN-12).
void draw_access(App& app, const std::string& person);

/// "Resend invitation" and "Cancel invitation", asked first (MAN-7); `person` by public id.
void ask_resend(App& app, const std::string& person, const std::string& name);
void ask_cancel(App& app, const std::string& person, const std::string& name);
/// MAN-14: access to this service of this person.
void ask_remove(App& app, const std::string& person, const std::string& name, const std::string& service,
                const std::string& service_name);
widgets::Tone tone_of(std::string_view state);

}  // namespace screens
