// The rasteriser against a slow painter that is plainly right, and small pictures that can be looked at.
#include <imgui.h>
#include <imgui_internal.h>
#include <rapidcheck.h>
#include <catch_amalgamated.hpp>

#include <cmath>
#include <string>

#include "client/raster/changes.h"
#include "client/raster/from_imgui.h"
#include "client/raster/painter.h"

using namespace raster;

namespace {

constexpr int kSide = 32;
constexpr Area kAll{0, 0, kSide, kSide};
constexpr std::uint32_t kWhite = 0xffffffff, kBlack = 0xff000000;

Corner at(double x, double y, std::uint32_t color = kBlack)
{
    return {static_cast<std::int32_t>(x * kPixel), static_cast<std::int32_t>(y * kPixel), 0, 0, color};
}

Picture white_picture(int side = kSide)
{
    Picture picture;
    picture.resize(side, side);
    std::fill(picture.pixels.begin(), picture.pixels.end(), kWhite);
    return picture;
}

Scene scene_with(const Area& clip = kAll)
{
    Scene scene;
    scene.set_clip(clip);
    return scene;
}

/// Eight shades, from what is untouched to black.
std::string drawn(const Scene& scene, int width, int height, const Texture& texture = {})
{
    auto picture = white_picture();
    paint(scene, texture, kAll, picture);
    std::string text;
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) text += ".:-=+*%#"[7 - (picture.row(y)[x] & 255) * 7 / 255];
        text += '\n';
    }
    return text;
}

// ---- the slow painter: every pixel asks every triangle, in doubles ----

struct Point {
    double x, y;
};
double depth(const Corner& from, const Corner& to, Point p)
{
    return (to.x - from.x) * (p.y - from.y) - (to.y - from.y) * (p.x - from.x);
}
/// On the line counts where the triangle is below it or right of it.
bool is_inside(const Corner& from, const Corner& to, Point p)
{
    const auto d = depth(from, to, p);
    return d > 0 || (d == 0 && (to.y < from.y || (to.y == from.y && to.x > from.x)));
}

/// In red, green, blue: 0 to 255.
struct Fine {
    double part[3];
};
std::vector<Fine> slowly(const Scene& scene, const Area& clip)
{
    std::vector<Fine> pixels(kSide * kSide, Fine{{255, 255, 255}});
    for (const auto& shape : scene.shapes()) {
        const auto* corners = scene.corners(shape);
        Corner a = corners[0], b = corners[1], c = corners[2];
        const double area = depth(a, b, {double(c.x), double(c.y)});
        if (area == 0) continue;
        if (area < 0) std::swap(b, c);
        for (int y = clip.top; y < clip.bottom; ++y)
            for (int x = clip.left; x < clip.right; ++x) {
                const Point p{x * 256. + 128, y * 256. + 128};
                if (!is_inside(a, b, p) || !is_inside(b, c, p) || !is_inside(c, a, p)) continue;
                const double whole = std::abs(area);
                const double share[]{depth(b, c, p) / whole, depth(c, a, p) / whole, depth(a, b, p) / whole};
                double mixed[4]{};
                for (int i = 0; i < 4; ++i)
                    for (int j = 0; j < 3; ++j)
                        mixed[i] += share[j] * ((j == 0 ? a : j == 1 ? b : c).color >> (8 * i) & 255);
                auto& pixel = pixels[y * kSide + x];
                for (int i = 0; i < 3; ++i) pixel.part[i] += (mixed[i] - pixel.part[i]) * std::round(mixed[3]) / 255;
            }
    }
    return pixels;
}

rc::Gen<std::int32_t> place() { return rc::gen::inRange(-4 * kPixel, (kSide + 4) * kPixel); }

}  // namespace

TEST_CASE("PLT-14 rapidcheck: any triangle has the pixels and the shades of a slow painter's")
{
    std::vector<std::uint8_t> solid(4, 255);
    const Texture texture{solid.data(), 2, 2};
    REQUIRE(rc::check([&] {
        const auto kind = *rc::gen::element(Kind::Flat, Kind::Soft, Kind::Any);
        auto color = *rc::gen::arbitrary<std::uint32_t>();
        Corner corners[3];
        for (auto& corner : corners) {
            if (kind == Kind::Any) color = *rc::gen::arbitrary<std::uint32_t>();
            if (kind == Kind::Soft) color = (color & 0xffffff) | *rc::gen::inRange(0u, 256u) << 24;
            corner = {*place(), *place(), 0, 0, color};
        }
        auto scene = scene_with();
        scene.triangle(corners[0], corners[1], corners[2], kind);
        auto picture = white_picture();
        paint(scene, texture, kAll, picture);
        const auto slow = slowly(scene, kAll);
        for (int i = 0; i < kSide * kSide; ++i)
            for (int part = 0; part < 3; ++part) {
                const double fast = picture.pixels[i] >> (8 * part) & 255;
                // One level for rounding, and one more where alpha itself fell on the edge between two.
                RC_ASSERT(std::abs(fast - slow[i].part[part]) <= (kind == Kind::Flat ? 0.51 : 2));
            }
    }));
}

TEST_CASE("PLT-14 rapidcheck: two triangles with a common side paint each pixel once")
{
    REQUIRE(rc::check([] {
        Corner a{*place(), *place()}, b{*place(), *place()}, c{*place(), *place()}, d{*place(), *place()};
        for (auto* corner : {&a, &b, &c, &d}) corner->color = 0x80000000;
        // c and d on either side of ab
        const auto side = [&](const Corner& p) { return depth(a, b, {double(p.x), double(p.y)}); };
        RC_PRE(side(c) * side(d) < 0);
        auto both = scene_with();
        both.triangle(a, b, c, Kind::Flat);
        both.triangle(a, b, d, Kind::Flat);
        auto picture = white_picture();
        paint(both, {}, kAll, picture);
        for (const auto pixel : picture.pixels) RC_ASSERT(pixel == kWhite || pixel == 0xff7f7f7f);
    }));
}

TEST_CASE("PLT-14 rapidcheck: a rectangle is exactly its two triangles")
{
    REQUIRE(rc::check([] {
        const auto color = *rc::gen::arbitrary<std::uint32_t>();
        const std::pair<std::int32_t, std::int32_t> xs = std::minmax({*place(), *place()}),
                                                    ys = std::minmax({*place(), *place()});
        const auto [x1, x2] = xs;
        const auto [y1, y2] = ys;
        const Corner a{x1, y1, 0, 0, color}, b{x2, y1, 0, 0, color}, c{x2, y2, 0, 0, color}, d{x1, y2, 0, 0, color};
        auto one = scene_with(), two = scene_with();
        one.rect(a, c, Kind::Rect);
        two.triangle(a, b, c, Kind::Flat);
        two.triangle(a, c, d, Kind::Flat);
        auto first = white_picture(), second = white_picture();
        paint(one, {}, kAll, first);
        paint(two, {}, kAll, second);
        const bool same = first.pixels == second.pixels;
        RC_ASSERT(same);
    }));
}

TEST_CASE("PLT-15 rapidcheck: a picture painted in parts is the picture painted at once")
{
    std::vector<std::uint8_t> letters(64 * 64);
    for (std::size_t i = 0; i < letters.size(); ++i) letters[i] = static_cast<std::uint8_t>(i * 37);
    const Texture texture{letters.data(), 64, 64};
    REQUIRE(rc::check([&] {
        auto scene = scene_with();
        for (int i = 0; i < 6; ++i) {
            const auto corner = [&] {
                return Corner{*place(), *place(), *rc::gen::inRange(0, 64 * kTexel), *rc::gen::inRange(0, 64 * kTexel),
                              *rc::gen::arbitrary<std::uint32_t>()};
            };
            scene.triangle(corner(), corner(), corner(), Kind::Any);
            auto from = corner(), to = corner();
            const auto color = from.color;
            from = {std::min(from.x, to.x), std::min(from.y, to.y), 8 * kTexel, 8 * kTexel, color};
            to = {std::max(from.x, to.x) + kPixel, std::max(from.y, to.y) + kPixel, 24 * kTexel, 30 * kTexel, color};
            scene.rect(from, to, Kind::Glyph);
        }
        auto whole = white_picture(), parts = white_picture();
        paint(scene, texture, kAll, whole);
        const int x = *rc::gen::inRange(0, kSide + 1), y = *rc::gen::inRange(0, kSide + 1);
        for (const Area part : {Area{0, 0, x, y}, Area{x, 0, kSide, y}, Area{0, y, x, kSide}, Area{x, y, kSide, kSide}})
            paint(scene, texture, part, parts);
        const bool same = whole.pixels == parts.pixels;
        RC_ASSERT(same);
    }));
}

TEST_CASE("PLT-14 a rectangle has the pixels whose middle it holds, its left and top edge included")
{
    auto scene = scene_with();
    scene.rect(at(1, 1), at(4, 3), Kind::Rect);
    scene.rect(at(5.5, 1.5), at(7.5, 2.5), Kind::Rect);        // on the middles: the first of them, not the last
    scene.rect(at(8.51, 1), at(9.5, 3), Kind::Rect);           // just past the middle of one, up to that of the next
    scene.rect(at(10, 1, 0x80000000), at(12, 3), Kind::Rect);  // half of black
    scene.rect(at(11, 2, 0x80000000), at(12, 3), Kind::Rect);  // and half of what is left
    CHECK(drawn(scene, 13, 4) ==
          ".............\n"
          ".###.##...++.\n"
          ".###......+%.\n"
          ".............\n");
}

TEST_CASE("PLT-14 nothing is painted outside the clip, nor outside the picture")
{
    auto scene = scene_with({2, 1, 5, 3});
    scene.rect(at(-100, -100), at(4000, 4000), Kind::Rect);
    scene.triangle(at(-100, -100), at(4000, -100), at(0, 4000), Kind::Flat);
    CHECK(drawn(scene, 7, 4) ==
          ".......\n"
          "..###..\n"
          "..###..\n"
          ".......\n");
    auto picture = white_picture();
    paint(scene, {}, {-50, -50, 500, 500}, picture);
    CHECK(std::count(picture.pixels.begin(), picture.pixels.end(), kBlack) == 6);
}

TEST_CASE("PLT-14 a smoothed edge goes from its colour to nothing")
{
    auto scene = scene_with();
    scene.triangle(at(0, 0), at(8, 0, 0), at(8, 2, 0), Kind::Soft);
    scene.triangle(at(0, 0), at(8, 2, 0), at(0, 2), Kind::Soft);
    CHECK(drawn(scene, 9, 3) ==
          "#%*++=-:.\n"
          "#%*++=-:.\n"
          ".........\n");
}

TEST_CASE("PLT-14 a letter is its texels, and between two of them both")
{
    // A texel of ink with nothing around it, in a texture of 4 by 4.
    const std::vector<std::uint8_t> texels{0, 0, 0, 0, 0, 255, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
    const Texture texture{texels.data(), 4, 4};
    const auto letter = [&](double x, double y, std::uint32_t color) {
        auto scene = scene_with();
        auto from = at(x, y, color), to = at(x + 2, y + 2, color);
        from.u = from.v = kTexel;
        to.u = to.v = 3 * kTexel;
        scene.rect(from, to, Kind::Glyph);
        auto picture = white_picture();
        paint(scene, texture, kAll, picture);
        return picture;
    };
    CHECK(letter(3, 3, kBlack).row(3)[3] == kBlack);
    CHECK(letter(3, 3, kBlack).row(3)[4] == kWhite);
    CHECK(letter(3, 3, 0xff0000ff).row(3)[3] == 0xff0000ff);
    auto halfway = letter(2.5, 3, kBlack);
    CHECK(halfway.row(3)[2] == 0xff7f7f7f);  // 128 of 256
    CHECK(halfway.row(3)[3] == 0xff7f7f7f);
    CHECK(halfway.row(4)[3] == kWhite);
    CHECK(letter(3, 3, 0x80000000).row(3)[3] == 0xff7f7f7f);
}

TEST_CASE("PLT-14 what lies over another covers it by its alpha, rounded to the nearest")
{
    const auto over = [](std::uint32_t color) {
        auto scene = scene_with();
        scene.rect(at(0, 0, color), at(1, 1, color), Kind::Rect);
        auto picture = white_picture();
        paint(scene, {}, kAll, picture);
        return picture.pixels[0];
    };
    CHECK(over(0xff123456) == 0xff123456);
    CHECK(over(0x00123456) == kWhite);
    CHECK(over(0x01000000) == 0xfffefefe);
    CHECK(over(0xfe000000) == 0xff010101);
    for (std::uint32_t alpha = 0; alpha < 256; ++alpha)
        for (std::uint32_t level = 0; level < 256; level += 5) {
            const auto expected =
                static_cast<std::uint32_t>(std::lround((level * alpha + 255.0 * (255 - alpha)) / 255));
            REQUIRE((over(alpha << 24 | level) & 255) == expected);
        }
}

TEST_CASE("PLT-15 what changed is the tiles that a change touches, and nothing where nothing did")
{
    constexpr int tile = Changes::kTile;
    Changes changes;
    const auto scene_of = [&](std::uint32_t color, double x) {
        auto scene = scene_with({0, 0, 400, 300});
        scene.rect(at(0, 0), at(400, 300), Kind::Rect);
        scene.rect(at(x, 70, color), at(x + 10, 80, color), Kind::Rect);
        return scene;
    };
    const auto next = [&](const Scene& scene) {
        const auto areas = changes.next(scene, 400, 300);
        return std::vector<Area>(areas.begin(), areas.end());
    };
    const auto red = scene_of(0xff0000ff, 10), green = scene_of(0xff00ff00, 10), moved = scene_of(0xff00ff00, 330);
    CHECK(next(red) == std::vector<Area>{{0, 0, 400, 300}});
    CHECK(next(red).empty());
    CHECK(next(green) == std::vector<Area>{{0, tile, tile, 2 * tile}});
    CHECK(next(green).empty());
    // From the first tile to the last but one, each by itself.
    CHECK(next(moved) == std::vector<Area>{{0, tile, tile, 2 * tile}, {5 * tile, tile, 6 * tile, 2 * tile}});
    changes.forget();
    CHECK(next(moved) == std::vector<Area>{{0, 0, 400, 300}});
    // Two that lie on each other the other way round are another picture.
    auto one = scene_with(), other = scene_with();
    for (const auto color : {0xff0000ffu, 0xff00ff00u}) one.rect(at(1, 1, color), at(3, 3, color), Kind::Rect);
    for (const auto color : {0xff00ff00u, 0xff0000ffu}) other.rect(at(1, 1, color), at(3, 3, color), Kind::Rect);
    Changes order;
    order.next(one, kSide, kSide);
    CHECK(order.next(other, kSide, kSide).size() == 1);
}

namespace {

/// A draw list by itself, with Dear ImGui's own letters.
struct List {
    ImFontAtlas atlas;
    ImDrawListSharedData shared;
    ImDrawList list{&shared};

    List()
    {
        atlas.AddFontDefault();
        atlas.Build();
        shared.TexUvWhitePixel = atlas.TexUvWhitePixel;
        shared.CurveTessellationTol = 1;
        shared.SetCircleTessellationMaxError(0.1f);
        shared.ClipRectFullscreen = {0, 0, kSide, kSide};
        shared.InitialFlags = ImDrawListFlags_AntiAliasedLines | ImDrawListFlags_AntiAliasedFill;
        list._ResetForNewFrame();
        list.PushClipRectFullScreen();
        list.PushTextureID(nullptr);
    }
    Scene scene(float scale = 1)
    {
        Scene all;
        read(list, atlas, scale, all);
        return all;
    }
    std::string kinds()
    {
        std::string text;
        for (const auto& shape : scene().shapes()) text += "RGFSA"[static_cast<int>(shape.kind)];
        return text;
    }
};

}  // namespace

TEST_CASE("PLT-14 Dear ImGui's triangles are told apart")
{
    List rect, round, text, askew;
    rect.list.AddRectFilled({2, 2}, {9, 9}, IM_COL32_BLACK);
    CHECK(rect.kinds() == "R");
    round.list.AddCircleFilled({8, 8}, 6, IM_COL32_BLACK, 8);
    CHECK(round.kinds().find_first_not_of("FS") == std::string::npos);
    CHECK(round.kinds().find('F') != std::string::npos);
    CHECK(round.kinds().find('S') != std::string::npos);
    text.list.AddText(text.atlas.Fonts[0], 13, {1, 1}, IM_COL32_BLACK, "Ab");
    CHECK(text.kinds() == "GG");
    askew.list.AddText(askew.atlas.Fonts[0], 13, {1, 1}, IM_COL32_BLACK, "A");
    for (auto& vertex : askew.list.VtxBuffer) vertex.pos.y += vertex.pos.x / 2;
    CHECK(askew.kinds() == "AA");
}

TEST_CASE("PLT-14 a letter painted at once is the letter painted as two triangles")
{
    List text;
    text.list.AddText(text.atlas.Fonts[0], 13, {3, 5}, IM_COL32(10, 90, 200, 180), "W");
    const auto& v = text.list.VtxBuffer;
    const auto corner = [&](int i) {
        return Corner{static_cast<std::int32_t>(v[i].pos.x * kPixel), static_cast<std::int32_t>(v[i].pos.y * kPixel),
                      static_cast<std::int32_t>(v[i].uv.x * static_cast<float>(text.atlas.TexWidth) * kTexel),
                      static_cast<std::int32_t>(v[i].uv.y * static_cast<float>(text.atlas.TexHeight) * kTexel),
                      v[i].col};
    };
    auto triangles = scene_with();
    triangles.triangle(corner(0), corner(1), corner(2), Kind::Any);
    triangles.triangle(corner(0), corner(2), corner(3), Kind::Any);
    auto at_once = white_picture(), in_two = white_picture();
    paint(text.scene(), texture_of(text.atlas), kAll, at_once);
    paint(triangles, texture_of(text.atlas), kAll, in_two);
    CHECK(at_once.pixels == in_two.pixels);
    CHECK(std::count(at_once.pixels.begin(), at_once.pixels.end(), kWhite) < kSide * kSide - 10);
}

TEST_CASE("PLT-14 a circle, a line, a rounded box and a letter look as they should")
{
    List circle, line, box, letter;
    circle.list.AddCircleFilled({6, 6}, 5, IM_COL32_BLACK);
    CHECK(drawn(circle.scene(), 12, 12) ==
          "............\n"
          "...-*##*-...\n"
          "..+######+..\n"
          ".-########-.\n"
          ".*########*.\n"
          ".##########.\n"
          ".##########.\n"
          ".*########*.\n"
          ".-########-.\n"
          "..+######+..\n"
          "...-*##*-...\n"
          "............\n");
    line.list.AddLine({1, 1}, {11, 6}, IM_COL32_BLACK, 2);
    CHECK(drawn(line.scene(), 12, 8) ==
          "..-.........\n"
          ".##*-.......\n"
          ".*###*-.....\n"
          "..-*###*-...\n"
          "....-*###*-.\n"
          "......-*###*\n"
          "........-*#.\n"
          "..........-.\n");
    box.list.AddRect({1, 1}, {11, 7}, IM_COL32_BLACK, 3, 0, 1);
    CHECK(drawn(box.scene(), 12, 8) ==
          "............\n"
          ".=########=.\n"
          ".#-......-#.\n"
          ".#........#.\n"
          ".#........#.\n"
          ".#-......-#.\n"
          ".=########=.\n"
          "............\n");
    letter.list.AddText(letter.atlas.Fonts[0], 13, {1, 0}, IM_COL32_BLACK, "g");
    CHECK(drawn(letter.scene(), 8, 13, texture_of(letter.atlas)) ==
          "........\n"
          "........\n"
          "........\n"
          "........\n"
          "........\n"
          "...####.\n"
          "..#...#.\n"
          "..#...#.\n"
          "..#...#.\n"
          "..#...#.\n"
          "...####.\n"
          "......#.\n"
          "......#.\n");
}
