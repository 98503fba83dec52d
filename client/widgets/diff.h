// What changed between two frames, as one compact buffer for web/mirror.js. Equal frames give an empty one.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "client/widgets/node.h"

namespace widgets {

/// web/mirror.js numbers them alike. Numbers are little-endian; a text is its length (u32) and its bytes in UTF-8.
enum class Op : std::uint8_t {
    Create = 1,  // id, kind u8
    Remove,      // id
    Text,        // id, text
    Value,       // id, text
    State,       // id, bits u32
    Variant,     // id, u8
    Attr,        // id, attribute u8, text
    Unset,       // id, attribute u8
    Bounds,      // id, x y w h as f32, within the parent's box
    Children,    // id, count u32, ids
    Focus,       // id
    Height,      // 0, f32
    Say,         // 0 polite or 1 at once, text
    Wipe,        // 0: everything goes, what was typed included
    Extent,      // id, w h as f32: of what a part that scrolls holds
};

class Patch {
  public:
    const std::vector<std::uint8_t>& bytes() const { return bytes_; }
    bool empty() const { return bytes_.empty(); }
    void clear() { bytes_.clear(); }
    void op(Op op, std::uint32_t id);
    void u8(std::uint8_t value) { bytes_.push_back(value); }
    void u32(std::uint32_t value);
    void f32(float value);
    void text(std::string_view value);

  private:
    std::vector<std::uint8_t> bytes_;
};

enum class Boxes { Sent, Withheld };  // withheld in the plain face, where CSS places things
/// Appends to `patch` what turns `before` into `after`. An empty `before` (no nodes) sends everything.
void diff(const Tree& before, const Tree& after, Boxes boxes, Patch& patch);

}  // namespace widgets
