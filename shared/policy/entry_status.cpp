#include "shared/policy/entry_status.h"

#include <algorithm>

namespace policy {

std::optional<Date> enrolled_until(std::span<const Enrolment> enrolments)
{
    std::optional<Date> last;
    for (const auto& enrolment : enrolments) {
        const Date end = enrolment.to.value_or(kOpenEnded);
        if (!last || end > *last) last = end;
    }
    return last;
}

Date inactive_from(Date born, std::optional<Date> enrolled_until, std::optional<Date> died, const EntryAges& ages)
{
    // ENT-20: on the 18th birthday without a current enrolment; else on the day enrolment ends, at the latest on the
    // 20th.
    const Date limit = add_years(born, ages.limit_years);
    Date ends = limit;
    if (enrolled_until && *enrolled_until > limit)
        ends = std::min(*enrolled_until, add_years(born, ages.limit_at_school_years));

    if (died) ends = std::min(ends, add_months(*died, ages.months_after_death));  // ENT-22
    return ends;
}

}  // namespace policy
