#include <nlohmann/json.hpp>

#include "server/lookup/source.h"
#include "server/net/curl_handle.h"

namespace lookup {
namespace {

using nlohmann::json;
using Row = Result<std::optional<store::RegisterRow>>;

constexpr std::size_t kLongestAnswer = 64 * 1024;

std::size_t keep(char* from, std::size_t size, std::size_t count, void* to)
{
    auto& body = *static_cast<std::string*>(to);
    if (body.size() + size * count > kLongestAnswer) return 0;  // ends the transfer
    body.append(from, size * count);
    return size * count;
}

/// The text under `key`; nothing when there is something else. What is left out is "" where it `may_lack`.
std::optional<std::string> text_in(const json& answer, const char* key, bool may_lack = false)
{
    const auto found = answer.find(key);
    if (found == answer.end() && may_lack) return std::string();
    if (found == answer.end() || !found->is_string()) return std::nullopt;
    return found->get<std::string>();
}

/// A number comes back as it was asked for, so that no answer meant for somebody else is taken for this one.
Row read_answer(const std::string& body, const Asked& asked)
{
    const auto unreadable = fail(ErrorKind::Unavailable, "lookup.unreadable");
    const auto answer = json::parse(body, nullptr, false);
    if (!answer.is_object()) return unreadable;
    const auto found = answer.find("found");
    if (found == answer.end() || !found->is_boolean() || text_in(answer, "number") != asked.number) return unreadable;
    if (!found->get<bool>()) return std::nullopt;

    const bool is_training = asked.kind == "training";
    const auto first = text_in(answer, "first_name"), last = text_in(answer, "last_name");
    const auto day = text_in(answer, is_training ? "trained_on" : "expires_on", !is_training);
    const auto status = is_training ? "current" : text_in(answer, "status");
    if (!first || !last || !day || !status || !store::is_register_status(*status)) return unreadable;
    if ((is_training || !day->empty()) && !parse_date(*day)) return unreadable;
    return store::RegisterRow{asked.number, *first, *last, *status, *day};
}

}  // namespace

Source http_source(const std::string& url, const Settings::Lookup& settings)
{
    return [url, settings](const Asked& asked) -> Row {
        const auto question = json{
            {"kind", asked.kind},
            {"number", asked.number},
            {"first_name", asked.first_name},
            {"last_name",
             asked.last_name}}.dump(-1, ' ', false, json::error_handler_t::replace);
        std::string body;
        net::CurlHandle transfer("http,https", settings.timeout_seconds);
        transfer.set(CURLOPT_URL, url.c_str());
        transfer.set(CURLOPT_POSTFIELDSIZE, static_cast<long>(question.size()));
        transfer.set(CURLOPT_POSTFIELDS, question.c_str());
        transfer.add_header("Content-Type: application/json");
        transfer.add_header("Accept: application/json");
        if (!settings.token.empty()) transfer.add_header("Authorization: Bearer " + settings.token);
        transfer.set(CURLOPT_WRITEFUNCTION, &keep);
        transfer.set(CURLOPT_WRITEDATA, static_cast<void*>(&body));
        if (transfer.perform() != CURLE_OK) return fail(ErrorKind::Unavailable, "lookup.unreachable");
        if (transfer.response_code() != 200) return fail(ErrorKind::Unavailable, "lookup.refused");
        return read_answer(body, asked);
    };
}

}  // namespace lookup
