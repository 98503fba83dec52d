// tokens.def as C++.
#pragma once

#include <cstdint>

namespace widgets {

#define COLOR(name, light) name,
#define FONT(...)
#define SPACE(...)
#define TEXT(...)
#define MARK(...)
enum class Color : std::uint8_t {
#include "client/widgets/tokens.def"
    count
};
#undef COLOR
#undef FONT

#define COLOR(...)
#define FONT(name, size, line, weight) name,
enum class Font : std::uint8_t {
#include "client/widgets/tokens.def"
    count
};
#undef COLOR
#undef FONT

struct FontToken {
    float size, line;
    bool semibold;
};
#define COLOR(...)
#define FONT(name, size, line, weight) FontToken{size, line, weight == 600},
inline constexpr FontToken kFonts[] = {
#include "client/widgets/tokens.def"
};
#undef COLOR
#undef FONT

#define COLOR(name, light) light,
#define FONT(...)
inline constexpr std::uint32_t kColors[] = {
#include "client/widgets/tokens.def"
};
#undef COLOR
#undef SPACE

#define COLOR(...)
#define SPACE(name, px) inline constexpr float name = px;
namespace space {
#include "client/widgets/tokens.def"
}
#undef COLOR
#undef FONT
#undef SPACE
#undef TEXT
#undef MARK

constexpr FontToken token(Font font) { return kFonts[static_cast<int>(font)]; }
/// 0xRRGGBB.
constexpr std::uint32_t token(Color color) { return kColors[static_cast<int>(color)]; }

}  // namespace widgets
