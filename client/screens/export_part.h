// What leaves as a file, and the files that are kept with a record (IS-432, IS-610).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "client/widgets/widgets.h"
#include "shared/acts/fields.h"

struct App;
namespace app {
class RecordKeeper;
}

namespace screens {

/// The export that is asked for in the dialog; none when `name` is empty.
struct AskedExport {
    std::string name;
    Fields fields;
    std::vector<std::string> formats;
    std::string format, purpose;
    std::vector<widgets::Fault> faults;
    bool is_busy{};
};
/// The files that were chosen for a record and are not there yet.
struct ChosenFiles {
    std::string record;
    std::vector<widgets::PickedFile> files;
};

/// Opens the dialog: what for and in which format; then the browser saves the file. `name`: of the server's table of
/// exports.
void ask_export(App& app, std::string name, Fields fields, std::vector<std::string> formats);
/// The dialog, once in each frame. False when none is open.
bool draw_export(App& app);
/// That dialog, or the one of an act.
bool draw_sharing_dialog(App& app);

/// "Print or save", and the letter where the record goes to somebody.
void draw_papers(App& app, app::RecordKeeper& keeper);
/// The files of the record, and a box to add one.
void draw_files(App& app, app::RecordKeeper& keeper);

}  // namespace screens
