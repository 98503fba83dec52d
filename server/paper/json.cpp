#include <charconv>
#include <nlohmann/json.hpp>

#include "server/paper/cells.h"
#include "server/paper/clean.h"
#include "server/paper/sheet.h"

namespace paper {

namespace {

/// Numbers stay as they were written: no way through a double.
std::string json_of(std::string_view text, Kind kind)
{
    const bool has_idle_zero = text.size() > 1 && text[text[0] == '-' ? 1 : 0] == '0' && text.find('.') == text.npos;
    if (kind == Kind::Number && is_number(text) && !has_idle_zero) return std::string(text);
    return nlohmann::json(clean(text)).dump();
}

}  // namespace

std::string to_json(const Sheet& sheet)
{
    using nlohmann::ordered_json;
    auto columns = ordered_json::array();
    for (const auto& column : sheet.columns) columns.push_back(clean(column.title));
    const ordered_json head = {{"title", clean(sheet.title)},           {"classification", "confidential"},
                               {"exported_by", clean(sheet.stamp.by)},  {"exported_at", clean(sheet.stamp.at)},
                               {"purpose", clean(sheet.stamp.purpose)}, {"columns", columns}};
    std::string out = head.dump();
    out.pop_back();
    out += ",\"rows\":[";
    bool is_first = true;
    while (const auto row = sheet.rows()) {
        out += is_first ? "\n[" : ",\n[";
        is_first = false;
        for (std::size_t i = 0; i < sheet.columns.size(); ++i) {
            if (i > 0) out += ',';
            out += json_of(i < row->size() ? std::string_view((*row)[i]) : std::string_view(), sheet.columns[i].kind);
        }
        out += ']';
    }
    return out + "\n]}\n";
}

}  // namespace paper
