// The two cookies. Their names make browsers insist on Secure, Path=/ and no Domain.
#pragma once

#include <string>
#include <string_view>

#include "server/http/route.h"

namespace http {

/// The value of a cookie in a Cookie header; empty when it is missing or not such a value as we give out.
std::string read_cookie(std::string_view header, Cookie::Name name);
/// As a Set-Cookie header. An empty value makes the browser forget the cookie.
std::string set_cookie(const Cookie& cookie);

}  // namespace http
