// A service's own roll, by year level: names and levels only (SRC-2).
#pragma once

#include <string>
#include <vector>

#include "client/screens/purpose_part.h"
#include "shared/domain/search.h"

struct App;

namespace screens {

struct RollState {
    PurposeForm form;
    std::string year_level;
    std::vector<Error> faults;
    bool busy{};
    bool answered{};
    RollAnswer answer;
    std::string unreachable;
};

void draw_roll(App& app);

}  // namespace screens
