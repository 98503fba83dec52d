#include "server/http/framing.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace http {

namespace {

constexpr Refusal kMalformed{400, "request.malformed"};
constexpr Refusal kHeadTooLarge{431, "request.head_too_large"};

constexpr std::array<std::string_view, 13> kReadHeaders{
    "host",           "cookie",       "content-type", "content-length", "accept-encoding", "if-none-match", "origin",
    "sec-fetch-site", "x-child-link", "x-real-ip",    "connection",     "idempotency-key", "x-file-name"};

bool is_token_char(char c)
{
    constexpr std::string_view others = "!#$%&'*+-.^_`|~";
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           others.find(c) != std::string_view::npos;
}
bool is_visible(char c) { return c > 0x20 && c < 0x7f; }
bool is_value_char(char c) { return c == '\t' || (static_cast<unsigned char>(c) >= 0x20 && c != 0x7f); }

std::string lower(std::string_view text)
{
    std::string out(text);
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return out;
}

std::string_view trim(std::string_view text)
{
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

bool lists_token(std::string_view list, std::string_view token)
{
    for (std::size_t from = 0; from <= list.size();) {
        const auto comma = std::min(list.find(',', from), list.size());
        if (lower(trim(list.substr(from, comma - from))) == token) return true;
        from = comma + 1;
    }
    return false;
}

/// The faults that can be seen before the head is complete: a bare CR or LF, a NUL or other control, too much of
/// anything.
std::optional<Refusal> scan(std::string_view bytes, std::size_t& scanned, std::size_t& end)
{
    for (std::size_t i = scanned; i < bytes.size(); ++i) {
        if (i >= kHeadLimit) return kHeadTooLarge;
        const char c = bytes[i];
        const bool after_cr = i > 0 && bytes[i - 1] == '\r';
        if ((c == '\n') != after_cr) return kMalformed;
        if (c != '\r' && c != '\n' && !is_value_char(c)) return kMalformed;
        if (c == '\n' && i >= 3 && bytes.substr(i - 3, 4) == "\r\n\r\n") {
            scanned = end = i + 1;
            return {};
        }
    }
    scanned = bytes.size();
    return {};
}

std::optional<Refusal> read_request_line(std::string_view line, RequestHead& head, bool& is_http_1_0)
{
    const auto first = line.find(' ');
    const auto last = line.rfind(' ');
    if (first == std::string_view::npos || last == first) return kMalformed;
    const auto method = line.substr(0, first), target = line.substr(first + 1, last - first - 1),
               version = line.substr(last + 1);
    if (method.empty() || !std::all_of(method.begin(), method.end(), is_token_char)) return kMalformed;
    if (target.size() > kTargetLimit) return Refusal{414, "request.target_too_long"};
    if (target.empty() || target.front() != '/' || !std::all_of(target.begin(), target.end(), is_visible) ||
        target.find('#') != std::string_view::npos)
        return kMalformed;
    if (version != "HTTP/1.1" && version != "HTTP/1.0")
        return version.substr(0, 5) == "HTTP/" ? Refusal{505, "request.version"} : kMalformed;
    if (method != "GET" && method != "HEAD" && method != "POST") return Refusal{405, "request.method"};
    head.method = method;
    head.target = target;
    is_http_1_0 = version == "HTTP/1.0";
    return {};
}

std::optional<Refusal> read_header_line(std::string_view line, RequestHead& head)
{
    const auto colon = line.find(':');  // a folded line starts with a blank, which is no token character
    if (colon == std::string_view::npos || colon == 0) return kMalformed;
    if (!std::all_of(line.begin(), line.begin() + static_cast<std::ptrdiff_t>(colon), is_token_char)) return kMalformed;
    const std::string name = lower(line.substr(0, colon));
    if (name == "transfer-encoding") return Refusal{501, "request.transfer_encoding"};
    if (name == "content-encoding") return Refusal{415, "request.content_encoding"};
    if (name == "expect") return Refusal{417, "request.expect"};
    if (std::find(kReadHeaders.begin(), kReadHeaders.end(), name) == kReadHeaders.end()) return {};
    for (const auto& [seen, _] : head.headers)
        if (seen == name) return kMalformed;  // twice: which one would count?
    const auto value = trim(line.substr(colon + 1));
    if (name == "content-length") {
        if (value.empty() || value.size() > 12 ||
            !std::all_of(value.begin(), value.end(), [](char c) { return c >= '0' && c <= '9'; }))
            return kMalformed;
        std::from_chars(value.data(), value.data() + value.size(), head.content_length);
    }
    if (value.empty() && name == "host") return kMalformed;
    head.headers.emplace_back(name, value);
    return {};
}

}  // namespace

std::string_view RequestHead::header(std::string_view name) const
{
    for (const auto& [key, value] : headers)
        if (key == name) return value;
    return {};
}

bool RequestHead::has_header(std::string_view name) const
{
    return std::any_of(headers.begin(), headers.end(), [&](const auto& each) { return each.first == name; });
}

HeadReading read_head(std::string_view bytes, std::size_t& scanned)
{
    HeadReading reading;
    if ((reading.refusal = scan(bytes, scanned, reading.head_size)) || reading.head_size == 0) return reading;

    RequestHead head;
    bool is_http_1_0 = false;
    int lines = 0;
    for (std::size_t from = 0; from + 2 < reading.head_size; ++lines) {
        const auto end = bytes.find("\r\n", from);
        const auto line = bytes.substr(from, end - from);
        from = end + 2;
        if (lines > kHeaderLimit) reading.refusal = kHeadTooLarge;
        else if (lines == 0) reading.refusal = read_request_line(line, head, is_http_1_0);
        else if (line.size() > kLineLimit) reading.refusal = kHeadTooLarge;
        else reading.refusal = read_header_line(line, head);
        if (reading.refusal) return reading;
    }

    if (head.header("host").empty()) reading.refusal = kMalformed;
    else if (head.method == "POST" && head.header("content-length").empty())
        reading.refusal = Refusal{411, "request.length_required"};
    if (reading.refusal) return reading;

    head.keep_alive = !is_http_1_0 && !lists_token(head.header("connection"), "close");
    reading.head = std::move(head);
    return reading;
}

}  // namespace http
