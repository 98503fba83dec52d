// What we and the other side are to the decision table (2.3, scope P and the facts about us).
#include "tests/records/entity_world.h"

TEST_CASE("IS-101 what we are ourselves follows from our own category")
{
    EntityWorld world;
    const auto school = world.us(world.moondust);
    CHECK(world.fact(school, "CISS.self_ise") == "true");
    CHECK(world.fact(school, "FVISS.self_ise") == "true");
    CHECK(world.fact(school, "self_rae") == "false");
    CHECK(world.fact(school, "self_restricted") == "false");
    CHECK(world.fact(school, "self_court_exempt") == "false");
    const auto council = world.us(world.add_service("council", "Shire of Nowhere"));
    CHECK(world.fact(council, "CISS.self_ise") == "false");
    CHECK(world.fact(council, "FVISS.self_ise") == "false");
}

TEST_CASE("IS-106 an organisation of ours that is a court is exempt")
{
    EntityWorld world;
    const auto office = world.add_service("office", "Imaginary Court");
    world.done(kAda, "settle_organisation", {{"organisation", "o" + world.id_of(office)}, {"categories", "JU04"}});
    CHECK(world.fact(world.us(office), "self_court_exempt") == "true");
    CHECK(world.fact(world.us(office), "CISS.self_ise") == "true");
}

TEST_CASE("IS-101 an organisation that is not there, or is not ours to know, is no entity")
{
    EntityWorld world;
    CHECK(world.peer("").empty());
    const auto nobody = world.peer("nobody");
    CHECK(world.fact(nobody, "CISS.peer_ise") == "NO");
    const auto hub = world.done(kSally, "add_organisation", {{"name", "Pretend Orange Hub"}, {"categories", "HS11"}})
                         .fact("organisation");
    CHECK(world.peer(hub, "", "", world.starfall) == nobody);
    CHECK(world.fact(world.peer(hub), "CISS.peer_ise") == "UNVERIFIED");
}

TEST_CASE("W-107 a status that nobody has verified is said beside the facts")
{
    EntityWorld world;
    CHECK(world.fact(world.peer("body-victorian-institute-of-teaching"), "status_assumed") == "true");
    CHECK(world.fact(world.peer("body-child-protection"), "status_assumed") == "false");
}

TEST_CASE("IS-141 an organisation that uses this system is known as its service")
{
    EntityWorld world;
    world.in_scene([&](const admin::Scene& scene) -> Result<Fields> {
        const auto service = records::service_of(scene, "o" + world.id_of(world.starfall));
        REQUIRE(service);
        REQUIRE(*service);
        CHECK((*service)->service == world.starfall);
        CHECK((*service)->name == "Starfall College (Fictional)");
        CHECK_FALSE(*records::service_of(scene, "body-victoria-police"));
        CHECK_FALSE(*records::service_of(scene, "nobody"));
        return Fields{};
    });
}

TEST_CASE(
    "IS-104 whoever passes on what they saw in Child Link acts for their own organisation, which is not restricted")
{
    EntityWorld world;
    CHECK(world.fact(world.us(world.moondust), "self_restricted") == "false");
    CHECK(world.fact(world.peer("body-child-link"), "peer_restricted") == "true");
}

TEST_CASE("IS-134 whoever writes from here is a contact of the other side, checked anew once their name is another")
{
    EntityWorld world;
    const auto caller = world.caller(kOtto);
    const auto starfall = "o" + world.id_of(world.starfall);
    records::Sender sender;
    const auto send = [&] {
        world.in_scene([&](const admin::Scene& scene) -> Result<Fields> {
            const Fields none;
            admin::Doing doing{scene, caller, none, acts::By::Sharing};
            const auto sent = records::sender_of(doing, world.starfall);
            REQUIRE(sent);
            sender = *sent;
            return Fields{};
        });
        return sender.contact;
    };
    const auto otto = send();
    CHECK(sender.organisation == starfall);
    CHECK(sender.person == "Otto Other");
    CHECK(sender.title == "Wellbeing leader");
    CHECK(send() == otto);
    CHECK(world.count("organisation_contact") == 1);
    CHECK(world.check_person(otto) == "done");
    CHECK(world.fact(world.peer(starfall, otto), "peer_verified.person") == "PASSED");
    CHECK(world.told(kSally, "change_contact", {{"contact", otto}, {"name", "Zed Fakerson"}, {"position", "None"}}) ==
          "contact.not_ours@contact");
    world.run("UPDATE account SET last_name = 'Fakerson', name = 'Otto Fakerson' WHERE username = 'otto.other'");
    CHECK(send() == otto);
    CHECK(sender.person == "Otto Fakerson");
    CHECK(world.count("organisation_contact") == 2);
    CHECK(world.fact(world.peer(starfall, otto), "peer_verified.person") == "MISSING");
}
