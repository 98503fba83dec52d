#include "server/mail/smtp.h"

#include <catch_amalgamated.hpp>

#include "server/mail/message.h"
#include "tests/mail/mail_world.h"
#include "tests/mail/smtp_peer.h"

using mail::Delivery;
using mail::SendReport;
using store::MailState;

namespace {

/// A world whose letters go to this server, as they do in the product.
struct SmtpWorld : MailWorld {
    explicit SmtpWorld(const std::string& url)
    {
        settings.mail.smtp_url = url;
        settings.mail.timeout_seconds = 20;
    }
    SendReport sent()
    {
        mail::MailSender sender(settings, clock, *database, key);
        return round(sender);
    }
};

std::string header(const nlohmann::json& letter, const std::string& name)
{
    std::string found;
    for (const auto& each : letter["headers"])
        if (each[0] == name) found += (found.empty() ? "" : " AND ") + each[1].get<std::string>();
    return found;
}

}  // namespace

TEST_CASE("REG-1 by SMTP: delivered once, to everybody, with every header, and read back as it was written")
{
    SmtpPeer peer;
    SmtpWorld world(peer.url());
    world.settings.mail.reply_to = "help@childlink.example";
    const auto id = world.post("quilla@moondust.example", mail::LetterCode::InvitationUser, {},
                               {"wilhelmina@moondust.example", "barnaby@starfall.example"});
    CHECK(world.sent() == SendReport{.sent = 1});
    CHECK(world.mail(id).state == MailState::Sent);
    REQUIRE(peer.taken() == 1);
    const auto letter = peer.letter(1);
    CHECK(letter["greeted"] == "childlink.example");  // not the name of this machine
    CHECK(letter["from"] == "no-reply@childlink.example");
    CHECK(letter["to"] ==
          nlohmann::json{"quilla@moondust.example", "wilhelmina@moondust.example", "barnaby@starfall.example"});
    CHECK(letter["defects"].empty());
    CHECK(header(letter, "Date") == "Wed, 25 Nov 2026 09:05:55 +0000");
    CHECK(letter["addresses"]["From"] == nlohmann::json::parse(R"([["Child Link", "no-reply@childlink.example"]])"));
    CHECK(letter["addresses"]["To"] == nlohmann::json::parse(R"([["Quilla Testworth", "quilla@moondust.example"]])"));
    CHECK(letter["addresses"]["Cc"] ==
          nlohmann::json::parse(R"([["", "wilhelmina@moondust.example"], ["", "barnaby@starfall.example"]])"));
    CHECK(letter["addresses"]["Reply-To"] == nlohmann::json::parse(R"([["", "help@childlink.example"]])"));
    CHECK(header(letter, "Subject") == "You are invited to <product>");
    CHECK(header(letter, "Message-ID") == "<" + id + "@childlink.example>");
    CHECK(header(letter, "Auto-Submitted") == "auto-generated");
    CHECK(header(letter, "MIME-Version") == "1.0");
    CHECK(header(letter, "Content-Type") == "text/plain; charset=\"utf-8\"");
    CHECK(header(letter, "Bcc").empty());
    CHECK(letter["body"].get<std::string>().find("\nhttps://childlink.test/i#TOKEN\n") != std::string::npos);
    CHECK(world.sent() == SendReport{});
    CHECK(peer.taken() == 1);
}

TEST_CASE("REG-1 by SMTP: names, subjects and texts of any letters come through, dots and long lines too")
{
    SmtpPeer peer;
    SmtpWorld world(peer.url());
    std::string long_subject;
    for (int i = 0; i < 12; ++i) long_subject += "Zo\u00EB O\u2019Fictional-M\u00F8ck \U0001F4EC ";
    long_subject += "end";
    const std::vector<std::pair<std::string, std::string>> texts{
        {"Zo\u00EB M\u00F8ckworth", long_subject},
        {"Quilla \"Quill\" Testworth\\", "=?utf-8?Q?not_encoded?="},
        {"Testworth, Quilla (Dr); <nobody@moondust.example>", "Access of O'Fictional, Tibbie: \"removed\""},
        {"", std::string("one two three four five six seven eight nine ten eleven twelve thirteen fourteen")},
    };
    const std::string body = ".\n..\n.leading dot\n" + std::string(500, 'x') +
                             "\nZo\u00EB = \U0001F4EC\ntrailing space \n\n" + "From here\n" + std::string(120, '=') +
                             "\nend\n";
    for (const auto& [name, subject] : texts) {
        const mail::Message message{.from = {name, "no-reply@childlink.example"},
                                    .to = {name, "quilla@moondust.example"},
                                    .reply_to = {},
                                    .cc = {},
                                    .id = "m1",
                                    .subject = subject,
                                    .body = body};
        const auto report =
            mail::send_by_smtp(world.settings.mail, {"no-reply@childlink.example", {"quilla@moondust.example"}},
                               mail::wire_form(message, world.clock.now()));
        REQUIRE(report.delivery == Delivery::Taken);
        const auto letter = peer.letter(peer.taken());
        CHECK(letter["addresses"]["To"][0][0] == name);
        CHECK(letter["addresses"]["To"][0][1] == "quilla@moondust.example");
        CHECK(letter["addresses"]["To"].size() == 1);
        CHECK(header(letter, "Subject") == subject);
        CHECK(letter["body"] == body);
        CHECK(letter["defects"].empty());
    }
    CHECK(peer.taken() == static_cast<int>(texts.size()));
}

TEST_CASE("REG-1 by SMTP: a passing refusal, and later it is taken, once")
{
    SmtpPeer peer;
    SmtpWorld world(peer.url());
    const auto id = world.post("busy-once@moondust.example");
    CHECK(world.sent() == SendReport{.waiting = 1});
    CHECK(world.mail(id).last_error == "busy");
    CHECK(peer.taken() == 0);
    world.clock.advance(std::chrono::seconds(60));
    CHECK(world.sent() == SendReport{.sent = 1});
    CHECK(peer.taken() == 1);
    const auto full = world.post("full@moondust.example");
    CHECK(world.sent() == SendReport{.waiting = 1});
    CHECK(world.mail(full).last_error == "busy");
}

TEST_CASE("REG-1 by SMTP: what is refused for good fails, at the address or after the text, and for all its recipients")
{
    SmtpPeer peer;
    SmtpWorld world(peer.url());
    const auto address = world.post("refused@moondust.example");
    const auto text = world.post("refused-late@moondust.example");
    const auto copy =
        world.post("quilla@moondust.example", mail::LetterCode::InvitationUser, {}, {"refused@moondust.example"});
    const auto good = world.post("quilla@moondust.example");
    CHECK(world.sent() == SendReport{.sent = 1, .failed = 3});
    for (const auto& id : {address, text, copy}) {
        CHECK(world.mail(id).state == MailState::Failed);
        CHECK(world.mail(id).last_error == "refused");
    }
    CHECK(world.mail(good).state == MailState::Sent);
    CHECK(peer.taken() == 1);
}

TEST_CASE("REG-1 by SMTP: a server that refuses us or our sender loses no letter")
{
    for (const char* mode : {"no_greeting", "no_sender"}) {
        INFO(mode);
        SmtpPeer peer(mode);
        SmtpWorld world(peer.url());
        const auto id = world.post();
        world.post("zeb@moondust.example");
        CHECK(world.sent() == SendReport{.waiting = 1});
        CHECK(world.mail(id).state == MailState::Queued);
        CHECK(world.mail(id).last_error == "failed");
    }
}

TEST_CASE("REG-1 by SMTP: a server that is away keeps the letter waiting, and gets it when it is back")
{
    std::string gone;
    {
        SmtpPeer peer;
        gone = peer.url();
    }
    SmtpWorld world(gone);
    const auto id = world.post();
    CHECK(world.sent() == SendReport{.waiting = 1});
    CHECK(world.mail(id).last_error == "away");
    SmtpPeer back;
    world.settings.mail.smtp_url = back.url();
    world.clock.advance(std::chrono::seconds(60));
    CHECK(world.sent() == SendReport{.sent = 1});
    CHECK(back.taken() == 1);
}

TEST_CASE("REG-1 by SMTP: signing in, and a password that is wrong")
{
    SmtpPeer peer("sign_in");
    SmtpWorld world(peer.url());
    const auto id = world.post();
    CHECK(world.sent() == SendReport{.waiting = 1});
    CHECK(world.mail(id).last_error == "sign_in");
    world.settings.mail.user = "childlink";
    world.settings.mail.password = "wrong";
    world.clock.advance(std::chrono::seconds(60));
    CHECK(world.sent() == SendReport{.waiting = 1});
    CHECK(world.mail(id).last_error == "sign_in");
    world.settings.mail.password = "pretend";
    world.clock.advance(std::chrono::seconds(240));
    CHECK(world.sent() == SendReport{.sent = 1});
    CHECK(peer.letter(1)["user"] == "childlink");
}

TEST_CASE("REG-1 by SMTP: nothing goes in the open where encryption is required, or under a certificate nobody signed")
{
    SmtpPeer open;
    SmtpWorld world(open.url());
    world.settings.mail.tls = "required";
    const auto id = world.post();
    CHECK(world.sent() == SendReport{.waiting = 1});
    CHECK(world.mail(id).last_error == "tls");
    CHECK(open.taken() == 0);

    SmtpPeer unsigned_one("starttls");
    world.settings.mail.smtp_url = unsigned_one.url();
    world.clock.advance(std::chrono::seconds(60));
    CHECK(world.sent() == SendReport{.waiting = 1});
    CHECK(world.mail(id).last_error == "tls");
    CHECK(unsigned_one.taken() == 0);
    // A server that wants STARTTLS, and a sender that does not do it.
    world.settings.mail.tls = "none";
    world.clock.advance(std::chrono::seconds(240));
    CHECK(world.sent() == SendReport{.waiting = 1});
    CHECK(unsigned_one.taken() == 0);
}
