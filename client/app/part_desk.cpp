#include "client/app/desk_screens.h"
#include "client/app/part.h"
#include "client/screens/desk_parts.h"

namespace app {

const Part& this_part()
{
    const auto rows = desk_screens();
    static const Part part{
        .name = "desk",
        .screens = {rows.begin(), rows.end()},
        .acts = {acts::people_acts(), acts::service_acts(), acts::duty_acts(), acts::review_acts(),
                 acts::restriction_acts(), acts::usage_acts(), acts::department_acts(), acts::role_acts()},
        .views = {acts::people_views(), acts::service_views(), acts::duty_views(), acts::review_views(),
                  acts::restriction_views(), acts::usage_views(), acts::department_views(), acts::role_views()},
        .draw_dialog = screens::draw_dialog};
    return part;
}

}  // namespace app
