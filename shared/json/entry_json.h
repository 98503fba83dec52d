// Wire form of shared/domain/entry.h: the allow-list of table 2.2 as keys (ENT-5). A section that was not sent stays
// absent.
#pragma once

#include "shared/domain/entry.h"
#include "shared/json/wire.h"

namespace wire {

nlohmann::json to_json(const EntryView& view);
nlohmann::json to_json(const CareSection& section);

template <>
Result<EntryView> from_json<EntryView>(const nlohmann::json& value);
template <>
Result<CareSection> from_json<CareSection>(const nlohmann::json& value);

}  // namespace wire
