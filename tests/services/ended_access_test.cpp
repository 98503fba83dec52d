// Somebody whose access has ended and who still knows the password: those who should know hear of it, and the browser
// learns nothing.
#include <soci/soci.h>

#include "tests/services/sign_in_fixture.h"

using namespace std::chrono;

namespace {

struct World : SignInWorld {
    World()
    {
        settings.mail.department = "department@childlink.test";
        run("INSERT INTO account (id, public_id, username, name, first_name, last_name, email, is_authoriser, is_user, "
            "state, password_hash) VALUES (900, 'authoriser', 'wilhelmina', 'Wilhelmina Placeholder', 'Wilhelmina', "
            "'Placeholder', 'wilhelmina@moondust.example', 1, 0, 'active', 'x')");
        run("INSERT INTO service (id, public_id, kind, source, source_ref, name) VALUES (900, 's900', 'school', "
            "'test', "
            "'900', 'Moondust Primary School (Fictional)')");
        run("INSERT INTO duty (public_id, account_id, service_id, kind, from_at, in_force, is_sole) VALUES ('d900', "
            "900, "
            "900, 'active', 0, 1, 1)");
        run("INSERT INTO access_grant (id, public_id, account_id, service_id, workforce, user_type, granted_at) SELECT "
            "900, 'g900', id, 900, 'W1', 'Teacher', 0 FROM account WHERE username = 'zeb.sampleton'");
    }
    void run(const std::string& statement)
    {
        const auto done = database->act([&](store::Tx& tx) -> Status {
            tx.sql() << statement;
            return {};
        });
        INFO((done ? statement : statement + ": " + done.error().detail));
        REQUIRE(done);
    }
    std::string text(const std::string& query)
    {
        return *database->read([&](store::Tx& tx) -> Result<std::string> {
            std::string value;
            tx.sql() << query, soci::into(value);
            return value;
        });
    }
    void end_access()
    {
        const auto now = std::to_string(clock.now().time_since_epoch().count());
        run("UPDATE access_grant SET ended_at = " + now + ", end_reason = 'inactivity'");
        run("UPDATE account SET state = 'inactive', removed_at = " + now +
            ", removed_why = 'inactivity' WHERE username = 'zeb.sampleton'");
    }
    std::string letters()
    {
        return text(
            "SELECT coalesce(group_concat(to_address, ' '), '') FROM (SELECT to_address FROM mail WHERE code = "
            "'removed_attempt' ORDER BY id)");
    }
    std::string attempts()
    {
        return text("SELECT CAST(count(*) AS TEXT) FROM audit_event WHERE action LIKE 'sign_in.after_end%'");
    }
};

constexpr const char* kBoth = "wilhelmina@moondust.example department@childlink.test";

}  // namespace

TEST_CASE(
    "REG-18 after the right password of somebody whose access has ended, the Authoriser and Department hear of it")
{
    World world;
    const auto before = world.sign_in->sign_in(world.form());
    REQUIRE(before);
    world.end_access();
    const auto step = world.sign_in->sign_in(world.form());
    REQUIRE(step);
    CHECK(step->view.stage == before->view.stage);  // the usual answer
    CHECK(world.letters() == kBoth);
    CHECK(world.attempts() == "1");
    CHECK(world.text("SELECT subject FROM mail WHERE code = 'removed_attempt' LIMIT 1") ==
          "Zeb Sampleton tried to sign in after access had ended");
}

TEST_CASE("REG-21 a wrong password tells nobody anything, and nor does somebody who has access")
{
    World world;
    REQUIRE(world.sign_in->sign_in(world.form()));
    world.end_access();
    CHECK(code_of(world.sign_in->sign_in(world.form("not the password at all"))) == "sign_in.failed");
    CHECK(world.letters().empty());
    CHECK(world.attempts() == "0");
}

TEST_CASE("REG-21 each attempt has its row; the letters go once a day")
{
    World world;
    world.end_access();
    REQUIRE(world.sign_in->sign_in(world.form()));
    world.clock.advance(hours(23));
    REQUIRE(world.sign_in->sign_in(world.form()));
    CHECK(world.letters() == kBoth);
    CHECK(world.attempts() == "2");
    world.clock.advance(hours(25));
    REQUIRE(world.sign_in->sign_in(world.form()));
    CHECK(world.letters() == std::string(kBoth) + " " + kBoth);
}
