#include "client/widgets/type.h"

#include <algorithm>

namespace widgets {

std::uint32_t next_code_point(std::string_view text, std::size_t& at)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const std::uint32_t first = byte(at++);
    if (first < 0x80) return first;
    const int more = first >= 0xf0 ? 3 : first >= 0xe0 ? 2 : first >= 0xc0 ? 1 : -1;
    if (more < 0) return 0xfffd;
    std::uint32_t code = first & (0x3fu >> more);
    for (int i = 0; i < more; ++i) {
        if (at >= text.size() || (byte(at) & 0xc0) != 0x80) return 0xfffd;
        code = code << 6 | (byte(at++) & 0x3fu);
    }
    return code;
}

float text_width(std::string_view text, Font font, Advance advance)
{
    float width = 0;
    for (std::size_t at = 0; at < text.size();) width += advance(font, next_code_point(text, at));
    return width;
}

float wrap(Tree& tree, Slice slice, Font font, float width, Advance advance)
{
    const auto text = tree.view(slice);
    const auto put = [&](std::size_t from, std::size_t to, float line_width) {
        tree.lines.push_back(
            {slice.at + static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(to - from), line_width});
    };
    float widest = 0;
    std::size_t begin = 0, good_end = 0, good_next = 0;  // the last place where the line may end
    float line = 0, good_width = 0, since_good = 0;
    bool has_good = false;
    const auto finish = [&](std::size_t end, float line_width) {
        put(begin, end, line_width);
        widest = std::max(widest, line_width);
    };
    for (std::size_t at = 0; at < text.size();) {
        const auto here = at;
        const auto code = next_code_point(text, at);
        if (code == '\n') {
            finish(here, line);
            begin = at;
            line = since_good = 0;
            has_good = false;
            continue;
        }
        const float step = advance(font, code);
        if (code == ' ') {
            good_end = here;
            good_next = at;
            good_width = line;
            since_good = 0;
            has_good = true;
            line += step;
            continue;
        }
        if (line + step > width + 0.01f && here > begin) {
            if (has_good) {
                finish(good_end, good_width);
                begin = good_next;
                line = since_good;
            } else {
                finish(here, line);
                begin = here;
                line = 0;
            }
            has_good = false;
            since_good = line;
        }
        line += step;
        since_good += step;
        if (code == '-' && at < text.size()) {
            good_end = good_next = at;
            good_width = line;
            since_good = 0;
            has_good = true;
        }
    }
    if (begin < text.size() || text.empty()) finish(text.size(), line);
    return widest;
}

Font font_of(const Node& node)
{
    switch (node.kind) {
        case Kind::Title: return Font::Title;
        case Kind::Brand:
        case Kind::Heading: return Font::Heading;
        case Kind::Subheading:
        case Kind::Strong:
        case Kind::Label:
        case Kind::Legend: return Font::Strong;
        case Kind::SkipLink: return Font::Strong;
        case Kind::Button: return node.state & state::Small ? Font::SmallStrong : Font::Strong;
        case Kind::HeaderButton:
        case Kind::SortButton:
        case Kind::PageButton:
        case Kind::MenuButton:
        case Kind::Who:
        case Kind::Avatar:
        case Kind::Fault: return Font::SmallStrong;
        case Kind::Step: return node.state & state::Current ? Font::SmallStrong : Font::Small;
        case Kind::NavLink: return node.state & state::Current ? Font::TableStrong : Font::Table;
        case Kind::NavButton:
        case Kind::Table:
        case Kind::TableRow:
        case Kind::RowHead:
        case Kind::Cell:
        case Kind::FactName:
        case Kind::FactValue: return Font::Table;
        case Kind::WhoPlace:
        case Kind::Small:
        case Kind::Aside:
        case Kind::Hint:
        case Kind::ChoiceHint:
        case Kind::HeadCell:
        case Kind::DropWords:
        case Kind::Caption: return Font::Small;
        case Kind::Tag:
        case Kind::NavHeading:
        case Kind::Pill: return Font::Pill;
        case Kind::Code: return Font::Strong;
        case Kind::Watermark: return Font::Title;
        default: return Font::Body;
    }
}

}  // namespace widgets
