#include "shared/json/acts_json.h"

#include "shared/json/reader.h"

namespace wire {

namespace {

using nlohmann::json;

json object_of(const Fields& fields)
{
    json object = json::object();
    for (const auto& [name, value] : fields) object[name] = value;
    return object;
}

/// Rows are lists of texts: what Reader has no word for. False: something else stood there.
bool read_rows(const json& value, std::vector<std::vector<std::string>>& rows)
{
    if (!value.is_array()) return false;
    for (const auto& each : value) {
        if (!each.is_array()) return false;
        auto& row = rows.emplace_back();
        for (const auto& cell : each) {
            const auto* text = cell.get_ptr<const std::string*>();
            if (text == nullptr) return false;
            row.push_back(*text);
        }
    }
    return true;
}

}  // namespace

json to_json(const Fields& fields) { return {{"fields", object_of(fields)}}; }

std::string text_of(const Fields& fields) { return to_json(fields).dump(-1, ' ', false, json::error_handler_t::replace); }

template <>
Result<Fields> from_json<Fields>(const json& value)
{
    Fields fields;
    Reader in{value};
    in.only({"fields"});
    in.texts("fields", fields);
    return in.done(std::move(fields));
}

json to_json(const View& view)
{
    json lists = json::object();
    for (const auto& [name, list] : view.lists)
        lists[name] = {{"columns", list.columns}, {"rows", list.rows}, {"total", list.total}};
    return {{"facts", object_of(view.facts)}, {"lists", std::move(lists)}};
}

template <>
Result<View> from_json<View>(const json& value)
{
    View view;
    Reader in{value};
    in.texts("facts", view.facts);
    const auto lists = value.is_object() ? value.find("lists") : value.end();
    if (value.is_object() && lists != value.end() && lists->is_object()) {
        for (auto item = lists->begin(); item != lists->end(); ++item) {
            auto& list = view.lists[item.key()];
            Reader one{*item};
            one.texts("columns", list.columns);
            int total = 0;
            one.number("total", total);
            list.total = total;
            if (auto read = one.done(true); !read) return fail(read.error());
            const auto rows = item->find("rows");
            if (rows == item->end() || !read_rows(*rows, list.rows))
                return fail(ErrorKind::Invalid, "json.wrong_type", "lists." + item.key() + ".rows");
        }
    }
    return in.done(std::move(view));
}

}  // namespace wire
