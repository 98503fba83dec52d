// What several acts ask of the rules.
#pragma once

#include <string>

#include "server/admin/doing.h"
#include "server/store/duty_store.h"
#include "shared/policy/clocks.h"

namespace admin {

policy::ClockRules clock_rules(const Settings& settings);
policy::ClockRules clock_rules(const Scene& scene);

/// ACT-15, ACT-5: this type, as it may be given at this service by whoever manages it.
/// Errors: Invalid "user_type.unknown", "user_type.by_region" on `user_type`.
Result<store::UserType> find_user_type(store::Tx& tx, const store::ManagedService& service, const std::string& label);
/// ACT-21: whether `more` Users of this type still fit. Errors: Conflict "service.full" on `field`.
Status check_room(store::Tx& tx, const store::ManagedService& service, const store::UserType& type, int more,
                  const std::string& field);
/// MAN-14. Errors: Invalid "reason.unknown" on `reason`, "reason.note_needed" on `note`.
Status check_reason(const Doing& doing);

/// Without the space around it, and with one space where there were several.
std::string trimmed(const std::string& text);
/// An ISO text, empty for nothing.
std::string iso(const std::optional<Instant>& moment);
/// The last three characters of what is not to be shown whole (MAN-6).
std::string tail_of(const std::string& number);

}  // namespace admin
