// The few strokes that everything is painted with.
#pragma once

#include <imgui.h>
#include <string_view>

#include "client/widgets/frame.h"
#include "client/widgets/icons.h"
#include "client/widgets/type.h"

namespace widgets {

struct Brush {
    const Frame& frame;
    ImDrawList& list;
    float offset{};  // what is subtracted from y: the scroll, or 0 in a fixed part
    float across{};  // the same of x, inside a part that scrolls sideways

    static ImU32 color(Color c, float alpha = 1);
    ImVec2 point(float x, float y) const { return {x - across, y - offset}; }
    void fill(const Box& box, Color c, float radius = 0, float alpha = 1) const;
    void outline(const Box& box, Color c, float radius = 0, float width = 1) const;
    /// What a raised box of the card's own radius throws on the page.
    void shadow(const Box& box, const Shadow& cast) const;
    void line(float x1, float y1, float x2, float y2, Color c, float width = 1) const;
    /// The node's own lines, from (x, y) down.
    void lines(const Node& node, float x, float y, Color c) const;
    void centred(const Node& node, Color c) const;
    void word(std::string_view text, Font font, float x, float y, Color c, float alpha = 1) const;
    float width(std::string_view text, Font font) const;
    bool hovered(const Node& node) const { return frame.hovered == node.id; }
    bool pressed(const Node& node) const { return frame.pressed == node.id; }
    bool focused(const Node& node) const { return frame.focused == node.id && frame.focus_is_visible; }
};

#ifdef CHILDLINK_AUDIT
/// For the test that holds what is drawn against what is mirrored: every run of words, and the node it is painted for.
namespace audit {
inline void (*on_word)(std::uint32_t node, std::string_view words) = nullptr;
inline std::uint32_t node = 0;
}  // namespace audit
#endif

inline Box inset(const Box& box, float by) { return {box.x + by, box.y + by, box.w - 2 * by, box.h - 2 * by}; }

/// `size` px high and wide, its top left corner at (x, y).
void paint_icon(const Brush& brush, Icon icon, float x, float y, float size, Color c);  // icons.cpp

/// By kind; each false where it does not know the kind.
bool paint_control(const Brush& brush, const Node& node);  // paint_controls.cpp
bool paint_picture(const Brush& brush, const Node& node);  // paint_pictures.cpp
bool paint_data(const Brush& brush, const Node& node);     // paint_data.cpp
void chevron(const Brush& brush, float x, float y, bool up, Color c);
void tick(const Brush& brush, float x, float y, float size, Color c);
void paint_watermark(const Brush& brush, const Node& node);

}  // namespace widgets
