#include "shared/acts/fields.h"

#include <algorithm>

#include "shared/acts/view.h"

namespace {
const std::string kNothing;
}

const std::string& text_of(const Fields& fields, std::string_view name)
{
    const auto found = fields.find(std::string(name));
    return found == fields.end() ? kNothing : found->second;
}

bool is_ticked(const Fields& fields, std::string_view name) { return text_of(fields, name) == kTicked; }

std::vector<std::string> values_of(const Fields& fields, std::string_view name)
{
    std::vector<std::string> values;
    std::string_view rest = text_of(fields, name);
    while (!rest.empty()) {
        const auto end = rest.find('\n');
        std::string value(rest.substr(0, end));
        if (!value.empty() && std::find(values.begin(), values.end(), value) == values.end())
            values.push_back(std::move(value));
        if (end == std::string_view::npos) break;
        rest.remove_prefix(end + 1);
    }
    return values;
}

std::string join_values(const std::vector<std::string>& values)
{
    std::string joined;
    for (const auto& value : values) joined += (joined.empty() ? "" : "\n") + value;
    return joined;
}

const std::string& ViewList::at(std::size_t row, std::string_view column) const
{
    for (std::size_t i = 0; i < columns.size(); ++i)
        if (columns[i] == column) return row < rows.size() && i < rows[row].size() ? rows[row][i] : kNothing;
    return kNothing;
}

const ViewList& View::list(std::string_view name) const
{
    static const ViewList empty;
    const auto found = lists.find(std::string(name));
    return found == lists.end() ? empty : found->second;
}
