#include "client/app/registers_screens.h"

#include <array>

#include "client/screens/organisations_screen.h"
#include "client/screens/registers_screen.h"
#include "client/screens/reports_screen.h"

namespace app {

namespace {

using acts::By;

constexpr std::array kScreens{
    ScreenRow{"/sharing/organisations", By::Sharing, screens::draw_organisations},
    ScreenRow{"/sharing/registers", By::Sharing, screens::draw_registers},
    ScreenRow{"/sharing/reports", By::Sharing, screens::draw_reports},
    ScreenRow{"/sharing/guidance", By::Sharing, screens::draw_sharing_guidance},
};

}  // namespace

std::span<const ScreenRow> registers_screens() { return kScreens; }

}  // namespace app
