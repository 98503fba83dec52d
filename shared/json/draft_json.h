// Wire form of shared/domain/draft.h.
#pragma once

#include "shared/domain/draft.h"
#include "shared/json/wire.h"

namespace wire {

nlohmann::json to_json(const DraftForm& form);
nlohmann::json to_json(const DraftView& view);

template <>
Result<DraftForm> from_json<DraftForm>(const nlohmann::json& value);
template <>
Result<DraftView> from_json<DraftView>(const nlohmann::json& value);

}  // namespace wire
