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

TEST_CASE(
    "PLT-35 every ink that is painted, and every pair of ink and ground that a style sets, is among those that are "
    "held to it")
{
    std::set<std::string> inks, pairs;
    for (const auto& pair : kPairs) {
        inks.insert(pair.ink_name);
        pairs.insert(std::string(pair.ink_name) + " on " + pair.ground_name);
    }
    int seen = 0;
    const auto every = [&](const std::string& text, const char* pattern, auto found) {
        const std::regex wanted(pattern);
        for (std::sregex_iterator at(text.begin(), text.end(), wanted), end; at != end; ++at) found(*at), ++seen;
    };
    SECTION("on the canvas")
    {
        for (const auto* file : {"paint", "paint_controls", "paint_pictures"})
            every(read(std::string("client/widgets/") + file + ".cpp"),
                  R"(\b(?:lines|word|centred|paint_icon)\([^;]*?Color::(\w+))", [&](const std::smatch& match) {
                      CAPTURE(file, match.str());
                      const auto ink = match[1].str();
                      CHECK((inks.count(ink) || ink == "seal"));  // the viewer's mark is meant to be faint (SRC-10)
                  });
        CHECK(seen > 20);
    }
    SECTION("in the style sheets")
    {
        for (const auto* file : {"chrome", "structure", "tables", "controls", "feedback", "device"})
            every(read(std::string("web/style/") + file + ".css"), R"(\{([^{}]*)\})", [&](const std::smatch& rule) {
                const auto body = rule[1].str();
                std::smatch ink, ground;
                if (!std::regex_search(body, ink, std::regex(R"((?:^|[ ;])color: var\(--([\w-]+)\))"))) return;
                const auto name = underscored(ink[1]);
                CAPTURE(file, body);
                CHECK((inks.count(name) || name == "seal"));
                if (!std::regex_search(body, ground, std::regex(R"(background: var\(--([\w-]+)\))"))) return;
                CHECK(pairs.count(name + " on " + underscored(ground[1])) == 1);
            });
        CHECK(seen > 100);
    }
}
