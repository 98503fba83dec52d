// Registers of request logging: the list of them, and one with its filters (IS-600, IS-609).
#pragma once

#include <string>
#include <vector>

#include "client/widgets/widgets.h"
#include "shared/acts/fields.h"
#include "shared/core/result.h"

struct App;

namespace screens {

struct RegisterState {
    std::string address;    // as it was taken up last: "requests_in;scheme=CISS"
    Fields typed, applied;  // filters, as they stand in the form and as they were asked for
    std::vector<Error> faults;
    widgets::TableState pages{.page_size = 50};  // the server's own
    bool shows_filters{};
};

/// `address`: empty, or a register with the filters of a saved view: "requests_in;scheme=CISS;mine=yes". What a person
/// types to find a record stands in no address.
void draw_registers(App& app, const std::string& address);

}  // namespace screens
