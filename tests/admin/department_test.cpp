// The Department and the services: who is the Authoriser of what, and what may have Users (ACT-1 to ACT-24).
#include <soci/soci.h>

#include <thread>

#include "tests/admin/admin_world.h"

namespace {

struct World : AdminWorld {
    World()
    {
        dawn = add_service("school", "Dawn Chorus School (Fictional)");
        run("UPDATE service SET sector = 'Government', town = 'Dawnville' WHERE id = " + std::to_string(dawn.value));
    }
    std::string number(ServiceId service)
    {
        return text("SELECT source_ref FROM service WHERE id = " + std::to_string(service.value));
    }
    Fields authoriser_form(const std::string& username, ServiceId service, const std::string& kind = "active")
    {
        const auto dot = username.find('.');
        return {{"service_number", number(service)},       {"duty_kind", kind},
                {"first_name", username.substr(0, dot)},   {"last_name", username.substr(dot + 1)},
                {"email", username + "@moondust.example"}, {"email_again", username + "@moondust.example"}};
    }
    Fields duty_form(const std::string& account, ServiceId service, const std::string& kind = "active")
    {
        return {{"service_number", number(service)}, {"account_name", account}, {"duty_kind", kind}};
    }
    std::string duty_of(const std::string& username, ServiceId service)
    {
        return text("SELECT d.public_id FROM duty d JOIN account a ON a.id = d.account_id WHERE a.username = '" +
                    username + "' AND d.service_id = " + std::to_string(service.value) + " AND d.ended_at IS NULL");
    }
    ServiceId dawn;
};

}  // namespace

TEST_CASE("ACT-1 the Department invites an Authoriser, who manages the service from then on")
{
    World world;
    const auto answer = world.done(kAda, "add_authoriser", world.authoriser_form("petra.principal", world.dawn));
    const auto petra = world.person("petra.principal");
    CHECK(answer.fact("person") == petra.public_id);
    CHECK(answer.fact("service") == "Dawn Chorus School (Fictional)");
    CHECK(petra.may == Capabilities{.authoriser = true});
    CHECK(petra.state == store::AccountState::Inactive);
    CHECK(world.letters() == std::vector<std::string>{"invitation_authoriser petra.principal@moondust.example"});
    CHECK(world.text("SELECT makes || ' ' || services FROM invitation") ==
          R"x(authoriser ["Dawn Chorus School (Fictional)"])x");
    CHECK(world.count("invitation_step") == 3);  // REG-8
    CHECK(world.count("duty WHERE in_force = 1 AND is_sole = 1 AND kind = 'active' AND service_id = " +
                      std::to_string(world.dawn.value)) == 1);
    CHECK(world.last_audit() == "add_authoriser done " + petra.public_id);
    CHECK(world.count("audit_event WHERE action = 'add_authoriser' AND object_kind = 'service'") == 1);
    world.run(
        "UPDATE account SET state = 'active', terms_version = 1 WHERE username = 'petra.principal@moondust.example'");
    world.run("UPDATE invitation SET done_at = 1, token_hash = ''");
    CHECK(world.seen("petra.principal", "services").list("services").rows.size() == 1);
}

TEST_CASE("ACT-6 a government school has one Authoriser in force: the second is refused, and leaves nothing")
{
    World world;
    const int accounts = world.count("account");
    CHECK(world.told(kAda, "add_authoriser", world.authoriser_form("petra.principal", world.moondust)) ==
          "duty.taken@service_number");
    CHECK(world.count("account") == accounts);
    CHECK(world.letters().empty());
    CHECK(world.told(kAda, "give_duty", world.duty_form(kBarnaby, world.moondust)) == "duty.taken@service_number");
    world.done(kAda, "end_duty", {{"duty", world.duty_of(kWilhelmina, world.moondust)}, {"why", "A new principal"}});
    CHECK(world.told(kAda, "give_duty", world.duty_form(kBarnaby, world.moondust)) == "done");
}

TEST_CASE("ACT-6 two at the same moment are impossible, in the database and through the acts")
{
    World world;
    const auto duty = [&](const std::string& who) {
        return "INSERT INTO duty (public_id, account_id, service_id, kind, from_at, in_force, is_sole) SELECT 'x-" +
               who + "', id, " + std::to_string(world.dawn.value) +
               ", 'active', 0, 1, 1 FROM account WHERE username = '" + who + "'";
    };
    std::vector<std::string> told(2);
    {
        world.caller(kAda);
        const auto first = world.caller(kAda), second = world.caller("alf.adminson");
        const auto to_wilhelmina = world.duty_form(kWilhelmina, world.dawn),
                   to_barnaby = world.duty_form(kBarnaby, world.dawn);
        std::jthread one([&] { told[0] = told_of(world.admin.act(first, "give_duty", to_wilhelmina)); });
        std::jthread other([&] { told[1] = told_of(world.admin.act(second, "give_duty", to_barnaby)); });
    }
    std::sort(told.begin(), told.end());
    CHECK(told == std::vector<std::string>{"done", "duty.taken@service_number"});
    world.run("DELETE FROM duty WHERE service_id = " + std::to_string(world.dawn.value));
    world.run(duty(kWilhelmina));
    CHECK_FALSE(world.database->act([&](store::Tx& tx) -> Status {
        tx.sql() << duty(kBarnaby);
        return {};
    }));
    CHECK(world.count("duty WHERE in_force = 1 AND service_id = " + std::to_string(world.dawn.value)) == 1);
}

TEST_CASE("ACT-5 a Co-ordinator stands beside the school's own Authoriser, where there are principals to authorise")
{
    World world;
    CHECK(world.told(kAda, "add_authoriser", world.authoriser_form("reg.coordinator", world.moondust, "region")) ==
          "done");
    CHECK(world.told(kAda, "add_authoriser", world.authoriser_form("kin.coordinator", world.teacup, "region")) ==
          "duty.no_region@duty_kind");
    CHECK(world.count("duty WHERE in_force = 1 AND service_id = " + std::to_string(world.moondust.value)) == 2);
}

TEST_CASE("ACT-5 nobody gives a duty or a capability to themselves")
{
    World world;
    const auto ada = world.id_of(kAda);
    CHECK(world.told(kAda, "give_duty", world.duty_form(kAda, world.dawn, "holding")) == "duty.self@account_name");
    CHECK(world.told(kAda, "give_capability", {{"account", ada}, {"capability", "reviewer"}}) ==
          "account.self@account");
    CHECK(world.told(kAda, "take_capability", {{"account", ada}, {"capability", "administrator"}}) ==
          "account.self@account");
    CHECK(world.told(kAda, "lock_account", {{"account", ada}, {"why", "Trying it"}}) == "account.self@account");
    CHECK(world.told(kAda, "reset_factor", {{"account", ada}}) == "account.self@account");
    CHECK(
        world.told(kAda, "authorise_staff",
                   {{"account", ada}, {"staff_purpose", "data"}, {"signed_on", "1/6/2025"}, {"reference", "SEC-1"}}) ==
        "account.self@account");
    CHECK(world.told(kAda, "add_authoriser", [&] {
        auto form = world.authoriser_form("ada.adminson", world.dawn);
        return form;
    }()) == "invite.self@email");
}

TEST_CASE("ACT-11 a service is added to an Authoriser by the Department alone, by user name, address or number")
{
    World world;
    CHECK(world.told(kBarnaby, "give_duty", world.duty_form(kBarnaby, world.dawn)) == "account.not_administrator");
    CHECK(world.told(kAda, "give_duty", world.duty_form("nobody.known", world.dawn)) ==
          "account.not_found@account_name");
    auto form = world.duty_form("Barnaby.Mockford@moondust.example", world.dawn);
    CHECK(world.told(kAda, "give_duty", form) == "done");
    CHECK(world.letters() == std::vector<std::string>{"duty_given barnaby.mockford@moondust.example"});
    CHECK(world.seen(kBarnaby, "services").list("services").rows.size() == 2);
    CHECK(world.told(kAda, "give_duty", form) == "duty.exists@service_number");
    form["service_number"] = "no-such-number";
    CHECK(world.told(kAda, "give_duty", form) == "service.not_found@service_number");
    form["duty_kind"] = "temporary";
    CHECK(world.told(kAda, "give_duty", form) == "field.unknown@duty_kind");
}

TEST_CASE("ACT-4 a User becomes an Authoriser too, on the same account, and is no less a User when that ends")
{
    World world;
    world.add_user_at("zeb.sampleton", world.moondust);
    world.done(kAda, "give_duty", world.duty_form("zeb.sampleton", world.dawn));
    CHECK(world.person("zeb.sampleton").may == Capabilities{.authoriser = true, .user = true});
    const auto zeb = world.caller("zeb.sampleton");
    world.done(kAda, "end_duty", {{"duty", world.duty_of("zeb.sampleton", world.dawn)}, {"why", "It was a mistake"}});
    CHECK(world.person("zeb.sampleton").may == Capabilities{.user = true});
    CHECK(world.is_live(zeb));
    CHECK(world.told("zeb.sampleton", "change_name") == "account.not_authoriser");
}

TEST_CASE("ACT-10 the last duty's end closes the account of who is nothing else, at once; coming back takes a link")
{
    World world;
    const auto barnaby = world.caller(kBarnaby);
    const auto duty = world.duty_of(kBarnaby, world.starfall);
    world.done(kAda, "end_duty", {{"duty", duty}, {"why", "Left the school"}});
    CHECK_FALSE(world.is_live(barnaby));
    CHECK(world.person(kBarnaby).state == store::AccountState::Inactive);
    CHECK(world.letters() == std::vector<std::string>{"duty_ended barnaby.mockford@moondust.example"});
    CHECK(world.told(kAda, "end_duty", {{"duty", duty}, {"why", "Again"}}) == "duty.ended@duty");
    CHECK(world.told(kAda, "end_duty", {{"duty", "none"}, {"why", "Again"}}) == "duty.not_found@duty");
    CHECK(world.told(kAda, "give_duty", world.duty_form(kBarnaby, world.starfall)) == "holder.inactive@account_name");
    const auto id = world.id_of(kBarnaby);
    CHECK(
        world.done(kAda, "add_authoriser", world.authoriser_form("barnaby.mockford", world.starfall)).fact("person") ==
        id);
    CHECK(world.person(kBarnaby).may.authoriser);
}

TEST_CASE("ACT-8 a temporary duty ends with its transfer, not here")
{
    World world;
    world.put_in_charge(kBarnaby, world.dawn, "temporary");
    CHECK(world.told(kAda, "end_duty", {{"duty", world.duty_of(kBarnaby, world.dawn)}, {"why", "Now"}}) ==
          "duty.temporary@duty");
}

TEST_CASE("ACT-1 the Department's own are no school's Authoriser, but hold one's Users between two; an auditor never")
{
    World world;
    CHECK(world.told(kAda, "give_duty", world.duty_form("alf.adminson", world.dawn)) ==
          "duty.not_for_staff@account_name");
    CHECK(world.told(kAda, "give_duty", world.duty_form("alf.adminson", world.dawn, "holding")) == "done");
    CHECK(world.told(kAda, "give_duty", world.duty_form(kOdette, world.dawn, "holding")) ==
          "capability.apart@account_name");
}

TEST_CASE("MAN-22 a restricted person is given no duty and no invitation")
{
    World world;
    world.run("UPDATE account SET is_restricted = 1, state = 'restricted' WHERE username = 'barnaby.mockford'");
    CHECK(world.told(kAda, "give_duty", world.duty_form(kBarnaby, world.dawn)) == "holder.restricted@account_name");
    CHECK(world.told(kAda, "add_authoriser", world.authoriser_form("barnaby.mockford", world.dawn)) ==
          "invite.restricted@email");
}

TEST_CASE("ACT-20 a school that is not eligible gets neither Users nor an Authoriser, and says why; both can be undone")
{
    World world;
    const auto moondust = world.id_of(world.moondust);
    CHECK(world.told(kAda, "set_eligibility", {{"service", moondust}, {"is_eligible", "no"}}) ==
          "field.required@closed_why");
    CHECK(world.told(kAda, "set_eligibility",
                     {{"service", moondust}, {"is_eligible", "no"}, {"closed_why", "boredom"}}) ==
          "field.unknown@closed_why");
    CHECK(world.told(kAda, "set_eligibility", {{"service", moondust}, {"is_eligible", "perhaps"}}) ==
          "field.unknown@is_eligible");
    world.done(kAda, "set_eligibility",
               {{"service", moondust}, {"is_eligible", "no"}, {"closed_why", "no_enrolment_data"}});
    CHECK(world.last_audit() == "set_eligibility done " + moondust);
    CHECK(world.told(kWilhelmina, "invite", world.invite_form("zeb.sampleton", world.moondust)) ==
          "service.not_eligible@services");
    CHECK(world.told(kAda, "give_duty", world.duty_form(kBarnaby, world.moondust, "region")) ==
          "service.not_eligible@service_number");
    CHECK(world.seen(kAda, "organisation", {{"service", moondust}}).fact("closed_why") == "no_enrolment_data");
    world.done(kAda, "set_eligibility", {{"service", moondust}, {"is_eligible", "yes"}});
    CHECK(world.told(kAda, "set_eligibility", {{"service", moondust}, {"is_eligible", "yes"}}) ==
          "service.same@is_eligible");
    CHECK(world.told(kWilhelmina, "invite", world.invite_form("zeb.sampleton", world.moondust)) == "done");
}

TEST_CASE("ACT-22 a kindergarten without a funded program is closed with its own reason")
{
    World world;
    const auto teacup = world.id_of(world.teacup);
    world.done(kAda, "set_eligibility",
               {{"service", teacup}, {"is_eligible", "no"}, {"closed_why", "no_funded_program"}});
    const auto found = world.seen(kAda, "organisations", {{"is_open", "closed"}});
    REQUIRE(found.list("organisations").rows.size() == 1);
    CHECK(found.list("organisations").at(0, "closed_why") == "no_funded_program");
}

TEST_CASE("ACT-21 the cap is one for a school and its campuses")
{
    World world;
    const auto dawn = world.id_of(world.dawn);
    for (int i = 0; i < 7; ++i)
        world.add_user_at(std::string("user") + static_cast<char>('a' + i) + ".sampleton", world.moondust);
    CHECK(world.seen(kAda, "organisation", {{"service", dawn}}).fact("count") == "0");
    CHECK(world.told(kAda, "set_campus", {{"service", dawn}, {"main_school", world.number(world.dawn)}}) ==
          "campus.self@main_school");
    CHECK(world.told(kAda, "set_campus", {{"service", dawn}, {"main_school", world.number(world.teacup)}}) ==
          "campus.not_alike@main_school");
    CHECK(world.told(kAda, "set_campus", {{"service", dawn}, {"main_school", "none"}}) ==
          "service.not_found@main_school");
    world.done(kAda, "set_campus", {{"service", dawn}, {"main_school", world.number(world.moondust)}});
    CHECK(world.told(kAda, "set_campus",
                     {{"service", world.id_of(world.starfall)}, {"main_school", world.number(world.dawn)}}) ==
          "campus.of_campus@main_school");
    const auto view = world.seen(kAda, "organisation", {{"service", dawn}});
    CHECK(view.fact("count") == "7");
    CHECK(view.fact("main_school") == "Moondust Primary School (Fictional)");
    world.done(kAda, "give_duty", world.duty_form(kWilhelmina, world.dawn));
    CHECK(world.told(kWilhelmina, "invite", world.invite_form("zeb.sampleton", world.dawn)) == "service.full@services");
    world.done(kAda, "set_campus", {{"service", dawn}});
    CHECK(world.told(kWilhelmina, "invite", world.invite_form("zeb.sampleton", world.dawn)) == "done");
}

TEST_CASE("ACT-1 organisations are found by words, kind, sector and whether anybody is in charge, a page at a time")
{
    World world;
    const auto names = [&](const Fields& asks) {
        const auto view = world.seen(kAda, "organisations", asks);
        std::string all;
        for (std::size_t i = 0; i < view.list("organisations").rows.size(); ++i)
            all += view.list("organisations").at(i, "name").substr(0, 4) + " ";
        return all + std::to_string(view.list("organisations").total);
    };
    CHECK(names({{"search", "moondust SCHOOL"}}) == "Moon 1");
    CHECK(names({{"search", "DAWNVILLE"}}) == "Dawn 1");
    CHECK(names({{"search", world.number(world.teacup)}, {"kind", "kindergarten"}}) == "Teac 1");
    CHECK(names({{"search", "100%"}}) == "0");
    CHECK(names({{"search", "_"}}) == "0");
    CHECK(names({{"kind", "school"}, {"is_open", "no_authoriser"}, {"sector", "Government"}}) == "Dawn 1");
    for (int i = 0; i < 120; ++i)
        world.run("INSERT INTO service (public_id, kind, source, source_ref, name, sector) VALUES ('many" +
                  std::to_string(i) + "', 'school', 'test', 'MANY-" + std::to_string(i) + "', 'Many " +
                  std::to_string(1000 + i) + " School (Fictional)', 'Catholic')");
    const auto page = [&](const char* number) {
        const auto view = world.seen(kAda, "organisations", {{"sector", "Catholic"}, {"page", number}});
        const auto& list = view.list("organisations");
        return std::to_string(list.total) + " " + std::to_string(list.rows.size()) + " " +
               list.at(0, "name").substr(0, 9);
    };
    CHECK(page("1") == "120 50 Many 1000");
    CHECK(page("3") == "120 20 Many 1100");
    CHECK(page("4") == "120 0 ");
    CHECK(page("-7") == "120 50 Many 1000");
    CHECK(page("never") == "120 50 Many 1000");
}

TEST_CASE("ACT-1 one organisation shows its Authorisers, past ones too, its counts and what was done to it")
{
    World world;
    world.done(kAda, "end_duty", {{"duty", world.duty_of(kWilhelmina, world.moondust)}, {"why", "Left"}});
    world.done(kAda, "give_duty", world.duty_form(kBarnaby, world.moondust));
    world.add_user_at("zeb.sampleton", world.moondust);
    const auto view = world.seen(kAda, "organisation", {{"service", world.id_of(world.moondust)}});
    CHECK(view.fact("count") == "1");
    CHECK(view.fact("cap") == "7");
    CHECK(view.fact("authoriser_title") == "Principal");
    const auto& duties = view.list("duties");
    REQUIRE(duties.rows.size() == 2);
    CHECK(duties.at(0, "username") == kBarnaby);
    CHECK(duties.at(0, "state") == "in_force");
    CHECK(duties.at(1, "username") == kWilhelmina);
    CHECK(duties.at(1, "state") == "ended");
    CHECK(view.list("history").at(0, "action") == "give_duty");
    CHECK(view.list("history").at(1, "action") == "end_duty");
    CHECK(world.told_look(kAda, "organisation", {{"service", "none"}}) == "service.not_found@service");
}

TEST_CASE("ACT-23 a workforce's cap is corrected without a new build, with source and day, and holds from then on")
{
    World world;
    for (int i = 0; i < 7; ++i)
        world.add_user_at(std::string("user") + static_cast<char>('a' + i) + ".sampleton", world.moondust);
    Fields form{{"workforce", "W1"},
                {"user_cap", "8"},
                {"authoriser_title", "Principal"},
                {"source", "letter of the Secretary"},
                {"as_of", "1/6/2025"}};
    CHECK(world.told(kWilhelmina, "invite", world.invite_form("zeb.sampleton", world.moondust)) ==
          "service.full@services");
    world.done(kAda, "set_workforce", form);
    CHECK(world.told(kWilhelmina, "invite", world.invite_form("zeb.sampleton", world.moondust)) == "done");
    CHECK(world.text("SELECT source || ' ' || as_of FROM workforce WHERE code = 'W1'") ==
          "letter of the Secretary 2025-06-01");
    for (const auto* cap : {"-1", "1000", "many", "7.5"}) {
        form["user_cap"] = cap;
        CHECK(world.told(kAda, "set_workforce", form) == "field.not_a_number@user_cap");
    }
    form["user_cap"] = "999";
    CHECK(world.told(kAda, "set_workforce", form) == "done");
    form["as_of"] = "1/6/2099";
    CHECK(world.told(kAda, "set_workforce", form) == "field.in_future@as_of");
    form["as_of"] = "1/6/2025";
    form["workforce"] = "W99";
    CHECK(world.told(kAda, "set_workforce", form) == "workforce.not_found@workforce");
}

TEST_CASE("ACT-23 a User type is added, and one that is no longer offered is given to nobody and kept by who has it")
{
    World world;
    world.add_user_at("ned.active", world.moondust);
    Fields form{{"workforce", "W1"},
                {"label", "School librarian"},
                {"counts", kTicked.data()},
                {"source", "table 1.3"},
                {"as_of", "1/6/2025"}};
    world.done(kAda, "add_user_type", form);
    CHECK(world.told(kAda, "add_user_type", form) == "user_type.exists@label");
    CHECK(world.told(kWilhelmina, "invite", world.invite_form("zeb.sampleton", world.moondust, "School librarian")) ==
          "done");
    Fields change{{"user_type", "W1/Teacher"}, {"counts", "yes"}, {"source", "table 1.3"}, {"as_of", "1/6/2025"}};
    world.done(kAda, "set_user_type", change);
    CHECK(world.told(kWilhelmina, "invite", world.invite_form("olga.other", world.moondust)) ==
          "user_type.unknown@user_type");
    CHECK(world.state_of("ned.active") == "active");
    change["is_offered"] = "yes";
    world.done(kAda, "set_user_type", change);
    CHECK(world.told(kWilhelmina, "invite", world.invite_form("olga.other", world.moondust)) == "done");
    change["user_type"] = "W1/Magician";
    CHECK(world.told(kAda, "set_user_type", change) == "user_type.unknown@user_type");
}

TEST_CASE("SRC-7 a purpose's words are corrected; its code stands in the log and stays")
{
    World world;
    const auto first = world.seen(kAda, "purposes").list("purposes").at(0, "id");
    world.done(kAda, "set_purpose",
               {{"purpose", first}, {"label", "In other words"}, {"source", "Schedule 6"}, {"as_of", "1/6/2025"}});
    CHECK(world.seen(kAda, "purposes").list("purposes").at(0, "label") == "In other words");
    CHECK(world.seen(kAda, "purposes").list("purposes").at(0, "id") == first);
    CHECK(world.told(kAda, "set_purpose",
                     {{"purpose", "W1/none"}, {"label", "x"}, {"source", "y"}, {"as_of", "1/6/2025"}}) ==
          "purpose.unknown@purpose");
}
