#include "client/app/front_screens.h"
#include "client/app/part.h"
#include "client/screens/registration_screen.h"

namespace app {

const Part& this_part()
{
    const auto rows = front_screens();
    static const Part part{
        .name = "front", .screens = {rows.begin(), rows.end()}, .draw_registration = screens::draw_registration};
    return part;
}

}  // namespace app
