// A document in plain text.
#include <utf8proc.h>

#include <algorithm>

#include "server/paper/document.h"
#include "server/paper/layout.h"

namespace paper {

namespace {

double columns_of(char32_t c) { return std::max(0, utf8proc_charwidth(static_cast<utf8proc_int32_t>(c))); }

std::size_t width(std::string_view text) { return static_cast<std::size_t>(width_of(letters_of(text), columns_of)); }

std::vector<std::string> wrapped(std::string_view text, std::size_t columns)
{
    return wrap(text, static_cast<double>(columns), columns_of);
}

void put_lines(std::string& out, std::string_view text, std::string_view first, std::string_view others)
{
    bool is_first = true;
    for (const auto& line : wrapped(text, kTextColumns - width(first))) {
        out += std::string(is_first ? first : others) + line + "\n";
        is_first = false;
    }
}

/// Cells side by side, two spaces apart.
void put_row(std::string& out, const std::vector<std::string>& cells, const std::vector<std::size_t>& widths)
{
    std::vector<std::vector<std::string>> lines;
    std::size_t tallest = 1;
    for (std::size_t i = 0; i < widths.size(); ++i) {
        lines.push_back(wrapped(i < cells.size() ? cells[i] : std::string(), widths[i]));
        tallest = std::max(tallest, lines.back().size());
    }
    for (std::size_t at = 0; at < tallest; ++at) {
        std::string line;
        std::size_t used = 0, wanted = 0;
        for (std::size_t i = 0; i < widths.size(); ++i) {
            if (at < lines[i].size() && !lines[i][at].empty()) {
                line.append(wanted - used, ' ');
                line += lines[i][at];
                used = wanted + width(lines[i][at]);
            }
            wanted += widths[i] + 2;
        }
        out += line + "\n";
    }
}

void put(std::string& out, const Heading& heading)
{
    put_lines(out, heading.text, "", "");
    out += std::string(std::min<std::size_t>(width(clean_line(heading.text)), kTextColumns), '-') + "\n";
}

void put(std::string& out, const Paragraph& paragraph)
{
    put_lines(out, paragraph.text, "", "");
    out += "\n";
}

void put(std::string& out, const Facts& facts)
{
    std::size_t names = 0;
    for (const auto& [name, _] : facts.rows) names = std::max(names, width(clean_line(name)));
    names = std::min<std::size_t>(names, 28);
    for (const auto& [name, value] : facts.rows) put_row(out, {name, value}, {names, kTextColumns - names - 2});
    out += "\n";
}

void put(std::string& out, const Table& table)
{
    const auto count = table.columns.size();
    if (count == 0) return;
    if (count > 8) {  // too narrow to read side by side
        for (const auto& row : table.rows) {
            Facts facts;
            for (std::size_t i = 0; i < count; ++i)
                facts.rows.emplace_back(table.columns[i], i < row.size() ? row[i] : std::string());
            put(out, facts);
        }
        return;
    }
    std::vector<double> wanted;
    for (std::size_t i = 0; i < count; ++i) {
        std::size_t most = std::max<std::size_t>(1, width(clean_line(table.columns[i])));
        for (const auto& row : table.rows)
            if (i < row.size()) most = std::max(most, width(clean_line(row[i])));
        wanted.push_back(static_cast<double>(most));
    }
    std::vector<std::size_t> widths;
    for (const auto each : share_out(wanted, kTextColumns - 2.0 * static_cast<double>(count - 1)))
        widths.push_back(static_cast<std::size_t>(each));
    std::vector<std::string> rules;
    for (const auto each : widths) rules.emplace_back(each, '-');
    put_row(out, table.columns, widths);
    put_row(out, rules, widths);
    for (const auto& row : table.rows) put_row(out, row, widths);
    out += "\n";
}

void put(std::string& out, const List& list)
{
    for (const auto& item : list.items) put_lines(out, item, "  * ", "    ");
    out += "\n";
}

void put(std::string& out, const Rule&) { out += std::string(kTextColumns, '-') + "\n\n"; }

void put(std::string& out, const Note& note)
{
    put_lines(out, note.text, "  | ", "  | ");
    out += "\n";
}

}  // namespace

std::string to_text(const Document& document)
{
    std::string out;
    put_lines(out, clean_line(document.organisation), "", "");
    put_lines(out, clean_line(document.classification), "", "");
    out += std::string(kTextColumns, '=') + "\n\n";
    put_lines(out, clean_line(document.title), "", "");
    if (!document.reference.empty()) put_lines(out, "Reference " + clean_line(document.reference), "", "");
    if (!document.stamp.by.empty()) put_lines(out, stamp_line(document.stamp), "", "");
    out += "\n";
    for (const auto& block : document.blocks) std::visit([&](const auto& each) { put(out, each); }, block);
    while (out.ends_with("\n\n")) out.pop_back();
    return out;
}

}  // namespace paper
