// What the screens of request logging keep while a person is signed in.
#pragma once

#include <map>
#include <memory>
#include <string>

#include "client/screens/export_part.h"
#include "client/screens/organisations_screen.h"
#include "client/screens/registers_screen.h"
#include "client/screens/reports_screen.h"
#include "client/widgets/widgets.h"
#include "shared/acts/fields.h"

namespace app {
class RecordKeeper;
}

namespace screens {

struct SharingState {
    widgets::TableState board, tasks, organisations, contacts, checks, rows, versions, steps;
    std::shared_ptr<app::RecordKeeper> keeper;  // of the record on the screen
    std::string record;                         // whose the rest is
    int page = 0;                               // of its form
    int part = 0;                               // of a part with several: which one is being written
    std::string question;                       // the answer that is about to be given in the decision aid
    std::string asked;                          // of which question
    std::string reason, text;                   // why something is changed; what is said to the other side
    bool shows_history{}, shows_guidance{};
    std::string step;   // the step that waits for its warnings to be confirmed
    bool confirms{};    // they are
    std::string typed;  // to find an organisation
    widgets::ComboState combo;
    std::string chosen;  // organisation
    Fields filter;       // of a register
    std::string view_name;
    AskedExport leaving;       // in its dialog
    ChosenFiles chosen_files;  // of the record on the screen
    OrganisationsState entities;
    RegisterState registry;
    ReportState report;
};

}  // namespace screens
