#include "shared/json/error_json.h"

#include "shared/json/reader.h"

namespace wire {

namespace {

using nlohmann::json;

json write(const Error& error)
{
    json out = {{"code", error.code}};
    if (!error.field.empty()) out["field"] = error.field;
    return out;
}

void read(Reader& in, Error& error)
{
    in.text("code", error.code);
    in.text("field", error.field);
}

struct Body {
    Error error;
    std::vector<Error> faults;
};

}  // namespace

json to_json(const Error& error) { return {{"error", write(error)}}; }

json to_json(std::span<const Error> faults)
{
    json list = json::array();
    for (const auto& fault : faults) list.push_back(write(fault));
    return {{"error", {{"code", "form.invalid"}, {"faults", std::move(list)}}}};
}

Result<std::vector<Error>> errors_from_json(const json& value, ErrorKind kind)
{
    Body body;
    Reader in{value};
    in.object("error", body, [](Reader& item, Body& out) {
        read(item, out.error);
        item.list("faults", out.faults, [](Reader& each, Error& fault) { read(each, fault); });
    });
    if (body.faults.empty()) body.faults.push_back(body.error);
    for (auto& fault : body.faults) fault.kind = kind;
    return in.done(std::move(body.faults));
}

}  // namespace wire
