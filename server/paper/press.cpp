#include "server/paper/press.h"

#include <hpdf.h>

#include <array>
#include <cstdio>
#include <vector>

#include "server/paper/fonts.h"

namespace paper {

namespace {

struct Loaded {
    HPDF_FontDef def{};
    HPDF_Font font{};
};

/// What a reader needs to copy and to search text. This release writes a table of its own that readers complain of; the
/// codes in it are UTF-16 already.
void add_way_back(HPDF_Doc pdf, HPDF_Font font)
{
    if (font == nullptr) return;
    std::string table =
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n";
    for (unsigned block = 0; block < 256; block += 64) {  // a range keeps to one first byte, a list to 100 ranges
        table += "64 beginbfrange\n";
        for (unsigned high = block; high < block + 64; ++high) {
            std::array<char, 32> line;
            std::snprintf(line.data(), line.size(), "<%02X00> <%02XFF> <%02X00>\n", high, high, high);
            table += line.data();
        }
        table += "endbfrange\n";
    }
    table += "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";
    HPDF_Dict stream = HPDF_DictStream_New(pdf->mmgr, pdf->xref);
    if (stream == nullptr) return;
    stream->filter = HPDF_STREAM_FILTER_FLATE_DECODE;
    HPDF_Stream_WriteStr(stream->stream, table.c_str());
    HPDF_Dict_Add(font, "ToUnicode", stream);
}

/// As HPDF_LoadTTFontFromFile does, but out of the program's own memory: this release has no function for that.
Loaded load(HPDF_Doc pdf, std::string_view bytes, const char* tag)
{
    HPDF_Stream stream = HPDF_MemStream_New(pdf->mmgr, static_cast<HPDF_UINT>(bytes.size()));
    if (stream == nullptr) return {};
    HPDF_Stream_Write(stream, reinterpret_cast<const HPDF_BYTE*>(bytes.data()), static_cast<HPDF_UINT>(bytes.size()));
    HPDF_FontDef def = HPDF_TTFontDef_Load(pdf->mmgr, stream, HPDF_TRUE);  // takes the stream over
    if (def == nullptr || HPDF_List_Add(pdf->fontdef_list, def) != HPDF_OK) return {};
    std::string name(tag);
    HPDF_TTFontDef_SetTagName(def, name.data());
    HPDF_Font font = HPDF_GetFont(pdf, def->base_font, "UTF-8");
    add_way_back(pdf, font);
    return {def, font};
}

// What libhpdf says of a fault is read at the end: every call after a fault does nothing.
void on_fault(HPDF_STATUS, HPDF_STATUS, void*) {}

}  // namespace

struct Press::Inside {
    HPDF_Doc pdf{};
    Loaded regular, bold;
    std::vector<HPDF_Page> pages;
    HPDF_Page page{};

    const Loaded& of(Face face) const { return face == Face::Bold ? bold : regular; }

    /// What the font draws for a letter: itself, or the mark for one that it does not have.
    static char32_t drawn(const Loaded& loaded, char32_t c)
    {
        const bool is_there = c <= 0xFFFF && HPDF_TTFontDef_GetGlyphid(loaded.def, static_cast<HPDF_UINT16>(c)) != 0;
        return is_there ? c : U'\uFFFD';
    }
};

Press::Press(std::string_view title, std::string_view language) : inside_(std::make_unique<Inside>())
{
    auto& in = *inside_;
    in.pdf = HPDF_New(on_fault, nullptr);
    if (in.pdf == nullptr) return;
    HPDF_SetCompressionMode(in.pdf, HPDF_COMP_ALL);
    HPDF_UseUTFEncodings(in.pdf);
    HPDF_SetCurrentEncoder(in.pdf, "UTF-8");
    in.regular = load(in.pdf, regular_font(), "CHILDA");
    in.bold = load(in.pdf, bold_font(), "CHILDB");
    HPDF_SetInfoAttr(in.pdf, HPDF_INFO_TITLE, std::string(title).c_str());
    HPDF_SetInfoAttr(in.pdf, HPDF_INFO_AUTHOR, "Child Link");
    HPDF_SetInfoAttr(in.pdf, HPDF_INFO_CREATOR, "Child Link");
    if (in.pdf->catalog != nullptr)
        HPDF_Dict_Add(in.pdf->catalog, "Lang", HPDF_String_New(in.pdf->mmgr, std::string(language).c_str(), nullptr));
}

Press::~Press()
{
    if (inside_->pdf != nullptr) HPDF_Free(inside_->pdf);
}

void Press::add_page()
{
    auto& in = *inside_;
    in.page = HPDF_AddPage(in.pdf);
    HPDF_Page_SetSize(in.page, HPDF_PAGE_SIZE_A4, HPDF_PAGE_PORTRAIT);
    in.pages.push_back(in.page);
}

int Press::pages() const { return static_cast<int>(inside_->pages.size()); }
void Press::turn_to(int page) { inside_->page = inside_->pages[static_cast<std::size_t>(page)]; }

void Press::write(double x, double y, std::string_view text, const Type& type)
{
    auto& in = *inside_;
    const auto& loaded = in.of(type.face);
    if (text.empty() || loaded.font == nullptr) return;
    auto letters = letters_of(text);
    for (auto& c : letters) c = Inside::drawn(loaded, c);
    HPDF_Page_BeginText(in.page);
    HPDF_Page_SetFontAndSize(in.page, loaded.font, static_cast<HPDF_REAL>(type.size));
    HPDF_Page_SetRGBFill(in.page, type.ink.red, type.ink.green, type.ink.blue);
    HPDF_Page_TextOut(in.page, static_cast<HPDF_REAL>(x), static_cast<HPDF_REAL>(kHeight - y),
                      utf8_of(letters).c_str());
    HPDF_Page_EndText(in.page);
}

void Press::stroke(double x1, double y1, double x2, double y2, double width, Ink ink)
{
    auto page = inside_->page;
    HPDF_Page_SetRGBStroke(page, ink.red, ink.green, ink.blue);
    HPDF_Page_SetLineWidth(page, static_cast<HPDF_REAL>(width));
    HPDF_Page_MoveTo(page, static_cast<HPDF_REAL>(x1), static_cast<HPDF_REAL>(kHeight - y1));
    HPDF_Page_LineTo(page, static_cast<HPDF_REAL>(x2), static_cast<HPDF_REAL>(kHeight - y2));
    HPDF_Page_Stroke(page);
}

void Press::fill(double x, double y, double width, double height, Ink ink)
{
    auto page = inside_->page;
    HPDF_Page_SetRGBFill(page, ink.red, ink.green, ink.blue);
    HPDF_Page_Rectangle(page, static_cast<HPDF_REAL>(x), static_cast<HPDF_REAL>(kHeight - y - height),
                        static_cast<HPDF_REAL>(width), static_cast<HPDF_REAL>(height));
    HPDF_Page_Fill(page);
}

Advance Press::advance(const Type& type) const
{
    const auto& loaded = inside_->of(type.face);
    if (loaded.def == nullptr) return [](char32_t) { return 1.0; };
    return [def = loaded, size = type.size](char32_t c) {
        const auto drawn = static_cast<HPDF_UINT16>(Inside::drawn(def, c));
        return HPDF_TTFontDef_GetCharWidth(def.def, drawn) * size / 1000.0;
    };
}

double Press::width(std::string_view text, const Type& type) const { return width_of(letters_of(text), advance(type)); }

Result<std::string> Press::bytes()
{
    auto pdf = inside_->pdf;
    const auto failed = [] { return fail(ErrorKind::Unavailable, "paper.failed"); };
    if (pdf == nullptr || HPDF_SaveToStream(pdf) != HPDF_OK || HPDF_GetError(pdf) != HPDF_OK) return failed();
    std::string bytes(HPDF_GetStreamSize(pdf), '\0');
    auto size = static_cast<HPDF_UINT32>(bytes.size());
    HPDF_ResetStream(pdf);
    HPDF_ReadFromStream(pdf, reinterpret_cast<HPDF_BYTE*>(bytes.data()), &size);
    if (bytes.empty() || size != bytes.size()) return failed();
    return bytes;
}

}  // namespace paper
