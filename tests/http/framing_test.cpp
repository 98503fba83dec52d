// HTTP-1 to HTTP-3 of docs/operations/http.md, on the bytes alone.
#include <catch_amalgamated.hpp>

#include "server/http/framing.h"

using namespace http;

namespace {

HeadReading read(std::string_view bytes)
{
    std::size_t scanned = 0;
    return read_head(bytes, scanned);
}
int refusal(std::string_view bytes)
{
    const auto reading = read(bytes);
    return reading.refusal ? reading.refusal->status : 0;
}
std::string head(const std::string& lines, const std::string& first = "GET / HTTP/1.1")
{
    return first + "\r\nHost: h\r\n" + lines + "\r\n";
}
std::string repeated(const std::string& text, int times)
{
    std::string out;
    for (int i = 0; i < times; ++i) out += text;
    return out;
}

}  // namespace

TEST_CASE("HTTP-1 a sound request is read to its last byte and no further")
{
    const std::string bytes = "POST /api/x?y HTTP/1.1\r\nHost: h\r\nContent-Length: 12\r\nCOOKIE: \t a=b \r\n\r\n";
    const auto reading = read(bytes + "next");
    REQUIRE(reading.head);
    CHECK(reading.head_size == bytes.size());
    CHECK(reading.head->method == "POST");
    CHECK(reading.head->path() == "/api/x");
    CHECK(reading.head->content_length == 12);
    CHECK(reading.head->header("cookie") == "a=b");
    CHECK(reading.head->keep_alive);
}

TEST_CASE("HTTP-1 a head that arrives byte by byte is the same head")
{
    const std::string bytes = head("Cookie: a=b\r\n");
    std::size_t scanned = 0;
    for (std::size_t size = 0; size < bytes.size(); ++size) {
        const auto reading = read_head(std::string_view(bytes).substr(0, size), scanned);
        CHECK_FALSE(reading.head);
        CHECK_FALSE(reading.refusal);
    }
    CHECK(read_head(bytes, scanned).head);
}

TEST_CASE("HTTP-1 a head is at most 16 KB, 100 lines, 8000 bytes to a line and 2048 to a target")
{
    CHECK(refusal(head(repeated("A: b\r\n", 99))) == 0);
    CHECK(refusal(head(repeated("A: b\r\n", 100))) == 431);
    CHECK(refusal(head("A: " + std::string(kLineLimit - 3, 'x') + "\r\n")) == 0);
    CHECK(refusal(head("A: " + std::string(kLineLimit - 2, 'x') + "\r\n")) == 431);
    CHECK(refusal("GET /" + std::string(kTargetLimit - 1, 'x') + " HTTP/1.1\r\nHost: h\r\n\r\n") == 0);
    CHECK(refusal("GET /" + std::string(kTargetLimit, 'x') + " HTTP/1.1\r\nHost: h\r\n\r\n") == 414);
    const std::string line = "A: " + std::string(1019, 'x') + "\r\n";
    CHECK(refusal(head(repeated(line, 15))) == 0);
    CHECK(refusal(head(repeated(line, 16))) == 431);
    CHECK(refusal(std::string(kHeadLimit, 'x')) == 0);  // not complete, and still may be
    CHECK(refusal(std::string(kHeadLimit + 1, 'x')) == 431);
}

TEST_CASE("HTTP-2 whatever two readers could read in two ways is refused")
{
    CHECK(refusal("GET / HTTP/1.1\nHost: h\n\n") == 400);
    CHECK(refusal("GET / HTTP/1.1\r\nHost: h\n") == 400);
    CHECK(refusal("GET / HTTP/1.1\r\nHost: h\rX: y\r\n\r\n") == 400);
    CHECK(refusal(std::string_view("GET / HTTP/1.1\r\nHost: h\0\r\n\r\n", 28)) == 400);
    CHECK(refusal(head("A: b\x01"
                       "c\r\n")) == 400);
    CHECK(refusal(head("A: b\r\n folded\r\n")) == 400);
    CHECK(refusal(head("A: b\r\n\tfolded\r\n")) == 400);
    CHECK(refusal(head("A : b\r\n")) == 400);
    CHECK(refusal(head(": b\r\n")) == 400);
    CHECK(refusal(head("no colon\r\n")) == 400);
    CHECK(refusal(head("Host: other\r\n")) == 400);
    CHECK(refusal("GET / HTTP/1.1\r\n\r\n") == 400);
    CHECK(refusal("GET / HTTP/1.1\r\nHost:\r\n\r\n") == 400);
    CHECK(refusal(head("Cookie: a=b\r\nCookie: c=d\r\n")) == 400);
    CHECK(refusal(head("Cookie:\r\ncookie: c=d\r\n")) == 400);
    CHECK(refusal("\r\n\r\n") == 400);
    CHECK(refusal("GET  / HTTP/1.1\r\nHost: h\r\n\r\n") == 400);
    CHECK(refusal("GET /a b HTTP/1.1\r\nHost: h\r\n\r\n") == 400);
    CHECK(refusal("GET http://h/ HTTP/1.1\r\nHost: h\r\n\r\n") == 400);
    CHECK(refusal("GET /#x HTTP/1.1\r\nHost: h\r\n\r\n") == 400);
    CHECK(refusal("GET /\xc3\xa9 HTTP/1.1\r\nHost: h\r\n\r\n") == 400);
    CHECK(refusal("GET /\r\nHost: h\r\n\r\n") == 400);
}

TEST_CASE("HTTP-2 the length of a body is one plain number")
{
    const auto with = [](const std::string& lines) { return refusal(head(lines, "POST / HTTP/1.1")); };
    CHECK(with("Content-Length: 5\r\n") == 0);
    CHECK(with("Content-Length: 005\r\n") == 0);
    for (const char* length : {"", "+5", "-5", "0x5", "5, 5", "5 5", "5;", "1e3", "9999999999999"})
        CHECK(with("Content-Length: " + std::string(length) + "\r\n") == 400);
    CHECK(with("Content-Length: 5\r\nContent-Length: 5\r\n") == 400);
    CHECK(with("") == 411);
    CHECK(with("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n") == 501);
    CHECK(with("Transfer-Encoding: identity\r\n") == 501);
    CHECK(with("Content-Length: 5\r\nContent-Encoding: gzip\r\n") == 415);
    CHECK(with("Content-Length: 5\r\nExpect: 100-continue\r\n") == 417);
}

TEST_CASE("HTTP-3 only GET, HEAD and POST in HTTP/1.0 and 1.1")
{
    for (const char* method : {"PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "get"})
        CHECK(refusal(head("", std::string(method) + " / HTTP/1.1")) == 405);
    CHECK(refusal(head("", "G(T / HTTP/1.1")) == 400);
    CHECK(refusal(head("", "GET / HTTP/2.0")) == 505);
    CHECK(refusal(head("", "GET / HTTP/1.10")) == 505);
    CHECK(refusal(head("", "GET / http/1.1")) == 400);
    CHECK(refusal("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n") == 400);
    CHECK(read(head("", "HEAD / HTTP/1.1")).head->keep_alive);
    CHECK_FALSE(read(head("", "GET / HTTP/1.0")).head->keep_alive);
    CHECK_FALSE(read(head("Connection: Upgrade, Close\r\n")).head->keep_alive);
}

TEST_CASE("HTTP-4 headers that claim to know the client's address end at the gate")
{
    const auto reading =
        read(head("REMOTE_ADDR: 9.9.9.9\r\nREMOTE_PORT: 1\r\nLOCAL_ADDR: 9.9.9.9\r\nLOCAL_PORT: 1\r\n"
                  "X-Forwarded-For: 9.9.9.9\r\nX-Forwarded-For:\r\nX-Forwarded-Host: evil\r\nForwarded: for=9\r\n"
                  "Range: bytes=0-1\r\nReferer: x\r\n"));
    REQUIRE(reading.head);
    REQUIRE(reading.head->headers.size() == 1);
    CHECK(reading.head->headers.front().first == "host");
}
