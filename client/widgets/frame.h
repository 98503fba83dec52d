// What one pass over a screen reads and leaves behind. Only the widgets and the frame loop see this.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "client/widgets/icons.h"
#include "client/widgets/node.h"

namespace widgets {

/// web/mirror.js numbers them alike.
enum class EventKind : std::uint8_t { Press, Input, Check, Submit, Dismiss, Key, Files };
struct Event {
    std::uint32_t id{};
    EventKind kind{};
    std::string value;
};

struct Announcement {
    std::string text;
    bool at_once{};
};

/// Words that follow what a person is doing, such as how many letters are left: spoken once it has come to rest.
struct Resting {
    std::uint32_t id{};
    std::string text;
    double due{};  // 0: spoken
    bool is_said{};
};

struct ToastEntry {
    std::uint32_t number{};
    std::string text, act;
    std::uint8_t tone{};
    std::function<void()> on_act;
    double left = 8, seen = -1;  // seconds on the screen still, and when that was last counted
    bool is_held{};              // by the pointer or the focus
};

struct Frame {
    // read
    double now = 0;  // seconds on the app's clock
    std::vector<Scrolled> scrolls;
    std::vector<Event> events;
    float width = 1366, height = 768;  // of the viewport, CSS px
    float scroll = 0;
    bool can_be_drawn = true;
    bool is_starting{};      // plain for a moment, until the canvas is ready
    bool plain{};            // the page is laid out by CSS: no boxes, no painting
    bool plain_is_wanted{};  // by the person, for this session of the tab
    Theme theme{};
    bool is_touched{};              // the pointer is a finger: what is pressed is 44 px high
    bool colors_are_the_systems{};  // forced colours: no drawing can follow them
    std::uint32_t focused{};        // id
    bool focus_is_visible{};
    std::uint32_t hovered{}, pressed{};

    bool menu_is_open{};     // on a narrow screen
    bool display_is_open{};  // the dialog of face and theme

    // left behind
    Tree tree;
    std::string go;            // href of a link that was pressed
    std::string copy;          // text for the clipboard
    bool skips{};              // past what surrounds the page, to its title
    std::string focus_name;    // Field::name to focus after the frame
    std::uint32_t focus_id{};  // node to focus after the frame
    std::vector<Announcement> spoken;
    double wake = -1;                   // seconds until something is due; below 0: nothing is
    std::vector<std::uint32_t> let_go;  // files that are wanted no longer
    std::string faults;                 // the error summary shown now, all lines
    std::uint32_t title_id{};
    std::uint32_t dialog_id{};  // the dialog said in this frame
    float scroll_at_dialog{};   // where the page stood when it opened

    // kept from frame to frame
    std::vector<Resting> resting;
    std::vector<ToastEntry> toasts;
    std::uint32_t toasts_made{};

    // while building
    bool menu_is_folded{};
    std::vector<std::uint32_t> open;                            // indices of open containers
    std::vector<std::pair<std::string, std::uint32_t>> fields;  // name -> id

    bool must_be_plain() const { return !can_be_drawn || plain_is_wanted || colors_are_the_systems; }
    void begin();
    /// After the last word was said.
    void end();
    std::uint32_t top() const { return open.back(); }
    /// Adds a node to the container that is open. Without a key its place among its own kind is its key.
    std::uint32_t add(Kind kind, std::string_view key = {}, std::string_view text = {});
    /// The same, and opens it.
    std::uint32_t push(Kind kind, std::string_view key = {}, std::string_view text = {});
    void pop() { open.pop_back(); }
    /// Only right after the node was added, before the next one is.
    void attribute(std::uint32_t index, Attribute attribute, std::string_view value);
    void attribute(std::uint32_t index, Attribute attribute, Slice kept);  // words that the tree holds already
    void icon(std::uint32_t index, Icon icon);                             // likewise
    Node& node(std::uint32_t index) { return tree.nodes[index]; }
    std::uint32_t id_of(std::uint32_t index) const { return tree.nodes[index].id; }
    /// The last event of this kind for this node, or null.
    const Event* event(std::uint32_t index, EventKind kind) const;
    /// A frame is needed in this many seconds.
    void wake_in(double seconds) { wake = wake < 0 || seconds < wake ? seconds : wake; }
    /// Speaks `text` politely once it has stood unchanged for a second; not what stood there from the start, nor an
    /// empty text. Said anew in each frame.
    void speak_at_rest(std::uint32_t id, std::string_view text);
    Scrolled scrolled(std::uint32_t id) const;
    const Event* event_of(std::uint32_t id, EventKind kind) const;
    bool pressed_now(std::uint32_t index) const { return event(index, EventKind::Press) != nullptr; }
};

/// The frame being built.
Frame& frame();

}  // namespace widgets
