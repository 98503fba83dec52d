#include "client/app/desk_screens.h"

#include <array>

#include "client/screens/authoriser_home.h"
#include "client/screens/case_screens.h"
#include "client/screens/department_areas.h"
#include "client/screens/department_screen.h"
#include "client/screens/duties_screen.h"
#include "client/screens/invite_screen.h"
#include "client/screens/people_screen.h"
#include "client/screens/review_screen.h"
#include "client/screens/services_screen.h"
#include "client/screens/usage_screens.h"

namespace app {
namespace {

using acts::By;

/// An area of the Department's table as a screen.
template <std::size_t place>
void draw_area(App& app, const std::string& rest)
{
    screens::draw_area(app, screens::areas()[place].path, rest);
}

constexpr std::array kScreens{
    ScreenRow{"/authoriser", By::Authoriser, screens::draw_authoriser_home},
    ScreenRow{"/authoriser/users", By::Authoriser, screens::draw_people},
    ScreenRow{"/authoriser/access", By::Authoriser, screens::draw_access},
    ScreenRow{"/authoriser/invite", By::Authoriser, screens::draw_invite},
    ScreenRow{"/authoriser/review", By::Authoriser, screens::draw_review},
    ScreenRow{"/authoriser/reviews", By::Authoriser, screens::draw_reviews},
    ScreenRow{"/authoriser/services", By::Authoriser, screens::draw_services},
    ScreenRow{"/authoriser/duties", By::Authoriser, screens::draw_duties},
    ScreenRow{"/authoriser/notice", By::Authoriser, screens::draw_notice},
    ScreenRow{"/authoriser/usage", By::Authoriser, screens::draw_usage},
    ScreenRow{"/authoriser/queries", By::Authoriser, screens::draw_own_query},
    ScreenRow{"/department/cases", By::CaseOfficer, screens::draw_cases},
    ScreenRow{"/department/holidays", By::Administrator, screens::draw_holidays},
    ScreenRow{"/department/usage", By::Administrator, screens::draw_usage_queue},
    ScreenRow{"/department/queries", By::Monitor, screens::draw_queries},
    ScreenRow{"/department/flags", By::Auditor, screens::draw_flags},
    ScreenRow{"/department/names", By::Monitor, screens::draw_names},
    ScreenRow{"/restriction", By::User, screens::draw_own_restriction},
    ScreenRow{"/department", By::Staff, screens::draw_department},
    ScreenRow{"/department/organisations", By::Administrator, draw_area<0>},
    ScreenRow{"/department/accounts", By::Administrator, draw_area<1>},
    ScreenRow{"/department/letters", By::Staff, draw_area<2>},
    ScreenRow{"/department/workforces", By::Administrator, draw_area<3>},
    ScreenRow{"/department/user-types", By::Administrator, draw_area<4>},
    ScreenRow{"/department/purposes", By::Administrator, draw_area<5>},
    ScreenRow{"/department/clocks", By::Administrator, draw_area<6>},
    ScreenRow{"/department/jobs", By::Administrator, draw_area<7>},
    ScreenRow{"/department/log", By::Auditor, draw_area<8>},
};

}  // namespace

std::span<const ScreenRow> desk_screens() { return kScreens; }

}  // namespace app
