// Organisations: those of the register, those that somebody adds, and finding them (IS-140 to IS-142, IS-804).
#include "tests/records/entity_world.h"

namespace {

struct World : EntityWorld {
    /// Names in their order.
    std::string found(const std::string& text, const char* who = kSally)
    {
        const auto list = seen(who, "entities", {{"text", text}}).list("organisations");
        std::string all;
        for (std::size_t i = 0; i < list.rows.size(); ++i) all += (i == 0 ? "" : "; ") + list.at(i, "name");
        return all;
    }
    std::string badges(const std::string& text)
    {
        return seen(kSally, "entities", {{"text", text}}).list("organisations").at(0, "badges");
    }
    std::string categories(const std::string& organisation)
    {
        const auto list = seen(kSally, "entity", {{"organisation", organisation}}).list("categories");
        std::string all;
        for (std::size_t i = 0; i < list.rows.size(); ++i) all += (i == 0 ? "" : " ") + list.at(i, "code");
        return all;
    }
    std::string add(const std::string& name, Fields more = {}, const char* who = kSally)
    {
        more["name"] = name;
        return done(who, "add_organisation", more).fact("organisation");
    }
    std::string of(ServiceId service) { return "o" + id_of(service); }
};

}  // namespace

TEST_CASE("IS-140 every service of the register is an organisation of its category")
{
    World world;
    CHECK(world.categories(world.of(world.moondust)) == "ED01");
    CHECK(world.categories(world.of(world.teacup)) == "EC01");
    for (const auto& [kind, code] : {std::pair("early_education", "EC02"),
                                     {"mch", "HE09"},
                                     {"playgroup", "HS10"},
                                     {"council", ""},
                                     {"office", ""}}) {
        const auto service = world.add_service(kind, std::string("Imaginary ") + kind);
        CHECK(world.categories(world.of(service)) == code);
        const auto facts = world.seen(kSally, "entity", {{"organisation", world.of(service)}}).facts;
        CHECK(text_of(facts, "status") == (*code == '\0' ? "unconfirmed" : "confirmed"));
    }
    CHECK(world.count("service") == world.count("organisation WHERE service_id IS NOT NULL"));
}

TEST_CASE("IS-107 a Catholic or independent school is one in its capacity only, a government school always")
{
    World world;
    for (const auto* sector : {"Catholic", "Independent"}) {
        world.run(std::string("UPDATE service SET sector = '") + sector + "' WHERE name LIKE 'Starfall%'");
        CHECK(world.categories(world.of(world.starfall)) == "ED02");
        CHECK(world.fact(world.peer(world.of(world.starfall)), "acting_in_capacity").empty());
    }
    world.run("UPDATE service SET sector = 'Government' WHERE name LIKE 'Starfall%'");
    CHECK(world.categories(world.of(world.starfall)) == "ED01");
    CHECK(world.fact(world.peer(world.of(world.starfall)), "acting_in_capacity") == "YES");
}

TEST_CASE("IS-142 a service with another name is still found by the former one")
{
    World world;
    world.run("UPDATE service SET name = 'Comet College' WHERE name LIKE 'Starfall%'");
    CHECK(world.found("comet") == "Comet College");
    CHECK(world.found("starfall") == "Comet College");
}

TEST_CASE("IS-142 one or two key words find by name, former name, suburb and category")
{
    World world;
    world.add("Mythical MCH Service", {{"suburb", "Nowhere-on-Sea"}, {"categories", "HE09"}});
    CHECK(world.found("mythical") == "Mythical MCH Service");
    CHECK(world.found("SERVICE mythi") == "Mythical MCH Service");
    CHECK(world.found("nowhere") == "Mythical MCH Service");
    CHECK(world.found("he09") == "Mythical MCH Service");
    CHECK(world.found("maternal") == "Mythical MCH Service");
    CHECK(world.found("mythical quite").empty());
    CHECK(world.found("thical").empty());
    CHECK(world.found("vit") == "Victorian Institute of Teaching");
    CHECK(world.told_look(kSally, "entities", {{"text", "--"}}) == "field.required@text");
}

TEST_CASE("IS-142 the exact name stands first, then what begins so, then a word of the name, then the rest")
{
    World world;
    world.add("The Banksia");
    world.add("Banksia");
    world.add("Banksia Imaginary Primary", {{"is_other", "yes"}});
    world.add("Pretend Hub", {{"suburb", "Banksia"}});
    CHECK(world.found("banksia") == "Banksia; Banksia Imaginary Primary; The Banksia; Pretend Hub");
}

TEST_CASE("IS-142 at most 50 are shown, and how many there are")
{
    World world;
    for (int i = 0; i < 51; ++i) world.add_service("kindergarten", "Zebra Kindergarten " + std::to_string(i));
    const auto list = world.seen(kSally, "entities", {{"text", "zebra"}}).list("organisations");
    CHECK(list.rows.size() == 50);
    CHECK(list.total == 51);
}

TEST_CASE("IS-142 results show what each is prescribed for")
{
    World world;
    CHECK(world.badges("moondust") == "ciss\nfviss");
    CHECK(world.badges("victoria police") == "ciss\nfviss\nrae");
    CHECK(world.badges("child link") == "ciss\nfviss_assumed\nrestricted");
    CHECK(world.badges("magistrates") == "ciss\nfviss\ncourt");
    CHECK(world.badges("ndia") == "not_prescribed");
    world.add("Pretend Orange Hub");
    CHECK(world.badges("orange hub") == "unconfirmed");
}

TEST_CASE("IS-140 a search for what is not prescribed says why")
{
    World world;
    const auto kinds = world.seen(kSally, "entities", {{"text", "family day"}}).list("categories");
    REQUIRE(kinds.rows.size() == 1);
    CHECK(kinds.at(0, "why_not") == "Family day care is not prescribed.");
    const auto found = world.seen(kSally, "entities", {{"text", "ndia"}}).list("organisations");
    CHECK(found.at(0, "why_not") == "A Commonwealth agency is not prescribed.");
    CHECK(world.seen(kSally, "entities", {{"text", "moondust"}}).list("organisations").at(0, "why_not").empty());
}

TEST_CASE("IS-141 what a user adds is unconfirmed until RECORDS confirms its category, and no other role does")
{
    World world;
    const auto hub = world.add("Pretend Orange Hub", {{"categories", "HS11"}});
    const Fields form{{"organisation", hub}, {"categories", "HS11"}};
    CHECK(world.fact(world.peer(hub, "", "by hand"), "destination") == "UNCONFIRMED_ORG");
    CHECK(world.fact(world.peer(hub), "peer_rae") == "false");
    CHECK(world.fact(world.peer(hub), "FVISS.peer_ise") == "UNVERIFIED");
    CHECK(world.told(kSally, "confirm_organisation", form) == "role.needed");
    CHECK(world.told(kRita, "confirm_organisation", {{"organisation", hub}, {"categories", "XX"}}) ==
          "category.unknown@categories");
    CHECK(world.told(kRita, "confirm_organisation", form) == "done");
    CHECK(world.last_audit() == "confirm_organisation done " + hub);
    CHECK(world.fact(world.peer(hub, "", "by hand"), "destination") == "ORG_CHANNEL");
    CHECK(world.fact(world.peer(hub), "peer_rae") == "true");
    CHECK(world.fact(world.peer(hub), "FVISS.peer_ise") == "YES");
}

TEST_CASE("IS-141 what one organisation adds is nobody else's until the Department settles it")
{
    World world;
    const auto hub = world.add("Pretend Orange Hub");
    CHECK(world.found("pretend orange", kOtto).empty());
    CHECK(world.told_look(kOtto, "entity", {{"organisation", hub}}) == "organisation.not_found@organisation");
    CHECK(world.told_look(kOtto, "entity", {{"organisation", "nobody"}}) == "organisation.not_found@organisation");
    CHECK(world.seen(kAda, "unconfirmed_organisations").list("organisations").rows.size() == 1);
    CHECK(world.told(kAda, "settle_organisation", {{"organisation", hub}, {"categories", "HS11"}}) == "done");
    CHECK(world.found("pretend orange", kOtto) == "Pretend Orange Hub");
    CHECK(world.seen(kAda, "unconfirmed_organisations").list("organisations").rows.empty());
    CHECK(world.told(kRita, "confirm_organisation", {{"organisation", hub}, {"categories", "HE09"}}) ==
          "organisation.not_ours@organisation");
}

TEST_CASE("IS-141 a name that is there already is told once")
{
    World world;
    CHECK(world.told(kSally, "add_organisation", {{"name", "VICTORIA POLICE"}}) == "organisation.alike@is_other");
    CHECK(world.told(kSally, "add_organisation", {{"name", "Moondust Primary"}}) == "organisation.alike@is_other");
    CHECK(world.told(kSally, "add_organisation", {{"name", "VICTORIA POLICE"}, {"is_other", "yes"}}) == "done");
    CHECK(world.told(kSally, "add_organisation", {{"name", "Pretend Victoria"}}) == "done");
    CHECK(world.told(kSally, "add_organisation", {{"name", "?!"}}) == "field.required@name");
    CHECK(world.told(kSally, "add_organisation", {{"name", "Hub"}, {"categories", "XX99"}}) ==
          "category.unknown@categories");
}

TEST_CASE("IS-804 how an organisation is reached is each of ours to say, RECORDS says it")
{
    World world;
    const Fields form{{"organisation", "body-victoria-police"},
                      {"phone", "0491 570 006"},
                      {"domains", "Stations.example\nstations.example"},
                      {"inbox", "sharing@stations.example"},
                      {"preferred_form", "GENERIC"}};
    CHECK(world.told(kSally, "set_organisation", form) == "role.needed");
    CHECK(world.told(kRita, "set_organisation", form) == "done");
    const auto facts = [&](const char* who) {
        return world.seen(who, "entity", {{"organisation", "body-victoria-police"}}).facts;
    };
    CHECK(text_of(facts(kSally), "domains") == "police.vic.gov.au\nstations.example");
    CHECK(text_of(facts(kSally), "preferred_form") == "GENERIC");
    CHECK(text_of(facts(kOtto), "domains") == "police.vic.gov.au");
    CHECK(text_of(facts(kOtto), "preferred_form") == "VICPOL");
    CHECK(text_of(facts(kOtto), "inbox") == "INFORMATION-SHARING@police.vic.gov.au");
}

TEST_CASE("IS-133 no organisation is known by a domain of free mail")
{
    World world;
    const auto with = [&](const char* field, const char* value) {
        return world.told(kRita, "set_organisation", {{"organisation", "body-victoria-police"}, {field, value}});
    };
    CHECK(with("domains", "freemail.example") == "domain.free_mail@domains");
    CHECK(with("domains", "police") == "domain.not_one@domains");
    CHECK(with("inbox", "police@freemail.example") == "domain.free_mail@inbox");
    CHECK(with("preferred_form", "PAPER") == "organisation.form_unknown@preferred_form");
}

TEST_CASE("IS-125 a helper looks at no organisation, and nobody acts for a service that is not theirs")
{
    World world;
    CHECK(world.told_look(kHanna, "entities", {{"text", "police"}}) == "role.needed");
    CHECK(world.told_look(kSally, "entities", {{"text", "police"}, {"service", world.id_of(world.starfall)}}) ==
          "service.not_found@service");
    world.add_role(kSally, world.starfall, "sharer");
    CHECK(world.told_look(kSally, "entities", {{"text", "police"}}) == "field.required@service");
    CHECK(world.told_look(kSally, "entities", {{"text", "police"}, {"service", world.id_of(world.starfall)}}) ==
          "done");
}
