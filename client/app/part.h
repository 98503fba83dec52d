// The program comes in parts, each with the shell, signing in and the widgets, and with the screens of its own
// addresses (docs/decisions/0015-program-in-parts.md). What the others have it knows by address only: the page is
// loaded there.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "shared/acts/act.h"

struct App;

namespace app {

/// One screen: its address, who sees it, who draws it.
struct ScreenRow {
    std::string_view path;  // "/authoriser/users"; what follows the next '/' is given to `draw`
    acts::By by{};
    void (*draw)(App& app, const std::string& rest);
};

struct ScreenPlace {
    const ScreenRow* screen{};  // null: no screen has this address
    std::string rest;           // an opaque id, or empty
};

struct Part {
    std::string_view name;  // as in parts.def; empty: all of them in one
    std::vector<ScreenRow> screens;
    std::vector<std::span<const acts::Act>> acts;
    std::vector<std::span<const acts::ViewOf>> views;
    /// Where a person registers; nothing in the parts that leave that to `front`.
    void (*draw_registration)(App& app){};
    /// The dialog of an act; nothing in a part without acts.
    bool (*draw_dialog)(App& app){};

    bool holds(std::string_view path) const;
    /// The screen with the longest path that `path` begins with; `rest` is one part, without '/'.
    ScreenPlace place_of(std::string_view path) const;
    const acts::Act* find_act(std::string_view name) const;
    const acts::ViewOf* find_view(std::string_view name) const;
};

/// What this program is: each links one of client/app/part_*.cpp.
const Part& this_part();

/// The part that has this address.
std::string_view part_of(std::string_view path);

}  // namespace app
