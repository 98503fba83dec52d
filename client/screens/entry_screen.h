// One child's entry: identity, family, early years, school, supports, and, last and closed, orders and care (UI-3). A
// sibling out of scope opens as a limited entry (ENT-16).
#pragma once

#include <optional>
#include <string>

#include "shared/domain/entry.h"

struct App;

namespace screens {

struct EntryState {
    std::string handle;  // whose this is; another one in the address empties it
    bool asked{}, missing{};
    std::optional<EntryView> view;
    bool care_busy{};
    std::optional<CareSection> care;
    std::string unreachable, care_unreachable;
};

void draw_entry(App& app, const std::string& handle);

}  // namespace screens
