// A temporary transfer as it begins and ends, by an act or by the clock, and Users whom nobody is left to answer for
// (ACT-8, Q21).
#pragma once

#include <string>
#include <vector>

#include "server/admin/clock_work.h"
#include "server/store/duty_store.h"
#include "server/store/transfer_store.h"

namespace admin {

/// The duty at this service, or null.
const store::Duty* find_duty(const std::vector<store::Duty>& duties, ServiceId service);

/// The two people of a transfer, and what each of them is at any service.
struct Sides {
    store::Person away, acting;
    std::vector<store::Duty> away_duties, acting_duties;
};
Result<Sides> sides_of(const Scene& scene, const store::Transfer& transfer);
/// Whether somebody can be a substitute: an Authoriser who can sign in.
bool can_act(const store::Person& person);
/// Names of services, one a line.
Result<std::string> names_at(const Scene& scene, const std::vector<ServiceId>& services);

/// The substitute is in force from now on, and both hear of it. Where that is not possible any more, it is finished.
Status begin_transfer(const Scene& scene, store::Transfer& transfer);
/// Gives everything back (or calls off what has not begun), and both hear of it. `why`: of store::Transfer::end_reason.
Status finish_transfer(const Scene& scene, store::Transfer& transfer, const std::string& why);

/// Q21: somebody is in charge of this service again, so what was locked for want of them is not any more. For whoever
/// puts an Authoriser in charge; the clock makes up for it.
Status attend(const Scene& scene, ServiceId service);

}  // namespace admin
