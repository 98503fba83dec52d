#include "client/app/part.h"
#include "client/app/registers_screens.h"
#include "client/screens/desk_parts.h"

namespace app {

const Part& this_part()
{
    const auto rows = registers_screens();
    static const Part part{.name = "registers",
                           .screens = {rows.begin(), rows.end()},
                           .acts = {acts::organisation_acts(), acts::register_acts()},
                           .views = {acts::organisation_views(), acts::register_views(), acts::role_views()},
                           .draw_dialog = screens::draw_dialog};
    return part;
}

}  // namespace app
