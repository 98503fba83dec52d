// How much others notice of 1,000 clients that never come to the end of their request. In process: the gate, its
// workers and a handler that answers at once, so that the figure is the gate's own.
#include <arpa/inet.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "server/http/gate.h"

namespace {

constexpr int kSlow = 1000, kRequests = 5000;

int connected(int port)
{
    const int fd = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return ::connect(fd, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0 ? fd : -1;
}
bool say(int fd, std::string_view bytes)
{
    return ::send(fd, bytes.data(), bytes.size(), MSG_NOSIGNAL) == ssize_t(bytes.size());
}

/// Milliseconds at the given share of requests, each sent when the one before it is answered.
double percentile(int port, double share)
{
    const std::string request = "GET /x HTTP/1.1\r\nHost: h\r\n\r\n";
    std::vector<double> took;
    int fd = connected(port);
    for (int i = 0; i < kRequests; ++i) {
        if (i % 500 == 499) {  // a new connection now and then: accepting must not suffer either
            ::close(fd);
            fd = connected(port);
        }
        const auto start = std::chrono::steady_clock::now();
        char buffer[4096];
        if (!say(fd, request) || ::recv(fd, buffer, sizeof buffer, 0) <= 0) return -1;
        took.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
    }
    ::close(fd);
    std::sort(took.begin(), took.end());
    return took[static_cast<std::size_t>(share * kRequests)];
}

}  // namespace

int main()
{
    rlimit files{};
    ::getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &files);

    Settings::Server settings;
    settings.port = 0;
    auto gate = http::Gate::open({.settings = settings,
                                  .answerer =
                                      [](const http::Incoming&) {
                                          http::Outgoing outgoing;
                                          outgoing.body = "hello";
                                          return outgoing;
                                      },
                                  .body_limit = [](const http::RequestHead&) -> std::size_t { return 0; }});
    if (!gate) return std::puts(gate.error().detail.c_str()), 1;
    const int port = (*gate)->port();
    const double alone = percentile(port, 0.99);

    std::vector<int> slow(kSlow);
    for (int& fd : slow) {
        fd = connected(port);
        say(fd, "GET / HTTP/1.1\r\nHost: h\r\nX-Slow: ");
    }
    std::atomic<bool> done = false;
    std::thread dribble([&] {  // a byte from each, over and over; those whose time is up come again
        while (!done)
            for (int& fd : slow) {
                if (done) break;
                if (!say(fd, "a")) {
                    ::close(fd);
                    fd = connected(port);
                    say(fd, "GET / HTTP/1.1\r\nHost: h\r\nX-Slow: ");
                }
                std::this_thread::sleep_for(std::chrono::milliseconds(1));
            }
    });
    const double held = percentile(port, 0.99);
    done = true;
    dribble.join();
    for (const int fd : slow) ::close(fd);
    if (alone < 0 || held < 0) return std::puts("a request was not answered"), 1;

    std::printf("p99 with nobody else: %.2f ms\n", alone);
    std::printf("BENCH slow clients: p99 of others with 1,000 held | 100 ms | %.2f ms\n", held);
    return held < 100 ? 0 : 1;
}
