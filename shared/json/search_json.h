// Wire form of shared/domain/search.h. The two forms are requests: an unknown key in them is refused.
#pragma once

#include "shared/domain/search.h"
#include "shared/json/wire.h"

namespace wire {

nlohmann::json to_json(const SearchForm& form);
nlohmann::json to_json(const SearchAnswer& answer);
nlohmann::json to_json(const RollForm& form);
nlohmann::json to_json(const RollAnswer& answer);

template <>
Result<SearchForm> from_json<SearchForm>(const nlohmann::json& value);
template <>
Result<SearchAnswer> from_json<SearchAnswer>(const nlohmann::json& value);
template <>
Result<RollForm> from_json<RollForm>(const nlohmann::json& value);
template <>
Result<RollAnswer> from_json<RollAnswer>(const nlohmann::json& value);

}  // namespace wire
