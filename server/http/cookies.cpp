#include "server/http/cookies.h"

#include <algorithm>

namespace http {

namespace {

constexpr std::size_t kLongest = 128;

std::string_view name_of(Cookie::Name name)
{
    return name == Cookie::Name::Session ? "__Host-childlink" : "__Host-childlink-device";
}

bool is_token_char(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_';
}

}  // namespace

std::string read_cookie(std::string_view header, Cookie::Name name)
{
    while (!header.empty()) {
        const auto end = std::min(header.find(';'), header.size());
        auto pair = header.substr(0, end);
        header.remove_prefix(std::min(end + 1, header.size()));
        while (pair.starts_with(' ')) pair.remove_prefix(1);
        const auto equals = pair.find('=');
        if (equals == std::string_view::npos || pair.substr(0, equals) != name_of(name)) continue;
        const auto value = pair.substr(equals + 1);
        const bool sound = value.size() <= kLongest && std::all_of(value.begin(), value.end(), is_token_char);
        return sound ? std::string(value) : std::string();
    }
    return {};
}

std::string set_cookie(const Cookie& cookie)
{
    std::string text =
        std::string(name_of(cookie.name)) + "=" + cookie.value + "; Path=/; Secure; HttpOnly; SameSite=Strict";
    if (cookie.value.empty()) text += "; Max-Age=0";
    // REG-22: a session has no lifetime in the browser. The device's cookie names nobody and outlives it (REG-21); 400
    // days is the longest that browsers keep one.
    else if (cookie.name == Cookie::Name::Device) text += "; Max-Age=34560000";
    return text;
}

}  // namespace http
