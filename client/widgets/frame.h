// What one pass over a screen reads and leaves behind. Only the widgets and the frame loop see this.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "client/widgets/icons.h"
#include "client/widgets/node.h"

namespace widgets {

/// web/mirror.js numbers them alike.
enum class EventKind : std::uint8_t { Press, Input, Check, Submit, Dismiss };
struct Event {
    std::uint32_t id{};
    EventKind kind{};
    std::string value;
};

struct Announcement {
    std::string text;
    bool at_once{};
};

struct Frame {
    // read
    std::vector<Event> events;
    float width = 1366, height = 768;  // of the viewport, CSS px
    float scroll = 0;
    bool can_be_drawn = true;
    bool is_starting{};       // plain for a moment, until the canvas is ready
    bool plain{};             // the page is laid out by CSS: no boxes, no painting
    bool plain_is_wanted{};   // by the person, for this session of the tab
    Theme theme{};
    bool is_touched{};              // the pointer is a finger: what is pressed is 44 px high
    bool colors_are_the_systems{};  // forced colours: no drawing can follow them
    std::uint32_t focused{};  // id
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
    std::string faults;  // the error summary shown now, all lines
    std::uint32_t title_id{};
    std::uint32_t dialog_id{};  // the dialog said in this frame
    float scroll_at_dialog{};   // where the page stood when it opened

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
    void icon(std::uint32_t index, Icon icon);                                // likewise
    Node& node(std::uint32_t index) { return tree.nodes[index]; }
    std::uint32_t id_of(std::uint32_t index) const { return tree.nodes[index].id; }
    /// The last event of this kind for this node, or null.
    const Event* event(std::uint32_t index, EventKind kind) const;
    bool pressed_now(std::uint32_t index) const { return event(index, EventKind::Press) != nullptr; }
};

/// The frame being built.
Frame& frame();

}  // namespace widgets
