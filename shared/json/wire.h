// The wire form of our types, one pair for each: to_json writes it, from_json<T> reads it. Both sides use the same
// pair. Keys are snake_case, days "2025-03-03", moments UTC text, enums words, answers objects. from_json returns kind
// Invalid with `field` = the JSON path at fault ("rows.2.age.years") and code "json.wrong_type", "json.missing",
// "json.unknown_word" or, in requests, "json.unknown_key". Missing and null are the same thing. Nothing here throws:
// the browser build has no exceptions.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "shared/core/result.h"

namespace wire {

/// Each type that can be read has its specialisation in its own *_json.cpp; the headers beside this one name them.
template <class T>
Result<T> from_json(const nlohmann::json& value);

}  // namespace wire
