// "Department": what its administrators, reviewers and auditors do, out of the table of its areas.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "client/widgets/table_state.h"
#include "shared/acts/view.h"

struct App;

namespace screens {

struct AreaState {
    Fields typed, asked;              // the search as it is typed, and as it was sent
    widgets::TableState table;        // of the area's own list; its page is the server's
    std::vector<std::string> before;  // where each page of the log begins, the first apart
};
struct DepartmentState {
    std::map<std::string, AreaState, std::less<>> areas;             // by path
    std::map<std::string, widgets::TableState, std::less<>> of_one;  // the lists of the one that shows, by name
    std::string one;                                                 // which that is
    bool is_checking{};                                              // the chain of the log
};

void draw_department(App& app, const std::string& rest);
/// One area of the table: its list, or the one that `rest` names.
void draw_area(App& app, std::string_view path, const std::string& rest);

}  // namespace screens
