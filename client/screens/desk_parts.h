// What the screens of Authorisers and of the Department are made of: a list out of a view, the facts of a view, and a
// dialog made from an act's row in the table. A screen says which; how it looks stands here.
//
// Words: the heading of a column is name.column.X, a fact's name is name.fact.X, a field's label name.field.X.
#pragma once

#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "client/app/desk.h"
#include "client/screens/words.h"
#include "client/widgets/widgets.h"
#include "client/words/words.h"

struct App;

namespace screens {

/// How a text of a view is put into words.
enum class As { Text, Day, Moment, Number, Code, Codes };  // Codes: several, one to a line

struct ListColumn {
    std::string_view column;
    float weight = 1;
    As as = As::Text;
    std::string_view group{};    // of As::Code: "locked" is said as name.GROUP.locked
    std::string_view heading{};  // name.column.HEADING, where the column's own name would mislead
};
std::string heading_of(const ListColumn& column);
/// "3 Mar 2026" and so on.
std::string in_words(const App& app, std::string_view text, As as, std::string_view group = {});

struct ListSpec {
    std::string_view list;                // of the view
    std::span<const ListColumn> columns;  // the first is the row's heading
    std::string_view key = "id";          // column; empty: the row's number, where rows have no name of their own
    std::string_view link{};              // "/department/accounts": the first cell leads to it and the key
    words::Word caption{}, empty_title{}, empty_text{};
    widgets::Noun noun{};
    bool selects{};
    bool filters = true;
};
/// The table with its filter and its pages. `acts`: what is said while rows are selected; the keys of those are in
/// `state.selected`. `row_acts`: what stands in a last column of each row, given the row's number in the list.
void draw_list(const App& app, const app::Look& look, const ListSpec& spec, widgets::TableState& state,
               const std::function<void()>& acts = {}, const std::function<void(std::size_t row)>& row_acts = {});

struct FactSpec {
    std::string_view fact;
    As as = As::Text;
    std::string_view group{};
};
/// Names and values of a view's facts; an empty one is left out.
void draw_facts(const App& app, const View& view, std::span<const FactSpec> facts);

class ActFields;

/// One act as it is asked for in a dialog: its fields by the table, filled in beforehand where `preset` says so.
struct AskedAct {
    std::string act;
    std::string about;        // keeps two of one kind apart; also the name said to assistive technology
    std::string title, text;  // the question, and what will happen
    std::string button;       // what the button does: "Remove service"
    bool is_warning{};        // ends something
    Fields preset{};          // Id and Ids are given here; a field that stands here is not asked
    std::map<std::string, std::vector<widgets::Option>> options{};  // of the fields of kind Choice and Choices
    /// A field that the screen draws itself, or leaves out for what was answered so far: true for both.
    std::function<bool(ActFields&, std::string_view field)> draws{};
    std::function<void(const View&)> done{};  // after it was done
    Fields filled{};                          // what stands in the fields at first
};
/// What is said in a dialog of its own.
struct Told {
    std::string title, text;
};
/// Opens the dialog; it is drawn over whatever screen is there, and closes when it is done or dismissed.
void ask(App& app, AskedAct act);
/// What came of it, where a toast is too little: stays until it is closed.
void tell(App& app, words::Word title, words::Word text);
/// The dialog that is open, asked or told: once in each frame, after the screen. False when none is.
bool draw_dialog(App& app);

/// MAN-14 as options.
std::vector<widgets::Option> end_reasons();

}  // namespace screens
