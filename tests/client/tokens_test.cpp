#include <catch_amalgamated.hpp>
#include <cmath>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <string>

#include "client/widgets/tokens.h"

using namespace widgets;

namespace {

constexpr Theme kThemes[] = {Theme::Light, Theme::Dark, Theme::Contrast};

double channel(std::uint32_t value)
{
    const double part = (value & 255) / 255.0;
    return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
}
double luminance(std::uint32_t rgb)
{
    return 0.2126 * channel(rgb >> 16) + 0.7152 * channel(rgb >> 8) + 0.0722 * channel(rgb);
}
double contrast(Color a, Color b, Theme theme)
{
    const double one = luminance(token(a, theme)), two = luminance(token(b, theme));
    return (std::max(one, two) + 0.05) / (std::min(one, two) + 0.05);
}

struct Pair {
    const char *ink_name, *ground_name;
    Color ink, ground;
    double least;
};
#define TEXT(ink, ground) {#ink, #ground, Color::ink, Color::ground, 4.5},
#define MARK(ink, ground) {#ink, #ground, Color::ink, Color::ground, 3.0},
const Pair kPairs[] = {
#include "client/widgets/tokens.def"
};

std::string read(const std::string& path)
{
    std::ifstream file(std::string(CHILDLINK_SOURCE_DIR) + "/" + path);
    REQUIRE(file);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::string underscored(std::string name)
{
    for (auto& c : name)
        if (c == '-') c = '_';
    return name;
}

}  // namespace

TEST_CASE("PLT-35 every ink in use stands out from its ground in every theme: 4.5 for words, 3 for marks")
{
    for (const auto theme : kThemes)
        for (const auto& pair : kPairs) {
            CAPTURE(static_cast<int>(theme), pair.ink_name, pair.ground_name, contrast(pair.ink, pair.ground, theme));
            CHECK(contrast(pair.ink, pair.ground, theme) >= pair.least);
        }
}

TEST_CASE("PLT-35 in high contrast words have 7:1")
{
    for (const auto& pair : kPairs) {
        if (pair.least < 4.5 || pair.ground == Color::primary_pale) continue;
        CAPTURE(pair.ink_name, pair.ground_name);
        CHECK(contrast(pair.ink, pair.ground, Theme::Contrast) >= 7);
    }
}
