#include "client/app/sharing_screens.h"

#include <array>

#include "client/screens/organisations_screen.h"
#include "client/screens/registers_screen.h"
#include "client/screens/reports_screen.h"
#include "client/screens/sharing_screens.h"

namespace app {

namespace {

using acts::By;

constexpr std::array kScreens{
    ScreenRow{"/sharing", By::Sharing, screens::draw_board},
    ScreenRow{"/sharing/new", By::Sharing, screens::draw_start},
    ScreenRow{"/sharing/record", By::Sharing, screens::draw_record},
    ScreenRow{"/sharing/organisations", By::Sharing, screens::draw_organisations},
    ScreenRow{"/sharing/registers", By::Sharing, screens::draw_registers},
    ScreenRow{"/sharing/reports", By::Sharing, screens::draw_reports},
    ScreenRow{"/sharing/guidance", By::Sharing, screens::draw_sharing_guidance},
    ScreenRow{"/sharing/help", By::Sharing, screens::draw_help_asked},
};

}  // namespace

std::span<const ScreenRow> sharing_screens() { return kScreens; }

}  // namespace app
