// Organisations on the other side: finding one, looking at one, who speaks for it, and how both were checked (IS-130 to
// IS-142).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "client/widgets/widgets.h"

struct App;
struct View;
struct ViewList;

namespace screens {

struct OrganisationsState {
    std::string service;       // of the person's own: the one for which they act
    std::string typed, found;  // what stands in the field, and the last of it that was answered
    std::string told;          // of which it was said how many there are
    std::string shown;         // the organisation on the screen
    bool shows_checks{};       // all of them
    std::string open_menu;     // of a contact
    // To choose a category in a dialog.
    widgets::ComboState category;
    std::vector<widgets::Option> categories;
    std::uint32_t categories_of{};  // the answer they are from
};

void draw_organisations(App& app, const std::string& organisation);
void draw_organisation(App& app, const std::string& organisation);
/// What a body is to the schemes, as pills: one badge to a line (IS-142).
void draw_badges(const std::string& badges);

// ---- Dialogs (organisation_acts.cpp). `view` is the organisation as it was last answered.
void ask_add_organisation(App& app);
void ask_confirm_organisation(App& app, const View& view);
void ask_reach_organisation(App& app, const View& view);
void ask_check_organisation(App& app, const View& view);
void ask_add_contact(App& app, const View& view);
/// `row`: of the view's list of contacts.
void ask_check_contact(App& app, const View& view, std::size_t row);
void ask_change_contact(App& app, const View& view, std::size_t row);
/// Without a row: of the organisation as a whole.
void ask_warn(App& app, const View& view, std::size_t row = static_cast<std::size_t>(-1));
void ask_clear(App& app, const View& view, std::size_t row);

}  // namespace screens
