// One request and its answer as the product sees them, free of the library that parses and prints them.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "server/http/framing.h"

namespace http {

/// A whole request: nothing of it is still on the way when somebody starts to look at it.
struct Incoming {
    RequestHead head;
    std::string body;
    std::string network;  // address of the client
};

struct Outgoing {
    int status = 200;
    std::string content_type;
    std::string body;
    std::vector<std::pair<std::string, std::string>>
        headers;  // besides the fixed ones; without a Cache-Control: no-store
};

struct Fixed {
    std::string_view name, value;
};
/// The headers of every answer, errors included. Source: ASVS 5.0 3.4; HTTP-11 of docs/operations/http.md.
const std::vector<Fixed>& fixed_headers(bool behind_tls);

/// {"error": {"code"}} as an answer: for faults of the exchange itself, which have no field.
Outgoing error_answer(int status, std::string_view code);

}  // namespace http
