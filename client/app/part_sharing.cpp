#include "client/app/part.h"
#include "client/app/sharing_screens.h"
#include "client/screens/desk_parts.h"

namespace app {

const Part& this_part()
{
    const auto rows = sharing_screens();
    static const Part part{
        .name = "sharing",
        .screens = {rows.begin(), rows.end()},
        .acts = {acts::record_acts(), acts::organisation_acts(), acts::register_acts()},
        .views = {acts::record_views(), acts::organisation_views(), acts::register_views(), acts::role_views()},
        .draw_dialog = screens::draw_dialog};
    return part;
}

}  // namespace app
