// tokens.def as C++.
#pragma once

#include <cstdint>

namespace widgets {

#define COLOR(name, ...) name,
enum class Color : std::uint8_t {
#include "client/widgets/tokens.def"
    count
};

#define FONT(name, ...) name,
enum class Font : std::uint8_t {
#include "client/widgets/tokens.def"
    count
};

enum class Theme : std::uint8_t { Light, Dark, Contrast, count };

struct FontToken {
    float size, line;
    bool semibold;
};
#define FONT(name, size, line, weight) FontToken{size, line, weight == 600},
inline constexpr FontToken kFonts[] = {
#include "client/widgets/tokens.def"
};

#define COLOR(name, light, dark, contrast) {light, dark, contrast},
inline constexpr std::uint32_t kColors[][static_cast<int>(Theme::count)] = {
#include "client/widgets/tokens.def"
};

/// How far down (px), how soft (px), how strong (a fraction of Color::shade).
struct Shadow {
    float down, soft, strong;
};
namespace elevation {
#define SHADOW(name, down, soft, percent) inline constexpr Shadow name{down, soft, percent / 100.f};
#include "client/widgets/tokens.def"
}  // namespace elevation

namespace space {
#define SPACE(name, px) inline constexpr float name = px;
#include "client/widgets/tokens.def"
}  // namespace space

constexpr FontToken token(Font font) { return kFonts[static_cast<int>(font)]; }
/// 0xRRGGBB.
constexpr std::uint32_t token(Color color, Theme theme)
{
    return kColors[static_cast<int>(color)][static_cast<int>(theme)];
}
/// In the theme of the frame that is being built or painted.
std::uint32_t token(Color color);

}  // namespace widgets
