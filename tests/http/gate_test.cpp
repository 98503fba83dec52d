// HTTP-4 to HTTP-11 of docs/operations/http.md: the gate in front of a handler that only these tests know.
#include "server/http/gate.h"

#include <atomic>
#include <catch_amalgamated.hpp>
#include <condition_variable>
#include <mutex>
#include <stdexcept>

#include "tests/http/raw_client.h"

using namespace http;

namespace {

const std::string kGet = "GET /hello HTTP/1.1\r\nHost: h\r\n\r\n";

/// Moved by the test; the deadlines stand still otherwise.
class HandClock {
  public:
    MomentSource source()
    {
        return [this] { return Moment(std::chrono::seconds(1000 + seconds_)); };
    }
    void advance(Gate& gate, int seconds)
    {
        seconds_ += seconds;
        gate.wake();
    }

  private:
    std::atomic<int> seconds_{0};
};

struct Bench {
    Settings::Server settings;
    HandClock clock;
    std::unique_ptr<Gate> gate;

    explicit Bench(Answerer answerer = echo, Settings::Server given = {}) : settings(given)
    {
        settings.port = 0;
        auto opened = Gate::open(
            {.settings = settings,
             .answerer = std::move(answerer),
             .body_limit = [](const RequestHead& head) -> std::size_t { return head.method == "POST" ? 100 : 0; },
             .now = clock.source()});
        REQUIRE(opened);
        gate = std::move(*opened);
    }
    RawClient client() const { return RawClient(gate->port()); }

    static Outgoing echo(const Incoming& incoming)
    {
        Outgoing outgoing;
        outgoing.content_type = "text/plain";
        outgoing.body = incoming.head.target + "|" + incoming.body + "|" + incoming.network;
        return outgoing;
    }
};

void check_fixed_headers(const RawAnswer& answer)
{
    for (const auto& [name, value] : fixed_headers(false)) {
        std::string lower(name);
        for (char& c : lower) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        CHECK(answer.header(lower) == value);
        CHECK(answer.headers.count(lower) == 1);
    }
    CHECK(answer.header("cache-control") == "no-store");
    for (const char* absent : {"server", "keep-alive", "exception_what", "x-powered-by", "accept-ranges", "date"})
        CHECK(answer.headers.count(absent) == 0);
}

}  // namespace

TEST_CASE("HTTP-1 requests follow each other on one connection, also when they arrive together")
{
    Bench bench;
    auto client = bench.client();
    CHECK(client.exchange(kGet).body == "/hello||127.0.0.1");
    client.send("POST /a HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\n\r\none" + kGet);
    CHECK(client.answer()->body == "/a|one|127.0.0.1");
    CHECK(client.answer()->body == "/hello||127.0.0.1");
}

TEST_CASE(
    "HTTP-2 bytes behind a body are the next request, never part of this one; a refused request ends the connection")
{
    Bench bench;
    auto client = bench.client();
    const std::string smuggled = "GET /smuggled HTTP/1.1\r\nHost: h\r\n\r\n";
    client.send("POST /a HTTP/1.1\r\nHost: h\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" +
                smuggled);
    CHECK(client.answer()->status == 501);
    CHECK(client.is_closed_by_server());

    auto second = bench.client();
    second.send("GET /a HTTP/1.1\r\nHost: h\r\nContent-Length: " + std::to_string(smuggled.size()) + "\r\n\r\n" +
                smuggled);
    CHECK(second.answer()->status == 413);  // a body on a GET is never left unread to be taken for a request
    CHECK_FALSE(second.answer().has_value());
}

TEST_CASE("HTTP-4 nobody but the declared proxy can say where a client is")
{
    const std::string spoofed =
        "GET / HTTP/1.1\r\nHost: h\r\nREMOTE_ADDR: 9.9.9.9\r\nX-Forwarded-For: 9.9.9.9\r\nX-Real-IP: 9.9.9.9\r\n\r\n";
    const std::string nonsense = "GET / HTTP/1.1\r\nHost: h\r\nX-Real-IP: 9.9.9.9, 8.8.8.8\r\n\r\n";
    SECTION("without a proxy")
    {
        Bench bench;
        CHECK(bench.client().exchange(spoofed).body == "/||127.0.0.1");
    }
    SECTION("behind another proxy")
    {
        Settings::Server settings;
        settings.behind_proxy = "10.0.0.1";
        Bench bench(Bench::echo, settings);
        CHECK(bench.client().exchange(spoofed).body == "/||127.0.0.1");
    }
    SECTION("behind this proxy")
    {
        Settings::Server settings;
        settings.behind_proxy = "127.0.0.1";
        Bench bench(Bench::echo, settings);
        CHECK(bench.client().exchange(spoofed).body == "/||9.9.9.9");
        CHECK(bench.client().exchange(nonsense).body == "/||127.0.0.1");
        CHECK(bench.client().exchange(spoofed).header("strict-transport-security") == "max-age=63072000");
    }
}

TEST_CASE("HTTP-5 line breaks in disguise do not become headers of the answer")
{
    Bench bench;
    auto client = bench.client();
    const auto answer = client.exchange(
        "GET /%0d%0aX-Injected:%201 HTTP/1.1\r\nHost: h\r\nCookie: a=%0d%0aX-Injected:%201\r\nOrigin: "
        "%0d%0aX-Injected: 1\r\n\r\n");
    CHECK(answer.status == 200);
    CHECK(answer.headers.count("x-injected") == 0);
}

TEST_CASE("HTTP-6 not a word of an exception leaves")
{
    Bench bench([](const Incoming& incoming) -> Outgoing {
        if (incoming.head.target == "/odd") throw 42;
        throw std::runtime_error("Quilla Testworth was here");
    });
    for (const char* target : {"/", "/odd"}) {
        const auto answer = bench.client().exchange("GET " + std::string(target) + " HTTP/1.1\r\nHost: h\r\n\r\n");
        CHECK(answer.status == 500);
        CHECK(answer.body == R"({"error":{"code":"server.fault"}})");
        CHECK(answer.bytes.find("Quilla") == std::string::npos);
        check_fixed_headers(answer);
    }
}

TEST_CASE("HTTP-7 a body over its limit is refused before it is read")
{
    Bench bench;
    const auto post = [](int length) {
        return "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: " + std::to_string(length) + "\r\n\r\n";
    };
    CHECK(bench.client().exchange(post(100) + std::string(100, 'x')).status == 200);
    CHECK(bench.client().exchange(post(101)).status == 413);
}

TEST_CASE("HTTP-7 a multipart body is never taken apart by the library")
{
    Bench bench;
    const std::string body =
        "--b\r\nContent-Disposition: form-data; name=\"f\"; filename*=" + std::string(20, 'a') + "\r\n\r\nx\r\n--b--";
    const auto answer = bench.client().exchange(
        "POST / HTTP/1.1\r\nHost: h\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: " +
        std::to_string(body.size()) + "\r\n\r\n" + body);
    CHECK(answer.body == "/|" + body + "|127.0.0.1");
}

TEST_CASE("HTTP-8 a head that does not come whole within 10 seconds ends with 408")
{
    Bench bench;
    auto client = bench.client(), other = bench.client();
    client.send("GET / HT");
    CHECK(other.exchange(kGet).status == 200);  // so the gate has seen the bytes before it
    bench.clock.advance(*bench.gate, 9);
    CHECK(other.exchange(kGet).status == 200);
    client.send("TP/1.1\r\n");  // a byte now and then buys no time
    CHECK(other.exchange(kGet).status == 200);
    bench.clock.advance(*bench.gate, 1);
    CHECK(client.answer()->status == 408);
    CHECK(client.is_closed_by_server());
}

TEST_CASE("HTTP-8 a body that does not come whole within 20 seconds ends with 408")
{
    Bench bench;
    auto client = bench.client(), other = bench.client();
    client.send("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 10\r\n\r\n12345");
    CHECK(other.exchange(kGet).status == 200);
    bench.clock.advance(*bench.gate, 14);
    client.send("6789");
    CHECK(other.exchange(kGet).status == 200);
    bench.clock.advance(*bench.gate, 6);
    CHECK(client.answer()->status == 408);
}

TEST_CASE("HTTP-8 a connection that says nothing is closed without a word")
{
    Bench bench;
    auto silent = bench.client(), idle = bench.client();
    CHECK(idle.exchange(kGet).status == 200);
    bench.clock.advance(*bench.gate, 10);
    CHECK_FALSE(silent.answer().has_value());
    bench.clock.advance(*bench.gate, 5);
    CHECK_FALSE(idle.answer().has_value());
}

TEST_CASE("HTTP-8 an answer that is not taken within 20 seconds is dropped")
{
    Bench bench([](const Incoming& incoming) {
        Outgoing outgoing;
        outgoing.body.assign(incoming.head.target == "/big" ? 64 * 1024 * 1024 : 1, 'x');
        return outgoing;
    });
    auto slow = bench.client(), other = bench.client();
    slow.send("GET /big HTTP/1.1\r\nHost: h\r\n\r\n");
    slow.wait_for_first_byte();
    CHECK(other.exchange(kGet).status == 200);
    bench.clock.advance(*bench.gate, 20);
    CHECK_FALSE(other.answer().has_value());  // idle too long by now, closed in the same look at the deadlines
    CHECK_FALSE(slow.answer().has_value());   // cut off before its end
}

TEST_CASE("HTTP-8 a connection serves as many requests as the settings say")
{
    Settings::Server settings;
    settings.requests_per_connection = 2;
    Bench bench(Bench::echo, settings);
    auto client = bench.client();
    CHECK(client.exchange(kGet).header("connection").empty());
    CHECK(client.exchange(kGet).header("connection") == "close");
    CHECK(client.is_closed_by_server());
}

TEST_CASE("HTTP-9 200 clients that send half a head do not stop another client")
{
    Settings::Server settings;
    settings.workers = 1;
    Bench bench(Bench::echo, settings);
    std::vector<RawClient> slow;
    for (int i = 0; i < 200; ++i) {
        slow.push_back(bench.client());
        slow.back().send("GET / HTTP/1.1\r\nHost: h\r\nX-A: ");
    }
    auto client = bench.client();
    for (int i = 0; i < 100; ++i) CHECK(client.exchange(kGet).status == 200);
    for (auto& each : slow) CHECK(each.exchange("b\r\n\r\n").status == 200);  // and each of them is still served
}

TEST_CASE("HTTP-9 when the gate is full, those who have waited longest without a whole request make room")
{
    Settings::Server settings;
    settings.max_connections = 64;
    Bench bench(Bench::echo, settings);
    std::vector<RawClient> slow;
    for (int i = 0; i < 64; ++i) {
        slow.push_back(bench.client());
        slow.back().send("GET / HT");
        if (i > 0) continue;
        CHECK(bench.client().exchange(kGet).status == 200);  // so the first is seen before the clock moves
        bench.clock.advance(*bench.gate, 1);
    }
    for (int i = 0; i < 10; ++i) CHECK(bench.client().exchange(kGet).status == 200);
    CHECK_FALSE(slow.front().answer().has_value());
}

TEST_CASE("HTTP-10 when all workers are busy and the queue is full, the gate itself says 503 and when to come back")
{
    std::mutex mutex;
    std::condition_variable changed;
    bool open = false;
    int inside = 0;
    Settings::Server settings;
    settings.workers = 1;
    settings.queue = 1;
    Bench bench(
        [&](const Incoming&) {
            std::unique_lock lock(mutex);
            ++inside;
            changed.notify_all();
            changed.wait(lock, [&] { return open; });
            return Outgoing{};
        },
        settings);
    auto first = bench.client(), second = bench.client(), third = bench.client();
    first.send(kGet);
    {
        std::unique_lock lock(mutex);
        changed.wait(lock, [&] { return inside == 1; });
    }
    second.send(kGet);
    CHECK(bench.client().exchange("PUT / HTTP/1.1\r\nHost: h\r\n\r\n").status ==
          405);  // needs no worker: by now the second waits in the queue
    const auto busy = third.exchange(kGet);
    CHECK(busy.status == 503);
    CHECK(busy.header("retry-after") == "2");
    check_fixed_headers(busy);
    {
        const std::lock_guard lock(mutex);
        open = true;
    }
    changed.notify_all();
    CHECK(first.answer()->status == 200);
    CHECK(second.answer()->status == 200);
}

TEST_CASE("HTTP-11 the answers that the gate gives by itself carry the same headers as all others")
{
    Bench bench;
    const std::vector<std::pair<std::string, int>> cases = {
        {kGet, 200},
        {"GET /\n", 400},
        {"PUT / HTTP/1.1\r\nHost: h\r\n\r\n", 405},
        {"POST / HTTP/1.1\r\nHost: h\r\n\r\n", 411},
        {"POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 101\r\n\r\n", 413},
        {"GET /" + std::string(2048, 'x') + " HTTP/1.1\r\nHost: h\r\n\r\n", 414},
        {"GET / HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\n\r\n", 417},
        {"GET / HTTP/1.1\r\nHost: h\r\nX: " + std::string(8000, 'x') + "\r\n\r\n", 431},
        {"GET / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n", 501},
        {"GET / HTTP/3\r\nHost: h\r\n\r\n", 505},
    };
    for (const auto& [bytes, status] : cases) {
        INFO(status);
        const auto answer = bench.client().exchange(bytes);
        CHECK(answer.status == status);
        check_fixed_headers(answer);
    }
}

TEST_CASE("HTTP-11 HEAD gets the headers of GET and no body")
{
    Bench bench;
    auto client = bench.client();
    client.send("HEAD /hello HTTP/1.1\r\nHost: h\r\n\r\n" + kGet);
    const auto head = client.answer(true);
    CHECK(head->header("content-length") == "17");
    CHECK(client.answer()->body == "/hello||127.0.0.1");
}

TEST_CASE("HTTP-10 a stop lets a begun request end")
{
    std::atomic<bool> inside = false, open = false;
    auto bench = std::make_unique<Bench>([&](const Incoming&) {
        inside = true;
        inside.notify_all();
        open.wait(false);
        return Outgoing{};
    });
    auto client = bench->client();
    client.send(kGet);
    inside.wait(false);
    std::thread stopper([&] { bench.reset(); });
    open = true;
    open.notify_all();
    CHECK(client.answer()->status == 200);
    stopper.join();
}
