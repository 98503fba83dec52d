#include <algorithm>

#include "server/paper/cells.h"
#include "server/paper/clean.h"
#include "server/paper/sheet.h"

namespace paper {

namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

bool is_blank(char32_t c) { return c == ' ' || c == '\n' || c == 0xA0 || c == 0x3000 || (c >= 0x2000 && c <= 0x200D); }

/// What a spreadsheet begins a formula with, also full-width: Excel in some languages takes that for the same. Blanks
/// before it are looked past, since some readers cut them off; a tab and a line end are blanks by now.
bool begins_formula(const Letters& letters)
{
    const auto first = std::find_if_not(letters.begin(), letters.end(), is_blank);
    if (first == letters.end()) return false;
    constexpr std::u32string_view signs = U"=+-@|%\uFF1D\uFF0B\uFF0D\uFF20\u2212\uFE62\uFE63\uFE66\uFE6B";
    return signs.find(*first) != std::u32string_view::npos;
}

void put(std::string& out, std::string_view text, Kind kind)
{
    if (kind != Kind::Text && (text.empty() || is_number(text) || parse_date(text))) {
        out += text;
        return;
    }
    const auto letters = letters_of(text);
    // A tab or a line end at the start is itself a way in.
    const bool is_risky =
        begins_formula(letters) || text.starts_with('\t') || text.starts_with('\r') || text.starts_with('\n');
    out += '"';
    if (is_risky) out += '\'';
    for (const char c : utf8_of(letters)) {
        if (c == '"') out += '"';
        out += c;
    }
    out += '"';
}

template <class Cell>
void put_record(std::string& out, const std::vector<Column>& columns, const Cell& cell)
{
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (i > 0) out += ',';
        cell(i);
    }
    out += "\r\n";
}

}  // namespace

Rows rows_of(std::vector<Row> rows)
{
    return [rows = std::move(rows), next = std::size_t{0}]() mutable -> std::optional<Row> {
        if (next == rows.size()) return {};
        return std::move(rows[next++]);
    };
}

std::string to_csv(const Sheet& sheet)
{
    std::string out(kByteOrderMark);
    const auto& columns = sheet.columns;
    put_record(out, columns, [&](std::size_t i) { put(out, columns[i].title, Kind::Text); });
    while (const auto row = sheet.rows())
        put_record(out, columns, [&](std::size_t i) {
            put(out, i < row->size() ? std::string_view((*row)[i]) : std::string_view(), columns[i].kind);
        });
    put_record(out, columns, [&](std::size_t i) {
        if (i == 0) put(out, stamp_line(sheet.stamp), Kind::Text);
    });
    return out;
}

}  // namespace paper
