#include "server/http/api.h"

#include <algorithm>

#include "server/app.h"
#include "server/http/cookies.h"
#include "server/services/keyed_act_service.h"
#include "server/services/refusal_service.h"
#include "server/services/sign_in_service.h"

namespace http {

namespace {

constexpr std::size_t kUnknownPathLimit = 4096;  // read and thrown away, so that the answer can be 404 rather than 413

/// One part of a path and the rest behind its slash.
std::string_view next_part(std::string_view& rest)
{
    const auto end = std::min(rest.find('/'), rest.size());
    const auto part = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    return part;
}

bool is_handle_char(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_';
}

/// Part by part, exact or ":name". No patterns and no decoding, so there is nothing to trip over.
bool fits(std::string_view pattern, std::string_view path, std::map<std::string, std::string>& parts)
{
    if (std::count(pattern.begin(), pattern.end(), '/') != std::count(path.begin(), path.end(), '/')) return false;
    while (!pattern.empty() || !path.empty()) {
        const auto wanted = next_part(pattern), given = next_part(path);
        if (!wanted.starts_with(':')) {
            if (wanted != given) return false;
        } else {
            if (given.empty() || given.size() > 64 || !std::all_of(given.begin(), given.end(), is_handle_char))
                return false;
            parts.emplace(wanted.substr(1), given);
        }
    }
    return true;
}

struct Found {
    const Route* route{};
    std::map<std::string, std::string> parts;
    std::string allowed;  // the methods of this path, when the one asked for is none of them
};

Found find_route(const RequestHead& head)
{
    Found found;
    for (const auto& route : routes()) {
        std::map<std::string, std::string> parts;
        if (!fits(route.path, head.path(), parts)) continue;
        const std::string_view method = route.method == Method::Get ? "GET" : "POST";
        if (method == head.method) return {&route, std::move(parts), {}};
        found.allowed += (found.allowed.empty() ? "" : ", ") + std::string(method);
    }
    return found;
}

/// A page from elsewhere can send neither our header nor a JSON body without asking first, which it is never granted;
/// the browser's own words about the origin are checked besides.
bool is_from_our_page(const RequestHead& head)
{
    if (head.header("x-child-link") != "1") return false;
    const auto site = head.header("sec-fetch-site");
    if (!site.empty() && site != "same-origin" && site != "none") return false;
    const auto origin = head.header("origin");
    if (origin.empty()) return true;
    const auto scheme = origin.find("://");
    return scheme != std::string_view::npos && origin.substr(scheme + 3) == head.header("host");
}

bool is_json(std::string_view content_type)
{
    const auto kind = content_type.substr(0, content_type.find(';'));
    constexpr std::string_view wanted = "application/json";
    return kind.size() >= wanted.size() && kind.substr(0, wanted.size()) == wanted &&
           kind.find_first_not_of(' ', wanted.size()) == std::string_view::npos;
}

constexpr std::string_view kKeyHeader = "idempotency-key";

/// HTTP-16. 22 characters hold 128 bits.
bool is_act_key(std::string_view key)
{
    return key.size() >= 22 && key.size() <= 64 && std::all_of(key.begin(), key.end(), is_handle_char);
}

/// Whether the same act gets this answer again. A fault on our side, a limit and an end of the session come before
/// anything is done, so the same act may be tried again. An answer that changes the browser's cookies is never kept.
bool is_kept(const Answer& answer)
{
    const bool done_nothing = answer.status >= 500 || answer.status == 429 || answer.status == 401;
    return !done_nothing && answer.cookies.empty() && !answer.clear_site;
}

/// What encodeURIComponent wrote; anything else stays as it is.
std::string decoded(std::string_view text)
{
    const auto digit = [](char c) {
        if (c >= '0' && c <= '9') return c - '0';
        if (c >= 'a' && c <= 'f') return c - 'a' + 10;
        return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
    };
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool is_code =
            text[i] == '%' && i + 2 < text.size() && digit(text[i + 1]) >= 0 && digit(text[i + 2]) >= 0;
        out += is_code ? static_cast<char>(digit(text[i + 1]) * 16 + digit(text[i + 2])) : text[i];
        if (is_code) i += 2;
    }
    return out;
}

std::string text_of(const nlohmann::json& body)
{
    return body.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

Answer fault(int status, const char* code)
{
    Answer answer;
    answer.status = status;
    answer.body = {{"error", {{"code", code}}}};
    return answer;
}

bool is_plain(char c) { return is_handle_char(c) || c == '.' || c == ' '; }

/// RFC 6266: a name in ASCII for whoever knows no better, and the true one.
std::string disposition(const std::string& name)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string plain, whole;
    for (const char c : name) {
        plain += is_plain(c) ? c : '_';
        if (is_plain(c) && c != ' ') {
            whole += c;
        } else {
            const auto byte = static_cast<unsigned char>(c);
            whole += {'%', digits[byte >> 4], digits[byte & 15]};
        }
    }
    return "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + whole;
}

Outgoing print(const Answer& answer)
{
    Outgoing outgoing;
    outgoing.status = answer.status;
    if (answer.file) {
        outgoing.content_type = answer.file->media_type;
        outgoing.body = answer.file->bytes;
        outgoing.headers.emplace_back("Content-Disposition", disposition(answer.file->name));
        outgoing.headers.emplace_back("Content-Security-Policy", "sandbox; default-src 'none'; frame-ancestors 'none'");
    } else {
        outgoing.content_type = "application/json";
        outgoing.body = text_of(answer.body);
    }
    for (const auto& cookie : answer.cookies) outgoing.headers.emplace_back("Set-Cookie", set_cookie(cookie));
    if (answer.retry_after > 0) outgoing.headers.emplace_back("Retry-After", std::to_string(answer.retry_after));
    // Not "cookies": that would also forget which devices are known (REG-21).
    if (answer.clear_site) outgoing.headers.emplace_back("Clear-Site-Data", "\"cache\", \"storage\"");
    return outgoing;
}

}  // namespace

std::size_t Api::body_limit(const RequestHead& head)
{
    const auto found = find_route(head);
    if (found.route != nullptr) return found.route->body_limit;
    return head.method == "POST" ? kUnknownPathLimit : 0;
}

Outgoing Api::answer(const Incoming& incoming) const
{
    auto found = find_route(incoming.head);
    if (found.route == nullptr) {
        if (found.allowed.empty()) return error_answer(404, "request.unknown_path");
        auto outgoing = error_answer(405, "request.method");
        outgoing.headers.emplace_back("Allow", found.allowed);
        return outgoing;
    }
    Request request;
    request.path = std::move(found.parts);
    request.network = incoming.network;
    request.session_token = read_cookie(incoming.head.header("cookie"), Cookie::Name::Session);
    request.device_token = read_cookie(incoming.head.header("cookie"), Cookie::Name::Device);
    return print(handle(*found.route, std::move(request), incoming));
}

Answer Api::handle(const Route& route, Request request, const Incoming& incoming) const
{
    Caller caller;
    caller.network = incoming.network;
    if (route.from == From::OurPage && !is_from_our_page(incoming.head))
        return refuse(route, caller, ErrorKind::Forbidden, "request.cross_site");

    if (route.carries == Carries::FileIn) {
        request.bytes = incoming.body;
        request.file_name = decoded(incoming.head.header("x-file-name"));
    } else if (route.method == Method::Post) {
        if (!is_json(incoming.head.header("content-type"))) return fault(415, "request.content_type");
        request.body = nlohmann::json::parse(incoming.body, nullptr, false);
        if (!request.body.is_object()) return fault(400, "request.not_json");
    }

    const bool has_key = takes_key(route) && incoming.head.has_header(kKeyHeader);
    if (has_key && !is_act_key(incoming.head.header(kKeyHeader))) return fault(400, "request.idempotency_key");

    if (route.from == From::OurPage && !request.session_token.empty()) {
        const auto session = app_.sign_in.find_session(request.session_token, incoming.network);
        if (!session) return to_answer(session.error());
        if (const auto& live = *session) {
            static_cast<services::Caller&>(caller) = {live->id,         live->public_id, live->account,
                                                      live->account_id, live->may,       incoming.network};
            caller.stage = live->stage;
        }
    }

    if (caller.stage == Stage::Locked && route.when_locked == WhenLocked::Refused)  // PLT-29
        return refuse(route, caller, ErrorKind::SignedOut, "session.locked");
    if (route.right != Right::Anyone && caller.stage == Stage::SignedOut)
        return refuse(route, caller, ErrorKind::SignedOut, "session.signed_out");
    const bool needs_ready =
        route.right == Right::SignedIn || route.right == Right::User || route.right == Right::Authoriser;
    if (needs_ready && caller.stage != Stage::Ready)  // REG-19
        return refuse(route, caller, ErrorKind::SignedOut, "session.not_ready");
    if (route.right == Right::User && !caller.may.user)  // ACT-2
        return refuse(route, caller, ErrorKind::Forbidden, "account.not_user");
    if (route.right == Right::Authoriser && !caller.may.authoriser)
        return refuse(route, caller, ErrorKind::Forbidden, "account.not_authoriser");

    return has_key ? once(route, caller, request, incoming) : route.handler(app_, caller, request);
}

/// PLT-25. The key is claimed before the act and answered after it; should the server stop in between, or the handler
/// throw, nobody knows what was done, and the key says so from then on.
Answer Api::once(const Route& route, const Caller& caller, const Request& request, const Incoming& incoming) const
{
    const services::KeyedAct act{.key = std::string(incoming.head.header(kKeyHeader)),
                                 .route = std::string(route.path),
                                 .action = std::string(route.action),
                                 .request = std::string(incoming.head.path()) + "\n" + incoming.body};
    const auto first = app_.keyed_acts.begin(caller, act);
    if (!first && first.error().kind == ErrorKind::Unavailable) return to_answer(first.error());
    if (!first) return refuse(route, caller, first.error().kind, first.error().code.c_str());
    if (*first) {
        Answer again;
        again.status = (*first)->status;
        again.body = nlohmann::json::parse((*first)->body, nullptr, false);
        return again;
    }
    auto answer = route.handler(app_, caller, request);
    // If this fails the act stays begun: it was done and is answered, and is not done again.
    [[maybe_unused]] const auto settled =
        is_kept(answer) ? app_.keyed_acts.finish(caller, act, {answer.status, text_of(answer.body)})
                        : app_.keyed_acts.release(caller, act);
    return answer;
}

/// The refusal stands only if its record does.
Answer Api::refuse(const Route& route, const Caller& caller, ErrorKind kind, const char* code) const
{
    const auto recorded = app_.refusals.record(caller, {std::string(route.action), std::string(route.path), code});
    return to_answer(recorded ? Error{kind, code, {}, {}} : recorded.error());
}

}  // namespace http
