#include "client/app/sharing_screens.h"

#include <array>

#include "client/screens/sharing_screens.h"

namespace app {

namespace {

using acts::By;

constexpr std::array kScreens{
    ScreenRow{"/sharing", By::Sharing, screens::draw_board},
    ScreenRow{"/sharing/new", By::Sharing, screens::draw_start},
    ScreenRow{"/sharing/record", By::Sharing, screens::draw_record},
    ScreenRow{"/sharing/help", By::Sharing, screens::draw_help_asked},
};

}  // namespace

std::span<const ScreenRow> sharing_screens() { return kScreens; }

}  // namespace app
