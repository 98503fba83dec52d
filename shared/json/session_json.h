// Wire form of shared/domain/session.h.
#pragma once

#include "shared/domain/session.h"
#include "shared/json/wire.h"

namespace wire {

nlohmann::json to_json(const SessionView& view);
nlohmann::json to_json(const EnrolmentView& view);
nlohmann::json to_json(const RecoveryCodesView& view);

template <>
Result<SessionView> from_json<SessionView>(const nlohmann::json& value);
template <>
Result<EnrolmentView> from_json<EnrolmentView>(const nlohmann::json& value);
template <>
Result<RecoveryCodesView> from_json<RecoveryCodesView>(const nlohmann::json& value);

}  // namespace wire
