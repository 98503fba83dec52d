// Everything a screen can say. Each call adds one node to this frame's tree; the tree is then laid out, painted with
// Dear ImGui and mirrored as real elements (docs/decisions/0001-shape.md). A call that answers `true` tells what the
// person did since the last frame. Containers are guards: what is said while one lives stands inside it.
//
// Keys: a node is known by its place (the container it stands in) and its key. Where no key is given the label is the
// key, so give one where a label changes or stands twice in one container; wrap the rows of a list in `Group
// row(handle)`.
#pragma once

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace widgets {

enum class Tone { Neutral, Ok, Warn, Bad, Info };

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
    int max_length{};                       // 0: none
    bool optional{};                        // adds "(optional)" to the label
    int rows{};                             // more than 0: a text area; then spell check is on
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

struct Fact {
    std::string name, value;
};
/// Names and values in two columns.
void facts(std::span<const Fact> facts);

struct TableColumn {
    std::string_view heading;
    float weight = 1;
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
};

/// Modal while it lives: the rest is inert, focus goes in and, when it is no longer said, back to where it was.
class Dialog : public GuardBase {
  public:
    Dialog(std::string_view key, std::string_view title, bool alert = false);
    /// Escape was pressed.
    bool dismissed() const { return dismissed_; }

  private:
    bool dismissed_{};
};

// ---- The page as a whole ---------------------------------------------------------------------------------------------
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
