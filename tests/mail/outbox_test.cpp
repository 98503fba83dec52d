#include <catch_amalgamated.hpp>

#include "server/store/unit.h"
#include "tests/mail/mail_world.h"

using store::MailState;

TEST_CASE("REG-1 a letter waits sealed in the outbox, and opens under the server's key alone")
{
    MailWorld world;
    const auto id =
        world.post("quilla@moondust.example", mail::LetterCode::InvitationUser, {}, {"wilhelmina@moondust.example"});
    const auto kept = world.mail(id);
    CHECK(kept.state == MailState::Queued);
    CHECK(kept.code == "invitation_user");
    CHECK(kept.to_address == "quilla@moondust.example");
    CHECK(kept.cc == std::vector<std::string>{"wilhelmina@moondust.example"});
    CHECK(kept.next_try_at == world.clock.now());
    CHECK(kept.tries == 0);
    CHECK(kept.body.find("TOKEN") == std::string::npos);

    const auto opened = world.database->read([&](store::Tx& tx) {
        return services::Postman(world.settings, world.key, world.database->kind()).open(tx, id);
    });
    REQUIRE(opened);
    CHECK(opened->text.find("https://childlink.test/i#TOKEN") != std::string::npos);
    CHECK(opened->mail.body.empty());
    const auto elsewhere = world.database->read([&](store::Tx& tx) {
        return services::Postman(world.settings, crypto::ServerKey::fresh(), world.database->kind()).open(tx, id);
    });
    CHECK(elsewhere->text.empty());
    const auto none = world.database->read([&](store::Tx& tx) {
        return services::Postman(world.settings, world.key, world.database->kind()).open(tx, "nothing");
    });
    CHECK(none.error().code == "mail.not_found");
}

TEST_CASE("REG-1 a letter goes with its act: undone together, whole or in part")
{
    MailWorld world;
    const services::Postman postman(world.settings, world.key, world.database->kind());
    const services::Recipient to{.address = "quilla@moondust.example", .name = "Quilla Testworth"};
    const auto undone = world.database->act([&](store::Tx& tx) -> Status {
        REQUIRE(postman.post(tx, world.clock.now(), mail::LetterCode::InvitationUser, to, all_slots()));
        return fail(ErrorKind::Unavailable, "test.fault");
    });
    CHECK_FALSE(undone);
    CHECK(world.text("SELECT CAST(count(*) AS TEXT) FROM mail") == "0");
    REQUIRE(world.database->act([&](store::Tx& tx) -> Status {
        {
            const store::Part refused(tx);
            REQUIRE(postman.post(tx, world.clock.now(), mail::LetterCode::InvitationUser, to, all_slots()));
        }
        store::Part kept(tx);
        REQUIRE(postman.post(tx, world.clock.now(), mail::LetterCode::NameChanged, to, all_slots()));
        kept.keep();
        return {};
    }));
    CHECK(world.text("SELECT group_concat(code) FROM mail") == "name_changed");
}

TEST_CASE("REG-1 an address or a subject that could add a header is refused")
{
    MailWorld world;
    for (const char* address : {"", "quilla", "quilla@moondust", "quilla@moondust.example\r\nBcc: all@moondust.example",
                                "Quilla <quilla@moondust.example>", "quilla@moondust.example, b@moondust.example",
                                "quilla@moondust.example>", "\"quilla\"@moondust.example"}) {
        INFO(address);
        const auto refused = world.try_post({.address = address, .name = "Quilla"});
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code + "@" + refused.error().field == "mail.bad_address@to");
        const auto copied = world.try_post({.address = "quilla@moondust.example", .name = "Quilla"}, {address});
        REQUIRE_FALSE(copied);
        CHECK(copied.error().field == "cc");
    }
    const services::Postman postman(world.settings, world.key, world.database->kind());
    for (const std::string subject : {"", "Restriction\r\nBcc: all@moondust.example", "Restriction\n", "a\x7F"}) {
        const auto refused = world.database->act([&](store::Tx& tx) {
            return postman.queue(tx, world.clock.now(), {mail::LetterCode::RestrictionNotice, subject, "text\n"},
                                 {.address = "quilla@moondust.example", .name = "Quilla"});
        });
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == "mail.bad_subject");
    }
    CHECK(world.text("SELECT CAST(count(*) AS TEXT) FROM mail") == "0");
}

TEST_CASE("REG-2 letters of training data are kept for the screen and never wait")
{
    MailWorld world(store::DataKind::Demo);
    const auto id = world.post();
    CHECK(world.mail(id).state == MailState::Kept);
    CHECK(world.round() == mail::SendReport{});
    CHECK(world.envelopes.empty());
    CHECK(world.mail(id).state == MailState::Kept);
    // It can still be read on the screen: that is what it is kept for.
    CHECK_FALSE(world.mail(id).body.empty());
}

TEST_CASE("REG-2 the database itself lets no letter leave training data, whatever a program does")
{
    MailWorld world(store::DataKind::Demo);
    const auto id = world.post();
    for (const char* state : {"queued", "sent", "failed"}) {
        INFO(state);
        CHECK(world.run("UPDATE mail SET state = '" + std::string(state) + "'") == "database.failed");
        CHECK(world.run("INSERT INTO mail (public_id, code, to_address, to_name, cc, subject, body, state, queued_at, "
                        "next_try_at) VALUES ('x', 'c', 'a@b.example', '', '', 's', 'b', '" +
                        std::string(state) + "', 0, 0)") == "database.failed");
    }
    CHECK(world.mail(id).state == MailState::Kept);
    CHECK(world.text("SELECT CAST(count(*) AS TEXT) FROM mail") == "1");
    // What a mistaken program might queue is not sent either: the sender looks at the mark by itself.
    REQUIRE(world.run("DROP TRIGGER mail_never_leaves_training").empty());
    REQUIRE(world.run("UPDATE mail SET state = 'queued'").empty());
    CHECK(world.round() == mail::SendReport{});
    CHECK(world.envelopes.empty());
    // On real data both are usual.
    MailWorld real;
    real.post();
    CHECK(real.run("UPDATE mail SET state = 'failed'").empty());
}

TEST_CASE("RES-5 the Department is written to where its address is set, and on the screen of a training room")
{
    const auto to_department = [](MailWorld& world) {
        const services::Postman postman(world.settings, world.key, world.database->kind());
        const auto id = world.database->act([&](store::Tx& tx) {
            return postman.post_to_department(tx, world.clock.now(), mail::LetterCode::RestrictionNotice, all_slots());
        });
        REQUIRE(id);
        return id->empty() ? std::string("none") : world.mail(*id).to_address;
    };
    MailWorld real;
    CHECK(to_department(real) == "none");
    real.settings.mail.department = "access@department.example";
    CHECK(to_department(real) == "access@department.example");
    MailWorld training(store::DataKind::Demo);
    training.settings.mail.department = "access@department.example";
    CHECK(to_department(training) == "department@childlink.invalid");
}

TEST_CASE("REG-2 the outbox is listed newest first, by state and by page, without the texts")
{
    MailWorld world;
    for (const char* name : {"a", "b", "c"}) {
        world.post(std::string(name) + "@moondust.example");
        world.clock.advance(std::chrono::minutes(1));
    }
    const auto listed = [&](std::optional<MailState> state, int limit, int offset) {
        const auto page =
            world.database->read([&](store::Tx& tx) { return store::list_mail(tx, state, limit, offset); });
        REQUIRE(page);
        std::string all = std::to_string(page->total) + ":";
        for (const auto& each : page->mails) {
            CHECK(each.body.empty());
            all += each.to_address.substr(0, 1);
        }
        return all;
    };
    CHECK(listed({}, 10, 0) == "3:cba");
    CHECK(listed({}, 2, 0) == "3:cb");
    CHECK(listed({}, 2, 2) == "3:a");
    CHECK(listed({}, 2, 3) == "3:");
    CHECK(listed(MailState::Queued, 10, 0) == "3:cba");
    CHECK(listed(MailState::Sent, 10, 0) == "0:");
}
