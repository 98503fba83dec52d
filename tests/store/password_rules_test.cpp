#include "server/crypto/password_rules.h"

#include <catch_amalgamated.hpp>

namespace {

std::string answer(const std::string& password)
{
    const auto done = crypto::check_password(password, {"zeb.sampleton", "Zeb Sampleton", "Child Link"}, 14);
    return done ? "taken" : done.error().code;
}

}  // namespace

TEST_CASE("REG-15 a password has 14 characters or more, counted as people count them")
{
    CHECK(answer("kiwi lantern 4") == "taken");  // 14
    CHECK(answer("kiwi lantern 4").size() == 5);
    CHECK(answer("kiwi lantern ") == "password.too_short");                // 13
    CHECK(answer("\xC3\xA9t\xC3\xA9 au lagon!") == "password.too_short");  // 13 characters in 15 bytes
    CHECK(answer("\xC3\xA9t\xC3\xA9 au lagon !") == "taken");              // 14
    CHECK(answer(std::string(43, 'x') + "kiwi lantern quartz" + std::string(66, 'y')) == "taken");  // 128
    CHECK(answer(std::string(43, 'x') + "kiwi lantern quartz" + std::string(67, 'y')) == "password.too_long");
    CHECK(answer("kiwi lantern 4\n") == "password.unreadable");
    CHECK(answer("kiwi lantern \xFF\xFF") == "password.unreadable");
}

TEST_CASE("REG-15 a common password is refused in all its usual disguises, without rules of composition")
{
    for (const auto* common :
         {"password123456", "P@ssw0rd2024!!", "qwertyuiopasdf", "aaaaaaaaaaaaaa", "abc-abc-abc-abc-", "12345678901234",
          "Welcome2024Welcome2025", "correct horse battery staple", "letmein letmein", "1qaz2wsx3edc4rfv"}) {
        INFO(common);
        CHECK(answer(common) == "password.common");
    }
    for (const auto* fine : {"violet otter crane 88", "quietlanternsill", "MOONLITGUMTREES", "83920174650192"}) {
        INFO(fine);
        CHECK(answer(fine) == "taken");
    }
}

TEST_CASE("REG-15 a password that holds the name, the user name or the product is refused")
{
    CHECK(answer("otter SAMPLETON crane") == "password.holds_name");
    CHECK(answer("otter s@mpl3ton crane") == "password.holds_name");
    CHECK(answer("my child otter crane") == "password.holds_name");
    CHECK(answer("zebra otter crane 9") == "taken");  // three letters of a name are no name
}
