#include "client/widgets/fonts.h"

#include <cmath>
#include <vector>

namespace widgets::fonts {

namespace {

// Inter's ascent and descent, in ems: a font's box is this much higher than its size.
constexpr float kAscent = 2728.f / 2816.f, kDescent = 680.f / 2816.f, kBoxOfEm = kAscent + kDescent;

float box_of(FontToken token) { return token.size * kBoxOfEm; }
/// Dear ImGui builds fonts of whole pixels only (ImFontAtlasBuildInit). So each is built a little too small, by a
/// density that is higher by as much, and drawn larger by this: letter for letter as wide as the browser sets it.
float stretch(FontToken token) { return box_of(token) / std::floor(box_of(token)); }

struct Letters {
    std::span<const unsigned char> regular, semibold;
    std::uint32_t wanted[65536 / 32]{};
    bool stale = true;
    float density = 1;
    ImFont* fonts[static_cast<int>(Font::count)]{};
    std::vector<ImWchar> ranges;
    float ascii[static_cast<int>(Font::count)]
               [128]{};  // advances: layout asks for each letter of a page, most of them these
};
Letters letters;

void want(std::uint32_t code) { letters.wanted[code >> 5] |= 1u << (code & 31); }
bool is_wanted(std::uint32_t code) { return letters.wanted[code >> 5] >> (code & 31) & 1; }

}  // namespace

void provide(std::span<const unsigned char> regular, std::span<const unsigned char> semibold)
{
    letters.regular = regular;
    letters.semibold = semibold;
    for (std::uint32_t code = 0x20; code < 0x7f; ++code) want(code);
    for (const std::uint32_t code : {0xa0, 0xa9, 0xb7, 0xe9, 0x2013, 0x2014, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
                                     0x2026, 0x2039, 0x203a, 0x2713, 0xfffd})
        want(code);
    letters.stale = true;
}

bool are_provided() { return !letters.regular.empty(); }

void set_density(float density)
{
    density = density < 1 ? 1 : density > 4 ? 4 : density;
    if (density == letters.density) return;
    letters.density = density;
    letters.stale = true;
}

bool rebuild_if_wanted()
{
    if (!letters.stale || !are_provided()) return false;
    letters.stale = false;
    letters.ranges.clear();
    for (std::uint32_t code = 0x20; code < 0xffff; ++code) {
        if (!is_wanted(code)) continue;
        const auto c = static_cast<ImWchar>(code);
        if (!letters.ranges.empty() && letters.ranges.back() == c - 1) letters.ranges.back() = c;
        else letters.ranges.insert(letters.ranges.end(), {c, c});
    }
    letters.ranges.push_back(0);

    auto& built = atlas();
    built.Clear();
    built.Flags |= ImFontAtlasFlags_NoMouseCursors | ImFontAtlasFlags_NoBakedLines;
    built.TexDesiredWidth = letters.density > 1.5f ? 2048 : 1024;
    for (int i = 0; i < static_cast<int>(Font::count); ++i) {
        const auto token = kFonts[i];
        const auto file = token.semibold ? letters.semibold : letters.regular;
        ImFontConfig config;
        config.FontData = const_cast<unsigned char*>(file.data());
        config.FontDataSize = static_cast<int>(file.size());
        config.FontDataOwnedByAtlas = false;
        config.SizePixels = std::floor(box_of(token));
        // ImGui puts the baseline at its own whole ascent; ours is to stand on a whole pixel after the stretch.
        const float own = std::floor(config.SizePixels * kAscent / kBoxOfEm + 1);
        config.GlyphOffset.y = std::round(token.size * kAscent) / stretch(token) - own;
        config.GlyphRanges = letters.ranges.data();
        config.RasterizerDensity = letters.density * stretch(token);
        config.OversampleH = letters.density > 1.5f ? 1 : 2;
        config.OversampleV = 1;
        letters.fonts[i] = built.AddFont(&config);
    }
    built.Build();
    for (int i = 0; i < static_cast<int>(Font::count); ++i)
        for (int code = 0; code < 128; ++code)
            letters.ascii[i][code] = letters.fonts[i]->GetCharAdvance(static_cast<ImWchar>(code)) * stretch(kFonts[i]);
    return true;
}

ImFontAtlas& atlas()
{
    static ImFontAtlas the_atlas;
    return the_atlas;
}

ImFont* font(Font font) { return letters.fonts[static_cast<int>(font)]; }

float advance(Font which, std::uint32_t code)
{
    if (code < 128) return letters.ascii[static_cast<int>(which)][code];
    if (code > 0xffff) code = 0xfffd;
    if (!is_wanted(code)) {
        want(code);
        letters.stale = true;
    }
    const auto* f = font(which);
    return f ? f->GetCharAdvance(static_cast<ImWchar>(code)) * stretch(kFonts[static_cast<int>(which)]) : 0;
}

float size(Font which) { return box_of(token(which)); }
float baseline(Font which) { return std::round(token(which).size * kAscent); }

float half_leading(Font which)
{
    const auto token = widgets::token(which);
    return std::floor((token.line - std::round(token.size * kAscent) - std::round(token.size * kDescent)) / 2);
}

}  // namespace widgets::fonts
