#include "server/http/openapi.h"

#include <nlohmann/json.hpp>

namespace http {

namespace {

using nlohmann::json;

const char* meaning_of(int status)
{
    switch (status) {
        case 200: return "Done.";
        case 400: return "Not a sound request.";
        case 401: return "Nobody is signed in, or signing in is not finished.";
        case 403: return "Not allowed, or not asked by our page.";
        case 404: return "Not found.";
        case 408: return "The request came too slowly.";
        case 409: return "The state has moved on.";
        case 411: return "The length of the body is missing.";
        case 413: return "The body is too large.";
        case 415: return "The body is not JSON.";
        case 422: return "Something in the body is wrong; the answer says which field.";
        case 429: return "A limit was passed; Retry-After says when to try again.";
        case 431: return "The head of the request is too large.";
        case 500: return "A fault on our side.";
        case 503: return "Nothing was done; Retry-After says when to try again.";
    }
    return "";
}

json reference(std::string_view schema) { return {{"$ref", "#/components/schemas/" + std::string(schema)}}; }
json json_content(json schema) { return {{"application/json", {{"schema", std::move(schema)}}}}; }

json file_content(json schema) { return {{"application/octet-stream", {{"schema", std::move(schema)}}}}; }

/// "/api/entries/:handle" as "/api/entries/{handle}", and its parameters.
std::string openapi_path(std::string_view path, json& parameters)
{
    std::string out;
    for (std::size_t i = 0; i < path.size(); ++i) {
        if (path[i] != ':') {
            out += path[i];
            continue;
        }
        const auto end = std::min(path.find('/', i), path.size());
        const std::string name(path.substr(i + 1, end - i - 1));
        out += "{" + name + "}";
        parameters.push_back(
            {{"name", name}, {"in", "path"}, {"required", true}, {"schema", {{"type", "string"}, {"maxLength", 64}}}});
        i = end - 1;
    }
    return out;
}

json operation_of(const Route& route, json parameters)
{
    if (route.from == From::OurPage)
        parameters.push_back(
            {{"name", "X-Child-Link"}, {"in", "header"}, {"required", true}, {"schema", {{"const", "1"}}}});
    if (takes_key(route))
        parameters.push_back(
            {{"name", "Idempotency-Key"},
             {"in", "header"},
             {"required", false},
             {"description", "The key of this act: asked again under the same key it is answered as before (HTTP-16)."},
             {"schema", {{"type", "string"}, {"pattern", "^[A-Za-z0-9_-]{22,64}$"}}}});
    if (route.carries == Carries::FileIn)
        parameters.push_back({{"name", "X-File-Name"},
                              {"in", "header"},
                              {"required", false},
                              {"description", "The name of the file, encoded as in an address."},
                              {"schema", {{"type", "string"}, {"maxLength", 1500}}}});
    json operation = {{"summary", route.summary}, {"parameters", std::move(parameters)}};
    if (!route.asks.empty())
        operation["requestBody"] = {
            {"required", true},
            {"content", route.carries == Carries::FileIn ? file_content(reference(route.asks))
                                                         : json_content(reference(route.asks))}};
    operation["security"] = route.right == Right::Anyone ? json::array() : json::array({{{"session", json::array()}}});
    for (const int status : statuses_of(route))
        operation["responses"][std::to_string(status)] = {
            {"description", meaning_of(status)},
            {"content", status == 200 && route.carries == Carries::FileOut
                            ? file_content(reference(route.answers))
                            : json_content(reference(status == 200 ? route.answers : "Error"))}};
    return operation;
}

}  // namespace

json describe(std::span<const Route> table)
{
    json paths = json::object();
    for (const auto& route : table) {
        json parameters = json::array();
        const auto path = openapi_path(route.path, parameters);
        paths[path][route.method == Method::Get ? "get" : "post"] = operation_of(route, std::move(parameters));
    }
    return {
        {"openapi", "3.1.0"},
        {"info", {{"title", "Child Link"}, {"version", "1"}}},
        {"paths", std::move(paths)},
        {"components",
         {{"schemas", wire_schemas()},
          {"securitySchemes", {{"session", {{"type", "apiKey"}, {"in", "cookie"}, {"name", "__Host-childlink"}}}}}}}};
}

Answer show_openapi(App&, const Caller&, const Request&)
{
    static const json description = describe(routes());
    Answer answer;
    answer.body = description;
    return answer;
}

}  // namespace http
