// The wire form of acts and views.
#pragma once

#include "shared/acts/view.h"
#include "shared/json/wire.h"

namespace wire {

/// {"fields": {...}}
nlohmann::json to_json(const Fields& fields);
/// The same as one text: how a sheet travels inside a field.
std::string text_of(const Fields& fields);
template <>
Result<Fields> from_json<Fields>(const nlohmann::json& value);
/// {"facts": {...}, "lists": {name: {"columns": [...], "rows": [[...]], "total": n}}}
nlohmann::json to_json(const View& view);
template <>
Result<View> from_json<View>(const nlohmann::json& value);

}  // namespace wire
