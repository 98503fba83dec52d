// The fields of a record as its type's table has them: drawn by their kind, labelled by their name, with what is wrong
// beside them. Labels are the words under name.sheet., hints those under name.sheet_hint., and what can be chosen those
// under the name of its group: name.scheme.ciss.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "client/app/record_keeper.h"
#include "client/widgets/widgets.h"

struct App;

namespace screens {

/// "CISS": the words of a code of this group, whatever letters it has.
std::string words_of(std::string_view group, std::string_view code);
/// What is wrong, in words; the code itself stands at the end, for whoever looks it up.
std::vector<widgets::Fault> record_faults(const std::vector<Error>& errors);

class SheetForm {
  public:
    SheetForm(App& app, app::RecordKeeper& keeper);

    /// The summary above the form. Warnings are not among them: they are said where they are confirmed.
    void problems();
    /// The field at this path. True when it was changed.
    bool field(std::string_view path, widgets::Field extra = {});
    /// Fields of one page: "scheme mode person(given_names family_name) *organisation". True when one was changed.
    void page(std::string_view asks);
    /// Only read from here on.
    bool is_closed() const { return is_closed_; }
    const sharing::Sheet& sheet() const { return keeper_.sheet; }

  private:
    void part(std::string_view name, std::string_view fields);
    void organisation(std::string_view part, int number);
    bool is_asked(std::string_view part, int number, std::string_view field) const;
    std::string label_of(std::string_view part, std::string_view field) const;

    App& app_;
    app::RecordKeeper& keeper_;
    const bool is_closed_;
    std::vector<widgets::Fault> faults_;
};

/// The name of a person of the sheet, as it is read aloud: "Pip Notareal"; "Person 2" while there is none.
std::string person_name(const sharing::Sheet& sheet, int person);
/// Of an item: what it is; "Item 2" while nothing is written.
std::string item_name(const sharing::Sheet& sheet, int item);

}  // namespace screens
