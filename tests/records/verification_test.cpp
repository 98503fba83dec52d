// Contacts, checks and warnings of impersonation (IS-130 to IS-138).
#include <soci/soci.h>

#include "tests/records/entity_world.h"

namespace {

struct World : EntityWorld {
    std::string mch, mock;
    World() : mch(add_settled("Mythical MCH Service", "HE09", "mythical-mch.example")), mock(add_contact(mch)) {}

    std::string organisation_check(const char* scheme = "CISS")
    {
        return fact(peer(mch, mock), std::string(scheme) + ".peer_verified.organisation");
    }
    std::string person_check() { return fact(peer(mch, mock), "peer_verified.person"); }
    std::string flagged(const std::string& contact) { return fact(peer(mch, contact), "impersonation_flag"); }
    std::string change(Fields more)
    {
        Fields form{{"contact", mock},
                    {"name", "Dr Mock Doctorly"},
                    {"position", "Nurse"},
                    {"phone", "0491 570 006"},
                    {"email", "mock@mythical-mch.example"}};
        for (const auto& [name, value] : more) form[name] = value;
        return told(kSally, "change_contact", form);
    }
    ViewList list(const char* name, const char* who = kSally)
    {
        return seen(who, "entity", {{"organisation", mch}}).list(name);
    }
    std::string standing_flag() { return text("SELECT public_id FROM impersonation_flag WHERE cleared_at IS NULL"); }
    bool is_refused(const std::string& statement)
    {
        return !database->act([&](store::Tx& tx) -> Status {
            tx.sql() << statement;
            return {};
        });
    }
};

}  // namespace

TEST_CASE("IS-130 organisation and person are two checks, each with result, method, day and by whom")
{
    World world;
    CHECK(world.organisation_check() == "MISSING");
    CHECK(world.person_check() == "MISSING");
    CHECK(world.check(world.mch) == "done");
    CHECK(world.organisation_check() == "PASSED");
    CHECK(world.organisation_check("FVISS") == "MISSING");
    CHECK(world.person_check() == "MISSING");
    CHECK(world.check_person(world.mock, {{"method", "KNOWN_RELATIONSHIP"}, {"note", "Since 2019"}}) == "done");
    CHECK(world.last_audit() == "check_contact done " + world.mock);
    CHECK(world.person_check() == "PASSED");
    const auto checks = world.list("checks");
    REQUIRE(checks.rows.size() == 2);
    CHECK(checks.at(0, "name") == "Dr Mock Doctorly");
    CHECK(checks.at(0, "result") == "PASSED");
    CHECK(checks.at(0, "method") == "KNOWN_RELATIONSHIP");
    CHECK(checks.at(0, "note") == "Since 2019");
    CHECK(checks.at(0, "day") == "2026-03-03");
    CHECK(checks.at(0, "by") == "Sally Sharer");
    CHECK(checks.at(0, "checked_until") == "2027-03-03");
    CHECK(checks.at(0, "counts_now") == "yes");
    CHECK(checks.at(1, "scheme") == "CISS");
    CHECK(world.count("verification WHERE note LIKE '%2019%'") == 0);
}

TEST_CASE("IS-130 what the catalogue says is not prescribed is not found to be so")
{
    World world;
    CHECK(world.check("body-ndia") == "check.not_prescribed@scheme");
    CHECK(world.check("body-corrections-victoria") == "check.not_prescribed@scheme");
    CHECK(world.check("body-corrections-victoria", {{"scheme", "FVISS"}}) == "done");
    CHECK(world.check("body-ndia", {{"result", "FAILED"}, {"note", "A Commonwealth agency"}}) == "done");
}

TEST_CASE("IS-130 a colleague's check counts, one of another organisation does not and is not shown")
{
    World world;
    CHECK(world.check(world.mch) == "done");
    CHECK(world.list("checks", kRita).rows.size() == 1);
    CHECK(world.seen(kRita, "entities", {{"text", "mythical"}}).list("organisations").at(0, "verified_until") ==
          "2027-03-03");
    CHECK(world.list("checks", kOtto).rows.empty());
    CHECK(world.list("contacts", kOtto).rows.empty());
    CHECK(world.seen(kOtto, "entities", {{"text", "mythical"}}).list("organisations").at(0, "verified_until").empty());
    CHECK(world.fact(world.peer(world.mch, "", "", world.starfall), "CISS.peer_verified.organisation") == "MISSING");
    CHECK(world.check_person(world.mock, {}, kOtto) == "contact.not_found@contact");
    CHECK(world.check_person("nobody", {}, kOtto) == "contact.not_found@contact");
}

TEST_CASE("IS-131 IS-133 a message from the organisation records its domain; free mail shows nothing")
{
    World world;
    const auto by_mail = [&](const char* domain) {
        return world.check_person(world.mock, {{"method", "ORG_EMAIL"}, {"domain", domain}});
    };
    CHECK(by_mail("") == "check.domain_needed@domain");
    CHECK(by_mail("mock@freemail.example") == "domain.free_mail@domain");
    const auto to = [&] { return world.fact(world.peer(world.mch, world.mock, "mock@nurses.example"), "destination"); };
    CHECK(to() == "PERSONAL_MAILBOX");
    CHECK(by_mail("mock@nurses.example") == "done");
    CHECK(to() == "ORG_CHANNEL");
    CHECK(world.fact(world.peer(world.mch, world.mock, "mock@mythical-mch.example"), "destination") == "ORG_CHANNEL");
    CHECK(world.told(kSally, "add_contact",
                     {{"organisation", world.mch},
                      {"name", "Zed Fakerson"},
                      {"position", "Nurse"},
                      {"email", "zed@freemail.example"}}) == "domain.free_mail@email");
}

TEST_CASE("IS-131 a call back has the number and from where it came, a relationship its note")
{
    World world;
    const auto by = [&](const char* method, Fields more = {}) {
        more["method"] = method;
        return world.check_person(world.mock, more);
    };
    CHECK(by("SWITCHBOARD_CALLBACK") == "check.number_needed@callback_number check.source_needed@callback_source");
    CHECK(by("SWITCHBOARD_CALLBACK", {{"callback_number", "0491 570 156"}, {"callback_source", "Their site"}}) ==
          "done");
    CHECK(world.list("checks").at(0, "callback_number") == "0491 570 156");
    CHECK(by("KNOWN_RELATIONSHIP") == "check.note_needed@note");
    CHECK(by("IN_PERSON_ID") == "done");
    CHECK(by("A_FEELING") == "check.method_unknown@method");
}

TEST_CASE("IS-132 a look into the list is kept and is the sole basis of nothing")
{
    World world;
    CHECK(world.check(world.mch, {{"method", "ISE_LIST_LOOKUP"}}) == "done");
    CHECK(world.organisation_check() == "MISSING");
    CHECK(world.list("checks").at(0, "counts_now").empty());
    CHECK(world.check_person(world.mock, {{"method", "ISE_LIST_LOOKUP"}}) == "check.list_no_person@method");
    CHECK(world.check(world.mch, {{"method", "ISE_LIST_LOOKUP"}, {"result", "FAILED"}, {"note", "Not there"}}) ==
          "check.list_no_proof@result");
    CHECK(world.check(world.mch, {{"method", "IN_PERSON_ID"}}) == "done");
    CHECK(world.check(world.mch, {{"method", "ISE_LIST_LOOKUP"}, {"result", "MISSING"}}) == "done");
    CHECK(world.organisation_check() == "PASSED");
}

TEST_CASE("IS-134 a person stays verified for twelve months, the last day included")
{
    World world;
    CHECK(world.check_person(world.mock) == "done");
    world.go_to(Date{std::chrono::year(2027), std::chrono::March, std::chrono::day(3)});
    CHECK(world.person_check() == "PASSED");
    world.go_to(Date{std::chrono::year(2027), std::chrono::March, std::chrono::day(4)});
    CHECK(world.person_check() == "MISSING");
    CHECK(world.check_person(world.mock) == "done");
    CHECK(world.person_check() == "PASSED");
    CHECK(world.count("verification") == 2);
}

TEST_CASE("IS-134 another organisation, address, number or name ends it, another position does not")
{
    for (const auto& [field, value] : {std::pair("organisation", "body-child-protection"),
                                       {"phone", "0491 570 157"},
                                       {"email", "m@mythical-mch.example"},
                                       {"name", "Testina Sampleton"}}) {
        INFO(field);
        World world;
        CHECK(world.check_person(world.mock) == "done");
        CHECK(world.change({{"position", "Head nurse"}}) == "done");
        CHECK(world.person_check() == "PASSED");
        CHECK(world.list("contacts").at(0, "position") == "Head nurse");
        CHECK(world.change({{field, value}}) == "done");
        CHECK(world.person_check() == "MISSING");
        CHECK(world.count("organisation_contact") == 3);
    }
}

TEST_CASE("IS-134 checks, contacts and warnings are never edited and never deleted")
{
    World world;
    CHECK(world.check_person(world.mock, {{"result", "FAILED"}, {"note", "Not known there"}}) == "done");
    CHECK(world.is_refused("UPDATE verification SET result = 'PASSED'"));
    CHECK(world.is_refused("DELETE FROM verification"));
    CHECK(world.is_refused("UPDATE organisation_contact SET email = 'x@y.example'"));
    CHECK(world.is_refused("DELETE FROM organisation_contact"));
    CHECK(world.is_refused("UPDATE impersonation_flag SET why = ''"));
    CHECK(world.is_refused("DELETE FROM impersonation_flag"));
    CHECK(world.is_refused("DELETE FROM organisation"));
}

TEST_CASE("IS-135 what cannot be checked is missing, not failed: nobody is warned of")
{
    World world;
    CHECK(world.check_person(world.mock, {{"result", "MISSING"}, {"engagement", "UNKNOWN"}}) == "done");
    CHECK(world.person_check() == "MISSING");
    CHECK(world.count("impersonation_flag") == 0);
}

TEST_CASE("IS-136 anybody with a role warns, RECORDS alone clears, and until then it stands")
{
    World world;
    const Fields form{{"organisation", world.mch}, {"contact", world.mock}, {"why", "Another voice than last week"}};
    CHECK(world.flagged(world.mock) == "false");
    CHECK(world.told(kHanna, "raise_impersonation", form) == "done");
    CHECK(world.told(kSally, "raise_impersonation", form) == "impersonation.stands@contact");
    CHECK(world.flagged(world.mock) == "true");
    CHECK(world.flagged("") == "false");
    CHECK(world.fact(world.peer(world.mch, world.mock, "", world.starfall), "impersonation_flag") == "false");
    CHECK(world.list("impersonations").at(0, "why") == "Another voice than last week");
    CHECK(world.list("contacts").at(0, "impersonation") == "yes");
    const Fields clear{{"impersonation", world.standing_flag()}, {"why", "Called back: it is her"}};
    CHECK(world.told(kSally, "clear_impersonation", clear) == "role.needed");
    CHECK(world.told(kOtto, "clear_impersonation", clear) == "role.needed");
    world.add_role(kOtto, world.starfall, "records");
    CHECK(world.told(kOtto, "clear_impersonation", clear) == "impersonation.not_found@impersonation");
    CHECK(world.told(kRita, "clear_impersonation", clear) == "done");
    CHECK(world.flagged(world.mock) == "false");
    CHECK(world.told(kRita, "clear_impersonation", clear) == "impersonation.cleared@impersonation");
    CHECK(world.told(kSally, "raise_impersonation", form) == "done");
}

TEST_CASE("IS-136 a warning of an organisation stands against all who speak for it")
{
    World world;
    world.done(kSally, "raise_impersonation", {{"organisation", world.mch}, {"why", "There is no such office"}});
    CHECK(world.flagged("") == "true");
    CHECK(world.flagged(world.mock) == "true");
}

TEST_CASE("IS-137 a person is engaged as their check says, and not known before")
{
    for (const auto* engagement : {"EMPLOYED", "VOLUNTEER", "UNKNOWN"}) {
        World world;
        CHECK(world.fact(world.peer(world.mch, world.mock), "peer_engagement") == "UNKNOWN");
        CHECK(world.check_person(world.mock, {{"engagement", engagement}}) == "done");
        CHECK(world.fact(world.peer(world.mch, world.mock), "peer_engagement") == engagement);
        CHECK(world.count("impersonation_flag") == 0);
    }
    World world;
    CHECK(world.check_person(world.mock, {{"engagement", "FRIEND"}}) == "check.engagement_unknown@engagement");
}

TEST_CASE("IS-138 a failed check of the person warns of them and tells RECORDS, once")
{
    World world;
    CHECK(world.check_person(world.mock, {{"result", "FAILED"}}) == "check.note_needed@note");
    const Fields failed{{"result", "FAILED"}, {"note", "Nobody of this name works there"}};
    CHECK(world.check_person(world.mock, failed) == "done");
    CHECK(world.person_check() == "FAILED");
    CHECK(world.flagged(world.mock) == "true");
    CHECK(world.flagged("") == "false");
    CHECK(world.check_person(world.mock, failed) == "done");
    CHECK(world.count("impersonation_flag") == 1);
    CHECK(world.text("SELECT role || ' ' || kind || ' ' || object FROM sharing_task") ==
          "records impersonation " + world.mock);
    world.done(kRita, "clear_impersonation", {{"impersonation", world.standing_flag()}, {"why", "A spelling slip"}});
    CHECK(world.count("sharing_task WHERE done_at IS NULL") == 0);
    CHECK(world.person_check() == "FAILED");
    CHECK(world.check_person(world.mock) == "done");
    CHECK(world.person_check() == "PASSED");
}

TEST_CASE("IS-138 a failed check of the organisation warns of all of it")
{
    World world;
    CHECK(world.check(world.mch, {{"result", "FAILED"}, {"note", "It closed years ago"}}) == "done");
    CHECK(world.organisation_check() == "FAILED");
    CHECK(world.flagged(world.mock) == "true");
}

TEST_CASE("IS-130 a helper checks nobody, and a contact of another organisation is not this one's")
{
    World world;
    CHECK(world.check(world.mch, {}, kHanna) == "role.needed");
    CHECK(world.check_person(world.mock) == "done");
    CHECK(world.fact(world.peer("body-victoria-police", world.mock), "peer_verified.person") == "MISSING");
    CHECK(world.told(kSally, "raise_impersonation",
                     {{"organisation", "body-victoria-police"}, {"contact", world.mock}, {"why", "x"}}) ==
          "contact.not_found@contact");
}
