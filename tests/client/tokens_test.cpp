#include <catch_amalgamated.hpp>
#include <cmath>

#include "client/widgets/tokens.h"

using namespace widgets;

namespace {

double channel(std::uint32_t value)
{
    const double part = (value & 255) / 255.0;
    return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
}
double luminance(Color color)
{
    const auto rgb = token(color);
    return 0.2126 * channel(rgb >> 16) + 0.7152 * channel(rgb >> 8) + 0.0722 * channel(rgb);
}
double contrast(Color a, Color b)
{
    const double one = luminance(a), two = luminance(b);
    return (std::max(one, two) + 0.05) / (std::min(one, two) + 0.05);
}

struct Pair {
    const char* name;
    Color ink, ground;
    double least;
};
#define COLOR(...)
#define FONT(...)
#define SPACE(...)
#define TEXT(ink, ground) {#ink " on " #ground, Color::ink, Color::ground, 4.5},
#define MARK(ink, ground) {#ink " on " #ground, Color::ink, Color::ground, 3.0},
const Pair kPairs[] = {
#include "client/widgets/tokens.def"
};

}  // namespace

TEST_CASE("UI-4 every ink in use stands out from its ground: 4.5 for words, 3 for marks")
{
    for (const auto& pair : kPairs) {
        CAPTURE(pair.name, contrast(pair.ink, pair.ground));
        CHECK(contrast(pair.ink, pair.ground) >= pair.least);
    }
}
