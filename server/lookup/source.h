// Where a register's rows come from.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "server/config/settings.h"
#include "server/store/lookup_store.h"

namespace lookup {

struct Asked {
    std::string kind;  // "wwcc", "vit", "training"
    std::string number, first_name, last_name;
};
/// The row under this number, whoever's it is; nothing when there is none. An error of any kind: nobody knows.
using Source = std::function<Result<std::optional<store::RegisterRow>>(const Asked&)>;

/// One POST of JSON for each question; see docs/operations/registers.md for both sides of it. Errors: Unavailable
/// "lookup.unreachable", "lookup.refused" (a status other than 200), "lookup.unreadable" (a body that is not as
/// agreed).
Source http_source(const std::string& url, const Settings::Lookup& settings);

}  // namespace lookup
