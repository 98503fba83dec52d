#include "client/widgets/icons.h"

#include "client/widgets/brush.h"

namespace widgets {

namespace {

#define ICON(name, strokes) {#name, strokes},
constexpr struct {
    const char *name, *strokes;
} kIcons[] = {
    {"", ""},
#include "client/widgets/icons.def"
};
#undef ICON

constexpr float kDegree = 3.14159265f / 180;

}  // namespace

std::string_view name_of(Icon icon) { return kIcons[static_cast<int>(icon)].name; }
std::string_view strokes_of(Icon icon) { return kIcons[static_cast<int>(icon)].strokes; }

void paint_icon(const Brush& b, Icon icon, float x, float y, float size, Color c)
{
    const float scale = size / 24, width = 2 * scale;
    const auto ink = Brush::color(c);
    const char* at = strokes_of(icon).data();
    const auto number = [&at] {
        while (*at == ' ') ++at;
        float value = 0, place = 1;
        for (bool whole = true; *at == '.' || (*at >= '0' && *at <= '9'); ++at) {
            if (*at == '.') whole = false;
            else if (whole) value = value * 10 + static_cast<float>(*at - '0');
            else value += static_cast<float>(*at - '0') * (place /= 10);
        }
        while (*at == ' ') ++at;
        return value;
    };
    const auto is_number = [&at] { return *at != 0 && (*at < 'a' || *at > 'z'); };
    while (*at) {
        const char kind = *at++;
        const float px = x + number() * scale, py = y + number() * scale;
        if (kind == 'm') {
            b.list.PathLineTo(b.point(px, py));
            while (is_number()) {
                const float nx = x + number() * scale;
                b.list.PathLineTo(b.point(nx, y + number() * scale));
            }
            b.list.PathStroke(ink, 0, width);
            continue;
        }
        const float radius = number() * scale;
        if (kind == 'd') {
            b.list.AddCircleFilled(b.point(px, py), radius, ink, 12);
        } else if (kind == 'o') {
            b.list.AddCircle(b.point(px, py), radius, ink, 28, width);
        } else {
            const float from = number() * kDegree, to = number() * kDegree;
            b.list.PathArcTo(b.point(px, py), radius, from, to, 20);
            b.list.PathStroke(ink, 0, width);
        }
    }
}

}  // namespace widgets
