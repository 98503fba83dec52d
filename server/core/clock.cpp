#include "server/core/clock.h"

#include <date/tz.h>

Date melbourne_day(Instant moment)
{
    // Looked up once: the zone data of the machine, so that a change of the law needs no new build.
    static const date::time_zone* const zone = date::locate_zone("Australia/Melbourne");
    const auto here = zone->to_local(moment);
    return Date{std::chrono::sys_days{std::chrono::floor<std::chrono::days>(here.time_since_epoch())}};
}
