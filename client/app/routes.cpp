#include "client/app/routes.h"

#include <array>

namespace app {
namespace {

struct Row {
    std::string_view path;
    Screen screen;
};
constexpr std::array kRows{
    Row{"/", Screen::Home},           Row{"/sign-in", Screen::Home}, Row{"/find", Screen::Find},
    Row{"/results", Screen::Results}, Row{"/roll", Screen::Roll},    Row{"/help", Screen::Help},
    Row{"/gallery", Screen::Gallery},
};
constexpr std::string_view kEntry = "/entry/", kGallery = "/gallery/";

}  // namespace

Screen screen_of(std::string_view path)
{
    for (const auto& row : kRows)
        if (row.path == path) return row.screen;
    if (path.starts_with(kGallery)) return Screen::Gallery;
    if (path.starts_with(kEntry)) return Screen::Entry;
    return Screen::Unknown;
}

std::string after_sign_in(std::string_view path)
{
    const auto screen = screen_of(path);
    return screen == Screen::Entry || screen == Screen::Results ? "/find" : std::string(path);
}

}  // namespace app
