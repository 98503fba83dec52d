#include "server/mail/mail_sender.h"

#include <catch_amalgamated.hpp>

#include "tests/mail/mail_world.h"

using namespace std::chrono;
using mail::Delivery;
using mail::DeliveryReport;
using mail::SendReport;
using store::AccountState;
using store::MailState;

namespace {

const DeliveryReport kBusy{Delivery::Later, "busy"}, kRefused{Delivery::Refused, "refused"};

}  // namespace

TEST_CASE("REG-1 a letter that is due is sent once, to everybody it is for, and its text is forgotten")
{
    MailWorld world;
    const auto id =
        world.post("quilla@moondust.example", mail::LetterCode::InvitationUser, {}, {"wilhelmina@moondust.example"});
    CHECK(world.round() == SendReport{.sent = 1});
    REQUIRE(world.envelopes.size() == 1);
    CHECK(world.envelopes[0].from == "no-reply@childlink.example");
    CHECK(world.envelopes[0].to == std::vector<std::string>{"quilla@moondust.example", "wilhelmina@moondust.example"});
    CHECK(world.messages[0].find("https://childlink.test/i#TOKEN") != std::string::npos);
    CHECK(world.messages[0].find("Message-ID: <" + id + "@childlink.example>\r\n") != std::string::npos);
    const auto sent = world.mail(id);
    CHECK(sent.state == MailState::Sent);
    CHECK(sent.sent_at == world.clock.now());
    CHECK(sent.body.empty());
    CHECK(world.text("SELECT action || ' ' || outcome || ' ' || object_id || ' ' || detail FROM audit_event") ==
          "mail.send done " + id + " {\"letter\":\"invitation_user\"}");
    world.clock.advance(hours(24));
    CHECK(world.round() == SendReport{});
    CHECK(world.envelopes.size() == 1);
}

TEST_CASE("REG-1 nothing is sent before it is due, or without a mail server")
{
    MailWorld world;
    world.post();
    world.settings.mail.smtp_url.clear();
    CHECK(world.round() == SendReport{});
    world.settings.mail.smtp_url = "smtp://127.0.0.1:2525";
    auto sender = world.sender();
    CHECK(sender.send_due(world.clock.now() - seconds(1)).value() == SendReport{});
    CHECK(sender.send_due(world.clock.now()).value() == SendReport{.sent = 1});
}

TEST_CASE("REG-1 waits grow fourfold from the first, to a day at most")
{
    Settings::Mail settings;
    const auto wait = [&](int tries) { return mail::wait_after(tries, settings).count(); };
    CHECK(wait(1) == 60);
    CHECK(wait(2) == 240);
    CHECK(wait(3) == 960);
    CHECK(wait(6) == 61440);
    CHECK(wait(7) == 86400);
    CHECK(wait(100) == 86400);
    settings.retry_seconds = 3600;
    CHECK(wait(3) == 57600);
    CHECK(wait(4) == 86400);
}

TEST_CASE("REG-1 a server that is busy is tried again at the second and not before; the last try is the last")
{
    MailWorld world;
    world.settings.mail.max_tries = 3;
    const auto id = world.post();
    CHECK(world.round(kBusy) == SendReport{.waiting = 1});
    CHECK(world.mail(id).last_error == "busy");
    CHECK(world.mail(id).tries == 1);
    world.clock.advance(seconds(59));
    CHECK(world.round(kBusy) == SendReport{});
    world.clock.advance(seconds(1));
    CHECK(world.round(kBusy) == SendReport{.waiting = 1});
    world.clock.advance(seconds(239));
    CHECK(world.round(kBusy) == SendReport{});
    world.clock.advance(seconds(1));
    CHECK(world.round(kBusy) == SendReport{.failed = 1});
    const auto failed = world.mail(id);
    CHECK(failed.state == MailState::Failed);
    CHECK(failed.tries == 3);
    CHECK_FALSE(failed.body.empty());
    CHECK(world.text("SELECT outcome || ' ' || detail FROM audit_event") ==
          "failed {\"letter\":\"invitation_user\",\"why\":\"busy\"}");
    world.clock.advance(hours(48));
    CHECK(world.round() == SendReport{});
    CHECK(world.envelopes.size() == 3);
}

TEST_CASE("REG-1 a passing refusal, then it is taken")
{
    MailWorld world;
    const auto id = world.post();
    CHECK(world.round(kBusy) == SendReport{.waiting = 1});
    world.clock.advance(seconds(60));
    CHECK(world.round() == SendReport{.sent = 1});
    CHECK(world.mail(id).last_error.empty());
}

TEST_CASE("REG-1 a refusal for good fails at once and keeps nobody else waiting; a busy server ends the round")
{
    MailWorld world;
    const auto first = world.post("nobody@moondust.example");
    world.clock.advance(seconds(1));
    const auto second = world.post();
    CHECK(world.round(kRefused) == SendReport{.failed = 2});
    CHECK(world.mail(first).state == MailState::Failed);
    CHECK(world.mail(second).last_error == "refused");

    const auto third = world.post("a@moondust.example");
    world.clock.advance(seconds(1));
    const auto fourth = world.post("b@moondust.example");
    CHECK(world.round(kBusy) == SendReport{.waiting = 1});
    CHECK(world.mail(third).tries == 1);
    CHECK(world.mail(fourth).tries == 0);
    // The one that the server would not take does not stand before the others.
    CHECK(world.round() == SendReport{.sent = 1});
    CHECK(world.mail(fourth).state == MailState::Sent);
}

TEST_CASE("REG-1 a letter that failed goes again when somebody asks for it, as if it had never been tried")
{
    MailWorld world;
    const auto id = world.post();
    world.round(kRefused);
    const auto again = [&](const std::string& which) {
        return world.database->act([&](store::Tx& tx) { return store::retry_mail(tx, which, world.clock.now()); })
            .value();
    };
    CHECK_FALSE(again("nothing"));
    REQUIRE(again(id));
    CHECK(world.mail(id).tries == 0);
    CHECK(world.mail(id).last_error.empty());
    CHECK(world.round() == SendReport{.sent = 1});
    CHECK(world.messages.back().find("TOKEN") != std::string::npos);
    CHECK_FALSE(again(id));
}

TEST_CASE("REG-1 a program that ends between claim and settle: tried again later, under the same Message-ID")
{
    MailWorld world;
    const auto id = world.post();
    REQUIRE(world.database->act([&](store::Tx& tx) {
        return store::claim_mail(tx, id, world.clock.now() + mail::wait_after(1, world.settings.mail));
    }));
    CHECK(world.round() == SendReport{});
    world.clock.advance(seconds(59));
    CHECK(world.round() == SendReport{});
    world.clock.advance(seconds(1));
    CHECK(world.round() == SendReport{.sent = 1});
    CHECK(world.mail(id).tries == 2);
    CHECK(world.messages[0].find("Message-ID: <" + id + "@") != std::string::npos);
    // Ended again and again: the last try is still the last.
    const auto other = world.post();
    REQUIRE(world.run("UPDATE mail SET tries = 20 WHERE state = 'queued'").empty());
    CHECK(world.round(kBusy) == SendReport{.failed = 1});
    CHECK(world.mail(other).state == MailState::Failed);
}

TEST_CASE("REG-1 the same letter is not given to the server while it is on its way")
{
    MailWorld world;
    world.post();
    SendReport inner{.sent = 99};
    mail::MailSender second(world.settings, world.clock, *world.database, world.key,
                            [](const mail::Envelope&, const std::string&) -> DeliveryReport {
                                return {Delivery::Taken, {}};
                            });
    mail::MailSender first(world.settings, world.clock, *world.database, world.key,
                           [&](const mail::Envelope&, const std::string&) -> DeliveryReport {
                               inner = second.send_due(world.clock.now()).value();
                               return {Delivery::Taken, {}};
                           });
    CHECK(world.round(first) == SendReport{.sent = 1});
    CHECK(inner == SendReport{});
}

TEST_CASE("MAN-13 who has gone while a letter waited gets only what tells of the going")
{
    MailWorld world;
    const auto gone = world.add_account("zeb.sampleton", AccountState::Inactive);
    const auto here = world.add_account("ned.fictionelli", AccountState::Active);
    const auto locked = world.add_account("nell.placeholder", AccountState::Locked);
    const auto skipped = world.post("zeb@moondust.example", mail::LetterCode::NameChanged, gone);
    const auto told = world.post("zeb@moondust.example", mail::LetterCode::AccessRemovedUser, gone);
    const auto usual = world.post("ned@moondust.example", mail::LetterCode::NameChanged, here);
    const auto still = world.post("nell@moondust.example", mail::LetterCode::NameChanged, locked);
    const auto office = world.post("office@moondust.example", mail::LetterCode::NameChanged);
    CHECK(world.round() == SendReport{.sent = 4, .failed = 1});
    CHECK(world.mail(skipped).state == MailState::Failed);
    CHECK(world.mail(skipped).last_error == "recipient_gone");
    for (const auto& id : {told, usual, still, office}) CHECK(world.mail(id).state == MailState::Sent);
    CHECK(world.text("SELECT CAST(count(*) AS TEXT) FROM audit_event WHERE outcome = 'failed' AND detail LIKE "
                     "'%recipient_gone%'") == "1");
}

TEST_CASE("REG-1 a letter that does not open under this server's key fails and is never sent empty")
{
    MailWorld world;
    const auto id = world.post();
    world.key = crypto::ServerKey::fresh();
    CHECK(world.round() == SendReport{.failed = 1});
    CHECK(world.mail(id).last_error == "unreadable");
    CHECK(world.envelopes.empty());
}

TEST_CASE("REG-1 the thread sends what waits, and ends when it is told to")
{
    MailWorld world;
    const auto id = world.post();
    std::mutex mutex;
    std::condition_variable taken;
    bool is_taken = false;
    {
        mail::MailSender sender(world.settings, world.clock, *world.database, world.key,
                                [&](const mail::Envelope&, const std::string&) -> DeliveryReport {
                                    const std::lock_guard lock(mutex);
                                    is_taken = true;
                                    taken.notify_all();
                                    return {Delivery::Taken, {}};
                                });
        sender.start();
        sender.nudge();
        std::unique_lock lock(mutex);
        REQUIRE(taken.wait_for(lock, seconds(30), [&] { return is_taken; }));
    }
    CHECK(world.mail(id).state == MailState::Sent);
}
