#include "server/mail/message.h"

#include <catch_amalgamated.hpp>

#include "tests/mail/mail_world.h"

using mail::header_text;
using mail::quoted_printable;

namespace {

mail::Message plain()
{
    return {.from = {"Child Link", "no-reply@childlink.example"},
            .to = {"Quilla Testworth", "quilla@moondust.example"},
            .reply_to = {},
            .cc = {},
            .id = "m1",
            .subject = "You are invited",
            .body = "Hello\n"};
}

/// The lines before the first empty one, those that go on joined to the one that they go on from.
std::vector<std::string> headers_in(const std::string& wire)
{
    std::vector<std::string> headers;
    for (std::size_t from = 0;;) {
        const auto end = wire.find("\r\n", from);
        REQUIRE(end != std::string::npos);
        const auto line = wire.substr(from, end - from);
        if (line.empty()) return headers;
        if (line.front() == ' ') {
            REQUIRE_FALSE(headers.empty());
            headers.back() += "\r\n" + line;
        } else {
            headers.push_back(line);
        }
        from = end + 2;
    }
}

const Instant kNow = *parse_instant("2026-11-25T09:05:55Z");

}  // namespace

TEST_CASE("REG-1 a letter on the wire, whole")
{
    auto message = plain();
    message.reply_to = "help@childlink.example";
    message.cc = {"wilhelmina@moondust.example", "barnaby@starfall.example"};
    message.body = "Hello Quilla,\n\nCaf\u00E9 = 1\n";
    CHECK(mail::wire_form(message, kNow) ==
          "Date: Wed, 25 Nov 2026 09:05:55 +0000\r\n"
          "From: \"Child Link\"\r\n <no-reply@childlink.example>\r\n"
          "Reply-To: help@childlink.example\r\n"
          "To: \"Quilla Testworth\"\r\n <quilla@moondust.example>\r\n"
          "Cc: wilhelmina@moondust.example,\r\n barnaby@starfall.example\r\n"
          "Subject: You are invited\r\n"
          "Message-ID: <m1@childlink.example>\r\n"
          "Auto-Submitted: auto-generated\r\n"
          "MIME-Version: 1.0\r\n"
          "Content-Type: text/plain; charset=utf-8\r\n"
          "Content-Transfer-Encoding: quoted-printable\r\n"
          "\r\n"
          "Hello Quilla,\r\n\r\nCaf=C3=A9 =3D 1\r\n");
    CHECK(mail::mail_date(*parse_instant("2027-01-03T00:00:00Z")) == "Sun, 3 Jan 2027 00:00:00 +0000");
}

TEST_CASE("REG-1 whatever the texts hold, no header is added and no line is long or not plain")
{
    const std::string bad = "x\r\nBcc: everybody@moondust.example\r\n\r\nhidden \xFF =?utf-8?B?eA==?= \"\\ ";
    std::string all;
    for (int i = 0; i < 20; ++i) all += bad;
    for (const auto& text : {bad, all, std::string(500, 'w'), std::string("\r\n"), std::string(), std::string("\xC3"),
                             std::string(300, '\xA9')}) {
        auto message = plain();
        message.from.name = message.to.name = message.subject = message.body = text;
        const auto wire = mail::wire_form(message, kNow);
        const auto headers = headers_in(wire);
        std::vector<std::string> names;
        for (const auto& header : headers) names.push_back(header.substr(0, header.find(':')));
        CHECK(names == std::vector<std::string>{"Date", "From", "To", "Subject", "Message-ID", "Auto-Submitted",
                                                "MIME-Version", "Content-Type", "Content-Transfer-Encoding"});
        std::size_t from = 0;
        for (auto end = wire.find("\r\n"); end != std::string::npos; end = wire.find("\r\n", from)) {
            const auto line = wire.substr(from, end - from);
            // RFC 5322: 998 at the very most, for a word that cannot be broken.
            CHECK(line.size() <= (text.size() == 500 ? 998 : 80));
            CHECK(std::all_of(line.begin(), line.end(), [](char c) { return c >= 0x20 && c < 0x7F; }));
            from = end + 2;
        }
        CHECK(from == wire.size());
    }
}

TEST_CASE("REG-1 subjects: as they are, folded at spaces, or in encoded words that never split a letter")
{
    CHECK(header_text("Restriction", 9) == "Restriction");
    CHECK(header_text("Zo\u00EB", 9) == "=?utf-8?B?Wm/Dqw==?=");
    CHECK(header_text("=?utf-8?B?eA==?=", 9) == "=?utf-8?B?PT91dGYtOD9CP2VBPT0/PQ==?=");
    const std::string words =
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen";
    const auto folded = header_text(words, 9);
    REQUIRE(folded.find("\r\n ") != std::string::npos);
    auto unfolded = folded;
    unfolded.erase(unfolded.find("\r\n"), 2);
    CHECK(unfolded == words);
    std::string long_one;
    for (int i = 0; i < 60; ++i) long_one += "\u00E9";
    const auto encoded = header_text(long_one, 9);
    // 39 bytes fit into the first word: 19 letters and a half, so 19.
    CHECK(encoded.starts_with("=?utf-8?B?w6nDqcOpw6nDqcOpw6nDqcOpw6nDqcOpw6nDqcOpw6nDqcOpw6k=?=\r\n =?utf-8?B?"));
}

TEST_CASE("REG-1 quoted-printable: RFC 2045")
{
    CHECK(quoted_printable("plain\n") == "plain\r\n");
    CHECK(quoted_printable("a=b\u00E9\n") == "a=3Db=C3=A9\r\n");
    CHECK(quoted_printable("ends in a space \nand here ") == "ends in a space=20\r\nand here=20");
    CHECK(quoted_printable("a\r\nb\tc") == "a=0D\r\nb=09c");
    CHECK(quoted_printable("").empty());
    CHECK(quoted_printable(std::string(75, 'x')) == std::string(75, 'x'));
    CHECK(quoted_printable(std::string(76, 'x')) == std::string(75, 'x') + "=\r\nx");
    CHECK(quoted_printable(std::string(73, 'x') + "=") == std::string(73, 'x') + "=\r\n=3D");
    CHECK(quoted_printable(std::string(72, 'x') + "=") == std::string(72, 'x') + "=3D");
}
