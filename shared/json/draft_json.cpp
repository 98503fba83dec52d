#include "shared/json/draft_json.h"

#include "shared/json/reader.h"

namespace wire {

namespace {

using nlohmann::json;

json write(const DraftFields& fields)
{
    json object = json::object();
    for (const auto& [name, value] : fields) object[name] = value;
    return object;
}

}  // namespace

json to_json(const DraftForm& form) { return {{"fields", write(form.fields)}}; }

template <>
Result<DraftForm> from_json<DraftForm>(const json& value)
{
    DraftForm form;
    Reader in{value};
    in.only({"fields"});
    // Missing fields are a mistake, not a wish to discard.
    if (value.is_object() && !value.contains("fields")) return fail(ErrorKind::Invalid, "json.missing", "fields");
    in.texts("fields", form.fields);
    return in.done(std::move(form));
}

json to_json(const DraftView& view)
{
    return {{"form", view.form},
            {"fields", write(view.fields)},
            {"saved_at", view.saved_at ? json(to_iso(*view.saved_at)) : json()}};
}

template <>
Result<DraftView> from_json<DraftView>(const json& value)
{
    DraftView view;
    Reader in{value};
    in.text("form", view.form);
    in.texts("fields", view.fields);
    in.moment("saved_at", view.saved_at);
    return in.done(std::move(view));
}

}  // namespace wire
