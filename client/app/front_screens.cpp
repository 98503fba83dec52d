#include "client/app/front_screens.h"

#include <array>

#include "client/app/app.h"
#include "client/screens/entry_screen.h"
#include "client/screens/find_screen.h"
#include "client/screens/gallery_screen.h"
#include "client/screens/home_screen.h"
#include "client/screens/plain_screens.h"
#include "client/screens/roll_screen.h"

namespace app {
namespace {

using acts::By;

/// A screen below whose address there is nothing.
template <void (*draw)(App&)>
void alone(App& app, const std::string& rest)
{
    if (rest.empty()) draw(app);
    else screens::draw_not_found(app);
}

void draw_entry(App& app, const std::string& handle)
{
    if (handle.empty()) return screens::draw_not_found(app);
    if (app.session().may.user) return screens::draw_entry(app, handle);
    if (app.entry.handle != handle) {
        app.entry = {.handle = handle};
        app.open_entry(handle);  // asked all the same: the server refuses it and records that (ACT-2)
    }
    screens::draw_not_available(app);
}

void draw_gallery(App& app, const std::string& section)
{
    if (app.session().training) screens::draw_gallery(app, section);
    else screens::draw_not_found(app);
}

constexpr std::array kScreens{
    ScreenRow{"/", By::Anyone, alone<screens::draw_home>},
    ScreenRow{"/sign-in", By::Anyone, alone<screens::draw_home>},
    ScreenRow{"/find", By::User, alone<screens::draw_find>},
    ScreenRow{"/results", By::User, alone<screens::draw_results>},
    ScreenRow{"/roll", By::User, alone<screens::draw_roll>},
    ScreenRow{"/entry", By::Anyone, draw_entry},
    ScreenRow{"/help", By::Anyone, alone<screens::draw_help>},
    ScreenRow{"/gallery", By::Anyone, draw_gallery},
};

}  // namespace

std::span<const ScreenRow> front_screens() { return kScreens; }

}  // namespace app
