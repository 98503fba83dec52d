#include "server/core/clock.h"

#include <date/tz.h>

namespace {

// Looked up once: the zone data of the machine, so that a change of the law needs no new build.
std::chrono::seconds offset_at(Instant moment)
{
    static const date::time_zone* const melbourne = date::locate_zone("Australia/Melbourne");
    return melbourne->get_info(moment).offset;
}

}  // namespace

Date melbourne_day(Instant moment) { return Date{std::chrono::floor<std::chrono::days>(moment + offset_at(moment))}; }

int melbourne_offset_minutes(Instant moment)
{
    return static_cast<int>(std::chrono::floor<std::chrono::minutes>(offset_at(moment)).count());
}
