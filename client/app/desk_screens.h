// The screens of Authorisers and of the Department, as one table: address, who sees it, who draws it.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "shared/acts/act.h"

struct App;

namespace app {

struct DeskScreen {
    std::string_view path;  // "/authoriser/users"; what follows the next '/' is given to `draw`
    acts::By by{};
    void (*draw)(App& app, const std::string& rest);
};
std::span<const DeskScreen> desk_screens();

struct DeskPlace {
    const DeskScreen* screen{};  // null: no screen has this address
    std::string rest;            // an opaque id, or empty
};
/// The screen with the longest path that `path` begins with; `rest` is one part, without '/'.
DeskPlace desk_place_of(std::string_view path);

}  // namespace app
