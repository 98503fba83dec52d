// The listening socket.
#pragma once

#include <string>

#include "shared/core/result.h"

namespace http {

struct Listener {
    int fd;
    int port;  // the one that it got, when any would do
};
/// Errors: Unavailable "server.cannot_listen".
Result<Listener> listen_on(const std::string& host, int port);

/// One waiting connection, non-blocking, and its peer's address; -1 when there is none.
int accept_from(int listener, std::string& address);

}  // namespace http
