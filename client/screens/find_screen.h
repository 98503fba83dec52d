// Finding a child: by name and age or date of birth, or by identifier, under a stated purpose (SRC-1, SRC-7).
#pragma once

#include <string>
#include <vector>

#include "client/screens/purpose_part.h"
#include "shared/domain/search.h"

struct App;

namespace screens {

/// What a person has typed, as typed: nothing is lost when the form comes back with a fault.
struct FindForm {
    PurposeForm purpose;
    std::string last_name, first_name, date_of_birth, age, identifier;
};

struct FindState {
    FindForm form;
    std::vector<Error> faults;
    bool busy{};
    bool answered{};  // `answer` belongs to what was last sent
    SearchAnswer answer;
    std::string unreachable;  // why the last search got no answer; empty: it did
};

void draw_find(App& app);
void draw_results(App& app);

}  // namespace screens
