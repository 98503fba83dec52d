#include "client/app/routes.h"

#include <array>

#include "client/app/desk_screens.h"

namespace app {
namespace {

struct Row {
    std::string_view path;
    Screen screen;
    bool for_users;
};
constexpr std::array kRows{
    Row{"/", Screen::Home, false},           Row{"/sign-in", Screen::Home, false}, Row{"/find", Screen::Find, true},
    Row{"/results", Screen::Results, true},  Row{"/roll", Screen::Roll, true},     Row{"/help", Screen::Help, false},
    Row{"/gallery", Screen::Gallery, false},
};
constexpr std::string_view kEntry = "/entry/", kGallery = "/gallery/";

}  // namespace

Place place_of(std::string_view path)
{
    for (const auto& row : kRows)
        if (row.path == path) return {row.screen, {}};
    if (path.starts_with(kGallery)) return {Screen::Gallery, std::string(path.substr(kGallery.size()))};
    if (path.starts_with(kEntry) && path.size() > kEntry.size() &&
        path.find('/', kEntry.size()) == std::string_view::npos)
        return {Screen::Entry, std::string(path.substr(kEntry.size()))};
    if (auto desk = desk_place_of(path); desk.screen != nullptr) return {Screen::Desk, std::move(desk.rest)};
    return {};
}

std::string after_sign_in(std::string_view path)
{
    const auto screen = place_of(path).screen;
    return screen == Screen::Entry || screen == Screen::Results ? "/find" : std::string(path);
}

bool is_for_users(Screen screen)
{
    if (screen == Screen::Entry) return true;
    for (const auto& row : kRows)
        if (row.screen == screen) return row.for_users;
    return false;
}

}  // namespace app
