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
    DeskScreen{"/authoriser", By::Authoriser, screens::draw_authoriser_home},
    DeskScreen{"/authoriser/users", By::Authoriser, screens::draw_people},
    DeskScreen{"/authoriser/access", By::Authoriser, screens::draw_access},
    DeskScreen{"/authoriser/invite", By::Authoriser, screens::draw_invite},
    DeskScreen{"/authoriser/review", By::Authoriser, screens::draw_review},
    DeskScreen{"/authoriser/reviews", By::Authoriser, screens::draw_reviews},
    DeskScreen{"/authoriser/services", By::Authoriser, screens::draw_services},
    DeskScreen{"/authoriser/duties", By::Authoriser, screens::draw_duties},
    DeskScreen{"/authoriser/notice", By::Authoriser, screens::draw_notice},
    DeskScreen{"/authoriser/usage", By::Authoriser, screens::draw_usage},
    DeskScreen{"/authoriser/queries", By::Authoriser, screens::draw_own_query},
    DeskScreen{"/department/cases", By::CaseOfficer, screens::draw_cases},
    DeskScreen{"/department/holidays", By::Administrator, screens::draw_holidays},
    DeskScreen{"/department/usage", By::Administrator, screens::draw_usage_queue},
    DeskScreen{"/department/queries", By::Monitor, screens::draw_queries},
    DeskScreen{"/department/flags", By::Auditor, screens::draw_flags},
    DeskScreen{"/department/names", By::Monitor, screens::draw_names},
    DeskScreen{"/restriction", By::User, screens::draw_own_restriction},
    DeskScreen{"/department", By::Staff, screens::draw_department},
    DeskScreen{"/department/organisations", By::Administrator, draw_area<0>},
    DeskScreen{"/department/accounts", By::Administrator, draw_area<1>},
    DeskScreen{"/department/letters", By::Staff, draw_area<2>},
    DeskScreen{"/department/workforces", By::Administrator, draw_area<3>},
    DeskScreen{"/department/user-types", By::Administrator, draw_area<4>},
    DeskScreen{"/department/purposes", By::Administrator, draw_area<5>},
    DeskScreen{"/department/clocks", By::Administrator, draw_area<6>},
    DeskScreen{"/department/jobs", By::Administrator, draw_area<7>},
    DeskScreen{"/department/log", By::Auditor, draw_area<8>},
};

}  // namespace

std::span<const DeskScreen> desk_screens() { return kScreens; }

DeskPlace desk_place_of(std::string_view path)
{
    DeskPlace best;
    for (const auto& each : kScreens) {
        if (!path.starts_with(each.path)) continue;
        auto rest = path.substr(each.path.size());
        if (!rest.empty() && rest.front() != '/') continue;
        if (!rest.empty()) rest.remove_prefix(1);
        if (rest.find('/') != std::string_view::npos) continue;
        if (best.screen == nullptr || each.path.size() > best.screen->path.size()) best = {&each, std::string(rest)};
    }
    return best;
}

}  // namespace app
