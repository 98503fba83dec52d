// Everything a screen can say. Each call adds one node to this frame's tree; the tree is then laid out, painted with
// Dear ImGui and mirrored as real elements (docs/decisions/0001-shape.md). A call that answers `true` tells what the
// person did since the last frame. Containers are guards: what is said while one lives stands inside it.
//
// Keys: a node is known by its place (the container it stands in) and its key. Where no key is given the label is the
// key, so give one where a label changes or stands twice in one container; wrap the rows of a list in `Group
// row(handle)`.
#pragma once

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "client/widgets/table_state.h"

namespace widgets {

enum class Tone { Neutral, Ok, Warn, Bad, Info };
/// What is counted: {"school", "schools"}.
struct Noun {
    std::string_view one, many;
};

// ---- Text -----------------------------------------------------------------------------------------------------------
/// The screen's one h1. Focus goes here after navigation.
void title(std::string_view text);
/// h2 and h3. Inside a Card use the Card's own title instead.
void heading(std::string_view text, std::string_view aside = {});
void subheading(std::string_view text);
void text(std::string_view text);                             // 16 px
void lead(std::string_view text, std::string_view key = {});  // 16 px, second ink: the line below a title
void small(std::string_view text);                            // 14 px, second ink
void strong(std::string_view text);                           // 16 px, semibold
void bullets(std::span<const std::string> items);
/// The one wording for an empty section (UI-4).
void no_record();
/// A state as a word in a quiet pill; never by colour alone.
void pill(std::string_view text, Tone tone = Tone::Neutral);
/// A thin line between two parts.
void divider();
/// Two letters in a circle beside a person's name; decoration, hidden from assistive technology.
void avatar(std::string_view initials);

// ---- Acts -----------------------------------------------------------------------------------------------------------
enum class Look { Primary, Secondary, Warning, Quiet };
struct ButtonOptions {
    Look look = Look::Primary;
    bool small{};  // 36 px high on a pointer screen, for rows of a list
    std::string_view key{};
    std::string_view description{};  // more words for assistive technology: "Cancel invitation" of whom
    bool busy{};                     // shown as working; a press does nothing
};
/// True once per press, by pointer, keyboard or assistive technology alike.
bool button(std::string_view label, const ButtonOptions& options = {});
/// A real link; App goes to `href` by itself. True when pressed.
bool link(std::string_view label, std::string_view href, std::string_view key = {});
/// Looks like a link, acts on this screen.
bool text_button(std::string_view label, std::string_view key = {});
/// A button that opens and closes what follows; turns `open` itself. True when pressed.
bool disclosure(std::string_view label, bool& open, std::string_view key = {});
/// Copies nothing about a child: only for reference numbers and codes of the person's own.
void copy_button(std::string_view label, std::string_view copied_text);

// ---- Forms ----------------------------------------------------------------------------------------------------------
enum class InputKind { Text, Password, Number, OneTimeCode, Email, Date };
struct Field {
    std::string_view name;  // the JSON field; the key, and the target of an error summary line
    std::string_view label;
    std::string_view hint{};
    std::string_view error{};  // empty: no fault
    InputKind kind = InputKind::Text;
    std::string_view autocomplete = "off";  // a token only for the person's own details, never a child's (REG-23)
    int characters{};                       // width of the box by its expected answer; 0: the full column
    int max_length{};                       // 0: none; else how many characters are left is told (PLT-7)
    bool optional{};                        // adds "(optional)" to the label
    int rows{};                             // more than 0: a text area; then spell check is on
    bool is_inline{};                       // radios and check boxes side by side, for two or three short words
};
struct Option {
    std::string value;
    std::string label;
    std::string hint{};
};
/// Each answers true when the person changed `value` since the last frame.
bool text_field(std::string& value, const Field& field);
bool select(std::string& value, const Field& field, std::span<const Option> options);
bool radios(std::string& value, const Field& field, std::span<const Option> options);
bool check_box(bool& value, const Field& field);
/// Several may be ticked; `values` keeps the order of `options`.
bool check_boxes(std::vector<std::string>& values, const Field& field, std::span<const Option> options);
/// A password with a button that shows and hides it; `is_shown` lives with the screen.
bool password_field(std::string& value, bool& is_shown, const Field& field);
/// A day, kept as it was typed; below the field it says which day that is (PLT-39). Read with read_typed_date.
bool date_field(std::string& typed, const Field& field);

/// What a combo box keeps between frames; lives with the screen, beside the value.
struct ComboState {
    std::string typed;  // what stands in the field: a screen that asks a server watches this
    bool is_open{};
    int active = -1;  // of the options that show
    std::size_t matches{};
    std::vector<std::uint32_t> shown;
    // Worked out for as long as the question stays the same.
    std::vector<std::string> labels;  // folded
    std::string asked;
    const Option* from{};
    std::size_t count{};
    std::uint32_t revision{};
};
struct ComboOptions {
    std::span<const Option> all;
    Noun noun;
    std::uint32_t revision{};  // another number whenever they have changed
    bool are_answers{};        // a server has chosen them for what was typed: they are not filtered again
    std::size_t total{};       // how many the server found, where it gave fewer; 0: all.size()
};
/// One of a long list, by typing a part of its name (PLT-40). `value` is the chosen option's, or empty while what is
/// typed is none of them. At most 50 are listed, and how many match is told.
bool combo_box(std::string& value, ComboState& state, const Field& field, const ComboOptions& options);

/// A file that was chosen. Its bytes stay in the browser, under `id`, until app::Platform::upload sends them.
struct PickedFile {
    std::uint32_t id{};
    std::string name, type;  // the browser's word for its kind; may be empty
    std::uint64_t size{};
    std::string fault;    // why it cannot be sent, in words; empty: it can
    float progress = -1;  // 0 to 1 while it is sent; below 0: not begun
    bool is_sent{};
};
struct FileRules {
    std::span<const std::string_view> endings;  // ".pdf", lower case
    std::uint64_t largest = 10'000'000;         // bytes
    int most = 1;
};
/// A box to choose files with or to drop them in; below it each with its size and how far it is (PLT-41). A wrong kind
/// or size is refused on the spot, with the reason. True when `files` changed.
bool file_picker(std::vector<PickedFile>& files, const Field& field, const FileRules& rules);
/// Why a file cannot be sent, or empty.
std::string fault_of(const PickedFile& file, const FileRules& rules);

/// Fields and their one main button. Enter in a field submits, as anywhere.
class Form {
  public:
    explicit Form(std::string_view key);
    ~Form();
    Form(const Form&) = delete;
    /// The main button. True when the form was submitted, by the button or by Enter.
    bool submit(std::string_view label, const ButtonOptions& options = {});
    bool submit(std::string_view label, bool busy);

  private:
    unsigned index_;  // of its node in this frame
};

struct Fault {
    std::string field;    // Field::name; empty: no field to go to
    std::string message;  // the same words as beside the field
};
/// "There is a problem", each line a link to its field. Takes the focus when it first appears or changes; the
/// document's title then starts with "Error: ". Nothing when `faults` is empty.
void error_summary(std::span<const Fault> faults);
/// The message of `field` in `faults`, or empty: for Field::error.
std::string_view message_of(std::span<const Fault> faults, std::string_view field);

// ---- Structure ------------------------------------------------------------------------------------------------------
struct GuardBase {
    GuardBase() = default;
    GuardBase(const GuardBase&) = delete;
    ~GuardBase();
};
/// A keyed part with no look of its own: one row of a list.
struct Group : GuardBase {
    explicit Group(std::string_view key);
};
/// A white card: a section named by its title. `aside` is a quiet remark beside it ("as at 21 Nov 2026").
struct Card : GuardBase {
    explicit Card(std::string_view title = {}, std::string_view aside = {}, std::string_view key = {});
};
/// Side by side, wrapping, centred on one line.
struct Row : GuardBase {
    explicit Row(std::string_view key = "row");
};
/// Inside a Row: what follows goes to the right edge.
void push_right();
/// One below another with `gap` px between, where the usual 16 px is wrong; also caps the width (0: none).
struct Stack : GuardBase {
    explicit Stack(std::string_view key = "stack", int gap = 16, int max_width = 0);
};
/// Columns in proportion to `weights`; each direct child is one cell (use Stack for several things in one). They fold
/// into one column where less than `fold_below` px are left.
struct Columns : GuardBase {
    explicit Columns(std::initializer_list<float> weights, int fold_below = 860, std::string_view key = "columns");
};
/// A tinted note with an edge; `alert` is spoken at once.
struct Note : GuardBase {
    explicit Note(Tone tone, std::string_view title = {}, std::string_view key = {}, bool alert = false);
};
void note(Tone tone, std::string_view title, std::string_view text = {});

/// A part that the browser scrolls when it is higher than `max_height` (0: never), or wider than there is room for
/// `min_width` (0: never). `label` names it, since the keyboard reaches it (PLT-18).
struct ScrollRegion : GuardBase {
    ScrollRegion(std::string_view label, int max_height, int min_width = 0, std::string_view key = {});
};

struct Fact {
    std::string name, value;
};
/// Names and values in two columns.
void facts(std::span<const Fact> facts);

struct TableColumn {
    std::string_view heading;
    float weight = 1;
    bool sorts{};  // in a DataTable
};
/// A real table; on a narrow screen each row becomes a block with its headings repeated.
struct CellGuard : GuardBase {};
class Table : public GuardBase {
  public:
    Table(std::string_view caption, std::initializer_list<TableColumn> columns, bool caption_is_shown = false);
    ~Table();
    void row(std::string_view key = {});  // begins the next row; the first cell is its heading
    void cell(std::string_view text, std::string_view second_line = {});
    bool link_cell(std::string_view label, std::string_view href, std::string_view second_line = {});
    /// A cell with anything in it: `auto in = table.open_cell(); ...`
    CellGuard open_cell();

  protected:
    Table() = default;
};

/// A table over a TableState (PLT-38):
///     table_filter(state, {.label = "Find a person by name"}, kPeople, rows.size());
///     const auto& rows = arrange(state, source);
///     const auto page = page_of(state, rows);
///     if (SelectionBar bar(state, kPeople); bar.is_open()) ... buttons
///     { DataTable table("People", state, {{"Name", 3, true}, {"State"}}, keys of the page); ... row(key, name) ... }
///     table_pages(state, rows.size(), kPeople);
class DataTable : public Table {
  public:
    /// `page_keys`: of the rows that are about to be said, in order; empty: rows cannot be selected.
    DataTable(std::string_view caption, TableState& state, std::span<const TableColumn> columns,
              std::span<const std::string> page_keys = {});
    DataTable(std::string_view caption, TableState& state, std::initializer_list<TableColumn> columns,
              std::span<const std::string> page_keys = {})
        : DataTable(caption, state, std::span(columns.begin(), columns.size()), page_keys)
    {
    }
    /// `name`: for the check box, "Select Quilla Testworth".
    void row(std::string_view key, std::string_view name);

  private:
    TableState& state_;
    bool selects_;
};
/// The filter above a table, and how many rows pass it.
void table_filter(TableState& state, const Field& field, Noun noun, std::size_t rows);
/// "Showing 26 to 50 of 312 people", and the buttons to the other pages.
void table_pages(TableState& state, std::size_t rows, Noun noun);
/// How many rows are selected, and the acts on them: said inside it. Nothing shows while none is selected.
class SelectionBar {
  public:
    SelectionBar(TableState& state, Noun noun);
    ~SelectionBar();
    SelectionBar(const SelectionBar&) = delete;
    bool is_open() const { return is_open_; }

  private:
    bool is_open_;
};

// ---- People, tasks, answers -----------------------------------------------------------------------------------------
/// A list of people, each a card of its own.
struct People : GuardBase {
    explicit People(std::string_view label);
};
struct PersonCard {
    std::string_view key, initials, name;
    std::vector<std::string_view> lines;  // role, service
    std::string_view status{};            // in a pill
    Tone tone = Tone::Neutral;
    std::string_view remark{};  // below it
};
/// The place of the act that was pressed, or -1. Every act shows; on a narrow screen they stand behind a button
/// "Manage", and `open_menu` (with the screen) holds whose.
int person_card(const PersonCard& person, std::span<const std::string_view> acts, std::string& open_menu);
/// A button that opens a list of acts. `open_menu` holds the key of the one that is open. The place of the act that was
/// pressed, or -1.
int menu_button(std::string_view label, std::string_view key, std::span<const std::string_view> acts,
                std::string& open_menu, std::string_view description = {});

enum class TaskState { Completed, InProgress, NotStarted, CannotStart, HasProblem };
struct TaskItem {
    std::string_view name, href;
    TaskState state = TaskState::NotStarted;
    std::string_view hint{};
};
/// The parts of a long record, in any order; what cannot be started yet is no link. True when one was pressed.
bool task_list(std::span<const TaskItem> tasks);

struct AnswerRow {
    std::string_view question, answer;  // an empty answer reads "Not provided"
    std::string_view href{};            // where it is changed; empty: it cannot be
    std::string_view about{};           // what "Change" is of, where the question is long: "last name"
};
/// What was answered, before it leaves (PLT-37).
bool check_answers(std::span<const AnswerRow> answers);
/// After something was filed: what was done and its number, and the screen's h1.
void confirmation_panel(std::string_view title, std::string_view text, std::string_view reference = {});
/// Nothing is here yet: what would be, and what to do about it; more may be said inside it, such as a button.
struct EmptyState : GuardBase {
    EmptyState(std::string_view title, std::string_view what_to_do);
};
struct Crumb {
    std::string_view label, href;  // the last one has none: the person is there
};
void breadcrumbs(std::initializer_list<Crumb> crumbs);

/// Modal while it lives: the rest is inert, focus goes in and, when it is no longer said, back to where it was.
class Dialog : public GuardBase {
  public:
    Dialog(std::string_view key, std::string_view title, bool alert = false);
    /// Escape was pressed.
    bool dismissed() const { return dismissed_; }

  private:
    bool dismissed_{};
};

enum class Choice { None, Yes, No };
/// A question before an act that cannot be taken back. `act` is the button's word and names what it does.
Choice confirm(std::string_view key, std::string_view question, std::string_view what_happens, std::string_view act,
               Look look = Look::Primary);

// ---- The page as a whole
// ---------------------------------------------------------------------------------------------
/// What stands here about children is not to be selected or copied (SRC-10).
void private_page();
/// This page may be printed, under `line`: the product, the title, the day, and who prints. Any other page prints one
/// sentence that says that it does not.
void printable_page(std::string_view line);

// ---- Waiting --------------------------------------------------------------------------------------------------------
/// Something is under way; spoken politely.
void waiting(std::string_view label);
/// What went wrong and a button "Try again". True when pressed.
bool failed(std::string_view message);
void progress(std::string_view label, float fraction);
/// Steps of a longer task; `current` counts from 0.
void steps(std::span<const std::string> names, int current);
/// Spoken once, politely or at once, and not shown.
void announce(std::string_view text);
void announce_now(std::string_view text);

/// Something is done: said in the corner and spoken, for 8 seconds or, with an act, until it is closed. Takes no focus
/// (PLT-42). At most three stand; the oldest gives way.
void toast(std::string_view text, Tone tone = Tone::Ok, std::string_view act = {}, std::function<void()> on_act = {});
/// Shows them; once in each frame, after the screen.
void toasts();
/// All go at once: when somebody signs out, or the screen is locked.
void forget_toasts();

// ---- Pictures -------------------------------------------------------------------------------------------------------
struct TimelineMark {
    float from{};         // years since birth
    float to = -1;        // below 0: a point in time, drawn as a dot
    std::string label{};  // written into the bar where it fits
    enum class Kind { Solid, Pale, Deep, Missed, Outline } kind = Kind::Solid;
};
struct TimelineRow {
    std::string label;
    std::vector<TimelineMark> marks;
};
struct Timeline {
    std::string summary;  // what a person who cannot see the picture is told
    float years{};        // the axis ends here
    std::vector<TimelineRow> rows;
};
void timeline(const Timeline& timeline);
struct BarRow {
    std::string label;
    std::vector<int> values;  // one for each of the series
};
/// Numbers beside one another: a table in which each number stands at its bar. Bars tell apart by their pattern and
/// never by colour alone. Where there is no room for columns, or `is_across`, they lie.
struct BarChart {
    std::string_view caption, row_heading;  // "Records by month", "Month"
    std::vector<std::string> series;        // at most 3
    std::vector<BarRow> rows;
    bool is_across{};
};
void bars(const BarChart& chart);
/// `modules`: side * side characters, '1' dark. `alternative` says what to do without seeing it.
void qr_code(std::string_view modules, int side, std::string_view alternative);
/// Recovery codes, two columns, evenly spaced figures.
void code_list(std::string_view label, std::span<const std::string> codes);
/// The viewer's name and time, faint, across the page (SRC-10).
void watermark(std::string_view text);

// ---- Focus ----------------------------------------------------------------------------------------------------------
/// Moves focus to the field of this name after the frame.
void focus_field(std::string_view name);

}  // namespace widgets
