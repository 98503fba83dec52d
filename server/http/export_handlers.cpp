#include "server/http/export_handlers.h"

#include "server/app.h"
#include "server/records/exports.h"
#include "shared/json/reader.h"

namespace http {

namespace {

/// Format and purpose are asked for as fields are.
Result<Fields> form_of(const nlohmann::json& body)
{
    Fields fields;
    std::string format, purpose;
    wire::Reader in{body};
    in.only({"fields", "format", "purpose"});
    in.texts("fields", fields);
    in.text("format", format);
    in.text("purpose", purpose);
    fields["format"] = format;
    fields["purpose"] = purpose;
    return in.done(std::move(fields));
}

}  // namespace

Answer export_file(App& app, const Caller& caller, const Request& request)
{
    const auto fields = form_of(request.body);
    if (!fields) return to_answer(fields.error());
    auto made = app.exports.make(caller, request.path.at("name"), *fields);
    if (!made) return to_answer(made.error());
    Answer answer;
    answer.file = File{std::move(made->media_type), std::move(made->name), std::move(made->bytes)};
    return answer;
}

}  // namespace http
