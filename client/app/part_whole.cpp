// All parts in one program, as the tests have it.
#include "client/app/desk_screens.h"
#include "client/app/front_screens.h"
#include "client/app/part.h"
#include "client/app/registers_screens.h"
#include "client/app/sharing_screens.h"
#include "client/screens/export_part.h"
#include "client/screens/registration_screen.h"

namespace app {

const Part& this_part()
{
    static const Part part = [] {
        Part whole{
            .acts = {acts::people_acts(), acts::service_acts(), acts::duty_acts(), acts::review_acts(),
                     acts::restriction_acts(), acts::usage_acts(), acts::department_acts(), acts::role_acts(),
                     acts::record_acts(), acts::organisation_acts(), acts::register_acts()},
            .views = {acts::people_views(), acts::service_views(), acts::duty_views(), acts::review_views(),
                      acts::restriction_views(), acts::usage_views(), acts::department_views(), acts::role_views(),
                      acts::record_views(), acts::organisation_views(), acts::register_views()},
            .draw_registration = screens::draw_registration,
            .draw_dialog = screens::draw_sharing_dialog};
        for (const auto rows : {front_screens(), desk_screens(), sharing_screens(), registers_screens()})
            whole.screens.insert(whole.screens.end(), rows.begin(), rows.end());
        return whole;
    }();
    return part;
}

}  // namespace app
