// One frame of the screen as a tree: what is on it, in reading order, without saying how it is drawn. Text lives in one
// arena, so building a frame allocates next to nothing.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "client/widgets/tokens.h"

namespace widgets {

#define KIND(name, tag, css) name,
enum class Kind : std::uint8_t {
#include "client/widgets/kinds.def"
    count
};
#undef KIND

/// Attributes that travel as text; web/mirror.js numbers them alike.
enum class Attribute : std::uint8_t {
    Href,
    Name,
    Type,
    Autocomplete,
    InputMode,
    MaxLength,
    For,
    DescribedBy,
    LabelledBy,
    Label,
    Description,
    Role,
    Options,
    Style,
    Key,
    Modules,
    Scope,
    Rows,
    Icon,
    Print,
    Controls,
    Active,
    Sort,
    Accept,
    Multiple,
    Lang,
    count
};

/// States; web/mirror.js numbers them alike.
namespace state {
inline constexpr std::uint32_t Checked = 1, Disabled = 2, Expanded = 4, Collapsed = 8, Current = 16, Invalid = 32,
                               Required = 64, Busy = 128, Hidden = 256, Alert = 512, Push = 1024, Small = 2048,
                               Focusable = 4096, Submit = 8192, Spellcheck = 16384, Folded = 32768, Fixed = 65536,
                               Inert = 131072, Decoration = 262144, Done = 524288, Shown = 1048576, Private = 2097152,
                               OneLine = 4194304, Scrolls = 8388608, Overlay = 16777216, Selected = 33554432;
}

struct Slice {
    std::uint32_t at{}, size{};
};
struct Box {
    float x{}, y{}, w{}, h{};
    friend bool operator==(const Box&, const Box&) = default;
    float right() const { return x + w; }
    float bottom() const { return y + h; }
};
inline constexpr std::uint32_t kNone = 0xffffffff;

struct Node {
    std::uint32_t id{};
    Kind kind{};
    std::uint8_t variant{};  // Tone of a note or pill, Look of a button
    std::uint8_t icon{};     // of icons.h
    std::uint32_t state{};
    std::uint32_t parent = kNone, first = kNone, last = kNone, next = kNone;  // indices
    Slice text;                                                               // what it says
    Slice value;                                                              // what a field holds
    std::uint32_t children{};
    std::uint32_t attributes{}, attribute_count{};
    std::uint32_t weights{}, weight_count{};  // of columns
    float number{};                           // gap of a stack, fraction of a progress, width of a field
    float limit{};                            // maximum width, or the width to fold below; above 0: a bar lies
    std::uint32_t lines{}, line_count{};      // set by the layout
    Box box;                                  // set by the layout, CSS px, document coordinates
    float extent_w{}, extent_h{};             // of what a node with state::Scrolls holds, set by the layout
};

struct AttributeValue {
    Attribute attribute{};
    Slice value;
};

/// How far a part that scrolls has been scrolled by the browser.
struct Scrolled {
    std::uint32_t id{};
    float x{}, y{};
};

struct Line {
    std::uint32_t at{}, size{};  // within the arena
    float width{};
};

struct Tree {
    std::string arena;
    std::vector<Node> nodes;  // nodes[0] is the root
    std::vector<AttributeValue> attributes;
    std::vector<float> weights;
    std::vector<Line> lines;
    float height{};                    // of the document
    std::vector<std::uint32_t> slots;  // id -> index, open addressing

    void clear();
    /// Appends under `parent` (kNone for the root); an id that is taken already is changed until it is free.
    std::uint32_t add(std::uint32_t parent, Kind kind, std::uint32_t id);
    Slice keep(std::string_view text);
    std::string_view view(Slice slice) const { return std::string_view(arena).substr(slice.at, slice.size); }
    std::string_view text(const Node& node) const { return view(node.text); }
    /// Empty where it is not set.
    std::string_view attribute(const Node& node, Attribute attribute) const;
    /// Index of the node of this id, or kNone.
    std::uint32_t find(std::uint32_t id) const;
    bool inside(std::uint32_t index, Kind kind) const;
};

/// The id of `key` within `parent`; FNV-1a, as web/mirror.js computes it for elements that stand in the page already.
std::uint32_t hash_key(std::uint32_t parent, std::string_view key);

/// The text up to `end`, which `rest` is moved past: how several parts travel as one text.
std::string_view part(std::string_view& rest, char end);

/// Takes pointer or keyboard: has an item in the canvas, and a place in the Tab order or in the list that its field
/// opens.
bool is_interactive(Kind kind);

}  // namespace widgets
