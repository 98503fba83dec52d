#include "server/mail/letters.h"

#include <catch_amalgamated.hpp>
#include <set>

#include "tests/mail/mail_world.h"

using mail::compose;
using mail::LetterCode;

namespace {

/// The slots that one letter has, the closing lines included.
mail::Slots slots_of(const mail::Template& letter)
{
    mail::Slots slots{{"product", "<product>"}, {"help", "<help>"}};
    for (const auto text : {letter.subject, letter.body})
        for (const auto slot : mail::slots_in(text)) slots[std::string(slot)] = "<" + std::string(slot) + ">";
    return slots;
}

}  // namespace

TEST_CASE("REG-1 every letter composes with its slots, shows each, and has none left")
{
    std::set<std::string_view> codes;
    for (const auto& letter : mail::templates()) {
        INFO(letter.code);
        CHECK(codes.insert(letter.code).second);
        CHECK(mail::letter_of(letter.code) == letter.letter);
        CHECK(&mail::template_of(letter.letter) == &letter);
        const auto slots = slots_of(letter);
        const auto written = compose(letter.letter, slots);
        REQUIRE(written);
        CHECK(written->code == letter.letter);
        CHECK((written->subject + written->body).find_first_of("{}") == std::string::npos);
        CHECK_FALSE(written->subject.empty());
        for (const auto& [slot, value] : slots) {
            INFO(slot);
            CHECK((written->subject + written->body).find(value) != std::string::npos);
            auto fewer = slots;
            fewer.erase(slot);
            const auto refused = compose(letter.letter, fewer);
            REQUIRE_FALSE(refused);
            CHECK(refused.error().code == "mail.slot_missing");
            CHECK(refused.error().field == slot);
        }
        CHECK(written->body.ends_with("\n\n-- \nSent by <product>. <help>\n"));
    }
    CHECK_FALSE(mail::letter_of("love_letter"));
    CHECK_FALSE(mail::letter_of(""));
}

TEST_CASE("REG-4 no letter but an invitation holds a link, and RES-5 the subject of a notice is one word")
{
    for (const auto& letter : mail::templates()) {
        const bool invites = letter.code.starts_with("invitation_") && letter.letter != LetterCode::InvitationCancelled;
        const bool links = invites || letter.letter == LetterCode::FactorReset;  // REG-15: a fresh invitation
        INFO(letter.code);
        CHECK((letter.body.find("{link}") != std::string_view::npos) == links);
        CHECK(letter.body.find("://") == std::string_view::npos);
        // REG-2: our own words, never the real product's subjects.
        CHECK(letter.subject.find("Your invitation to Child Link") == std::string_view::npos);
        CHECK(letter.subject.find("Your Invitation to Join") == std::string_view::npos);
    }
    CHECK(mail::template_of(LetterCode::RestrictionNotice).subject == "Restriction");
}

TEST_CASE("REG-1 no value adds a line, a header or another slot")
{
    auto slots = all_slots();
    slots["help"] = "Ask us.";
    slots["product"] = "Child\r\nBcc: everybody@moondust.example\r\n\r\nLink";
    slots["name"] = "Quilla\nTestworth {link}\x01\x7F";
    const auto written = compose(LetterCode::InvitationUser, slots);
    REQUIRE(written);
    CHECK(written->subject == "You are invited to Child  Bcc: everybody@moondust.example    Link");
    CHECK(written->body.starts_with("Hello Quilla Testworth {link}  ,\n"));
    CHECK(written->body.find('\r') == std::string::npos);
}

TEST_CASE("REG-1 services stand in a list, one a line, and empty lines make no item")
{
    auto slots = all_slots();
    slots["help"] = "Ask us.";
    slots["services"] = "Moondust Primary School (Fictional)\n\n \nTeacup\tKindergarten (Fictional)\r\n";
    const auto written = compose(LetterCode::InvitationUser, slots);
    REQUIRE(written);
    CHECK(written->body.find(
              ":\n\n  - Moondust Primary School (Fictional)\n  - Teacup Kindergarten (Fictional) \n\nYour") !=
          std::string::npos);
    slots["services"] = "";
    CHECK(compose(LetterCode::InvitationUser, slots)->body.find("  - ") == std::string::npos);
}
