#include "server/http/file_handlers.h"

#include "server/app.h"
#include "server/records/files.h"

namespace http {

Answer add_file(App& app, const Caller& caller, const Request& request)
{
    const auto added = app.files.add(caller, request.path.at("record"), request.file_name, request.bytes);
    if (!added) return to_answer(added.error());
    Answer answer;
    answer.body = {{"id", added->id},
                   {"name", added->name},
                   {"media_type", added->media_type},
                   {"size", added->size},
                   {"added_at", to_iso(added->added_at)}};
    return answer;
}

Answer open_file(App& app, const Caller& caller, const Request& request)
{
    auto opened = app.files.open(caller, request.path.at("record"), request.path.at("file"));
    if (!opened) return to_answer(opened.error());
    Answer answer;
    answer.file = File{opened->about.media_type, opened->about.name, std::move(opened->bytes)};
    return answer;
}

}  // namespace http
