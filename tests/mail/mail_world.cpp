#include "tests/mail/mail_world.h"

#include <soci/soci.h>

#include "server/store/person_store.h"

MailWorld::MailWorld(store::DataKind kind)
    : database(open_scratch(folder.file("mail.db"), kind)),
      clock(*parse_instant("2026-11-25T09:05:55Z")),
      key(crypto::ServerKey::fresh())
{
    settings.mail.smtp_url = "smtp://127.0.0.1:2525";
    settings.mail.sender = "no-reply@childlink.example";
    settings.mail.tls = "none";
}

mail::Slots all_slots()
{
    mail::Slots slots;
    for (const auto& letter : mail::templates())
        for (const auto text : {letter.subject, letter.body})
            for (const auto slot : mail::slots_in(text)) slots[std::string(slot)] = "<" + std::string(slot) + ">";
    slots["link"] = "https://childlink.test/i#TOKEN";
    return slots;
}

Result<std::string> MailWorld::try_post(const services::Recipient& to, const std::vector<std::string>& cc)
{
    auto slots = all_slots();
    slots.erase("name");
    slots.erase("product");
    const services::Postman postman(settings, key, database->kind());
    return database->act(
        [&](store::Tx& tx) { return postman.post(tx, clock.now(), mail::LetterCode::InvitationUser, to, slots, cc); });
}

std::string MailWorld::post(const std::string& address, mail::LetterCode letter, std::optional<AccountId> account,
                            const std::vector<std::string>& cc)
{
    const services::Postman postman(settings, key, database->kind());
    const auto id = database->act([&](store::Tx& tx) {
        return postman.post(tx, clock.now(), letter,
                            {.address = address, .name = "Quilla Testworth", .account = account}, all_slots(), cc);
    });
    INFO((id ? std::string() : id.error().code + " " + id.error().field));
    REQUIRE(id);
    return *id;
}

AccountId MailWorld::add_account(const std::string& username, store::AccountState state)
{
    store::Person person;
    person.public_id = person.username = username;
    person.may.user = true;
    const auto id = database->act([&](store::Tx& tx) -> Result<AccountId> {
        const auto made = store::add_person(tx, person);
        if (!made) return made;
        person.id = *made;
        person.state = state;
        if (auto done = store::save_person(tx, person); !done) return fail(done.error());
        return made;
    });
    REQUIRE(id);
    return *id;
}

store::Mail MailWorld::mail(const std::string& id)
{
    const auto found = database->read([&](store::Tx& tx) { return store::find_mail(tx, id); });
    REQUIRE(found);
    REQUIRE(*found);
    return **found;
}

mail::MailSender MailWorld::sender(const mail::DeliveryReport& answer)
{
    return {settings, clock, *database, key,
            [this, answer](const mail::Envelope& envelope, const std::string& message) {
                envelopes.push_back(envelope);
                messages.push_back(message);
                return answer;
            }};
}

mail::SendReport MailWorld::round(mail::MailSender& sender)
{
    const auto report = sender.send_due(clock.now());
    INFO((report ? std::string() : report.error().code + " " + report.error().detail));
    REQUIRE(report);
    return *report;
}

mail::SendReport MailWorld::round(const mail::DeliveryReport& answer)
{
    auto one = sender(answer);
    return round(one);
}

std::string MailWorld::text(const std::string& query)
{
    const auto found = database->read([&](store::Tx& tx) -> Result<std::string> {
        std::string value;
        tx.sql() << query, soci::into(value);
        return value;
    });
    INFO(query << (found ? "" : found.error().detail));
    REQUIRE(found);
    return *found;
}

std::string MailWorld::run(const std::string& statement)
{
    const auto done = database->act([&](store::Tx& tx) -> Status {
        tx.sql() << statement;
        return {};
    });
    return done ? "" : done.error().code;
}
